"""Associations, figures and contacts: what stands beside a municipality."""

from __future__ import annotations

import uuid
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from archive.fields import ImpreciseDateField
from archive.models import Citation, Record, RecordQuerySet, exactly_one, kept_history
from archive.reading import number_words, today
from municipalities.models.municipality import Municipality, Name, Succession


class OrganisationKind(models.TextChoices):
    ASSOCIATION = "association", _("association")
    MUSIC = "music", _("band or orchestra")
    SCHOOL = "school", _("school")
    NATIONAL_BODY = "national_body", _("national body")
    OTHER = "other", _("other")


class Measure(models.TextChoices):
    MEMBERS = "members", _("members")
    INHABITANTS = "inhabitants", _("inhabitants")
    AREA = "area_km2", _("area, km²")


class Qualifier(models.TextChoices):
    """How exact a number is."""

    EXACT = "exact", _("exactly")
    ABOUT = "about", pgettext_lazy("how exact", "about")
    MORE_THAN = "more_than", _("more than")
    AT_LEAST = "at_least", _("at least")
    FEWER_THAN = "fewer_than", _("fewer than")


class Organisation(Record):
    """Who carries links at civil level; its name may be unknown (förening)."""

    SHOWN_WITH = ("municipality",)

    municipality = models.ForeignKey(
        Municipality,
        verbose_name=_("municipality"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="organisations",
    )
    name = models.CharField(_("name"), max_length=200, blank=True, help_text=_("Leave empty if not known."))
    kind = models.CharField(_("kind"), max_length=20, choices=OrganisationKind, default=OrganisationKind.ASSOCIATION)
    founded = ImpreciseDateField(_("founded"), blank=True)
    web_site = models.URLField(_("web site"), max_length=300, blank=True)

    history = kept_history()
    objects = RecordQuerySet.as_manager()

    class Meta(Record.Meta):
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")
        ordering = ["name", "municipality__name", "id"]
        constraints = [
            *Record.Meta.constraints,
            models.CheckConstraint(
                name="municipalities_organisation_named_or_placed",
                condition=~Q(name="") | Q(municipality__isnull=False),
                violation_error_message=_("Give the organisation's name, or at least its municipality."),
            ),
        ]

    def __str__(self) -> str:
        if self.name:
            return self.name
        return str(_("association in %(place)s, name not known") % {"place": self.municipality})

    def touches(self) -> set[uuid.UUID]:
        return {self.municipality_id} if self.municipality_id else set()


class Figure(Record):
    """A number about a municipality or an organisation on a date; it may be not known (uppgift)."""

    SHOWN_WITH = ("municipality", "organisation")
    TOUCHES_THROUGH = ("organisation",)

    municipality = models.ForeignKey(
        Municipality,
        verbose_name=_("municipality"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="figures",
    )
    organisation = models.ForeignKey(
        Organisation,
        verbose_name=_("organisation"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="figures",
    )
    measure = models.CharField(_("measure"), max_length=20, choices=Measure)
    value = models.DecimalField(
        _("value"), max_digits=14, decimal_places=2, null=True, blank=True, help_text=_("Empty: not known.")
    )
    qualifier = models.CharField(_("how exact"), max_length=12, choices=Qualifier, default=Qualifier.EXACT)
    date = ImpreciseDateField(_("date"), blank=True)
    scope = models.CharField(_("scope"), max_length=100, blank=True, help_text=_("For example: the town, the whole."))

    history = kept_history()
    objects = RecordQuerySet.as_manager()

    class Meta(Record.Meta):
        verbose_name = _("figure")
        verbose_name_plural = _("figures")
        ordering = ["measure", F("date_earliest").desc(nulls_last=True), "scope", "id"]
        constraints = [
            *Record.Meta.constraints,
            exactly_one(
                "municipalities_figure_one_subject",
                ["municipality", "organisation"],
                _("A figure is about one municipality or one organisation."),
            ),
            models.CheckConstraint(
                name="municipalities_figure_not_negative",
                condition=Q(value__isnull=True) | Q(value__gte=0),
                violation_error_message=_("The value cannot be negative."),
            ),
        ]

    def __str__(self) -> str:
        return self.words

    @property
    def words(self) -> str:
        """The number with what it counts, in the reader's language: about 4 500 inhabitants."""
        measure = str(self.get_measure_display())
        if self.value is None:
            return f"{measure}: {gettext('not known')}"
        value = number_words(self.value)
        told = f"{value} km²" if self.measure == Measure.AREA else f"{value} {measure}"
        about = "" if self.qualifier == Qualifier.EXACT else f"{self.get_qualifier_display()} "
        return about + told + (f" ({self.scope})" if self.scope else "")

    def touches(self) -> set[uuid.UUID]:
        body = self.municipality_id or (self.organisation.municipality_id if self.organisation else None)
        return {body} if body else set()


class Contact(Record):
    """A person at a municipality; personal data, for staff only (kontaktperson)."""

    SHOWN_WITH = ("municipality",)
    FOR_STAFF = True
    STAFF_OF = "municipality"

    municipality = models.ForeignKey(
        Municipality, verbose_name=_("municipality"), on_delete=models.PROTECT, related_name="contacts"
    )
    name = models.CharField(_("name"), max_length=200)
    title = models.CharField(_("title"), max_length=200, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    phone = models.CharField(_("telephone"), max_length=50, blank=True)
    checked_on = models.DateField(_("last checked"))

    history = kept_history()
    objects = RecordQuerySet.as_manager()

    class Meta(Record.Meta):
        verbose_name = _("contact person")
        verbose_name_plural = _("contact persons")
        ordering = ["municipality__name", "name", "id"]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        super().clean()
        day: Any = self.checked_on  # whatever was set, if it could not be read
        if isinstance(day, date) and day > today():
            raise ValidationError({"checked_on": _("That day has not come. Write when it was checked last.")})

    def touches(self) -> set[uuid.UUID]:
        return {self.municipality_id}


class MunicipalityCitation(Citation):
    """Which source says a thing of this floor."""

    SUBJECTS = ("municipality", "name", "succession", "organisation", "figure")

    municipality = models.ForeignKey(
        Municipality, null=True, blank=True, on_delete=models.PROTECT, related_name="citations"
    )
    name = models.ForeignKey(Name, null=True, blank=True, on_delete=models.PROTECT, related_name="citations")
    succession = models.ForeignKey(
        Succession, null=True, blank=True, on_delete=models.PROTECT, related_name="citations"
    )
    organisation = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="citations"
    )
    figure = models.ForeignKey(Figure, null=True, blank=True, on_delete=models.PROTECT, related_name="citations")

    history = kept_history()
    objects = RecordQuerySet.as_manager()

    class Meta(Citation.Meta):
        abstract = False
        constraints = [
            *Citation.Meta.constraints,
            exactly_one(
                "municipalities_citation_one_subject",
                ("municipality", "name", "succession", "organisation", "figure"),
                _("A citation vouches for one thing."),
            ),
        ]
