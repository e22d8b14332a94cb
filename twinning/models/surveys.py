"""Figures from outside, to set beside those that the registry itself computes; and this floor's citations."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from agreements.models import Area, Reason
from archive.fields import ImpreciseDateField
from archive.models import Citation, Record, RecordQuerySet, exactly_one, kept_history
from municipalities.models import Qualifier
from twinning.models.chains import Chain, Membership
from twinning.models.events import Event
from twinning.models.links import Carrier, Link, LinkKind, StandingChoice


class SurveyMeasure(models.TextChoices):
    ANSWERED = "answered", _("municipalities that answered")
    WITH_TWINS = "with_twin_towns", _("municipalities with twin towns")
    LINKS = "links", _("links")
    LINKS_CHANGE = "links_change", _("change in the number of links")
    WAITING = "waiting", _("towns waiting for a partner")
    ACTIVITY = "activity", _("share of links by activity")
    COMMON_AREA = "common_area", _("most common areas")
    CAUSE = "cause", _("supposed cause of decline")
    FUNDING = "funding", _("funding")


class Unit(models.TextChoices):
    COUNT = "count", _("number")
    PERCENT = "percent", _("per cent")
    EUR = "EUR", _("euro")
    NONE = "none", _("no number")


class Survey(Record):
    """A count or an inquiry by somebody else (undersökning)."""

    name = models.CharField(_("name"), max_length=200)
    publisher = models.CharField(_("publisher"), max_length=200, blank=True)
    date = ImpreciseDateField(_("date"), blank=True)
    scope = models.CharField(_("scope"), max_length=200, blank=True)

    history = kept_history()
    objects = RecordQuerySet.as_manager()

    class Meta(Record.Meta):
        verbose_name = _("survey")
        verbose_name_plural = _("surveys")
        ordering = [F("date_earliest").asc(nulls_last=True), "name", "id"]

    def __str__(self) -> str:
        return self.name


class SurveyFigure(Record):
    """One number, rank or cause that a survey gives."""

    SHOWN_WITH = ("survey",)

    survey = models.ForeignKey(Survey, verbose_name=_("survey"), on_delete=models.PROTECT, related_name="figures")
    measure = models.CharField(_("measure"), max_length=20, choices=SurveyMeasure)
    value = models.DecimalField(_("value"), max_digits=16, decimal_places=2, null=True, blank=True)
    qualifier = models.CharField(_("how exact"), max_length=12, choices=Qualifier, default=Qualifier.EXACT)
    unit = models.CharField(_("unit"), max_length=10, choices=Unit, default=Unit.COUNT)
    standing = models.CharField(_("standing"), max_length=10, choices=StandingChoice, blank=True)
    area = models.ForeignKey(
        Area, verbose_name=_("area"), null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    reason = models.CharField(_("reason"), max_length=20, choices=Reason, blank=True)
    position = models.PositiveSmallIntegerField(_("place in the ranking"), null=True, blank=True)
    scope = models.CharField(_("scope"), max_length=200, blank=True)
    date = ImpreciseDateField(_("date"), blank=True)

    history = kept_history()
    objects = RecordQuerySet.as_manager()

    class Meta(Record.Meta):
        verbose_name = _("survey figure")
        verbose_name_plural = _("survey figures")
        ordering = ["survey", "measure", F("position").asc(nulls_last=True), "standing", "scope", "id"]
        constraints = [
            *Record.Meta.constraints,
            models.CheckConstraint(
                name="twinning_surveyfigure_says_something",
                condition=Q(value__isnull=False) | Q(area__isnull=False) | ~Q(reason=""),
                violation_error_message=_("Give a value, an area or a cause."),
            ),
            models.CheckConstraint(
                name="twinning_surveyfigure_percent_within_bounds",
                condition=~Q(unit=Unit.PERCENT) | Q(value__gte=0, value__lte=100),
                violation_error_message=_("A share is between 0 and 100 per cent."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.survey}: {self.get_measure_display()}"


class SurveyDefinition(Record):
    """What a survey means by a word, such as active (ledger C25)."""

    SHOWN_WITH = ("survey",)

    survey = models.ForeignKey(Survey, verbose_name=_("survey"), on_delete=models.PROTECT, related_name="definitions")
    standing = models.CharField(_("standing"), max_length=10, choices=StandingChoice)
    text = models.TextField(_("definition"))

    history = kept_history()
    objects = RecordQuerySet.as_manager()

    class Meta(Record.Meta):
        verbose_name = _("definition")
        verbose_name_plural = _("definitions")
        ordering = ["survey", "standing", "id"]
        constraints = [
            *Record.Meta.constraints,
            models.UniqueConstraint(
                name="twinning_surveydefinition_unique",
                fields=["survey", "standing"],
                condition=Q(hidden_at__isnull=True),
                violation_error_message=_("The survey already defines this standing."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.survey}: {self.get_standing_display()}"


SUBJECTS = (
    "link",
    "link_kind",
    "carrier",
    "chain",
    "membership",
    "event",
    "survey",
    "survey_figure",
    "survey_definition",
)


class TwinningCitation(Citation):
    """Which source says a thing of this floor."""

    SUBJECTS = SUBJECTS

    link = models.ForeignKey(Link, null=True, blank=True, on_delete=models.PROTECT, related_name="citations")
    link_kind = models.ForeignKey(LinkKind, null=True, blank=True, on_delete=models.PROTECT, related_name="citations")
    carrier = models.ForeignKey(Carrier, null=True, blank=True, on_delete=models.PROTECT, related_name="citations")
    chain = models.ForeignKey(Chain, null=True, blank=True, on_delete=models.PROTECT, related_name="citations")
    membership = models.ForeignKey(
        Membership, null=True, blank=True, on_delete=models.PROTECT, related_name="citations"
    )
    event = models.ForeignKey(Event, null=True, blank=True, on_delete=models.PROTECT, related_name="citations")
    survey = models.ForeignKey(Survey, null=True, blank=True, on_delete=models.PROTECT, related_name="citations")
    survey_figure = models.ForeignKey(
        SurveyFigure, null=True, blank=True, on_delete=models.PROTECT, related_name="citations"
    )
    survey_definition = models.ForeignKey(
        SurveyDefinition, null=True, blank=True, on_delete=models.PROTECT, related_name="citations"
    )

    history = kept_history()
    objects = RecordQuerySet.as_manager()

    class Meta(Citation.Meta):
        abstract = False
        constraints = [
            *Citation.Meta.constraints,
            exactly_one("twinning_citation_one_subject", SUBJECTS, _("A citation vouches for one thing.")),
        ]
