"""The list of statements of which no source tells."""

from __future__ import annotations

from typing import Any, ClassVar

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from archive.filtersets import AddressFilter, StrictFilterSet, choice, visible
from archive.lists import list_page
from municipalities.models import Municipality
from twinning.models import Event
from twinning.pages.unsourced import KINDS, KindCount, Unsourced, kind_counts, unsourced_rows


class UnsourcedFilterSet(StrictFilterSet):
    """Of a kind, and of a municipality."""

    FURTHER = False  # it reads several kinds of record, not the rows of one

    kind = choice("kind", [(kind.name, kind.model._meta.verbose_name_plural) for kind in KINDS], _("kind"))
    municipality = AddressFilter(visible(Municipality), label=_("municipality"))

    class Meta:
        model = Event
        fields: ClassVar[list[str]] = []

    def filter_queryset(self, queryset: Unsourced) -> Any:
        """No query: a list of several kinds, read kind by kind."""
        asked = self.form.cleaned_data
        kinds = [kind for kind in queryset.kinds if asked.get("kind") in {"", None, kind.name}]
        return Unsourced(kinds, asked.get("municipality"))

    @property
    def counts(self) -> list[KindCount]:
        """How many of each kind, in all or of the municipality that is asked for."""
        return kind_counts(self.form.cleaned_data.get("municipality"))


@require_safe
def unsourced(request: HttpRequest) -> HttpResponseBase:
    """Every statement without source, by kind and municipality; for those who may, the way to add evidence."""
    return list_page(
        request,
        UnsourcedFilterSet,
        Unsourced(),
        "pages/unsourced.html",
        resource="",
        rows=lambda found, _day: unsourced_rows(found, request.user),
    )
