"""What people did, each in one go: one action with all that it wrote, and the latest of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final
from uuid import UUID

from django.contrib.auth.models import User
from django.core.paginator import Paginator
from django.db.models import CharField, Min, QuerySet, Value

from archive.actions import author_words
from archive.models import Action, ActionKind, Reader, Record
from archive.services.undo import may_change, may_take_back
from archive.versions import former_of, kept_models, model_of, versions_of, with_related, written_in
from municipalities.models import StaffRole
from municipalities.rights import held_by
from twinning.pages.history import Telling, Told
from twinning.pages.naming import may_read, read_whole
from twinning.pages.subjects import Subject
from twinning.pages.withholding import Withholding, is_delicate

# An import writes more than fits on a page: so many records are shown at once.
SHOWN: Final = 50


@dataclass(frozen=True)
class Written:
    """What an action wrote of one record."""

    subject: Subject
    told: Sequence[Told]

    @property
    def label(self) -> str:
        return str(self.subject.record._meta.label_lower)


class ActionPage:
    """One action, as far as the reader may read what it wrote; of a long one a part."""

    def __init__(self, action: Action, reader: Reader, part: str | None = None) -> None:
        self.action = action
        self.reader = reader
        self.kinds = written_in([action]).get(action.pk, {})
        self.page_obj = Paginator(range(sum(self.kinds.values())), SHOWN).get_page(part)

    @cached_property
    def _read(self) -> list[tuple[type[Record], dict[UUID, Record], list[tuple[Any, Any]]]]:
        """By kind: the records that may be read, and each version beside the one before it."""
        found = []
        for model, of_part in self._parts():
            written = versions_of(model).filter(history_action=self.action).select_related("history_action")
            if self.more:
                firsts = written.order_by().values("id").annotate(first=Min("history_id")).order_by("first", "id")
                written = written.filter(id__in=list(firsts.values_list("id", flat=True)[of_part]))
            versions = list(with_related(model, written))
            records = read_whole(model, {version.id for version in versions})
            records = {pk: record for pk, record in records.items() if may_read(self.reader, record)}
            found.append((model, records, _paired(model, [each for each in versions if each.id in records])))
        return found

    def _parts(self) -> Iterator[tuple[type[Record], slice]]:
        """Which records of each kind stand on this page, kind after kind."""
        first, last = self.page_obj.start_index() - 1, self.page_obj.end_index()
        for model, number in self.kinds.items():
            if first < number and last > 0:
                yield model, slice(max(first, 0), min(last, number))
            first, last = first - number, last - number

    @cached_property
    def readable(self) -> bool:
        return any(records for _model, records, _pairs in self._read)

    @cached_property
    def written(self) -> list[Written]:
        pairs = [pair for _model, _records, some in self._read for pair in some]
        records = {pk: record for _model, some, _pairs in self._read for pk, record in some.items()}
        by_record: dict[UUID, list[Told]] = defaultdict(list)
        for told in Telling(pairs, records, self.reader).told():
            by_record[told.version.id].append(told)
        return [Written(Subject(records[pk]), told) for pk, told in by_record.items()]

    @property
    def more(self) -> bool:
        """Whether it wrote more than is shown on this page."""
        return bool(self.page_obj.has_other_pages())

    @cached_property
    def about(self) -> str:
        """What it was about, where the reader may read it."""
        return _about(self.action, _records_about([self.action], self.reader))

    @cached_property
    def undone_by(self) -> Action | None:
        """The undoing that holds today."""
        return undoings([self.action]).get(self.action.pk)

    @cached_property
    def may_undo(self) -> bool:
        """Whether all that it wrote, as far as is shown, is the reader's to change, or was added by the reader."""
        records = [record for _model, some, _pairs in self._read for record in some.values()]
        complete = self.more or sum(self.kinds.values()) == len(records)
        mine = all(may_change(self.reader, record) or self._added(record) for record in records)
        return complete and mine and not self.withheld and self.undone_by is None

    def _added(self, record: Record) -> bool:
        return record.pk in self._new and may_take_back(self.reader, record, self.action.by_id)

    @cached_property
    def _new(self) -> set[UUID]:
        return {version.id for _model, _records, pairs in self._read for version, former in pairs if former is None}

    @cached_property
    def withheld(self) -> bool:
        """Whether the reader is not told all that it wrote, as far as is shown."""
        return any(told.withheld for written in self.written for told in written.told)

    @cached_property
    def reason(self) -> str:
        return self.action.reason if self.action.pk in told_whole([self.action], self.reader) else ""


def _about(action: Action, records: Mapping[UUID, Record]) -> str:
    """In the words of the time; in today's where those may tell what was restricted."""
    record = records.get(action.about_id) if action.about_id else None
    if record is None:
        return ""
    return str(record) if is_delicate(type(record)) else action.about_words


def page_about(action: Action, reader: Reader) -> str:
    """The page on which what it was about is told, if it still is; of what is hidden, that of what it was told with."""
    record = _records_about([action], reader).get(action.about_id) if action.about_id else None
    if record is None:
        return ""
    subject = Subject(record)
    if subject.shown:
        return subject.page
    return next((Subject(each).page for each in subject.about if each.shown), "")


def _records_about(actions: Sequence[Action], reader: Reader) -> dict[UUID, Record]:
    """By id, what the actions were about and the reader may read; asked once a kind."""
    keys: dict[str, set[UUID]] = defaultdict(set)
    for action in actions:
        if action.about_id:
            keys[action.about_label].add(action.about_id)
    return {pk: record for label in sorted(keys) for pk, record in _readable(label, keys[label], reader).items()}


def _readable(label: str, keys: Iterable[UUID], reader: Reader) -> dict[UUID, Record]:
    model = model_of(label)
    records = read_whole(model, keys) if model else {}
    return {pk: record for pk, record in records.items() if may_read(reader, record)}


# --- Why ---


def told_whole(actions: Sequence[Action], reader: Reader) -> set[UUID]:
    """Those of which the history withholds nothing: of others the reason may tell it. Asked once a kind."""
    if getattr(reader, "is_superuser", False):
        return {action.pk for action in actions}
    delicate = {
        key: {kind: number for kind, number in kinds.items() if is_delicate(kind)}
        for key, kinds in written_in(actions).items()
    }
    judged = {key for key, kinds in delicate.items() if sum(kinds.values()) <= SHOWN}
    kinds = {kind for key in judged for kind in delicate[key]}
    withheld = {key for kind in sorted(kinds, key=str) for key in _withheld(kind, judged, reader)}
    return {action.pk for action in actions if action.pk not in delicate or action.pk in judged} - withheld


def _withheld(model: type[Record], actions: Iterable[UUID], reader: Reader) -> Iterator[UUID]:
    """Those that wrote a record of the kind which the reader may not read, or a version that is not told."""
    written = versions_of(model).filter(history_action__in=actions)
    versions = list(versions_of(model).filter(id__in=written.order_by().values("id")))
    records = _readable(model._meta.label_lower, {version.id for version in versions}, reader)
    withholding = Withholding(versions, records, reader)
    told: dict[UUID, bool] = {}
    for version in versions:
        before, told[version.id] = told.get(version.id, True), version.id in records and withholding.tells(version)
        if not (before and told[version.id]):
            yield version.history_action_id


def _paired(model: type[Record], versions: Sequence[Any]) -> list[tuple[Any, Any]]:
    """Each with the version before it."""
    firsts: dict[UUID, int] = {}
    for version in versions:
        firsts.setdefault(version.id, version.history_id)
    before = former_of(model, firsts)
    pairs = []
    for version in versions:
        pairs.append((version, before.get(version.id)))
        before[version.id] = version
    return pairs


# --- The latest ---


def actions_of(reader: User) -> QuerySet[Action]:
    """What the reader and those who work for the same municipalities did; of administrators, what anybody did."""
    actions = Action.objects.select_related("by").order_by("-at", "pk")
    if reader.is_superuser:
        return actions
    colleagues = StaffRole.objects.filter(municipality__in=held_by(reader).staff).order_by().values("user")
    return actions.filter(by__in=colleagues)


@dataclass(frozen=True)
class ActionRow:
    """One action in the list. Of what may not be read only that there was something."""

    action: Action
    about: str
    reason: str
    undone_by: Action | None = None

    @property
    def readable(self) -> bool:
        return bool(self.about)

    @property
    def kind(self) -> str:
        return str(ActionKind(self.action.kind).label)


def action_rows(actions: Sequence[Action], reader: Reader) -> list[ActionRow]:
    """The rows of some actions; who may read what they wrote is asked once a kind."""
    about, whole, undone = _records_about(actions, reader), told_whole(actions, reader), undoings(actions)
    rows = [(action, _about(action, about)) for action in actions]
    return [
        ActionRow(action, words, action.reason if words and action.pk in whole else "", undone.get(action.pk))
        for action, words in rows
    ]


def undoings(actions: Sequence[Action]) -> dict[UUID, Action]:
    """By the id of an action, the undoing of it that holds today. An undoing may have been undone, and that, too."""
    found: dict[UUID, list[Action]] = defaultdict(list)
    later = list(Action.objects.filter(undoes__in=[action.pk for action in actions]).order_by("at", "pk"))
    while later:
        for each in later:
            found[each.undoes_id].append(each)  # type: ignore[index]  # that is what was asked for
        later = list(Action.objects.filter(undoes__in=[each.pk for each in later]).order_by("at", "pk"))

    def holding(key: UUID) -> Action | None:
        return next((each for each in found.get(key, ()) if holding(each.pk) is None), None)

    return {action.pk: undoing for action in actions if (undoing := holding(action.pk))}


# --- What is hidden ---


def hidden_records(reader: User) -> Any:
    """Label, id and day of everything hidden that the reader may change, whoever hid it: the latest first.

    Which those are is asked of each in turn, as of a record at hand: of whom a thing speaks no single query can tell.
    """
    parts = [_hidden(model) for model in kept_models()]
    found = parts[0].union(*parts[1:], all=True).order_by("-hidden_at", "pk")
    if reader.is_superuser:
        return found
    keys: dict[str, set[UUID]] = defaultdict(set)
    for label, pk, _when in found:
        keys[label].add(pk)
    mine = {pk for label in sorted(keys) for pk in _readable(label, keys[label], reader)}
    return [row for row in found if row[1] in mine]


def _hidden(model: type[Record]) -> Any:
    rows: Any = model._default_manager.filter(hidden_at__isnull=False).order_by()
    named = rows.annotate(label=Value(model._meta.label_lower, output_field=CharField()))
    return named.values_list("label", "pk", "hidden_at")


@dataclass(frozen=True)
class HiddenRow:
    subject: Subject
    label: str
    mine: bool
    who: str


def hidden_rows(found: Sequence[tuple[str, UUID, Any]], reader: User) -> list[HiddenRow]:
    """The records themselves, in the order found."""
    keys: dict[str, list[UUID]] = defaultdict(list)
    for label, pk, _when in found:
        keys[label].append(pk)
    records = {label: read_whole(model, keys[label]) for label in sorted(keys) if (model := model_of(label))}
    rows = [(label, records[label][pk]) for label, pk, _when in found]
    users = User.objects.in_bulk({record.hidden_by_id for _label, record in rows})
    return [
        HiddenRow(Subject(record), label, may_change(reader, record), author_words(users.get(record.hidden_by_id)))
        for label, record in rows
    ]
