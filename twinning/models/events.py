"""Dated, cited statements: what the status of a link is folded from."""

from __future__ import annotations

import uuid
from typing import Self

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from agreements.models import Agreement, Decision, Reason
from archive.fields import ImpreciseDateField
from archive.models import Record, RecordQuerySet, kept_history
from archive.reading import not_come
from municipalities.models import Municipality
from twinning.models.chains import Chain, Membership
from twinning.models.links import Link


class EventKind(models.TextChoices):
    ESTABLISHED = "established", _("established")
    JOINED = "joined", _("joined")
    UPGRADED = "upgraded", _("upgraded")
    RESUMED = "resumed", _("resumed")
    AGREEMENT_SIGNED = "agreement_signed", _("agreement signed")
    LISTED = "listed", _("listed")
    OBSERVED = "observed", _("observed")
    LAPSED = "lapsed", _("lapsed")
    PAUSED = "paused", _("paused")
    ENDED = "ended", _("ended")
    LEFT = "left", _("left")
    CONTACT = "contact", _("first contact")
    ENDING_PROPOSED = "ending_proposed", _("ending proposed")
    ACTIVITY = "activity", _("activity")
    DECISION = "decision", _("decision")
    AGREEMENT_EXPIRED = "agreement_expired", _("agreement expired")
    AGREEMENT_TERMINATED = "agreement_terminated", _("agreement terminated")
    OTHER = "other", _("other")


# What may tell of something that is still to come, as long as it says nothing of the standing.
PLANNED = (EventKind.ENDING_PROPOSED, EventKind.DECISION, EventKind.OTHER)


class EventLevel(models.TextChoices):
    MUNICIPAL = "municipal", _("municipal")
    CIVIL = "civil", _("civil")
    BOTH = "both", _("both")
    NOT_STATED = "not_stated", _("not stated")


class Asserts(models.TextChoices):
    """What a statement says of the standing, where it differs from what its kind says."""

    AS_KIND = "", _("what the kind implies")
    NOTHING = "nothing", _("nothing")
    ACTIVE = "active", pgettext_lazy("standing", "active")
    SPORADIC = "sporadic", pgettext_lazy("standing", "sporadic")
    DORMANT = "dormant", pgettext_lazy("standing", "dormant")
    PAUSED = "paused", pgettext_lazy("standing", "paused")
    PROPOSED = "proposed", pgettext_lazy("standing", "proposed")
    ENDED = "ended", pgettext_lazy("standing", "ended")


class About(models.TextChoices):
    LINKS = "links", _("one or more links")
    CHAIN = "chain", _("a chain")
    MEMBERSHIP = "membership", _("a membership")
    MUNICIPALITY = "municipality", _("all links of a municipality")
    AGREEMENT = "agreement", _("an agreement")


class RankChoice(models.TextChoices):
    PREFERRED = "preferred", _("preferred")
    NORMAL = "normal", _("normal")
    DEPRECATED = "deprecated", _("deprecated")


class EventQuerySet(RecordQuerySet["Event"]):
    def in_time_order(self) -> Self:
        """The earliest first; what has no date last."""
        return self.order_by(
            F("date_earliest").asc(nulls_last=True), F("date_latest").asc(nulls_last=True), "kind", "title", "id"
        )


class Event(Record):
    """A dated, cited statement about links, a chain, a membership or a municipality (händelse)."""

    SHOWN_WITH = ("chain", "municipality", "membership")
    TOUCHES_THROUGH = (
        "links",
        "chain__memberships",
        "membership__chain__memberships",
        "membership__municipality__staff_roles",
        "agreement__parties__organisation",
    )
    REACHES = ("links",)

    kind = models.CharField(_("kind"), max_length=24, choices=EventKind)
    level = models.CharField(_("level"), max_length=12, choices=EventLevel, default=EventLevel.NOT_STATED)
    asserts = models.CharField(_("says that it is"), max_length=10, choices=Asserts, blank=True, default="")
    tentative = models.BooleanField(
        _("only possibly"), default=False, help_text=_("The source itself is not sure of the standing.")
    )
    date = ImpreciseDateField(_("date"), blank=True)
    title = models.CharField(_("title"), max_length=200)
    text = models.TextField(_("text"), blank=True)
    place = models.CharField(_("place"), max_length=200, blank=True)
    host = models.ForeignKey(
        Municipality, verbose_name=_("host"), null=True, blank=True, on_delete=models.PROTECT, related_name="hosted"
    )
    participants = models.ManyToManyField(
        Municipality, verbose_name=_("municipalities present"), blank=True, related_name="took_part_in"
    )
    participants_text = models.CharField(_("participants in words"), max_length=300, blank=True)
    stated_by = models.CharField(_("whose statement"), max_length=200, blank=True)
    reason = models.CharField(_("reason"), max_length=20, choices=Reason, blank=True)
    part_of = models.ForeignKey(
        "self", verbose_name=_("part of"), null=True, blank=True, on_delete=models.PROTECT, related_name="parts"
    )
    rank = models.CharField(_("rank"), max_length=12, choices=RankChoice, default=RankChoice.NORMAL)
    alternative_to = models.ForeignKey(
        "self",
        verbose_name=_("disputes"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="alternatives",
        help_text=_("The event that this one tells otherwise."),
    )
    about = models.CharField(_("about"), max_length=12, choices=About, default=About.LINKS)
    links = models.ManyToManyField(Link, verbose_name=_("links"), blank=True, related_name="events")
    chain = models.ForeignKey(
        Chain, verbose_name=_("chain"), null=True, blank=True, on_delete=models.PROTECT, related_name="events"
    )
    membership = models.ForeignKey(
        Membership, verbose_name=_("membership"), null=True, blank=True, on_delete=models.PROTECT, related_name="events"
    )
    municipality = models.ForeignKey(
        Municipality,
        verbose_name=_("municipality"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="events",
    )
    agreement = models.ForeignKey(
        Agreement, verbose_name=_("agreement"), null=True, blank=True, on_delete=models.PROTECT, related_name="events"
    )
    decision = models.ForeignKey(
        Decision, verbose_name=_("decision"), null=True, blank=True, on_delete=models.PROTECT, related_name="events"
    )

    history = kept_history(m2m_fields=[links, participants])
    objects = EventQuerySet.as_manager()

    class Meta(Record.Meta):
        verbose_name = _("event")
        verbose_name_plural = _("events")
        ordering = [F("date_earliest").asc(nulls_last=True), F("date_latest").asc(nulls_last=True), "title", "id"]
        constraints = [
            *Record.Meta.constraints,
            models.CheckConstraint(
                name="twinning_event_about_what_it_says",
                condition=Q(about=About.LINKS, chain__isnull=True, membership__isnull=True, municipality__isnull=True)
                | Q(about=About.CHAIN, chain__isnull=False, membership__isnull=True, municipality__isnull=True)
                | Q(about=About.MEMBERSHIP, membership__isnull=False, chain__isnull=True, municipality__isnull=True)
                | Q(about=About.MUNICIPALITY, municipality__isnull=False, membership__isnull=True)
                | Q(
                    about=About.AGREEMENT,
                    agreement__isnull=False,
                    chain__isnull=True,
                    membership__isnull=True,
                    municipality__isnull=True,
                ),
                violation_error_message=_(
                    "Fill in what the event is about: its links, its chain, its membership, its municipality "
                    "(and if need be a chain that limits it), or its agreement, and leave the others empty."
                ),
            ),
            models.CheckConstraint(
                name="twinning_event_observation_states_standing",
                condition=~Q(kind=EventKind.OBSERVED) | ~Q(asserts=""),
                violation_error_message=_("An observation says how the link stands. Choose a standing, or nothing."),
            ),
            models.CheckConstraint(
                name="twinning_event_does_not_dispute_itself",
                condition=Q(alternative_to__isnull=True) | ~Q(alternative_to=F("id")),
                violation_error_message=_("An event cannot dispute itself."),
            ),
            models.CheckConstraint(
                name="twinning_event_not_part_of_itself",
                condition=Q(part_of__isnull=True) | ~Q(part_of=F("id")),
                violation_error_message=_("An event cannot be a part of itself."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title} ({self.date.text('sv')})" if self.date.known else self.title

    def get_absolute_url(self) -> str:
        """Its page, by its id: an event has no name that an address could be made of."""
        return reverse("event", args=[self.pk])

    def clean(self) -> None:
        super().clean()
        joins = self.kind in {EventKind.JOINED, EventKind.LEFT}
        if joins and self.about not in {About.MEMBERSHIP, About.LINKS}:
            raise ValidationError({"about": _("Joining and leaving are told of a membership, or of a link.")})
        planned = self.kind in PLANNED and self.asserts in {Asserts.AS_KIND, Asserts.NOTHING}
        if not planned and (fault := not_come(self.date)):
            raise ValidationError({"date": fault})

    def touches(self) -> set[uuid.UUID]:
        match self.about:
            case About.LINKS:
                return {party for link in self.links.all() for party in (link.low_id, link.high_id)}
            case About.CHAIN:
                return self.chain.touches() if self.chain else set()
            case About.MEMBERSHIP:
                return self.membership.touches() if self.membership else set()
            case About.AGREEMENT:
                return self.agreement.touches() if self.agreement else set()
        return {self.municipality_id} if self.municipality_id else set()
