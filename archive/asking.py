"""What can be asked of every filter besides its value: that it is not so, that nothing is recorded, any or all of it.

``kind__not=visit`` keeps what ``kind=visit`` drops; ``chain__empty=true`` those of which no chain is recorded;
``match=any`` what fits at least one of the things that are asked.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from copy import deepcopy
from typing import Any, Final

import django_filters
from django import forms
from django.db.models import ManyToManyField, Q, QuerySet
from django.utils.text import format_lazy
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _
from django_filters.constants import EMPTY_VALUES

from archive.collation import swedish_key
from archive.countries import country_names

NOT: Final = "__not"
EMPTY: Final = "__empty"
MATCH: Final = "match"
ALL, ANY = "all", "any"
MATCHES: Final = ((ALL, _("all of it")), (ANY, _("any of it")))
YES_NO: Final = (("", _("all")), ("true", _("yes")), ("false", _("no")))
EITHER: Final = _("does not matter")

Filters = Mapping[str, django_filters.Filter]


class MatchFilter(django_filters.ChoiceFilter):
    """Says how the others go together; drops nothing by itself."""

    negatable = False

    def __init__(self) -> None:
        super().__init__(label=_("what must fit"), choices=MATCHES, empty_label=None)

    def filter(self, qs: QuerySet[Any], _value: Any) -> QuerySet[Any]:
        return qs


def yes_no(label: Any, method: str | None = None) -> django_filters.TypedChoiceFilter:
    """``true`` or ``false``."""
    return django_filters.TypedChoiceFilter(
        label=label, method=method, choices=YES_NO, coerce=lambda text: text == "true"
    )


def country_choices() -> list[tuple[str, str]]:
    """All countries, named in the reader's language, in its alphabetical order."""
    names = country_names((get_language() or "sv").split("-")[0])
    return [("", gettext("all")), *sorted(names.items(), key=lambda item: swedish_key(item[1]))]


class CountryFilter(django_filters.Filter):
    """An ISO 3166-1 code."""

    field_class = forms.ChoiceField
    negatable = True

    def __init__(self, **options: Any) -> None:
        super().__init__(label=_("country"), choices=country_choices, **options)


def further(filters: Filters, empty: Collection[str]) -> dict[str, django_filters.Filter]:
    """The filters that can be asked beside these: ``empty`` names those of which there may be nothing."""
    found: dict[str, django_filters.Filter] = {}
    for name, filter_ in filters.items():
        if _negatable(filter_):
            found[f"{name}{NOT}"] = _negated(filter_)
        if name in empty:
            found[f"{name}{EMPTY}"] = _asked_whether(format_lazy(_("{name}: nothing recorded"), name=filter_.label))
    return {**found, MATCH: MatchFilter()} if found else {}


def _negatable(filter_: django_filters.Filter) -> bool:
    several = isinstance(filter_, (django_filters.ChoiceFilter, django_filters.ModelChoiceFilter))
    return bool(getattr(filter_, "negatable", several))


def _negated(filter_: django_filters.Filter) -> django_filters.Filter:
    """Takes the same values; what it drops is for the filter set to say."""
    other = deepcopy(filter_)
    other.label = format_lazy(_("{name} is not"), name=filter_.label)
    choices = filter_.extra.get("choices")
    if callable(choices):
        other.extra["choices"] = lambda: [("", EITHER), *choices()[1:]]
    elif "empty_label" in other.extra:
        other.extra["empty_label"] = EITHER
    return other


def _asked_whether(label: Any) -> django_filters.TypedChoiceFilter:
    asked = yes_no(label)
    asked.extra["choices"] = (("", EITHER), *YES_NO[1:])
    return asked


def column_empty(model: Any, filter_: django_filters.Filter) -> Q | None:
    """Where the filter reads a column of its own that may be empty: the rows in which it is."""
    if filter_.method or model is None or "__" in (filter_.field_name or "__"):
        return None
    columns = {field.name: field for field in (*model._meta.fields, *model._meta.many_to_many)}
    column = columns.get(filter_.field_name)
    if column is None:
        return None
    if column.null or isinstance(column, ManyToManyField):
        return Q(**{f"{column.name}__isnull": True})
    return Q(**{column.name: ""}) if column.blank and column.empty_strings_allowed else None


def is_further(name: str) -> bool:
    """Whether a parameter asks more than a value of a plain filter."""
    return name == MATCH or name.endswith((NOT, EMPTY))


def asks_further(asked: Mapping[str, Any]) -> bool:
    """Whether anything of this is asked that only the further filters say."""
    said = {name: value for name, value in asked.items() if is_further(name)}
    return said.pop(MATCH, ALL) == ANY or any(value not in EMPTY_VALUES for value in said.values())


def one_of(rows: Any, kept: list[Any]) -> Any:
    """The rows that are in at least one of these."""
    whole = Q()
    for each in kept:
        whole |= Q(pk__in=keys(each))
    return rows.filter(whole)


def keys(rows: Any) -> Any:
    return rows.order_by().values("pk")
