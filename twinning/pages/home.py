"""The start page, put together: how many links stand how, the map, the latest changes."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import groupby

from django.db.models import Exists, F, OuterRef, Subquery
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from agreements.models import Found, SearchRecord
from archive.models import Source
from archive.reading import day_words, in_words, listed
from municipalities.models import Municipality
from twinning.drawing.legend import Swatch, map_legend
from twinning.drawing.map import Map, Place, Tie, links_map
from twinning.drawing.render import svg
from twinning.drawing.words import Heading
from twinning.filtersets import visible_links
from twinning.models import HOME_COUNTRY, Link, StatusPeriod
from twinning.pages.periods import is_sourced, period_of
from twinning.pages.unsourced import Unsourced
from twinning.papers import chains_of_pair
from twinning.services.status import terms
from twinning.status import Standing
from twinning.status.explain import explain
from twinning.words import day_label, sentence, standing_word

LEVELS = ("overall", "municipal", "civil")
CHANGES_READ = 80
CHANGES_SHOWN = 7
PARTNERS_NAMED = 4


@dataclass(frozen=True)
class CountRow:
    """How many links stand in each way at a level."""

    label: str
    counts: list[tuple[Standing, int]]

    @property
    def total(self) -> int:
        return sum(number for _standing, number in self.counts)


@dataclass(frozen=True)
class Change:
    """Links that came to stand otherwise on one day for one reason."""

    links: list[Link]
    period: StatusPeriod

    @property
    def since(self) -> str:
        """The date as the source gives it where it opened the period, else the day."""
        event = self.period.statement
        if event and event.date.known and event.date.earliest == self.period.start and not event.date.is_since:
            return in_words(event.date)
        return day_words(self.period.start)

    @property
    def name(self) -> str:
        """One link by its name; more by the party they share, with the partners."""
        if len(self.links) == 1:
            return " – ".join(party.name for party in self.links[0].parties)
        shared = set.intersection(*({link.low, link.high} for link in self.links))
        if not shared:
            return _("%(count)s links") % {"count": len(self.links)}
        home = min(shared, key=lambda municipality: municipality.name)
        partners = [link.partner_of(home).name for link in self.links]
        more = len(partners) - PARTNERS_NAMED
        named = partners[:PARTNERS_NAMED] + ([_("%(count)s more") % {"count": more}] if more > 0 else [])
        return f"{home.name} – {listed(named)}"

    @property
    def why(self) -> str:
        return sentence(explain(period_of(self.period), terms(), sourced=is_sourced(self.period.statement))[0])


def _by_party(periods: list[StatusPeriod]) -> list[Change]:
    """The links that changed alike, told together where they share a party."""
    changes = []
    while periods:
        parties = Counter(party for period in periods for party in (period.link.low_id, period.link.high_id))
        most = max(parties, key=lambda party: (parties[party], str(party)))
        together = [period for period in periods if most in (period.link.low_id, period.link.high_id)]
        changes.append(Change([period.link for period in together], together[0]))
        periods = [period for period in periods if period not in together]
    return changes


class HomePage:
    """What the start page shows on a day."""

    def __init__(self, day: date) -> None:
        self.day = day
        self.links = list(visible_links().select_related("low", "high").order_by("slug", "pk"))
        chained = Link.objects.filter(Exists(chains_of_pair()))
        self.through_chain = set(chained.values_list("pk", flat=True))

    # --- Figures ---

    @cached_property
    def _standings(self) -> dict[str, dict[object, Standing]]:
        rows = StatusPeriod.objects.on(self.day).values_list("level", "link", "standing")
        found: dict[str, dict[object, Standing]] = {level: {} for level in LEVELS}
        for level, link, standing in rows:
            found[level][link] = Standing(standing)
        return found

    @cached_property
    def counts(self) -> list[CountRow]:
        labels = {"overall": _("Strongest level"), "municipal": _("Municipal level"), "civil": _("Civil level")}
        rows = []
        for level in LEVELS:
            counted = Counter(self._standings[level].get(link.pk, Standing.UNKNOWN) for link in self.links)
            rows.append(CountRow(labels[level], [(standing, counted[standing]) for standing in Standing]))
        return rows

    @cached_property
    def parties(self) -> list[Municipality]:
        found = {party.pk: party for link in self.links for party in (link.low, link.high)}
        return sorted(found.values(), key=lambda party: (party.name, party.pk))

    @property
    def countries(self) -> int:
        return len({party.country for party in self.parties})

    @property
    def from_chains(self) -> int:
        return sum(link.pk in self.through_chain for link in self.links)

    @cached_property
    def sources(self) -> int:
        return Source.objects.visible().count()

    @cached_property
    def searches(self) -> int:
        return SearchRecord.objects.visible().filter(found=Found.NONE).count()

    @cached_property
    def unsourced(self) -> int:
        return len(Unsourced())

    @property
    def strip(self) -> list[tuple[Standing, float, float]]:
        """The overall standings as one bar: where each begins and how wide it is, in thousandths."""
        total, x, parts = max(len(self.links), 1), 0.0, []
        for standing, number in self.counts[0].counts:
            width = 720 * number / total
            if number:
                parts.append((standing, round(x, 1), round(max(width - 2, 1), 1)))
            x += width
        return parts

    # --- Map ---

    @cached_property
    def map(self) -> Map:
        heading = Heading(
            _("Map of the links in northern Europe and on the North Atlantic"),
            _("Each link is a great circle; the sort of line is its standing. The list of links says the same."),
        )
        return links_map(self._places(), self._ties(), heading)

    @property
    def map_svg(self) -> SafeString:
        return svg(self.map.pair)

    def _places(self) -> list[Place]:
        return [
            Place(str(p.pk), p.name, float(p.latitude), float(p.longitude), p.country == HOME_COUNTRY)
            for p in self.parties
            if p.latitude is not None and p.longitude is not None
        ]

    def _ties(self) -> list[Tie]:
        overall = self._standings["overall"]
        return [
            Tie(
                str(link.low_id),
                str(link.high_id),
                overall.get(link.pk, Standing.UNKNOWN),
                str(link),
                link.pk in self.through_chain and HOME_COUNTRY not in {link.low.country, link.high.country},
            )
            for link in self.links
        ]

    @property
    def map_legend(self) -> list[Swatch]:
        standings = set(self._standings["overall"].values())
        words = {standing: standing_word(standing) for standing in Standing}
        return map_legend(words, standings, _("through a chain") if self.from_chains else "")

    @property
    def outside(self) -> list[str]:
        return list(self.map.outside)

    # --- Changes ---

    @cached_property
    def changes(self) -> list[Change]:
        """The latest days on which links came to stand otherwise than before."""
        earlier = StatusPeriod.objects.filter(level="overall", link=OuterRef("link"), start__lt=OuterRef("start"))
        before = Subquery(earlier.order_by("-start").values("standing")[:1])
        turned = StatusPeriod.objects.filter(level="overall", start__lte=self.day, link__in=visible_links())
        turned = turned.annotate(before=before).filter(before__isnull=False).exclude(standing=F("before"))
        rows = turned.select_related("link__low", "link__high", "statement").prefetch_related("statement__citations")
        rows = rows.order_by("-start", "standing", "rule", "link__slug")
        grouped = groupby(rows[:CHANGES_READ], key=lambda row: (row.start, row.standing, row.rule))
        return [change for _key, group in grouped for change in _by_party(list(group))][:CHANGES_SHOWN]

    @property
    def day_label(self) -> str:
        return day_label(self.day)
