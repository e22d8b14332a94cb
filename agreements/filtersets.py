"""Filters of agreements, decisions, duties, grants and search records."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from agreements.models import (
    Agreement,
    AgreementKind,
    Decision,
    Duty,
    Existence,
    Found,
    Grant,
    GrantState,
    Matter,
    Outcome,
    SearchRecord,
    Sought,
)
from archive.asking import yes_no
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
from municipalities.models import Municipality, Organisation


class AgreementFilterSet(StrictFilterSet):
    q = text_search()
    municipality = AddressFilter(visible(Municipality), label=_("municipality"), method="with_municipality")
    organisation = AddressFilter(visible(Organisation), label=_("organisation"), method="with_organisation")
    kind = choice("kind", AgreementKind, _("kind"))
    existence = choice("existence", Existence, _("existence"))
    in_force = yes_no(_("in force"), method="in_force_on_day")
    unsourced = unsourced_only()
    sort = SortFilter(
        {
            "-signed": (_("newest first"), newest("signed", "title")),
            "signed": (_("oldest first"), oldest("signed", "title")),
            "title": (_("title"), by_name("title")),
            "-title": (_("title, backwards"), by_name("title", descending=True)),
        }
    )

    class Meta:
        model = Agreement
        fields: ClassVar[list[str]] = []

    def with_municipality(self, queryset: Any, _name: str, value: Municipality) -> Any:
        """Those that bind the municipality or one of its associations."""
        bodies = Q(parties__municipality=value) | Q(parties__organisation__municipality=value)
        bound = Agreement.objects.filter(bodies, parties__hidden_at__isnull=True)
        return queryset.filter(pk__in=bound.values("pk"))

    def no_municipality(self) -> Q:
        """Those of which no party is recorded at all."""
        bound = Agreement.objects.filter(parties__hidden_at__isnull=True, parties__isnull=False)
        return ~Q(pk__in=bound.values("pk"))

    def with_organisation(self, queryset: Any, _name: str, value: Organisation) -> Any:
        bound = Agreement.objects.filter(parties__organisation=value, parties__hidden_at__isnull=True)
        return queryset.filter(pk__in=bound.values("pk"))

    def in_force_on_day(self, queryset: Any, _name: str, value: bool) -> Any:
        binding = Agreement.objects.in_force(self.day).values("pk")
        return queryset.filter(pk__in=binding) if value else queryset.exclude(pk__in=binding)


class DecisionFilterSet(StrictFilterSet):
    q = text_search()
    municipality = AddressFilter(visible(Municipality), label=_("municipality"), method="touching")
    agreement = AddressFilter(visible(Agreement), label=_("agreement"))
    matter = choice("matter", Matter, _("matter"))
    outcome = choice("outcome", Outcome, _("outcome"))
    unsourced = unsourced_only()
    sort = SortFilter(
        {
            "-day": (_("newest first"), newest("day", "title")),
            "day": (_("oldest first"), oldest("day", "title")),
            "title": (_("title"), by_name("title")),
            "-title": (_("title, backwards"), by_name("title", descending=True)),
        }
    )

    class Meta:
        model = Decision
        fields: ClassVar[list[str]] = []

    def touching(self, queryset: Any, _name: str, value: Municipality) -> Any:
        """Those the municipality made, and those that concern it."""
        touching = Decision.objects.filter(Q(municipality=value) | Q(concerns=value))
        return queryset.filter(pk__in=touching.values("pk"))


class DutyFilterSet(StrictFilterSet):
    municipality = AddressFilter(visible(Municipality), label=_("municipality"), field_name="decision__municipality")
    recipient = AddressFilter(visible(Municipality), label=_("recipient"))
    decision = AddressFilter(visible(Decision), label=_("decision"))
    open = yes_no(_("not done yet"), method="open_on_day")
    unsourced = unsourced_only()
    sort = SortFilter(
        {
            "due": (_("due first"), by(F("due_latest").asc(nulls_last=True), "what")),
            "-due": (_("due last"), by(F("due_latest").desc(nulls_last=True), "what")),
        }
    )

    class Meta:
        model = Duty
        fields: ClassVar[list[str]] = []

    def open_on_day(self, queryset: Any, _name: str, value: bool) -> Any:
        done = Q(done_latest__lte=self.day) | Q(done_latest__isnull=True, done_earliest__lte=self.day)
        return queryset.exclude(done) if value else queryset.filter(done)


class GrantFilterSet(StrictFilterSet):
    giver = AddressFilter(visible(Municipality), label=_("from"))
    receiver = AddressFilter(visible(Organisation), label=_("to"))
    state = choice("state", GrantState, _("state"))
    unsourced = unsourced_only()
    sort = SortFilter(
        {
            "giver": (_("giver"), by_name("giver__name")),
            "-giver": (_("giver, backwards"), by_name("giver__name", descending=True)),
            "-period": (_("newest first"), newest("period", "giver__slug")),
            "period": (_("oldest first"), oldest("period", "giver__slug")),
        }
    )

    class Meta:
        model = Grant
        fields: ClassVar[list[str]] = []


class SearchRecordFilterSet(StrictFilterSet):
    municipality = AddressFilter(visible(Municipality), label=_("in whose archive"))
    sought = choice("sought", Sought, _("sought"))
    found = choice("found", Found, _("found"))
    unsourced = unsourced_only()
    sort = SortFilter(
        {
            "municipality": (_("municipality"), by_name("municipality__name")),
            "-municipality": (_("municipality, backwards"), by_name("municipality__name", descending=True)),
            "-day": (_("newest first"), newest("day", "municipality__slug")),
            "day": (_("oldest first"), oldest("day", "municipality__slug")),
        }
    )

    class Meta:
        model = SearchRecord
        fields: ClassVar[list[str]] = []
