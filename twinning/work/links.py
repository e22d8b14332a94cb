"""What the links themselves ask for: a standing, a review, a beginning, papers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from archive.reading import day_words, in_words
from twinning.models import Event
from twinning.pages.rows import LinkRow
from twinning.papers import PaperState, with_papers
from twinning.services.status import terms
from twinning.status import Period, Rule, Standing
from twinning.status.review import review_since
from twinning.words import in_letters
from twinning.work.desk import Bundle, Desk
from twinning.work.items import Item, Kind, Mend
from twinning.work.reviewing import review_act


def unknown(desk: Desk) -> Iterator[Item]:
    """The standing has become unknown: it was known once."""
    for bundle in desk.bundles(lambda row: _unknown(row) and not _never_stated(row)):
        since = min(_unknown_since(row, desk.day) for row in bundle.rows)
        n = len(bundle.rows)
        yield Item(
            kind=Kind.STANDING_UNKNOWN,
            key=str(bundle.first.link.pk),
            name=bundle.name,
            whose=bundle.whose,
            what=ngettext("the standing has become unknown", "%(n)s links have become unknown", n)
            % {"n": in_letters(n)},
            why=_why_unknown(bundle),
            since=since,
            since_words=day_words(since),
            mend=_to_settle(desk, bundle),
        )


def _to_settle(desk: Desk, bundle: Bundle) -> Mend:
    """The review asks how it stands; of what a party that has ceased to exist left, an event must tell."""
    label = _("Confirm or change")
    reviewable = desk.edits and {row.overall.rule for row in bundle.rows} != {Rule.CEASED}
    act = review_act(desk, label, bundle.first.link) if reviewable else None
    return act or desk.add(Event, label, bundle.name.href, **bundle.event)


def for_review(desk: Desk) -> Iterator[Item]:
    """Nobody has vouched for them for two years, and their standing is not unknown yet."""
    for bundle in desk.bundles(lambda row: row.needs_review and not _unknown(row)):
        days = [day for row in bundle.rows if (day := review_since(row.overall, terms()))]
        since = min(days, default=None)
        n = len(bundle.rows)
        yield Item(
            kind=Kind.REVIEW,
            key=str(bundle.first.link.pk),
            name=bundle.name,
            whose=bundle.whose,
            what=ngettext("no new evidence", "%(n)s links without new evidence", n) % {"n": in_letters(n)},
            why=_why_review(bundle, desk.day),
            since=since,
            since_words=day_words(since) if since else "",
            mend=review_act(desk, _("Annual review"), bundle.first.link)
            or desk.add(Event, _("Confirm or change"), bundle.name.href, **bundle.event),
        )


def unbegun(desk: Desk) -> Iterator[Item]:
    """No source says since when, or none says anything of how they stand."""
    for bundle in desk.bundles(lambda row: not row.link.since.known or _never_stated(row)):
        told = desk.told_on(event for row in bundle.rows for event in row.events)
        yield Item(
            kind=Kind.BEGINNING,
            key=str(bundle.first.link.pk),
            name=bundle.name,
            whose=bundle.whose,
            what=_lacking(bundle.rows),
            why=_("No source says it."),
            since=told.latest,
            since_words=in_words(told) if told.known else "",
            mend=desk.add(Event, _("Add a statement"), bundle.name.href, **bundle.event),
        )


def unpapered(desk: Desk) -> Iterator[Item]:
    """Neither an agreement is recorded, nor that anybody looked for one. One search may answer for all of them."""
    bare = set(with_papers(desk.links, PaperState.NOTHING).values_list("pk", flat=True))
    rows = [row for row in desk.rows if row.link.pk in bare]
    if not rows:
        return
    n, names = len(rows), [Bundle([row]).name for row in rows]
    since = desk.recorded(row.link for row in rows)
    yield Item(
        kind=Kind.PAPERS,
        key=str(rows[0].link.pk),
        name=names[0] if n == 1 else None,
        what=ngettext("no agreement", "%(n)s links without agreement", n) % {"n": in_letters(n)},
        why=_("No agreement is recorded, nor that anybody has looked for one."),
        names=names if n > 1 else (),
        since=since,
        since_words=day_words(since),
        mend=desk.begin("municipality-search", _("Record a search"), names[0].href),
    )


def _unknown(row: LinkRow) -> bool:
    return row.overall.standing == Standing.UNKNOWN


def _never_stated(row: LinkRow) -> bool:
    """Whether nothing has been said yet of how it stands, at either level."""
    return _unknown(row) and row.overall.last_known is None and row.overall.last_evidence is None


def _unknown_since(row: LinkRow, day: date) -> date:
    """The first day of the time, up to this day, in which it has been unknown without a break."""
    passed = [period for period in row.levels["overall"] if period.start <= day]
    known = [period for period in passed if period.standing != Standing.UNKNOWN]
    return min(period.start for period in passed if not known or period.start > known[-1].start)


def _unknown_from(periods: Sequence[Period], day: date) -> date | None:
    """The day on which it becomes unknown if nothing comes in."""
    return next((p.start for p in periods if p.start > day and p.standing == Standing.UNKNOWN), None)


def _why_unknown(bundle: Bundle) -> str:
    rules = {row.overall.rule for row in bundle.rows}
    if rules == {Rule.CEASED}:
        return _("One of the two parties has ceased to exist.")
    years = terms().horizon
    told = ngettext(
        "%(years)s year without evidence; the last is of %(when)s.",
        "%(years)s years without evidence; the last is of %(when)s.",
        years,
    )
    when = _last_evidence(bundle.rows)
    return told % {"years": years, "when": when} if when and rules <= {Rule.LAPSED} else _("No source vouches for it.")


def _why_review(bundle: Bundle, day: date) -> str:
    when = _last_evidence(bundle.rows)
    ends = [end for row in bundle.rows if (end := _unknown_from(row.levels["overall"], day))]
    told = [_("Last evidence: %(when)s.") % {"when": when} if when else _("No evidence is recorded.")]
    if ends:
        passed = {"day": day_words(min(ends))}
        told.append(
            ngettext(
                "Becomes unknown on %(day)s if nothing comes in.",
                "Become unknown on %(day)s if nothing comes in.",
                len(bundle.rows),
            )
            % passed
        )
    return " ".join(told)


def _last_evidence(rows: Sequence[LinkRow]) -> str:
    """When they were last vouched for; of several days the years that these lie between."""
    words = {row.last_evidence for row in rows if row.last_evidence}
    if len(words) < 2:
        return next(iter(words), "")
    years = sorted({row.overall.last_evidence.year for row in rows if row.overall.last_evidence})
    return str(years[0]) if len(years) == 1 else f"{years[0]}–{years[-1]}"


def _lacking(rows: Sequence[LinkRow]) -> str:
    if len(rows) > 1:
        return _("%(n)s links without a known beginning or standing") % {"n": in_letters(len(rows))}
    if rows[0].link.since.known:
        return _("no standing")
    return _("no beginning, no standing") if _never_stated(rows[0]) else _("no beginning")
