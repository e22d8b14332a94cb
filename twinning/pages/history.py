"""The history of a record: who changed what, when and why, and how it stood on two days."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cached_property
from typing import Any, Final

from django.core.paginator import InvalidPage, Paginator
from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from archive.comparing import FieldChange, compare, references
from archive.dates import UnreadableDate, parse_day
from archive.filtersets import Fault, nearest
from archive.models import Action, ActionKind, Reader, Record
from archive.services.undo import may_change
from archive.versions import former_of, values_of, versions_of, with_related
from municipalities.models import StaffRole
from municipalities.rights import held_by
from twinning.models import Event, Link
from twinning.pages.naming import Names, may_read, read_whole
from twinning.pages.subjects import Subject
from twinning.pages.withholding import Withholding

PER_PAGE: Final = 20
PARAMETERS: Final = ("page", "from", "to")


def is_staff(reader: Reader) -> bool:
    """Whether the reader works with the registry, and so is told who did what."""
    return bool(getattr(reader, "is_superuser", False) or held_by(reader).staff)


@dataclass(frozen=True)
class Told:
    """One version, beside the one before it."""

    version: Any
    who: str
    what: str
    why: str
    changes: Sequence[FieldChange]
    withheld: bool = False
    action: Action | None = None
    undo: bool = False

    @property
    def unmoved(self) -> bool:
        """Whether it was written anew, and says what it said."""
        return self.what == pgettext("version", "Changed") and not self.changes


class Telling:
    """Turns versions into words for one reader, read in a fixed number of queries."""

    def __init__(self, pairs: Sequence[tuple[Any, Any]], records: Mapping[Any, Record], reader: Reader) -> None:
        """Pairs of a version and the one before, or None; and the records that they are of, by id."""
        self.pairs = pairs
        self.reader = reader
        self.staff = is_staff(reader)
        self._mine = {pk: may_change(reader, record) for pk, record in records.items()}
        self._withholding = Withholding((each for pair in pairs for each in pair if each), records, reader)
        self._open = [pair for pair in pairs if self._tells(*pair)]
        self._names = Names((each for pair in self._open for each in _references(*pair)), reader)

    def told(self) -> list[Told]:
        return [self._told(*pair) for pair in self.pairs]

    def changes(self, version: Any, before: Any) -> list[FieldChange]:
        earlier = values_of(before) if before else None
        return compare(version.instance_type, earlier, values_of(version), self._names.at(version.history_date))

    def _told(self, version: Any, before: Any) -> Told:
        tells = (version, before) in self._open
        mine = self._mine.get(version.id, False)
        return Told(
            version,
            who=self._who(version),
            what=_what(version, before),
            why=(version.history_change_reason or "") if tells else "",
            changes=self.changes(version, before) if tells else [],
            withheld=not tells,
            action=version.history_action if self.staff else None,
            undo=mine and tells and (before is not None or version.history_type == "+"),
        )

    def _tells(self, version: Any, before: Any) -> bool:
        """A change tells what both versions say."""
        return all(self._withholding.tells(each) for each in (version, before) if each)

    def _who(self, version: Any) -> str:
        """By name to those who work here; to others whose staff it is."""
        if version.history_action and version.history_action.kind == ActionKind.IMPORT:
            return pgettext("author", "read in from files")
        if self.staff:
            return version.history_author or _("somebody without an account")
        places = self._places.get(version.history_user_id)
        if places:
            return _("staff of %(places)s") % {"places": ", ".join(places)}
        return _("a member of staff") if version.history_author else _("somebody without an account")

    @cached_property
    def _places(self) -> dict[int, list[str]]:
        users = {version.history_user_id for version, _before in self.pairs if version.history_user_id}
        roles = StaffRole.objects.filter(user__in=users).select_related("municipality")
        places: dict[int, list[str]] = {}
        for role in roles.order_by("municipality__name", "pk"):
            names = places.setdefault(role.user_id, [])
            names += [role.municipality.name] if role.municipality.name not in names else []
        return places


def _references(version: Any, before: Any) -> Any:
    return references(version.instance_type, values_of(before) if before else None, values_of(version))


def _what(version: Any, before: Any) -> str:
    if version.history_type == "+":
        return pgettext("version", "Recorded")
    if before is not None and (before.hidden_at is None) != (version.hidden_at is None):
        return pgettext("version", "Hidden") if version.hidden_at else pgettext("version", "Brought back")
    return pgettext("version", "Changed")


class RecordHistory:
    """All versions of one record, newest first; or what differs between two days."""

    def __init__(self, record: Record, reader: Reader, asked: QueryDict) -> None:
        self.record = record
        self.model = type(record)
        self.reader = reader
        self.asked = asked
        self.subject = Subject(record)
        self.faults = self._faults()

    @property
    def label(self) -> str:
        return self.model._meta.label_lower

    @property
    def mine(self) -> bool:
        return may_change(self.reader, self.record)

    @cached_property
    def page_obj(self) -> Any:
        return self._pages.get_page(self.asked.get("page"))

    @cached_property
    def versions(self) -> list[Told]:
        shown = list(self.page_obj.object_list)
        known = {version.history_id: version for version in shown}
        last = {self.record.pk: shown[-1].history_id} if shown else {}
        before = former_of(self.model, last).get(self.record.pk)
        pairs = list(zip(shown, [*shown[1:], before], strict=False)) if known else []
        return Telling(pairs, {self.record.pk: self.record}, self.reader).told()

    @cached_property
    def events(self) -> list[Subject]:
        """Of a link: each has a history of its own. Hidden ones are for those who may bring them back."""
        if not isinstance(self.record, Link):
            return []
        keys = list(Event.objects.filter(links=self.record).values_list("pk", flat=True))
        records = read_whole(Event, keys)
        return [Subject(records[pk]) for pk in keys if may_read(self.reader, records[pk])]

    # --- Two days ---

    @cached_property
    def days(self) -> tuple[date, date] | None:
        if self.faults or not {"from", "to"} & {*self.asked}:
            return None
        return self._day("from"), self._day("to")

    @cached_property
    def difference(self) -> Told | None:
        """How it stood at the end of the one day, beside how it stood at the end of the other."""
        if self.days is None:
            return None
        before, after = (self._as_of(day) for day in self.days)
        if after is None:
            return None
        return Telling([(after, before)], {self.record.pk: self.record}, self.reader).told()[0]

    def _as_of(self, day: date) -> Any:
        following = timezone.make_aware(datetime.combine(day + timedelta(days=1), time.min))
        versions = versions_of(self.model).filter(id=self.record.pk, history_date__lt=following)
        return with_related(self.model, versions).last()

    def _day(self, name: str) -> date:
        return parse_day(str(self.asked[name])) if name in self.asked else timezone.localdate()

    # --- What cannot be understood ---

    @cached_property
    def _pages(self) -> Paginator[Any]:
        versions = versions_of(self.model).filter(id=self.record.pk).select_related("history_action")
        return Paginator(with_related(self.model, versions.order_by("-history_id")), PER_PAGE)

    def _faults(self) -> list[Fault]:
        found = [_unknown(name) for name in self.asked if name not in PARAMETERS]
        days = {name: str(self.asked[name]) for name in ("from", "to") if name in self.asked}
        found += [fault for name, text in days.items() if (fault := _unread(name, text))]
        if not found and "from" in self.asked and self._day("from") > self._day("to"):
            found.append(Fault("from", _("The first day comes after the second. Change places.")))
        return found + ([] if found else _no_such_page(self._pages, str(self.asked.get("page", "1"))))


def _unknown(name: str) -> Fault:
    told = {"name": name, "nearest": nearest(name, PARAMETERS)}
    return Fault(name, _("There is no parameter “%(name)s”. The nearest is “%(nearest)s”.") % told)


def _unread(name: str, text: str) -> Fault | None:
    try:
        parse_day(text)
    except UnreadableDate as refusal:
        return Fault(name, str(refusal), text)
    return None


def _no_such_page(pages: Paginator[Any], number: str) -> list[Fault]:
    try:
        pages.page(number)
    except InvalidPage:
        told = {"page": number, "count": pages.num_pages}
        return [Fault("page", _("There is no page “%(page)s” in this list; the last is %(count)s.") % told)]
    return []
