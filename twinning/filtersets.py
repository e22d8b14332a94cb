"""Filters of municipalities, links, chains, events and surveys."""

from __future__ import annotations

from typing import Any, ClassVar

import django_filters
from django.conf import settings
from django.db.models import Case, Exists, F, OuterRef, Q, QuerySet, When
from django.db.models.functions import Collate
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from agreements.models import Area
from archive.asking import ANY, EITHER, MATCH, CountryFilter, yes_no
from archive.collation import SWEDISH
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
from municipalities.models import Municipality, MunicipalityKind
from twinning.models import (
    HOME_COUNTRY,
    About,
    Chain,
    ChainKind,
    Event,
    EventKind,
    EventLevel,
    Link,
    LinkKind,
    LinkKindChoice,
    LinkQuerySet,
    Membership,
    PeriodLevel,
    StandingChoice,
    Survey,
    SurveyMeasure,
)
from twinning.papers import PaperState, chains_of_pair, with_papers


def named_first(field: str) -> Case:
    """A column of the party that is named first: the Swedish one, else the one whose name comes first."""
    low, high = Q(low__country=HOME_COUNTRY), Q(high__country=HOME_COUNTRY)
    return Case(
        When(low & ~high, then=F(f"low__{field}")),
        When(high & ~low, then=F(f"high__{field}")),
        When(low__name__lte=F("high__name"), then=F(f"low__{field}")),
        default=F(f"high__{field}"),
    )


def named_second(field: str) -> Case:
    low, high = Q(low__country=HOME_COUNTRY), Q(high__country=HOME_COUNTRY)
    return Case(
        When(low & ~high, then=F(f"high__{field}")),
        When(high & ~low, then=F(f"low__{field}")),
        When(low__name__lte=F("high__name"), then=F(f"high__{field}")),
        default=F(f"low__{field}"),
    )


def links_by_name(links: QuerySet[Link]) -> QuerySet[Link]:
    """In Swedish alphabetical order of the two names, in the order in which they are named."""
    return links.order_by(Collate(named_first("name"), SWEDISH), Collate(named_second("name"), SWEDISH), "pk")


def links_by_name_backwards(links: QuerySet[Link]) -> QuerySet[Link]:
    first, second = Collate(named_first("name"), SWEDISH), Collate(named_second("name"), SWEDISH)
    return links.order_by(first.desc(), second.desc(), "pk")


def visible_links() -> LinkQuerySet:
    """The links that are shown: neither they nor their parties are hidden."""
    return Link.objects.visible().filter(low__hidden_at__isnull=True, high__hidden_at__isnull=True)


class MunicipalityFilterSet(StrictFilterSet):
    q = text_search()
    country = CountryFilter(field_name="country")
    kind = choice("kind", MunicipalityKind, _("kind"))
    chain = AddressFilter(visible(Chain), label=_("chain"), method="in_chain")
    has_links = yes_no(_("has links"), method="with_links")
    sort = SortFilter(
        {
            "name": (_("name"), by_name()),
            "-name": (_("name, backwards"), by_name(descending=True)),
            "country": (_("country"), by("country", Collate("name", SWEDISH))),
            "-country": (_("country, backwards"), by("-country", Collate("name", SWEDISH))),
        }
    )

    class Meta:
        model = Municipality
        fields: ClassVar[list[str]] = []

    def in_chain(self, queryset: Any, _name: str, value: Chain) -> Any:
        members = Membership.objects.visible().filter(chain=value)
        return queryset.filter(pk__in=members.values("municipality"))

    def no_chain(self) -> Q:
        return ~Q(pk__in=Membership.objects.visible().values("municipality"))

    def with_links(self, queryset: Any, _name: str, value: bool) -> Any:
        linked = Exists(visible_links().filter(Q(low=OuterRef("pk")) | Q(high=OuterRef("pk"))))
        return queryset.filter(linked if value else ~linked)


def _areas(_request: Any) -> QuerySet[Area]:
    """In the alphabetical order of the names that the reader sees."""
    return Area.objects.order_by(Collate("name_en" if get_language() == "en" else "name_sv", SWEDISH), "code")


class LinkFilterSet(StrictFilterSet):
    """``standing`` is that of ``as_of`` (today if not given) at ``level`` (the stronger of both if not given)."""

    q = text_search()
    municipality = AddressFilter(visible(Municipality), label=_("municipality"), method="of_municipality")
    country = CountryFilter(method="in_country")
    kind = choice("kind", LinkKindChoice, _("kind"), method="of_kind")
    standing = choice("standing", StandingChoice, _("standing"), method="standing_so")
    level = choice("level", PeriodLevel, _("level"), method="at_level", empty_label=EITHER)
    chain = AddressFilter(visible(Chain), label=_("chain"), method="in_chain")
    agreements = choice("agreements", PaperState, _("agreements"), method="with_papers")
    BESIDE = StrictFilterSet.BESIDE | {"level"}
    area = django_filters.ModelChoiceFilter(
        queryset=_areas, to_field_name="code", field_name="areas", label=_("area"), empty_label=_("all")
    )
    needs_review = yes_no(_("needs review"), method="needing_review")
    sort = SortFilter(
        {
            "name": (_("name"), links_by_name),
            "-name": (_("name, backwards"), links_by_name_backwards),
            "since": (_("oldest first"), oldest("since", "slug")),
            "-since": (_("newest first"), newest("since", "slug")),
        }
    )

    class Meta:
        model = Link
        fields: ClassVar[list[str]] = []

    def __init__(self, *args: Any, whose: Municipality | None = None, **options: Any) -> None:
        """Of all links, or those of one municipality only, which then is no longer asked for."""
        super().__init__(*args, **options)
        self.whose = whose
        if whose is not None:
            for name in [each for each in self.filters if each.partition("__")[0] == "municipality"]:
                del self.filters[name]
            self.known = tuple(name for name in self.known if name.partition("__")[0] != "municipality")

    def filter_queryset(self, queryset: Any) -> Any:
        return super().filter_queryset(queryset.of(self.whose) if self.whose else queryset)

    def of_municipality(self, queryset: Any, _name: str, value: Municipality) -> Any:
        return queryset.of(value)

    def in_country(self, queryset: Any, _name: str, value: str) -> Any:
        """Those with a party there; of one municipality's links, those whose other party is there."""
        low, high = Q(low__country=value), Q(high__country=value)
        asked = self.form.cleaned_data
        whose = self.whose or (asked.get("municipality") if asked.get(MATCH) != ANY else None)
        if whose is None:
            return queryset.filter(low | high)
        return queryset.filter(Q(low=whose) & high | Q(high=whose) & low)

    def of_kind(self, queryset: Any, _name: str, value: str) -> Any:
        """Of that kind on the day; where no kind is recorded for it, the kind that its chains make."""
        held = kinds_held_on(self.day)
        by_chain = Exists(chains_of_pair().filter(link_kind=value)) & ~Exists(held.filter(link=OuterRef("pk")))
        return queryset.filter(Exists(held.filter(link=OuterRef("pk"), kind=value)) | by_chain)

    def no_kind(self) -> Q:
        held = Exists(kinds_held_on(self.day).filter(link=OuterRef("pk")))
        return ~held & ~Exists(chains_of_pair().exclude(link_kind=""))

    def standing_so(self, queryset: Any, _name: str, value: str) -> Any:
        level = self.form.cleaned_data.get("level") or PeriodLevel.OVERALL
        return queryset.standing(value, self.day, level)

    def at_level(self, queryset: Any, _name: str, _value: str) -> Any:
        """Says at which level ``standing`` is meant; drops nothing by itself."""
        return queryset

    def in_chain(self, queryset: Any, _name: str, value: Chain) -> Any:
        return queryset.filter(Exists(chains_of_pair().filter(pk=value.pk)))

    def no_chain(self) -> Q:
        return ~Q(Exists(chains_of_pair()))

    def with_papers(self, queryset: Any, _name: str, value: str) -> Any:
        return with_papers(queryset, value)

    def needing_review(self, queryset: Any, _name: str, value: bool) -> Any:
        needing = Link.objects.needing_review(self.day, settings.STATUS_REVIEW_YEARS).values("pk")
        return queryset.filter(pk__in=needing) if value else queryset.exclude(pk__in=needing)


def kinds_held_on(day: Any) -> QuerySet[LinkKind]:
    """The kinds that links were of on the day, as far as is known (``LinkKind.held_on`` in the database)."""
    begun = Q(start_earliest__isnull=True) | Q(start_earliest__lte=day)
    return LinkKind.objects.visible().filter(begun, Q(end_latest__isnull=True) | Q(end_latest__gte=day))


class ChainFilterSet(StrictFilterSet):
    q = text_search()
    kind = choice("kind", ChainKind, _("kind"))
    municipality = AddressFilter(visible(Municipality), label=_("municipality"), method="with_member")
    country = CountryFilter(method="in_country")
    sort = SortFilter({"name": (_("name"), by_name()), "-name": (_("name, backwards"), by_name(descending=True))})

    class Meta:
        model = Chain
        fields: ClassVar[list[str]] = []

    def with_member(self, queryset: Any, _name: str, value: Municipality) -> Any:
        members = Membership.objects.visible().filter(municipality=value)
        return queryset.filter(pk__in=members.values("chain"))

    def no_municipality(self) -> Q:
        return ~Q(pk__in=Membership.objects.visible().values("chain"))

    def in_country(self, queryset: Any, _name: str, value: str) -> Any:
        members = Membership.objects.visible().filter(municipality__country=value)
        return queryset.filter(pk__in=members.values("chain"))


class EventFilterSet(StrictFilterSet):
    q = text_search()
    kind = choice("kind", EventKind, _("kind"))
    level = choice("level", EventLevel, _("level"))
    about = choice("about", About, _("about"))
    link = AddressFilter(visible(Link), label=_("link"), field_name="links")
    chain = AddressFilter(visible(Chain), label=_("chain"), method="of_chain")
    municipality = AddressFilter(visible(Municipality), label=_("municipality"), method="of_municipality")
    unsourced = unsourced_only()
    sort = SortFilter(
        {
            "date": (_("oldest first"), oldest("date", F("date_latest").asc(nulls_last=True), "title")),
            "-date": (_("newest first"), newest("date", F("date_latest").desc(nulls_last=True), "title")),
        }
    )

    class Meta:
        model = Event
        fields: ClassVar[list[str]] = []

    def search(self, queryset: Any, _name: str, value: str) -> Any:
        """Events are prose: they are folded as they are read."""
        words = fold(value).split()
        texts = queryset.values_list("pk", "title", "text", "place")
        return queryset.filter(pk__in=[pk for pk, *text in texts if _holds(fold(" ".join(text)), words)])

    def of_chain(self, queryset: Any, _name: str, value: Chain) -> Any:
        """What is told of the chain, and of its members' stints."""
        return queryset.filter(Q(chain=value) | Q(membership__chain=value))

    def no_chain(self) -> Q:
        return Q(chain__isnull=True, membership__isnull=True)

    def of_municipality(self, queryset: Any, _name: str, value: Municipality) -> Any:
        """What is told of the municipality, of its links and of its stints in chains."""
        told = Event.objects.filter(
            Q(municipality=value) | Q(membership__municipality=value) | Q(links__low=value) | Q(links__high=value)
        )
        return queryset.filter(pk__in=told.values("pk"))


def _holds(text: str, words: list[str]) -> bool:
    return all(word in text for word in words)


class SurveyFilterSet(StrictFilterSet):
    q = text_search()
    measure = choice("measure", SurveyMeasure, _("measure"), method="with_measure")
    sort = SortFilter(
        {
            "date": (_("oldest first"), oldest("date", "name")),
            "-date": (_("newest first"), newest("date", "name")),
            "name": (_("name"), by_name()),
            "-name": (_("name, backwards"), by_name(descending=True)),
        }
    )

    class Meta:
        model = Survey
        fields: ClassVar[list[str]] = []

    def search(self, queryset: Any, _name: str, value: str) -> Any:
        words = fold(value).split()
        texts = queryset.values_list("pk", "name", "publisher", "scope")
        return queryset.filter(pk__in=[pk for pk, *text in texts if _holds(fold(" ".join(text)), words)])

    def with_measure(self, queryset: Any, _name: str, value: str) -> Any:
        return queryset.filter(pk__in=Survey.objects.filter(figures__measure=value).values("pk"))
