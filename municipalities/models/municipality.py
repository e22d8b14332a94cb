"""Municipalities and the bodies that stand in their place; their names and successions."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from datetime import date
from typing import Any, Self

from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.db.models.functions import Collate
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from archive.countries import validate_country
from archive.fields import ImpreciseDateField, check_order
from archive.folding import fold
from archive.models import AddressedRecord, Record, RecordQuerySet, kept_history


class MunicipalityKind(models.TextChoices):
    MUNICIPALITY = "municipality", _("municipality")
    REGION = "region", _("county or region")
    DISTRICT = "district", _("district")
    GROUP = "group", _("group of municipalities")
    SETTLEMENT = "settlement", _("settlement")
    POPULATION = "population", _("population group")


class SuccessionKind(models.TextChoices):
    MERGED = "merged", _("merged into")
    SPLIT = "split", _("split")
    RENAMED = "renamed", _("renamed")


class MunicipalityQuerySet(RecordQuerySet["Municipality"]):
    def search(self, text: str) -> Self:
        """Those one of whose names holds the text, whatever its case and marks."""
        key = fold(text)
        named = Name.objects.visible().filter(municipality=OuterRef("pk"), search_key__contains=key)
        return self.filter(Q(search_key__contains=key) | Exists(named))

    def in_name_order(self) -> Self:
        """In Swedish alphabetical order: å, ä and ö last."""
        return self.order_by(Collate("name", "sv-x-icu"), "id")

    def bodies(self) -> Self:
        """Those that can be a party: parts of a municipality that are only named as such are left out."""
        return self.exclude(kind=MunicipalityKind.SETTLEMENT, part_of__kind=MunicipalityKind.MUNICIPALITY)


class Municipality(AddressedRecord):
    """A municipality, or a body that stands in the place of one in a link (kommun)."""

    # Whose sources its staff reads and keeps.
    BY_ADMINISTRATORS = ("country", "national_code")
    titled_in = ""

    name = models.CharField(_("name"), max_length=150, help_text=_("In the municipality's own language."))
    kind = models.CharField(_("kind"), max_length=20, choices=MunicipalityKind, default=MunicipalityKind.MUNICIPALITY)
    part_of = models.ForeignKey(
        "self", verbose_name=_("part of"), null=True, blank=True, on_delete=models.PROTECT, related_name="parts"
    )
    description = models.CharField(_("closer description"), max_length=200, blank=True)
    country = models.CharField(_("country"), max_length=2, validators=[validate_country])
    national_code = models.CharField(_("national code"), max_length=20, blank=True)
    wikidata_id = models.CharField(
        _("Wikidata id"),
        max_length=20,
        blank=True,
        validators=[RegexValidator(r"^Q[1-9]\d*$", _("Write the id as Q and digits, such as Q54."))],
    )
    latitude = models.DecimalField(
        _("latitude"),
        max_digits=8,
        decimal_places=5,
        null=True,
        blank=True,
        validators=[MinValueValidator(-90), MaxValueValidator(90)],
    )
    longitude = models.DecimalField(
        _("longitude"),
        max_digits=8,
        decimal_places=5,
        null=True,
        blank=True,
        validators=[MinValueValidator(-180), MaxValueValidator(180)],
    )
    web_site = models.URLField(_("web site"), max_length=300, blank=True)
    existed_from = ImpreciseDateField(_("existed from"), blank=True)
    existed_to = ImpreciseDateField(_("existed to"), blank=True)
    to_look_over = models.BooleanField(
        _("to be looked over"),
        default=False,
        help_text=_("An editor recorded it on the way to a link. Take this away once you have looked it over."),
    )
    search_key = models.CharField(max_length=200, editable=False, default="", blank=True, db_index=True)

    history = kept_history(excluded_fields=["search_key"])
    objects = MunicipalityQuerySet.as_manager()

    class Meta(AddressedRecord.Meta):
        verbose_name = _("municipality")
        verbose_name_plural = _("municipalities")
        ordering = ["name", "id"]
        constraints = [
            *AddressedRecord.Meta.constraints,
            models.CheckConstraint(
                name="municipalities_municipality_not_part_of_itself",
                condition=Q(part_of__isnull=True) | ~Q(part_of=F("id")),
                violation_error_message=_("A municipality cannot be a part of itself."),
            ),
            models.CheckConstraint(
                name="municipalities_municipality_position_whole",
                condition=Q(latitude__isnull=True, longitude__isnull=True)
                | Q(
                    latitude__isnull=False,
                    longitude__isnull=False,
                    latitude__gte=-90,
                    latitude__lte=90,
                    longitude__gte=-180,
                    longitude__lte=180,
                ),
                violation_error_message=_("Give both latitude (−90 to 90) and longitude (−180 to 180), or neither."),
            ),
            models.UniqueConstraint(
                name="municipalities_municipality_national_code_unique",
                fields=["country", "national_code"],
                condition=~Q(national_code=""),
                violation_error_message=_("Another municipality of this country has this national code."),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        super().clean()
        check_order(self, "existed_from", "existed_to")

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.search_key = fold(self.name)[:200]
        super().save(*args, **kwargs)

    def slug_candidates(self) -> Iterable[str]:
        return [self.name, f"{self.name} {self.country}", f"{self.name} {self.national_code or self.kind}"]

    def get_absolute_url(self) -> str:
        return reverse("municipality", args=[self.slug])

    def touches(self) -> set[uuid.UUID]:
        return {self.pk}


class Name(Record):
    """Another name of a municipality, in a language and for a time (namn): Vanda for Vantaa."""

    SHOWN_WITH = ("municipality",)

    municipality = models.ForeignKey(Municipality, on_delete=models.PROTECT, related_name="names")
    name = models.CharField(_("name"), max_length=150)
    language = models.CharField(_("language"), max_length=3)
    used_from = ImpreciseDateField(_("used from"), blank=True)
    used_to = ImpreciseDateField(_("used to"), blank=True)
    search_key = models.CharField(max_length=200, editable=False, default="", blank=True, db_index=True)

    history = kept_history(excluded_fields=["search_key"])
    objects = RecordQuerySet.as_manager()

    class Meta(Record.Meta):
        verbose_name = _("other name")
        verbose_name_plural = _("other names")
        ordering = ["municipality", "language", "name", "id"]
        constraints = [
            *Record.Meta.constraints,
            models.UniqueConstraint(
                name="municipalities_name_unique",
                fields=["municipality", "name", "language"],
                condition=Q(hidden_at__isnull=True),
                violation_error_message=_("The municipality already has this name in this language."),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        super().clean()
        check_order(self, "used_from", "used_to")

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.search_key = fold(self.name)[:200]
        super().save(*args, **kwargs)

    def touches(self) -> set[uuid.UUID]:
        return {self.municipality_id}


class SuccessionQuerySet(RecordQuerySet["Succession"]):
    def in_effect(self, day: date) -> Self:
        """Those whose predecessor certainly had ceased to exist by that day; one that was split may live on."""
        return self.filter(predecessor__existed_to_latest__lt=day)


class Succession(Record):
    """One municipality taking over from another (efterföljelse)."""

    SHOWN_WITH = ("predecessor", "successor")

    predecessor = models.ForeignKey(
        Municipality, verbose_name=_("predecessor"), on_delete=models.PROTECT, related_name="successors"
    )
    successor = models.ForeignKey(
        Municipality, verbose_name=_("successor"), on_delete=models.PROTECT, related_name="predecessors"
    )
    kind = models.CharField(_("kind"), max_length=12, choices=SuccessionKind, default=SuccessionKind.MERGED)
    date = ImpreciseDateField(_("date"), blank=True)

    history = kept_history()
    objects = SuccessionQuerySet.as_manager()

    class Meta(Record.Meta):
        verbose_name = _("succession")
        verbose_name_plural = _("successions")
        ordering = [F("date_earliest").asc(nulls_last=True), "id"]
        constraints = [
            *Record.Meta.constraints,
            models.CheckConstraint(
                name="municipalities_succession_two_parties",
                condition=~Q(predecessor=F("successor")),
                violation_error_message=_("A municipality cannot succeed itself."),
            ),
            models.UniqueConstraint(
                name="municipalities_succession_unique",
                fields=["predecessor", "successor"],
                condition=Q(hidden_at__isnull=True),
                violation_error_message=_("This succession is already recorded."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.predecessor} → {self.successor}"

    def touches(self) -> set[uuid.UUID]:
        return {self.predecessor_id, self.successor_id}
