"""The lists that can be filtered, and what is asked of one: kept as an address would say it, and told in words.

Each floor knows its own lists; whoever is above all says in ``AppConfig.ready`` where they are told (``tell``).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlencode
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.http import QueryDict
from django.utils.translation import gettext as _

from archive.asking import ALL, MATCH
from archive.filtersets import AddressField, Fault, SortFilter, StrictFilterSet
from archive.folding import slug
from archive.models import FormerSlug

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise as Words

# Asked of the page that is shown, not of the list.
OF_THE_PAGE: Final = ("page", "format")


@dataclass(frozen=True)
class Listing:
    """A list that can be filtered: the name of its address, what it is called, and its filters."""

    name: str
    title: Words
    filters: type[StrictFilterSet]

    def normal(self, data: QueryDict) -> str:
        """What is asked, always said in the same way; without what asks for nothing, or for what is so anyhow."""
        asked = as_addresses(data, self.filters, OF_THE_PAGE)
        names = sorted(name for name in asked if name not in OF_THE_PAGE)
        pairs = [(name, value) for name in names for value in asked.getlist(name)]
        return urlencode([(name, value) for name, value in pairs if value != self._usual(name)])

    def _usual(self, name: str) -> str | None:
        """What is so where nothing is asked."""
        filter_ = self.filters.base_filters.get(name)
        if isinstance(filter_, SortFilter):
            return next(iter(filter_.orders))
        return ALL if name == MATCH else None

    def faults(self, query: str, request: Any = None) -> list[Fault]:
        """All that the list does not understand."""
        return self.filters(QueryDict(query), request=request).faults()


Book = Callable[[], Sequence[Listing]]
_books: list[Book] = []


def tell(book: Book) -> None:
    """Say where lists are told; read when they are first asked for, since views know what models do not."""
    if book not in _books:
        _books.append(book)


def listings() -> dict[str, Listing]:
    """All lists, by the names of their addresses."""
    return {each.name: each for book in _books for each in book()}


def as_addresses(data: QueryDict, filters: type[StrictFilterSet], also: Sequence[str]) -> QueryDict:
    """A reader writes a name where the address of a record is meant: Vänersborg for vanersborg."""
    plain = QueryDict(mutable=True)
    for name, values in data.lists():
        filter_ = filters.base_filters.get(name)
        address = filter_ is not None and issubclass(filter_.field_class, AddressField)
        given = [(address and slug(str(value))) or str(value) for value in values]
        filled = [value for value in given if value.strip()]
        known = filter_ is not None or name in also
        if filled or not known:  # a form sends its empty fields along; what is unknown is refused even if empty
            plain.setlist(name, filled if known else given)
    return plain


@dataclass(frozen=True)
class Asked:
    """One thing that is asked of a list, in words; or why it is no longer understood."""

    label: str
    words: str
    fault: str = ""


class Reading:
    """What many queries ask, in words, read in as many queries of the database as there are kinds of record in them."""

    def __init__(self, queries: Iterable[tuple[str, str]]) -> None:
        """The names of lists, each with what is asked of it."""
        self._queries = list(queries)
        self._known = listings()
        self._forms: dict[str, Any] = {}
        self._choices: dict[tuple[str, str], Mapping[str, str]] = {}

    def told(self, name: str, query: str) -> list[Asked]:
        """What is asked of a list."""
        return [self._asked(name, parameter, str(value)) for parameter, value in _pairs(query)]

    def _asked(self, name: str, parameter: str, value: str) -> Asked:
        field = self._fields(name).get(parameter)
        if field is None:
            return Asked(parameter, value, _("is no longer understood here"))
        label = str(field.label or parameter)
        if isinstance(field, AddressField):
            found = self._records.get(field.records().model, {})
            return Asked(label, found[value]) if value in found else Asked(label, value, _("is no longer to be found"))
        if isinstance(field, forms.ChoiceField):
            choices = self._choices_of(name, parameter, field)
            return Asked(label, choices.get(value, value), "" if value in choices else _("is no longer a choice"))
        return Asked(label, value, _refusal(field, value))

    def _fields(self, name: str) -> Mapping[str, Any]:
        if name not in self._forms:
            listing = self._known.get(name)
            self._forms[name] = listing.filters(QueryDict()).form.fields if listing else {}
        fields: Mapping[str, Any] = self._forms[name]
        return fields

    def _choices_of(self, name: str, parameter: str, field: Any) -> Mapping[str, str]:
        key = (name, parameter)
        if key not in self._choices:
            self._choices[key] = {str(value): str(label) for value, label in field.choices}
        return self._choices[key]

    @cached_property
    def _records(self) -> dict[Any, dict[str, str]]:
        """By kind and address, the names of the records that are asked for."""
        wanted: dict[Any, tuple[Any, set[str]]] = {}
        for name, query in self._queries:
            for parameter, value in _pairs(query):
                field = self._fields(name).get(parameter)
                if isinstance(field, AddressField):
                    rows = field.records()
                    wanted.setdefault(rows.model, (rows, set()))[1].add(str(value))
        return {model: _named(rows, addresses) for model, (rows, addresses) in wanted.items()}


def _pairs(query: str) -> list[tuple[str, Any]]:
    return [(name, value) for name, values in QueryDict(query).lists() for value in values]


def _named(rows: Any, addresses: set[str]) -> dict[str, str]:
    """By id or slug, of today or of former days."""
    ids = {each for each in addresses if _is_id(each)}
    former = FormerSlug.objects.filter(kind=rows.model._meta.label_lower, slug__in=addresses - ids)
    moved = dict(former.values_list("slug", "record_id"))
    found = rows.filter(Q(slug__in=addresses - ids) | Q(pk__in=[*ids, *moved.values()])).order_by("pk")
    named = {key: str(record) for record in found for key in (str(record.pk), record.slug)}
    return named | {old: named[str(pk)] for old, pk in moved.items() if str(pk) in named}


def _is_id(text: str) -> bool:
    try:
        return str(UUID(text)) == text
    except ValueError:
        return False


def _refusal(field: Any, value: str) -> str:
    try:
        field.clean(value)
    except ValidationError as refusal:
        return " ".join(refusal.messages)
    return ""
