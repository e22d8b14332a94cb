"""Filters of associations and figures."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from archive.filtersets import (
    AddressFilter,
    SortFilter,
    StrictFilterSet,
    by,
    by_name,
    choice,
    newest,
    oldest,
    text_search,
    unsourced_only,
    visible,
)
from archive.folding import fold
from municipalities.models import Figure, Measure, Municipality, Organisation, OrganisationKind


class OrganisationFilterSet(StrictFilterSet):
    q = text_search()
    municipality = AddressFilter(visible(Municipality), label=_("municipality"))
    kind = choice("kind", OrganisationKind, _("kind"))
    unsourced = unsourced_only()
    sort = SortFilter({"name": (_("name"), by_name()), "-name": (_("name, backwards"), by_name(descending=True))})

    class Meta:
        model = Organisation
        fields: ClassVar[list[str]] = []

    def search(self, queryset: Any, _name: str, value: str) -> Any:
        """Few are the associations: their names are folded as they are read."""
        key = fold(value)
        return queryset.filter(pk__in=[pk for pk, named in queryset.values_list("pk", "name") if key in fold(named)])


class FigureFilterSet(StrictFilterSet):
    municipality = AddressFilter(visible(Municipality), label=_("municipality"), method="about")
    organisation = AddressFilter(visible(Organisation), label=_("organisation"))
    measure = choice("measure", Measure, _("measure"))
    unsourced = unsourced_only()
    sort = SortFilter(
        {
            "-date": (_("newest first"), newest("date", "measure", "scope")),
            "date": (_("oldest first"), oldest("date", "measure", "scope")),
            "measure": (_("measure"), by("measure", F("date_earliest").desc(nulls_last=True), "scope")),
            "-measure": (_("measure, backwards"), by("-measure", F("date_earliest").desc(nulls_last=True), "scope")),
        }
    )

    class Meta:
        model = Figure
        fields: ClassVar[list[str]] = []

    def about(self, queryset: Any, _name: str, value: Municipality) -> Any:
        """The municipality's own figures, and those of its associations."""
        return queryset.filter(Q(municipality=value) | Q(organisation__municipality=value))
