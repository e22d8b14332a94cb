"""The page of an event, put together: what is said, when and of whom, how we know, and what says otherwise."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from django.db.models import Prefetch, Q
from django.urls import reverse
from django.utils.translation import gettext as _

from agreements.models import Agreement, Decision
from archive.cited import Evidence, evidence_of
from archive.languages import in_language
from archive.models import Reader
from archive.notes import Notes
from municipalities.models import Municipality
from twinning.models import Asserts, Chain, Event, EventQuerySet, Link, RankChoice, TwinningCitation
from twinning.pages.events import Disagreement, disagreements
from twinning.pages.subjects import RELATED, Subject
from twinning.statements import statement
from twinning.status import Standing
from twinning.words import level_word

LISTS: tuple[tuple[type[Any], str, Any], ...] = (
    (Chain, "chain-list", lambda: _("Chains")),
    (Link, "link-list", lambda: _("Links")),
    (Municipality, "municipality-list", lambda: _("Municipalities")),
    (Agreement, "agreement-list", lambda: _("Agreements")),
    (Decision, "agreement-list", lambda: _("Agreements")),
)


def readable_events() -> EventQuerySet:
    """Events with all that their page says of them, but for what they are told beside."""
    citations = TwinningCitation.objects.visible().select_related("source", "via")
    present = Municipality.objects.visible().in_name_order()
    return (
        Event.objects.visible()
        .select_related("host", *RELATED["event"])
        .prefetch_related("links__low", "links__high")
        .prefetch_related(Prefetch("participants", queryset=present))
        .prefetch_related(Prefetch("citations", queryset=citations))
    )


class EventPage:
    """Everything that the page of an event shows to a reader."""

    def __init__(self, event: Event, reader: Reader) -> None:
        self.event = event
        self.reader = reader
        self.subject = Subject(event)
        self.notes = Notes(reader)
        self.said = self.notes.of(event, event.title)

    # --- What is said ---

    @property
    def standing(self) -> Standing | None:
        return statement(self.event).standing

    @property
    def tentative(self) -> bool:
        return statement(self.event).tentative

    @property
    def by_kind(self) -> bool:
        """Whether the standing follows from the kind, and the source does not put it into words."""
        return self.standing is not None and self.event.asserts == Asserts.AS_KIND

    @property
    def level(self) -> str:
        return level_word(self.event.level)

    @property
    def deprecated(self) -> bool:
        return self.event.rank == RankChoice.DEPRECATED

    @property
    def ranked(self) -> bool:
        return self.event.rank != RankChoice.NORMAL

    @cached_property
    def member(self) -> Municipality | None:
        """Whose membership it tells of."""
        membership = self.event.membership
        return membership.municipality if membership and membership.municipality.shown else None

    # --- How we know ---

    @cached_property
    def evidence(self) -> list[Evidence]:
        return evidence_of(self.event.citations.all(), self.reader)

    # --- What it is told beside ---

    @cached_property
    def whole(self) -> Event | None:
        """The event that it is a part of."""
        return Event.objects.visible().filter(pk=self.event.part_of_id).first() if self.event.part_of_id else None

    @cached_property
    def parts(self) -> list[Event]:
        return list(Event.objects.visible().filter(part_of=self.event).in_time_order())

    @cached_property
    def disagreements(self) -> list[Disagreement]:
        """The event that is disputed with all that dispute it, this one among them."""
        root = self.event.alternative_to_id or self.event.pk
        citations = TwinningCitation.objects.visible().select_related("source", "via")
        told = Event.objects.visible().filter(Q(pk=root) | Q(alternative_to=root)).in_time_order()
        return disagreements(list(told.prefetch_related(Prefetch("citations", queryset=citations))), self.notes)

    # --- About the record ---

    @cached_property
    def version(self) -> int:
        return int(self.event.history.count())

    @property
    def crumbs(self) -> list[tuple[str, str]]:
        about = self.subject.about
        lists = [(title(), reverse(name)) for kind, name, title in LISTS if about and isinstance(about[0], kind)]
        owner = [(in_language(about[0], about[0].titled_in), about[0].get_absolute_url())] if len(about) == 1 else []
        return [*lists, *owner, (self.event.title, "")]
