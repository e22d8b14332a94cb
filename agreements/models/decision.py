"""Decisions and the duties that follow, grants, and what was sought and found or not."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from typing import Any, Self

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from agreements.models.agreement import Agreement, Party, Reason
from archive.fields import ImpreciseDateField
from archive.folding import fold
from archive.models import (
    AddressedRecord,
    Citation,
    Record,
    RecordQuerySet,
    Source,
    exactly_one,
    kept_history,
)
from municipalities.models import Municipality, Organisation


class Matter(models.TextChoices):
    ESTABLISH = "establish", _("establish")
    RENEW = "renew", _("renew")
    REVIVE = "revive", _("revive")
    REVIEW = "review", _("review")
    PAUSE = "pause", _("pause")
    END = "end", _("end")
    GRANT = "grant", _("grant")
    ADOPT_PAPER = "adopt_paper", _("adopt a paper")
    OTHER = "other", _("other")


class Outcome(models.TextChoices):
    PROPOSED = "proposed", _("proposed")
    ADOPTED = "adopted", _("adopted")
    REJECTED = "rejected", _("rejected")
    NOT_KNOWN = "not_known", _("not known")


class GrantState(models.TextChoices):
    PROPOSED = "proposed", _("proposed")
    PAID = "paid", _("paid")
    NOT_PAID = "not_paid", _("not paid")


class Sought(models.TextChoices):
    AGREEMENT = "agreement", _("agreement")
    ASSOCIATION_AGREEMENT = "association_agreement", _("agreement between associations")
    GOVERNING_DOCUMENT = "governing_document", _("governing document")
    ACTIVITY = "activity", _("activity")
    CONTACT = "contact", _("contact person")
    OTHER = "other", _("other")


class Found(models.TextChoices):
    NONE = "none", _("searched, none found")
    SOME = "some", _("found")


class DecisionQuerySet(RecordQuerySet["Decision"]):
    def search(self, text: str) -> Self:
        """Those whose title, body or registry number holds every word of the text."""
        found = self
        for word in fold(text).split():
            found = found.filter(search_key__contains=word)
        return found


class Decision(AddressedRecord):
    """What a body decided, or was asked to decide (beslut). A proposal is not a decision: see the outcome."""

    SHOWN_WITH = ("municipality",)

    title = models.CharField(_("title"), max_length=300)
    municipality = models.ForeignKey(
        Municipality,
        verbose_name=_("municipality"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="decisions",
        help_text=_("Whose decision it is."),
    )
    body = models.CharField(_("deciding body"), max_length=200, blank=True)
    proposer = models.CharField(_("proposer"), max_length=300, blank=True)
    day = ImpreciseDateField(_("day"), blank=True)
    effective = ImpreciseDateField(_("takes effect"), blank=True)
    registry_number = models.CharField(_("registry number"), max_length=100, blank=True)
    matter = models.CharField(_("matter"), max_length=20, choices=Matter)
    outcome = models.CharField(_("outcome"), max_length=12, choices=Outcome, default=Outcome.NOT_KNOWN)
    addressees = models.CharField(_("addressees"), max_length=300, blank=True)
    reason = models.CharField(_("reason"), max_length=20, choices=Reason, blank=True)
    text = models.TextField(_("text"), blank=True)
    concerns = models.ManyToManyField(
        Municipality, verbose_name=_("concerns"), blank=True, related_name="decisions_concerning"
    )
    organisations = models.ManyToManyField(
        Organisation, verbose_name=_("organisations"), blank=True, related_name="decisions_concerning"
    )
    agreement = models.ForeignKey(
        Agreement,
        verbose_name=_("agreement"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="decisions",
    )
    search_key = models.TextField(editable=False, default="", blank=True)

    history = kept_history(excluded_fields=["search_key"], m2m_fields=[concerns, organisations])
    objects = DecisionQuerySet.as_manager()

    class Meta(AddressedRecord.Meta):
        verbose_name = _("decision")
        verbose_name_plural = _("decisions")
        ordering = [F("day_earliest").desc(nulls_last=True), "title", "id"]

    def __str__(self) -> str:
        return self.title

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.search_key = fold(f"{self.title} {self.body} {self.registry_number}")
        super().save(*args, **kwargs)

    def slug_candidates(self) -> Iterable[str]:
        return [self.title, f"{self.title} {self.day.edtf}", f"{self.title} {str(self.pk)[:8]}"]

    def get_absolute_url(self) -> str:
        return reverse("decision", args=[self.slug])

    def touches(self) -> set[uuid.UUID]:
        return {self.municipality_id} if self.municipality_id else set()


class DutyQuerySet(RecordQuerySet["Duty"]):
    def open(self) -> Self:
        """Those that nobody has done yet, as far as is known."""
        return self.filter(done="")


class Duty(Record):
    """What must follow on a decision: inform the partner by letter (uppgift att göra)."""

    SHOWN_WITH = ("decision",)
    TOUCHES_THROUGH = ("decision",)

    decision = models.ForeignKey(Decision, verbose_name=_("decision"), on_delete=models.PROTECT, related_name="duties")
    what = models.CharField(_("what"), max_length=300)
    recipient = models.ForeignKey(
        Municipality,
        verbose_name=_("recipient"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="duties_received",
    )
    due = ImpreciseDateField(_("due"), blank=True)
    done = ImpreciseDateField(_("done"), blank=True)
    letter = models.ForeignKey(
        Source, verbose_name=_("done by this letter"), null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    history = kept_history()
    objects = DutyQuerySet.as_manager()

    class Meta(Record.Meta):
        verbose_name = _("duty")
        verbose_name_plural = _("duties")
        ordering = [F("due_latest").asc(nulls_last=True), "what", "id"]
        constraints = [
            *Record.Meta.constraints,
            models.CheckConstraint(
                name="agreements_duty_letter_means_done",
                condition=Q(letter__isnull=True) | ~Q(done=""),
                violation_error_message=_("Say when the letter was sent."),
            ),
        ]

    def __str__(self) -> str:
        return self.what

    @property
    def is_open(self) -> bool:
        return not self.done.known

    def touches(self) -> set[uuid.UUID]:
        return self.decision.touches()


class Grant(Record):
    """Money given, proposed or withheld (bidrag); the amount may be not known."""

    SHOWN_WITH = ("giver", "receiver")
    TOUCHES_THROUGH = ("receiver",)

    giver = models.ForeignKey(
        Municipality, verbose_name=_("from"), on_delete=models.PROTECT, related_name="grants_given"
    )
    receiver = models.ForeignKey(
        Organisation, verbose_name=_("to"), on_delete=models.PROTECT, related_name="grants_received"
    )
    state = models.CharField(_("state"), max_length=12, choices=GrantState)
    amount = models.DecimalField(
        _("amount"), max_digits=12, decimal_places=2, null=True, blank=True, help_text=_("Empty: not known.")
    )
    currency = models.CharField(_("currency"), max_length=3, blank=True, help_text=_("ISO 4217: SEK, DKK, EUR …"))
    period = ImpreciseDateField(_("period"), blank=True)
    yearly = models.BooleanField(_("every year"), default=False)
    conditions = models.TextField(_("conditions"), blank=True)
    decision = models.ForeignKey(
        Decision, verbose_name=_("decision"), null=True, blank=True, on_delete=models.PROTECT, related_name="grants"
    )

    history = kept_history()
    objects = RecordQuerySet.as_manager()

    class Meta(Record.Meta):
        verbose_name = _("grant")
        verbose_name_plural = _("grants")
        ordering = ["giver__name", F("period_earliest").desc(nulls_last=True), "id"]
        constraints = [
            *Record.Meta.constraints,
            models.CheckConstraint(
                name="agreements_grant_amount_has_currency",
                condition=Q(amount__isnull=True) | ~Q(currency=""),
                violation_error_message=_("Say in which currency the amount is."),
            ),
            models.CheckConstraint(
                name="agreements_grant_not_negative",
                condition=Q(amount__isnull=True) | Q(amount__gte=0),
                violation_error_message=_("The amount cannot be negative."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.giver} → {self.receiver}"

    def touches(self) -> set[uuid.UUID]:
        return {self.giver_id} | self.receiver.touches()


class SearchRecord(Record):
    """Somebody looked, and found or did not find (eftersökning). Unlike having nothing recorded."""

    SHOWN_WITH = ("municipality",)

    sought = models.CharField(_("sought"), max_length=30, choices=Sought)
    wording = models.CharField(_("what was sought, in words"), max_length=300)
    places = models.TextField(_("where"))
    searched_by = models.CharField(_("by whom"), max_length=200, blank=True)
    day = ImpreciseDateField(_("when"), blank=True)
    found = models.CharField(_("found"), max_length=5, choices=Found)
    municipality = models.ForeignKey(
        Municipality, verbose_name=_("in whose archive"), on_delete=models.PROTECT, related_name="search_records"
    )
    organisations = models.ManyToManyField(
        Organisation, verbose_name=_("organisations"), blank=True, related_name="search_records"
    )
    instead = models.TextField(_("what was found instead"), blank=True)

    history = kept_history(m2m_fields=[organisations])
    objects = RecordQuerySet.as_manager()

    class Meta(Record.Meta):
        verbose_name = _("search record")
        verbose_name_plural = _("search records")
        ordering = ["municipality__name", F("day_earliest").desc(nulls_last=True), "sought", "id"]

    def __str__(self) -> str:
        return self.wording

    @property
    def none_found(self) -> bool:
        return self.found == Found.NONE

    def touches(self) -> set[uuid.UUID]:
        return {self.municipality_id}


SUBJECTS = ("agreement", "party", "decision", "duty", "grant", "search_record")


class AgreementCitation(Citation):
    """Which source says a thing of this floor."""

    SUBJECTS = SUBJECTS

    agreement = models.ForeignKey(Agreement, null=True, blank=True, on_delete=models.PROTECT, related_name="citations")
    party = models.ForeignKey(Party, null=True, blank=True, on_delete=models.PROTECT, related_name="citations")
    decision = models.ForeignKey(Decision, null=True, blank=True, on_delete=models.PROTECT, related_name="citations")
    duty = models.ForeignKey(Duty, null=True, blank=True, on_delete=models.PROTECT, related_name="citations")
    grant = models.ForeignKey(Grant, null=True, blank=True, on_delete=models.PROTECT, related_name="citations")
    search_record = models.ForeignKey(
        SearchRecord, null=True, blank=True, on_delete=models.PROTECT, related_name="citations"
    )

    history = kept_history()
    objects = RecordQuerySet.as_manager()

    class Meta(Citation.Meta):
        abstract = False
        constraints = [
            *Citation.Meta.constraints,
            exactly_one("agreements_citation_one_subject", SUBJECTS, _("A citation vouches for one thing.")),
        ]
