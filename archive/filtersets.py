"""Filters that refuse what they do not know, one set for each model, shared by its page and its API resource."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from functools import partial
from typing import Any, ClassVar

import django_filters
from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Case, Exists, F, Model, OuterRef, QuerySet, When
from django.db.models.functions import Coalesce, Collate
from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django_filters.constants import EMPTY_VALUES

from archive.access import readable_sources
from archive.addresses import record_at
from archive.asking import (
    ANY,
    EMPTY,
    MATCH,
    NOT,
    CountryFilter,
    asks_further,
    column_empty,
    further,
    keys,
    one_of,
    yes_no,
)
from archive.collation import SWEDISH
from archive.dates import UnreadableDate, parse_day
from archive.folding import fold, slug
from archive.models import (
    Access,
    Record,
    RecordQuerySet,
    Repository,
    Scan,
    Source,
    SourceKind,
    Transcription,
)

Order = Callable[[Any], Any]
LONGEST_LIST = 40


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with one parameter, and what was perhaps meant."""

    parameter: str
    message: str
    value: str = ""
    nearest: str = ""
    valid: tuple[str, ...] = ()


def nearest(given: str, names: Iterable[str] | Mapping[str, str]) -> str:
    """The one most like what was given; of a mapping, what its nearest key stands for."""
    meant = dict(names) if isinstance(names, Mapping) else {name: name for name in names}
    folded = {name.casefold(): value for name, value in meant.items()}
    found = get_close_matches(given.casefold(), sorted(folded), n=1, cutoff=0.0)
    return folded[found[0]] if found else ""


class AsOfField(forms.CharField):
    """The day of which the answer is to speak; a year or a month stands for its last day."""

    def to_python(self, value: Any) -> Any:
        text = super().to_python(value)
        if not text:
            return None
        try:
            return parse_day(text)
        except UnreadableDate as refusal:
            raise ValidationError(str(refusal), code="unreadable") from refusal


class AsOfFilter(django_filters.Filter):
    """Never drops a row: each is shown as it stood on the day."""

    field_class = AsOfField

    def filter(self, qs: QuerySet[Any], _value: Any) -> QuerySet[Any]:
        return qs


class AddressField(forms.CharField):
    """A record, named by its id or by its slug."""

    def __init__(self, *, records: Callable[[], QuerySet[Record]], **options: Any) -> None:
        super().__init__(max_length=120, **options)
        self.records = records

    def to_python(self, value: Any) -> Any:
        address = super().to_python(value)
        if not address:
            return None
        found = record_at(self.records(), address)
        if found is None:
            raise ValidationError(gettext("Nothing here has that id or address."), code="invalid_choice")
        return found

    def prepare_value(self, value: Any) -> Any:
        """In its box the record stands by its name, where the name leads to it as well as the address does."""
        found = record_at(self.records(), value) if isinstance(value, str) and value else None
        return str(found) if found is not None and slug(str(found)) == value else value

    def run_validators(self, value: Any) -> None:
        """The address was read; what is found needs no check of its length."""

    def nearest(self, given: str) -> str:
        records = self.records()
        column = "slug" if any(field.name == "slug" for field in records.model._meta.fields) else "pk"
        return nearest(given, [str(address) for address in records.order_by(column).values_list(column, flat=True)])


class AddressFilter(django_filters.Filter):
    """``?municipality=vanersborg`` or ``?municipality=<uuid>``."""

    field_class = AddressField
    negatable = True

    def __init__(self, records: Callable[[], QuerySet[Any]], **options: Any) -> None:
        super().__init__(records=records, **options)


class SortFilter(django_filters.ChoiceFilter):
    """The orders a list may take, the first where none is asked for. Each must leave no two rows in doubt."""

    negatable = False

    def __init__(self, orders: Mapping[str, tuple[Any, Order]]) -> None:
        self.orders = {name: order for name, (_label, order) in orders.items()}
        choices = [(name, label) for name, (label, _order) in orders.items()]
        super().__init__(label=_("order"), choices=choices, empty_label=None)

    def filter(self, qs: QuerySet[Any], value: Any) -> QuerySet[Any]:
        order = self.orders[value or next(iter(self.orders))]
        ordered: QuerySet[Any] = order(qs)
        return ordered


def by(*terms: Any) -> Order:
    """An order by these terms, and at last by id."""
    return lambda rows: rows.order_by(*terms, "pk")


def by_name(field: str = "name", *, descending: bool = False) -> Order:
    """In Swedish alphabetical order."""
    name = Collate(field, SWEDISH)
    return by(name.desc() if descending else name.asc())


def newest(column: str, *terms: Any) -> Order:
    return by(_placed(column).desc(nulls_last=True), *terms)


def oldest(column: str, *terms: Any) -> Order:
    return by(_placed(column).asc(nulls_last=True), *terms)


def _placed(column: str) -> Coalesce:
    """Where a date stands in time; one that is only bounded above, such as "before 1948", by that bound."""
    return Coalesce(f"{column}_earliest", f"{column}_latest")


def choice(field: str, choices: Any, label: Any, **options: Any) -> django_filters.ChoiceFilter:
    """One of the values of a column."""
    values = choices.choices if hasattr(choices, "choices") else choices
    return django_filters.ChoiceFilter(
        field_name=field, choices=values, label=label, empty_label=options.pop("empty_label", _("all")), **options
    )


def text_search(method: str = "search") -> django_filters.CharFilter:
    return django_filters.CharFilter(label=_("search"), method=method, max_length=200)


def unsourced_only() -> django_filters.TypedChoiceFilter:
    """Whether no source tells of it."""
    return yes_no(_("without source"), method="without_source")


class StrictFilterSet(django_filters.FilterSet):
    """Knows every parameter it is given, or names the one that was perhaps meant.

    ``also`` names the parameters that the caller reads itself, such as ``page``. A page shows ``form.errors``;
    the API answers with ``faults()``. Of each filter it can also be asked that it is not so, and where there is a
    method ``no_<name>``, or a column that may be empty, that nothing is recorded (``archive/asking.py``).
    """

    as_of = AsOfFilter(label=_("as of"))
    # Parameters that say how the others are meant, and keep or drop nothing by themselves.
    BESIDE: ClassVar[frozenset[str]] = frozenset({"as_of", "sort", MATCH})
    FURTHER: ClassVar[bool] = True

    @classmethod
    def get_filters(cls) -> Any:
        plain = super().get_filters()
        judging = {name: filter_ for name, filter_ in plain.items() if cls.FURTHER and name not in cls.BESIDE}
        return {**plain, **further(judging, [name for name in judging if cls._may_be_empty(name, judging[name])])}

    @classmethod
    def _may_be_empty(cls, name: str, filter_: django_filters.Filter) -> bool:
        return hasattr(cls, f"no_{name}") or column_empty(cls._meta.model, filter_) is not None

    def __init__(
        self,
        data: Any = None,
        queryset: QuerySet[Any] | None = None,
        *,
        request: Any = None,
        prefix: str | None = None,
        also: Iterable[str] = (),
    ) -> None:
        super().__init__(data, queryset, request=request, prefix=prefix)
        self.known = (*self.filters, *also)

    @property
    def day(self) -> date:
        """The day asked for, or today."""
        asked = self.form.cleaned_data.get("as_of") if self.form.is_valid() else None
        return asked if isinstance(asked, date) else timezone.localdate()

    @property
    def asks_further(self) -> bool:
        """Whether more is asked than what the plain filters say."""
        return asks_further(self.data)

    def filter_queryset(self, queryset: Any) -> Any:
        """What fits all that is asked, or any of it, in the order that is asked for."""
        asked = self.form.cleaned_data
        names = [name for name, value in asked.items() if name not in self.BESIDE and value not in EMPTY_VALUES]
        if asked.get(MATCH) == ANY and names:
            queryset = one_of(queryset, [self._kept(queryset, name) for name in names])
        else:
            for name in names:
                queryset = self._kept(queryset, name)
        return self.filters["sort"].filter(queryset, asked.get("sort")) if "sort" in self.filters else queryset

    def _kept(self, queryset: Any, name: str) -> Any:
        """The rows that one parameter keeps."""
        value, plain = self.form.cleaned_data[name], name.removesuffix(NOT).removesuffix(EMPTY)
        if name == plain:
            return self.filters[name].filter(queryset, value)
        whole = self.told_of(queryset, plain)
        if name.endswith(NOT):
            return whole.exclude(pk__in=keys(self.filters[plain].filter(whole, value)))
        nothing = keys(whole.filter(self._nothing(plain)))
        return whole.filter(pk__in=nothing) if value else whole.exclude(pk__in=nothing)

    def _nothing(self, name: str) -> Any:
        own = getattr(self, f"no_{name}", None)
        return own() if own else column_empty(self._meta.model, self.filters[name])

    def told_of(self, queryset: Any, _name: str) -> Any:
        """The rows of which the reader may be told that a filter does not hold."""
        return queryset

    def search(self, queryset: Any, _name: str, value: str) -> Any:
        return queryset.search(value)

    def without_source(self, queryset: Any, _name: str, value: bool) -> Any:
        return queryset.unsourced() if value else queryset.sourced()

    def faults(self) -> list[Fault]:
        """Everything that is wrong with the parameters, at once."""
        data = self.data if isinstance(self.data, QueryDict) else QueryDict()
        known = set(self.known)
        found = [self._unknown(name) for name in data if name not in known]
        found += [repeated for name in data if name in known for repeated in _repeated(data, name)]
        wrong = {fault.parameter for fault in found}
        return found + [self._invalid(name, errors) for name, errors in self.form.errors.items() if name not in wrong]

    def _unknown(self, name: str) -> Fault:
        valid = tuple(sorted(self.known))
        if not valid:
            return Fault(name, gettext("No parameters are understood here."))
        meant = nearest(name, valid)
        message = gettext("There is no parameter “%(name)s”. The nearest is “%(nearest)s”.")
        return Fault(name, message % {"name": name, "nearest": meant}, nearest=meant, valid=valid)

    def _invalid(self, name: str, errors: Iterable[str]) -> Fault:
        value = str(self.data.get(name, ""))
        field = self.form.fields[name]
        if isinstance(field, AddressField):
            return not_among(name, value, field.nearest(value))
        if isinstance(field, forms.ChoiceField):
            choices: Any = field.choices
            labels = {str(key): str(label) for key, label in choices if key}
            meant = nearest(value, {**{label: key for key, label in labels.items()}, **{key: key for key in labels}})
            return not_among(name, value, meant, tuple(labels))
        return Fault(name, " ".join(str(error) for error in errors), value=value)


def _repeated(data: QueryDict, name: str) -> list[Fault]:
    values = data.getlist(name)
    if len(values) > 1:
        return [Fault(name, gettext("Give “%(name)s” once only.") % {"name": name}, value=", ".join(values))]
    if not values[0].strip():
        return [Fault(name, gettext("Give “%(name)s” a value, or leave it out.") % {"name": name})]
    return []


def not_among(name: str, value: str, meant: str, valid: tuple[str, ...] = ()) -> Fault:
    """Refuses a value for which there is another that was perhaps meant."""
    message = gettext("“%(value)s” is not a value of “%(name)s”. The nearest is “%(nearest)s”.")
    listed = valid if len(valid) <= LONGEST_LIST else ()
    return Fault(name, message % {"value": value, "name": name, "nearest": meant}, value, meant, listed)


def visible(model: type[Model]) -> Callable[[], QuerySet[Any]]:
    """The records of a model that nobody has hidden, asked for anew each time."""
    return partial(_visible, model)


def _visible(model: type[Model]) -> QuerySet[Any]:
    manager: Any = model._default_manager
    records: RecordQuerySet[Any] = manager.visible()
    return records


class RepositoryFilterSet(StrictFilterSet):
    q = text_search()
    country = CountryFilter(field_name="country")
    sort = SortFilter({"name": (_("name"), by_name()), "-name": (_("name, backwards"), by_name(descending=True))})

    class Meta:
        model = Repository
        fields: ClassVar[list[str]] = []

    def search(self, queryset: Any, _name: str, value: str) -> Any:
        """Those whose name and code hold every word; they are so few that they are read to be searched."""
        words = fold(value).split()
        texts = {pk: fold(f"{name} {code}") for pk, name, code in Repository.objects.values_list("pk", "name", "code")}
        return queryset.filter(pk__in=[pk for pk, text in texts.items() if all(word in text for word in words)])


class SourceFilterSet(StrictFilterSet):
    """A restricted source is found by nothing but its access, by those who may not read it."""

    q = text_search()
    kind = choice("kind", SourceKind, _("kind"), method="among_readable")
    repository = AddressFilter(visible(Repository), label=_("institution"), method="among_readable")
    access = choice("access", Access, _("access"))
    has_scan = yes_no(_("scanned"), "with_scans")
    has_transcription = yes_no(_("transcribed"), "with_transcriptions")
    sort = SortFilter(
        {
            "-date": (_("newest first"), newest("date", "title")),
            "date": (_("oldest first"), oldest("date", "title")),
            "title": (_("title"), by_name("title")),
            "-title": (_("title, backwards"), by_name("title", descending=True)),
        }
    )

    class Meta:
        model = Source
        fields: ClassVar[list[str]] = []

    def filter_queryset(self, queryset: Any) -> Any:
        """What is restricted comes last, in an order that tells nothing of its title or date."""
        found = super().filter_queryset(queryset)
        readable = self._readable(Source.objects.all()).values("pk")
        shut = Case(When(pk__in=readable, then=None), default=F("pk"))
        return found.order_by(shut.asc(nulls_first=True), *found.query.order_by)

    def told_of(self, queryset: Any, name: str) -> Any:
        return queryset if name == "access" else self._readable(queryset)

    def search(self, queryset: Any, _name: str, value: str) -> Any:
        return super().search(self._readable(queryset), _name, value)

    def among_readable(self, queryset: Any, name: str, value: Any) -> Any:
        return self._readable(queryset).filter(**{name: value})

    def with_scans(self, queryset: Any, _name: str, value: bool) -> Any:
        return self._holding(queryset, Scan, value)

    def with_transcriptions(self, queryset: Any, _name: str, value: bool) -> Any:
        return self._holding(queryset, Transcription, value)

    def _holding(self, queryset: Any, model: type[Scan | Transcription], value: bool) -> Any:
        held = Exists(model._default_manager.visible().filter(source=OuterRef("pk")))
        return self._readable(queryset).filter(held if value else ~held)

    def _readable(self, queryset: Any) -> Any:
        user = self.request.user if self.request is not None else None
        return readable_sources(queryset, user)
