"""Agreements of many parties and terms."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from datetime import date
from typing import Any, Self

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from archive.dates import ImpreciseDate
from archive.fields import ImpreciseDateField, check_order
from archive.folding import fold
from archive.models import AddressedRecord, Record, RecordQuerySet, exactly_one, kept_history
from municipalities.models import Municipality, Organisation

YEAR = 366  # a term and an end that are further apart contradict each other


class AgreementKind(models.TextChoices):
    TWIN_TOWN = "twin_town", _("twin-town agreement")
    COOPERATION = "cooperation", _("cooperation agreement")
    PARTNERSHIP = "partnership", _("partnership agreement")
    SISTER_CITY = "sister_city", _("sister-city agreement")
    CHAIN_PLATFORM = "chain_platform", _("platform of a chain")
    OATH = "oath", _("twin-town oath")
    ASSOCIATION = "association", _("agreement with an association")


class Existence(models.TextChoices):
    ATTESTED = "attested", _("attested")
    PROPOSED = "proposed", _("proposed")
    NOT_KNOWN = "not_known", _("not known")


class Reason(models.TextChoices):
    """Why a link or an agreement changed."""

    MERGER = "merger", _("merger of municipalities")
    DECISION = "decision", _("decision")
    WAR = "war", _("war")
    COST = "cost", _("cost")
    LITTLE_EXCHANGE = "little_exchange", _("little exchange")
    OTHER = "other", _("other reason")


class AgreementState(models.TextChoices):
    """How an agreement stands on a day; computed, never stored."""

    PROPOSED = "proposed", _("proposed")
    IN_FORCE = "in_force", _("in force as far as is known")
    EXPIRING = "expiring", _("expiring within a year")
    EXPIRED = "expired", _("expired")
    TERMINATED = "terminated", _("terminated")
    SUPERSEDED = "superseded", _("superseded")
    NOT_YET = "not_yet", _("not yet in force")
    NOT_KNOWN = "not_known", _("not known")


class Area(models.Model):
    """A field of cooperation: culture, school, environment …"""

    code = models.SlugField(_("code"), max_length=40, unique=True)
    name_sv = models.CharField(_("name in Swedish"), max_length=100)
    name_en = models.CharField(_("name in English"), max_length=100)

    class Meta:
        verbose_name = _("area")
        verbose_name_plural = _("areas")
        ordering = ["code"]

    def __str__(self) -> str:
        return self.name_en if get_language() == "en" else self.name_sv


class AgreementQuerySet(RecordQuerySet["Agreement"]):
    def search(self, text: str) -> Self:
        """Those whose title or registry number holds every word of the text."""
        found = self
        for word in fold(text).split():
            found = found.filter(search_key__contains=word)
        return found

    def attested(self) -> Self:
        """Those that a source says exist, or existed."""
        return self.filter(existence=Existence.ATTESTED)

    def in_force(self, day: date) -> Self:
        """Those that bound somebody on that day, as far as is known."""
        signed = Q(signed_earliest__lte=day) | Q(signed_earliest__isnull=True)
        in_force = Q(in_force_from_earliest__lte=day) | Q(in_force_from_earliest__isnull=True)
        begun = (~Q(in_force_from="") & in_force) | (Q(in_force_from="") & signed)
        over = Q(runs_out__lt=day) | Q(terminated_latest__lte=day)
        later = Agreement.objects.visible().attested().filter(supersedes=OuterRef("pk"))
        superseded = later.filter(Q(signed_latest__lte=day) | Q(signed_latest__isnull=True))
        return self.attested().filter(begun, ~Exists(superseded)).exclude(over)

    def expiring(self, day: date, within_days: int = 365) -> Self:
        """Those in force whose end is known and near."""
        horizon = date.fromordinal(min(day.toordinal() + within_days, date.max.toordinal()))
        return self.in_force(day).filter(runs_out__lte=horizon)


class Agreement(AddressedRecord):
    """What municipalities or associations have put their names to, or propose to (avtal)."""

    TOUCHES_THROUGH = ("parties__organisation",)
    REACHES = ("supersedes",)

    title = models.CharField(_("title"), max_length=300)
    kind = models.CharField(_("kind"), max_length=20, choices=AgreementKind)
    existence = models.CharField(_("existence"), max_length=12, choices=Existence, default=Existence.ATTESTED)
    stated_parties = models.PositiveSmallIntegerField(
        _("stated number of parties"),
        null=True,
        blank=True,
        help_text=_("When more are said to be than are named."),
    )
    signed = ImpreciseDateField(_("signed"), blank=True)
    in_force_from = ImpreciseDateField(_("in force from"), blank=True)
    term_years = models.PositiveSmallIntegerField(_("term in years"), null=True, blank=True)
    ends = ImpreciseDateField(_("ends"), blank=True)
    terminated = ImpreciseDateField(_("terminated"), blank=True)
    termination_reason = models.CharField(_("reason of termination"), max_length=20, choices=Reason, blank=True)
    supersedes = models.ForeignKey(
        "self", verbose_name=_("supersedes"), null=True, blank=True, on_delete=models.PROTECT, related_name="successors"
    )
    principles = models.TextField(_("part of principles"), blank=True)
    action_plan = models.TextField(_("part of action plans"), blank=True)
    commitment = models.TextField(_("what it commits to"), blank=True)
    signatories = models.CharField(_("signatories"), max_length=300, blank=True)
    areas = models.ManyToManyField(Area, verbose_name=_("areas"), blank=True, related_name="agreements")
    registry_number = models.CharField(_("registry number"), max_length=100, blank=True)
    # Its last day: the stated end, or with none stated the end of its term. Derived when saved.
    runs_out = models.DateField(null=True, blank=True, editable=False)
    search_key = models.TextField(editable=False, default="", blank=True)

    history = kept_history(excluded_fields=["search_key", "runs_out"], m2m_fields=[areas])
    objects = AgreementQuerySet.as_manager()

    class Meta(AddressedRecord.Meta):
        verbose_name = _("agreement")
        verbose_name_plural = _("agreements")
        ordering = [F("signed_earliest").desc(nulls_last=True), "title", "id"]
        constraints = [
            *AddressedRecord.Meta.constraints,
            models.CheckConstraint(
                name="agreements_agreement_does_not_supersede_itself",
                condition=Q(supersedes__isnull=True) | ~Q(supersedes=F("id")),
                violation_error_message=_("An agreement cannot supersede itself."),
            ),
            models.CheckConstraint(
                name="agreements_agreement_proposed_is_not_signed",
                condition=~Q(existence=Existence.PROPOSED) | Q(signed=""),
                violation_error_message=_("A proposed agreement has no day of signing yet."),
            ),
            models.CheckConstraint(
                name="agreements_agreement_some_parties",
                condition=Q(stated_parties__isnull=True) | Q(stated_parties__gte=1),
                violation_error_message=_("The stated number of parties is at least one."),
            ),
            models.CheckConstraint(
                name="agreements_agreement_ends_after_it_begins",
                condition=Q(ends_latest__isnull=True)
                | Q(signed_earliest__isnull=True)
                | Q(ends_latest__gte=F("signed_earliest")),
                violation_error_message=_("The agreement ends before it was signed. Check the two dates."),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.search_key = fold(f"{self.title} {self.registry_number}")
        self.runs_out = self.ends.latest if self.ends.known else self._end_of_term()
        super().save(*args, **kwargs)

    def clean(self) -> None:
        super().clean()
        term = self._end_of_term()
        first, last = self.ends.earliest, self.ends.latest
        if term and first and last and max((first - term).days, (term - last).days) > YEAR:
            raise ValidationError(
                {"ends": _("The term and the end do not agree. Correct one of the two, or leave one of them empty.")}
            )

    def slug_candidates(self) -> Iterable[str]:
        return [self.title, f"{self.title} {self.signed.edtf}", f"{self.title} {str(self.pk)[:8]}"]

    def get_absolute_url(self) -> str:
        return reverse("agreement", args=[self.slug])

    def touches(self) -> set[uuid.UUID]:
        return {touched for party in self.parties.all() if not party.hidden for touched in party.bodies()}

    def state_on(self, day: date, *, expiring_days: int = 365) -> AgreementState:
        """How it stands on a day. A date known only roughly counts from its latest day."""
        if self.existence != Existence.ATTESTED:
            return AgreementState.PROPOSED if self.existence == Existence.PROPOSED else AgreementState.NOT_KNOWN
        if self.terminated.latest and self.terminated.latest <= day:
            return AgreementState.TERMINATED
        if self._superseded_on(day):
            return AgreementState.SUPERSEDED
        return self._term_state(day, expiring_days)

    @property
    def begins(self) -> ImpreciseDate:
        """From when it binds: the day it comes into force, or with none stated the day it is signed."""
        return self.in_force_from if self.in_force_from.known else self.signed

    def _end_of_term(self) -> date | None:
        begin = self.begins.start_latest
        if not self.term_years or begin is None or begin.year + self.term_years > date.max.year:
            return None
        leap_day = (begin.month, begin.day) == (2, 29)
        return begin.replace(year=begin.year + self.term_years, day=28 if leap_day else begin.day)

    def _superseded_on(self, day: date) -> bool:
        later = [each for each in self.successors.all() if each.existence == Existence.ATTESTED and not each.hidden]
        return any((each.signed.latest or date.min) <= day for each in later)

    def _term_state(self, day: date, expiring_days: int) -> AgreementState:
        if self.begins.earliest and day < self.begins.earliest:
            return AgreementState.NOT_YET
        end = self.runs_out
        if end is None:
            return AgreementState.IN_FORCE
        if end < day:
            return AgreementState.EXPIRED
        return AgreementState.EXPIRING if (end - day).days <= expiring_days else AgreementState.IN_FORCE


class Party(Record):
    """One municipality or organisation that an agreement binds, from its approval until it left."""

    SHOWN_WITH = ("agreement", "municipality", "organisation")
    TOLD_WITH = ("agreement",)
    TOUCHES_THROUGH = ("organisation", "agreement__parties__organisation")
    REACHES = ("agreement",)

    agreement = models.ForeignKey(Agreement, on_delete=models.PROTECT, related_name="parties")
    municipality = models.ForeignKey(
        Municipality,
        verbose_name=_("municipality"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="agreement_parties",
    )
    organisation = models.ForeignKey(
        Organisation,
        verbose_name=_("organisation"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="agreement_parties",
    )
    approved = ImpreciseDateField(_("approved"), blank=True)
    left = ImpreciseDateField(_("left"), blank=True)

    history = kept_history()
    objects = RecordQuerySet.as_manager()

    class Meta(Record.Meta):
        verbose_name = _("party")
        verbose_name_plural = _("parties")
        ordering = ["agreement", "municipality__name", "organisation__name", "id"]
        constraints = [
            *Record.Meta.constraints,
            exactly_one(
                "agreements_party_one_body",
                ("municipality", "organisation"),
                _("A party is one municipality or one organisation."),
            ),
            models.UniqueConstraint(
                name="agreements_party_municipality_once",
                fields=["agreement", "municipality"],
                condition=Q(municipality__isnull=False, hidden_at__isnull=True),
                violation_error_message=_("The municipality is already a party to this agreement."),
            ),
            models.UniqueConstraint(
                name="agreements_party_organisation_once",
                fields=["agreement", "organisation"],
                condition=Q(organisation__isnull=False, hidden_at__isnull=True),
                violation_error_message=_("The organisation is already a party to this agreement."),
            ),
        ]

    def __str__(self) -> str:
        return str(self.municipality or self.organisation)

    def clean(self) -> None:
        super().clean()
        check_order(self, "approved", "left")

    def bodies(self) -> set[uuid.UUID]:
        if self.municipality_id:
            return {self.municipality_id}
        return self.organisation.touches() if self.organisation else set()

    def touches(self) -> set[uuid.UUID]:
        return self.agreement.touches() | self.bodies()
