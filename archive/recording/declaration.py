"""How records of a kind are written: the declarations that each floor makes for its own models."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.db.models import Model, Q, QuerySet

from archive.models import Reader, Record

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise as Words


@dataclass(frozen=True)
class Group:
    """Fields that stand together, with a short heading and what helps to fill them in."""

    title: Words
    fields: tuple[str, ...]
    help: Words = ""


@dataclass(frozen=True)
class Beside:
    """Records that are written with a new one and belong to it, one for each that is chosen: an agreement's parties."""

    name: str  # of the field in the form
    model: type[Record]
    back: str  # the foreign key to the new record
    to: str  # the foreign key to what is chosen
    label: Words
    help: Words = ""


def _nothing(_record: Any) -> tuple[str, ...]:
    return ()


@dataclass(frozen=True)
class Recording:
    """One kind of record: what is asked of it, and what its address gives."""

    model: type[Record]
    groups: tuple[Group, ...]
    # What the address of a new one can give. A foreign key stays what it was when the record was made,
    about: tuple[str, ...] = ()
    # but for these, which are only filled in.
    loose: tuple[str, ...] = ()
    # The fields that are not asked of this very record.
    omits: Callable[[Any], Iterable[str]] = _nothing
    # What follows for a new one from what its address gives.
    prepare: Callable[[Any, Mapping[str, Any]], None] | None = None
    besides: tuple[Beside, ...] = ()
    # Whether it can be made to be about something else, once it is recorded.
    movable: bool = False
    # What else must be right of what was typed, told at the fields.
    check: Callable[[Any], None] | None = None
    # Why none is added in this way; empty where one can be.
    not_added: Words = ""
    # The fields that are enough when one is recorded on the way to something else; none where it is not.
    brief: tuple[str, ...] = ()
    # What the choices of a field are, where the model does not say.
    choices: Mapping[str, Callable[[Any], Sequence[tuple[str, Any]]]] = field(default_factory=dict)
    # What is told of a field besides the model's own help.
    help: Mapping[str, Words] = field(default_factory=dict)
    # What a new one says until something else is chosen.
    initial: Mapping[str, Callable[[Reader], Any]] = field(default_factory=dict)

    @property
    def label(self) -> str:
        return self.model._meta.label_lower

    def groups_of(self, record: Any, *, adding: bool, without: Iterable[str] = ()) -> list[Group]:
        """The groups with the fields that are asked of this record."""
        left_out = {*self.omits(record), *self.fixed(record, adding=adding), *without}
        kept = [(group, tuple(name for name in group.fields if name not in left_out)) for group in self.groups]
        return [Group(group.title, names, group.help) for group, names in kept if names]

    def fixed(self, record: Any, *, adding: bool) -> list[str]:
        """What it is about, once that is known."""
        if self.movable and not adding:
            return []
        lasting = [name for name in self.about if name not in self.loose]
        keys = [name for name in lasting if not self.model._meta.get_field(name).many_to_many]
        asked = {name for group in self.groups for name in group.fields}
        return [name for name in keys if getattr(record, f"{name}_id") is not None or not (adding or name in asked)]


@dataclass(frozen=True)
class Choosing:
    """How a record of a kind is found and named where it is chosen."""

    model: type[Record]
    search: Callable[[Any, str], Any]
    told: Callable[[Any], str] = str
    more: Callable[[Any], str] = lambda _record: ""
    related: tuple[str, ...] = ()
    # Those that are offered before anything is sought; none where nobody's are nearer than others.
    near: Callable[[Reader], Q] | None = None
    lang: str = "sv"

    def rows(self) -> QuerySet[Any]:
        found: Any = self.model._default_manager
        rows: QuerySet[Any] = found.visible().select_related(*self.related)
        return rows


@dataclass(frozen=True)
class Book:
    """All kinds that can be written, and all that can be chosen."""

    recordings: Mapping[type[Model], Recording]
    choosings: Mapping[type[Model], Choosing]
    # Kinds of record that are written elsewhere, and where.
    elsewhere: Mapping[type[Model], Words] = field(default_factory=dict)

    def of(self, label: str) -> Recording | None:
        """The kind with this label, such as ``twinning.event``."""
        return next((each for each in self.recordings.values() if each.label == label), None)


def book(recordings: Iterable[Recording], choosings: Iterable[Choosing], elsewhere: Mapping[type[Model], Any]) -> Book:
    return Book({each.model: each for each in recordings}, {each.model: each for each in choosings}, elsewhere)
