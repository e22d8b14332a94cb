"""How records are shown in the admin's lists."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from django.contrib import admin
from django.db.models import F, Model, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from archive.dates import ImpreciseDate
from archive.models import Record

SHOWN, HIDDEN, ALL = "", "hidden", "all"


def dated(model: type[Model], name: str) -> Callable[[Model], str]:
    """A column that says an imprecise date in words, and orders by its earliest day; what is not known comes last."""

    @admin.display(
        description=str(model._meta.get_field(name).verbose_name),  # type: ignore[union-attr]
        ordering=F(f"{name}_earliest").asc(nulls_last=True),
    )
    def column(record: Model) -> str:
        value: ImpreciseDate = getattr(record, name)
        return value.text("en" if get_language() == "en" else "sv") if value.known else ""

    column.__name__ = f"{name}_in_words"
    return column


def related(model: type[Model], name: str) -> Callable[[Model], str]:
    """A column for a foreign key that has no words of its own: titled by what it leads to."""
    target = model._meta.get_field(name).related_model

    @admin.display(description=target._meta.verbose_name, ordering=name)  # type: ignore[union-attr]
    def column(record: Model) -> str:
        return str(getattr(record, name) or "–")

    column.__name__ = f"{name}_titled"
    return column


def titled(name: str, title: Any) -> Callable[[Model], Any]:
    """A column for a field that has no words of its own."""

    @admin.display(description=title, ordering=name)
    def column(record: Model) -> Any:
        value = getattr(record, f"get_{name}_display", None)
        return value() if value else getattr(record, name)

    column.__name__ = f"{name}_titled"
    return column


def listed(records: Iterable[Model]) -> SafeString:
    """Records as links to where they are changed."""
    rows = [
        (reverse(f"admin:{record._meta.app_label}_{record._meta.model_name}_change", args=[record.pk]), record)
        for record in records
    ]
    return format_html_join(SafeString("<br>"), '<a href="{}">{}</a>', rows) or SafeString("–")


class HiddenFilter(admin.SimpleListFilter):
    """Hidden records stay out of a list until they are asked for."""

    title = _("hidden")
    parameter_name = "shown"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [(HIDDEN, _("hidden")), (ALL, _("all"))]

    def choices(self, changelist: Any) -> Any:
        texts = [(SHOWN, _("shown")), *self.lookup_choices]
        for value, title in texts:
            yield {
                "selected": (self.value() or SHOWN) == value,
                "query_string": changelist.get_query_string({self.parameter_name: value})
                if value
                else changelist.get_query_string(remove=[self.parameter_name]),
                "display": capfirst(str(title)),
            }

    def queryset(self, request: HttpRequest, queryset: QuerySet[Record]) -> QuerySet[Record]:
        if self.value() == ALL:
            return queryset
        return queryset.filter(hidden_at__isnull=self.value() != HIDDEN)
