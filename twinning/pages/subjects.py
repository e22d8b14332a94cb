"""What a citation vouches for, as pages tell it: what sort of thing, in which words, when, and about whom."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final

from agreements.models import Grant, Party
from archive.citing import subject_name
from archive.dates import UNKNOWN, ImpreciseDate
from archive.languages import RECORD_LANGUAGE
from municipalities.models import Figure, Name, Organisation, Succession
from twinning.models import About, Carrier, Event, LinkKind, SurveyDefinition, SurveyFigure
from twinning.statements import statement
from twinning.status import Standing

# By the name of the foreign key in a table of citations: what is read along, so that the subject can be told of.
RELATED: Final[dict[str, tuple[str, ...]]] = {
    "event": (
        "membership__chain",
        "membership__municipality",
        "chain",
        "municipality",
        "agreement",
        "decision__municipality",
    ),
    "link_kind": ("link__low", "link__high"),
    "carrier": ("organisation__municipality", "link__low", "link__high", "chain"),
    "link": ("low", "high"),
    "figure": ("municipality", "organisation__municipality"),
    "name": ("municipality",),
    "succession": ("predecessor", "successor"),
    "organisation": ("municipality",),
    "membership": ("chain", "municipality"),
    "party": ("agreement", "municipality", "organisation__municipality"),
    "duty": ("decision__municipality",),
    "decision": ("municipality",),
    "grant": ("giver", "receiver__municipality", "decision__municipality"),
    "search_record": ("municipality",),
    "survey_figure": ("survey",),
    "survey_definition": ("survey",),
}
# The links that an event is about, and what it takes to know how it stands.
OF_EVENTS: Final = ("links__low", "links__high", "citations__source")
NAMED_ONLY = (
    Carrier, Figure, Grant, LinkKind, Name, Organisation, Party, Succession, SurveyDefinition, SurveyFigure
)  # fmt: skip
DATES = ("date", "day", "start", "signed", "period", "founded")
# Where a record without a page of its own is told, the closest first.
PAGES = ("link", "chain", "agreement", "decision", "municipality", "giver", "successor")


@dataclass(frozen=True)
class Subject:
    """A record as what sources speak of."""

    record: Any

    @property
    def kind(self) -> str:
        return str(self.record._meta.verbose_name)

    @property
    def words(self) -> str:
        match self.record:
            case Event():
                return self.record.title
            case SurveyFigure():
                return self.record.get_measure_display()
            case SurveyDefinition():
                return self.record.get_standing_display()
        return str(self.record)

    @property
    def language(self) -> str:
        """Of its words: the records' own, unless they are names of bodies, kinds or measures."""
        named_only = isinstance(self.record, NAMED_ONLY) or getattr(self.record, "titled_in", None) == ""
        return "" if named_only else RECORD_LANGUAGE

    @property
    def survey(self) -> str:
        """The survey that the statement is a part of."""
        return str(getattr(self.record, "survey", ""))

    @property
    def date(self) -> ImpreciseDate:
        found = (getattr(self.record, name, UNKNOWN) for name in DATES)
        return next((day for day in found if isinstance(day, ImpreciseDate) and day.known), UNKNOWN)

    @cached_property
    def standing(self) -> Standing | None:
        return statement(self.record).standing if isinstance(self.record, Event) else None

    @property
    def shown(self) -> bool:
        """Not where what it speaks of is hidden."""
        return bool(self.record.shown) and (not self._of_links or bool(self.about))

    @property
    def _of_links(self) -> bool:
        return isinstance(self.record, Event) and self.record.about == About.LINKS

    @cached_property
    def about(self) -> list[Any]:
        """The records with pages of their own that the statement is about."""
        if self._of_links:
            return [link for link in self.record.links.all() if link.shown]
        if isinstance(self.record, Event):
            return [owner for owner in _of_event(self.record) if owner.shown][:1]
        if hasattr(self.record, "get_absolute_url"):
            return [self.record]
        holders = filter(None, (self.record, getattr(self.record, "organisation", None)))
        owners = (getattr(holder, name, None) for holder in holders for name in PAGES)
        return [owner for owner in owners if owner is not None and owner.shown][:1]

    @property
    def page(self) -> str:
        """The page on which it is told; nothing where there is none, as with surveys."""
        if hasattr(self.record, "get_absolute_url"):
            return str(self.record.get_absolute_url())
        return str(self.about[0].get_absolute_url()) if self.about else ""


def _of_event(event: Event) -> Iterable[Any]:
    membership = event.membership
    about = (membership and membership.chain, event.municipality, event.chain, event.agreement, event.decision)
    return filter(None, about)


def with_related(model: type[Any]) -> Any:
    """The visible records of a kind, with all that is read to tell of them."""
    rows = model._default_manager.visible().select_related(*RELATED.get(subject_name(model), ()))
    return rows.prefetch_related(*OF_EVENTS) if model is Event else rows
