"""The registry counted: how many links, how they stand, where, of what kind, since when."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db.models import Count, Prefetch
from rest_framework.request import Request
from rest_framework.response import Response

from archive.api.hypermedia import link as link_object
from archive.api.views import ReadingView
from archive.collation import swedish_key
from archive.countries import country_name
from archive.dates import ImpreciseDate
from archive.reading import language
from municipalities.models import Municipality
from twinning.api.links import LinkBook
from twinning.filtersets import visible_links
from twinning.models import Chain, Link, LinkKind, PeriodLevel, StatusPeriod
from twinning.status import Standing


class StatisticsView(ReadingView):
    """Every link is counted on every day: one that was not yet made stands as unknown then."""

    def get(self, request: Request) -> Response:
        day = self.day
        kinds = LinkKind.objects.visible()
        links = list(visible_links().select_related("low", "high").prefetch_related(Prefetch("kinds", kinds)))
        book = LinkBook(links, day, request.user)
        return Response(
            {
                "as_of": day,
                "total": {
                    "links": len(links),
                    "municipalities": Municipality.objects.visible().count(),
                    "chains": Chain.objects.visible().count(),
                },
                "standings": by_standing(len(links), day),
                "countries": by_country(links),
                "kinds": by_kind(links, book),
                "decades": by_decade(links),
                "_links": {"self": link_object(request, request.get_full_path(), "self")},
            }
        )


def by_standing(total: int, day: date) -> dict[str, dict[str, int]]:
    """How many links stand in each way at each level; what nothing is said of is unknown."""
    rows = StatusPeriod.objects.on(day).filter(link__in=visible_links().order_by())
    counts = {level.value: dict.fromkeys((standing.value for standing in Standing), 0) for level in PeriodLevel}
    for row in rows.values("level", "standing").annotate(links=Count("pk")).order_by("level", "standing"):
        counts[row["level"]][row["standing"]] = row["links"]
    for level in counts.values():
        level[Standing.UNKNOWN.value] += total - sum(level.values())
    return counts


def by_country(links: Sequence[Link]) -> list[dict[str, Any]]:
    """By the country of the party that is named second: seen from Sweden, the partner's."""
    counts = Counter(link.parties[1].country for link in links)
    named = [(country_name(code, language()), code, count) for code, count in counts.items()]
    named.sort(key=lambda row: (swedish_key(row[0]), row[1]))
    return [{"country": code, "name": name, "links": count} for name, code, count in named]


def by_kind(links: Sequence[Link], book: LinkBook) -> list[dict[str, Any]]:
    """By the kind of the day; null where none is recorded."""
    counts = Counter(book.kind(link) for link in links)
    return [{"kind": kind, "links": counts[kind]} for kind in sorted(counts, key=lambda kind: (kind is None, kind))]


def by_decade(links: Sequence[Link]) -> list[dict[str, Any]]:
    """By the decade since which they are linked; null where it is not known."""
    counts = Counter(decade(link.since) for link in links)
    years = sorted(counts, key=lambda year: (year is None, year))
    return [{"decade": year, "links": counts[year]} for year in years]


def decade(since: ImpreciseDate) -> int | None:
    """The first year of the decade, if the date lies within one."""
    first, last = since.start_earliest, since.start_latest
    if first is None or last is None or first.year // 10 != last.year // 10:
        return None
    return first.year // 10 * 10
