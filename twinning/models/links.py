"""The pair of municipalities that are linked, what kind of link it has been, and who carries it."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from datetime import date
from typing import Any, Self

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from agreements.models import Agreement, Area, Decision, Grant, SearchRecord
from archive.fields import ImpreciseDateField, check_order
from archive.models import AddressedRecord, Record, RecordQuerySet, kept_history
from municipalities.models import Municipality, Organisation
from twinning.status import Level, Standing
from twinning.status.days import years_before

HOME_COUNTRY = "SE"


class LinkKindChoice(models.TextChoices):
    TWIN_TOWN = "twin_town", _("twin town")
    SISTER_TOWN = "sister_town", _("sister town")
    COOPERATION_TOWN = "cooperation_town", _("cooperation town")
    PARTNER_TOWN = "partner_town", _("partner town")
    GODPARENT_TOWN = "godparent_town", _("godparent town")
    CONTACT = "contact", _("contact")


class LinkQuerySet(RecordQuerySet["Link"]):
    def of(self, municipality: Municipality) -> Self:
        """The links of one municipality."""
        return self.filter(Q(low=municipality) | Q(high=municipality))

    def search(self, text: str) -> Self:
        """Those where every word is in the name of one of the two; a dash between the names is passed over."""
        found = self
        for word in text.replace("–", " ").replace("-", " ").split():
            named = Municipality.objects.search(word)
            found = found.filter(Q(low__in=named) | Q(high__in=named))
        return found

    def standing(self, standing: Standing | str, day: date, level: Level | str = "overall") -> Self:
        """Those that stood so on that day, at a level or (``overall``) at the stronger of both."""
        return self.filter(pk__in=StatusPeriod.objects.on(day).filter(level=level, standing=standing).values("link"))

    def needing_review(self, day: date, years: int) -> Self:
        """Those, not ended, of which no evidence is younger than so many years on that day."""
        current = StatusPeriod.objects.on(day).filter(level="overall").exclude(standing=Standing.ENDED)
        old = current.filter(Q(last_evidence__isnull=True) | Q(last_evidence__lt=years_before(day, years)))
        return self.filter(pk__in=old.values("link"))


class Link(AddressedRecord):
    """Two different municipalities that are, were or may become linked (vänortsrelation); one row a pair."""

    titled_in = ""

    SHOWN_WITH = ("low", "high")

    low = models.ForeignKey(
        Municipality, verbose_name=_("one municipality"), on_delete=models.PROTECT, related_name="links_low"
    )
    high = models.ForeignKey(
        Municipality, verbose_name=_("other municipality"), on_delete=models.PROTECT, related_name="links_high"
    )
    purpose = models.CharField(_("purpose"), max_length=300, blank=True)
    areas = models.ManyToManyField(Area, verbose_name=_("areas"), blank=True, related_name="links")
    agreements = models.ManyToManyField(Agreement, verbose_name=_("agreements"), blank=True, related_name="links")
    decisions = models.ManyToManyField(Decision, verbose_name=_("decisions"), blank=True, related_name="links")
    grants = models.ManyToManyField(Grant, verbose_name=_("grants"), blank=True, related_name="links")
    search_records = models.ManyToManyField(
        SearchRecord, verbose_name=_("search records"), blank=True, related_name="links"
    )
    # Derived by twinning.services.status, with the status periods; never edited.
    since = ImpreciseDateField(_("since"), blank=True, editable=False)
    since_event = models.ForeignKey(
        "twinning.Event", null=True, blank=True, editable=False, on_delete=models.SET_NULL, related_name="+"
    )

    history = kept_history(
        excluded_fields=["since", "since_words", "since_since", "since_earliest", "since_latest", "since_event"],
        m2m_fields=[areas, agreements, decisions, grants, search_records],
    )
    objects = LinkQuerySet.as_manager()

    class Meta(AddressedRecord.Meta):
        verbose_name = _("link")
        verbose_name_plural = _("links")
        ordering = ["slug", "id"]
        constraints = [
            *AddressedRecord.Meta.constraints,
            models.CheckConstraint(
                name="twinning_link_low_before_high",
                condition=Q(low__lt=F("high")),
                violation_error_message=_("A link joins two different municipalities, in the order of their ids."),
            ),
            models.UniqueConstraint(
                name="twinning_link_one_per_pair",
                fields=["low", "high"],
                violation_error_message=_("These two municipalities are already linked. Open that link instead."),
            ),
        ]

    def __str__(self) -> str:
        first, second = self.parties
        return f"{first.name}–{second.name}"

    @property
    def parties(self) -> tuple[Municipality, Municipality]:
        """The two in the order they are named: the Swedish one first, then by name."""
        first, second = sorted((self.low, self.high), key=lambda m: (m.country != HOME_COUNTRY, m.name, m.pk))
        return first, second

    def partner_of(self, municipality: Municipality) -> Municipality:
        """The other one."""
        return self.high if self.low_id == municipality.pk else self.low

    def clean(self) -> None:
        if self.low_id and self.low_id == self.high_id:
            raise ValidationError({"high": _("A link joins two different municipalities. Choose another.")})
        if self.low_id and self.high_id and self.low_id > self.high_id:
            self.low_id, self.high_id = self.high_id, self.low_id
        super().clean()

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.low_id and self.high_id and self.low_id > self.high_id:
            self.low_id, self.high_id = self.high_id, self.low_id
        super().save(*args, **kwargs)

    def slug_candidates(self) -> Iterable[str]:
        first, second = self.parties
        return [f"{first.name} {second.name}", f"{first.slug} {second.slug}"]

    def get_absolute_url(self) -> str:
        return reverse("link", args=[self.slug])

    def touches(self) -> set[uuid.UUID]:
        return {self.low_id, self.high_id}


class LinkKind(Record):
    """What kind of link it was, for a time: Cameri was a cooperation town from 1998 and a twin town from 2003."""

    SHOWN_WITH = ("link",)
    TOUCHES_THROUGH = ("link",)

    link = models.ForeignKey(Link, on_delete=models.PROTECT, related_name="kinds")
    kind = models.CharField(_("kind"), max_length=20, choices=LinkKindChoice)
    godparent = models.ForeignKey(
        Municipality,
        verbose_name=_("godparent"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text=_("Which of the two is the godparent, where that is known."),
    )
    start = ImpreciseDateField(_("from"), blank=True)
    end = ImpreciseDateField(_("to"), blank=True)

    history = kept_history()
    objects = RecordQuerySet.as_manager()

    class Meta(Record.Meta):
        verbose_name = _("kind of link")
        verbose_name_plural = _("kinds of link")
        ordering = ["link", F("start_earliest").asc(nulls_first=True), "kind", "id"]
        constraints = [
            *Record.Meta.constraints,
            models.CheckConstraint(
                name="twinning_linkkind_only_godparents_have_direction",
                condition=Q(godparent__isnull=True) | Q(kind=LinkKindChoice.GODPARENT_TOWN),
                violation_error_message=_("Only a godparent town has a direction."),
            ),
            models.CheckConstraint(
                name="twinning_linkkind_ends_after_it_begins",
                condition=Q(end_latest__isnull=True)
                | Q(start_earliest__isnull=True)
                | Q(end_latest__gte=F("start_earliest")),
                violation_error_message=_("It ends before it begins. Check the two dates."),
            ),
        ]

    def __str__(self) -> str:
        return self.get_kind_display()

    def clean(self) -> None:
        super().clean()
        if self.godparent_id and self.link_id and self.godparent_id not in self.link.touches():
            raise ValidationError({"godparent": _("The godparent is one of the two that are linked.")})

    def held_on(self, day: date) -> bool:
        """Whether the link was of this kind on that day, as far as is known."""
        begun = self.start.earliest is None or self.start.earliest <= day
        return begun and (self.end.latest is None or day <= self.end.latest)

    def touches(self) -> set[uuid.UUID]:
        return self.link.touches()


class Carrier(Record):
    """An organisation that keeps a link, or a chain's links, alive at civil level."""

    SHOWN_WITH = ("organisation", "link", "chain")
    TOUCHES_THROUGH = ("organisation", "link", "chain__memberships")
    REACHES = ("link", "chain")

    link = models.ForeignKey(Link, null=True, blank=True, on_delete=models.PROTECT, related_name="carriers")
    chain = models.ForeignKey(
        "twinning.Chain", null=True, blank=True, on_delete=models.PROTECT, related_name="carriers"
    )
    organisation = models.ForeignKey(
        Organisation, verbose_name=_("organisation"), on_delete=models.PROTECT, related_name="carries"
    )
    start = ImpreciseDateField(_("from"), blank=True)
    end = ImpreciseDateField(_("to"), blank=True)

    history = kept_history()
    objects = RecordQuerySet.as_manager()

    class Meta(Record.Meta):
        verbose_name = _("carrying organisation")
        verbose_name_plural = _("carrying organisations")
        ordering = ["link", "chain", "organisation__name", "id"]
        constraints = [
            *Record.Meta.constraints,
            models.CheckConstraint(
                name="twinning_carrier_link_or_chain",
                condition=Q(link__isnull=True, chain__isnull=False) | Q(link__isnull=False, chain__isnull=True),
                violation_error_message=_("An organisation carries one link or one chain."),
            ),
        ]

    def __str__(self) -> str:
        return str(self.organisation)

    def clean(self) -> None:
        super().clean()
        check_order(self, "start", "end")

    def touches(self) -> set[uuid.UUID]:
        carried = self.link or self.chain
        return self.organisation.touches() | (carried.touches() if carried else set())


class PeriodLevel(models.TextChoices):
    MUNICIPAL = "municipal", _("municipal level")
    CIVIL = "civil", _("civil level")
    OVERALL = "overall", _("both levels together")


class StandingChoice(models.TextChoices):
    ACTIVE = "active", pgettext_lazy("standing", "active")
    SPORADIC = "sporadic", pgettext_lazy("standing", "sporadic")
    DORMANT = "dormant", pgettext_lazy("standing", "dormant")
    PAUSED = "paused", pgettext_lazy("standing", "paused")
    PROPOSED = "proposed", pgettext_lazy("standing", "proposed")
    ENDED = "ended", pgettext_lazy("standing", "ended")
    UNKNOWN = "unknown", pgettext_lazy("standing", "unknown")


class CertaintyChoice(models.TextChoices):
    CERTAIN = "certain", pgettext_lazy("certainty", "certain")
    POSSIBLE = "possible", pgettext_lazy("certainty", "possible")
    PRESUMED = "presumed", pgettext_lazy("certainty", "presumed")


class StatusPeriodQuerySet(models.QuerySet["StatusPeriod"]):
    def on(self, day: date) -> Self:
        """The periods that hold on that day: one for each link and level."""
        return self.filter(Q(end__isnull=True) | Q(end__gte=day), start__lte=day)


class StatusPeriod(models.Model):
    """How a link stood for a stretch of days, as the fold derived it; rebuilt, never edited."""

    link = models.ForeignKey(Link, on_delete=models.CASCADE, related_name="periods")
    level = models.CharField(max_length=10, choices=PeriodLevel)
    start = models.DateField()
    end = models.DateField(null=True)
    standing = models.CharField(max_length=10, choices=StandingChoice)
    certainty = models.CharField(max_length=10, choices=CertaintyChoice, blank=True)
    rule = models.CharField(max_length=20)
    statement = models.ForeignKey("twinning.Event", null=True, on_delete=models.CASCADE, related_name="+")
    last_evidence = models.DateField(null=True)
    evidence = models.ForeignKey("twinning.Event", null=True, on_delete=models.CASCADE, related_name="+")
    last_known = models.CharField(max_length=10, choices=StandingChoice, blank=True)
    disputed = models.BooleanField(default=False)

    objects = StatusPeriodQuerySet.as_manager()

    class Meta:
        verbose_name = _("status period")
        verbose_name_plural = _("status periods")
        ordering = ["link", "level", "start"]
        indexes = [models.Index(name="twinning_period_lookup", fields=["level", "standing", "start", "end"])]
        constraints = [
            models.UniqueConstraint(
                name="twinning_statusperiod_one_start",
                fields=["link", "level", "start"],
                violation_error_message=_("Two periods of a level cannot begin on the same day."),
            ),
            models.CheckConstraint(
                name="twinning_statusperiod_ends_after_it_begins",
                condition=Q(end__isnull=True) | Q(end__gte=F("start")),
                violation_error_message=_("A period cannot end before it begins."),
            ),
            models.CheckConstraint(
                name="twinning_statusperiod_unknown_has_no_certainty",
                condition=Q(standing=StandingChoice.UNKNOWN, certainty="")
                | (~Q(standing=StandingChoice.UNKNOWN) & ~Q(certainty="")),
                violation_error_message=_("A standing has a certainty; an unknown one has none."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.link} {self.level} {self.start}: {self.standing}"
