"""What agreements and decisions ask for: renewal, what was promised, an outcome."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import groupby
from typing import Any, Final

from django.db.models import Prefetch, Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from agreements.models import Agreement, AgreementCitation, AgreementState, Decision, Duty, Matter, Outcome, Party
from archive.dates import ImpreciseDate
from archive.languages import RECORD_LANGUAGE
from archive.reading import day_words, in_words
from twinning.filtersets import visible_links
from twinning.words import in_letters
from twinning.work.desk import Desk
from twinning.work.items import Item, Kind, Mend, Named
from twinning.work.mending import change

YEAR: Final = timedelta(days=365)
OPEN: Final = (Outcome.PROPOSED, Outcome.NOT_KNOWN)


def expiring(desk: Desk) -> Iterator[Item]:
    """The agreement runs out within a year, or has run out, and none follows on it."""
    for agreement in _running_out(desk):
        state = agreement.state_on(desk.day)
        if state not in {AgreementState.EXPIRING, AgreementState.EXPIRED} or _of_what_has_ended(desk, agreement):
            continue
        end = agreement.runs_out or desk.day
        expired = state == AgreementState.EXPIRED
        yield Item(
            kind=Kind.EXPIRY,
            key=str(agreement.pk),
            name=_named(agreement),
            what=_("has run out") if expired else _("runs out within a year"),
            why=(_("Its last day was %(day)s.") if expired else _("Its last day is %(day)s.")) % {"day": day_words(end)}
            + " "
            + _("No other agreement supersedes it."),
            since=end,
            since_words=day_words(end if expired else end - YEAR),
            due=end,
            mend=desk.add(Agreement, _("Record its successor"), agreement.get_absolute_url(), supersedes=agreement.pk),
        )


def _running_out(desk: Desk) -> Sequence[Agreement]:
    """Those of the municipality or its organisations, while they are party, that end by a year from the day."""
    whose = Q(municipality__in=desk.bodies) | Q(organisation__municipality__in=desk.bodies)
    parties = Party.objects.visible().filter(whose).exclude(left_latest__lte=desk.day)
    near = Agreement.objects.visible().attested().filter(runs_out__lte=_later(desk.day), parties__in=parties)
    visible = Prefetch("links", queryset=visible_links())
    return list(near.distinct().prefetch_related("successors", visible, "chains"))


def _of_what_has_ended(desk: Desk, agreement: Agreement) -> bool:
    """Whether all links that it is recorded for have ended: then nothing need follow on it."""
    links = {link.pk for link in agreement.links.all()}
    return bool(links) and not agreement.chains.all() and links.isdisjoint(row.link.pk for row in desk.rows)


def duties(desk: Desk) -> Iterator[Item]:
    """What a decision that was adopted asked for, and nobody has done yet; if it is due within a year, or no day is."""
    adopted = Duty.objects.visible().open().filter(decision__municipality__in=desk.bodies)
    adopted = adopted.filter(decision__outcome=Outcome.ADOPTED).select_related("decision")
    near = adopted.filter(Q(due_latest__isnull=True) | Q(due_latest__lte=_later(desk.day)))
    for duty in near.order_by("due_latest", "what", "pk"):
        due = duty.due.latest
        decided = duty.decision.day
        yield Item(
            kind=Kind.DUTY,
            key=str(duty.pk),
            name=Named(duty.what, duty.decision.get_absolute_url()),
            whose=desk.whose(duty.decision.municipality_id),
            what=_("overdue") if due and due < desk.day else _("not done yet"),
            why=_("Due %(day)s.") % {"day": in_words(duty.due)} if due else _("The decision gives no day."),
            names=[_named(duty.decision)],
            since=decided.latest,
            since_words=in_words(decided) if decided.known else "",
            due=due,
            mend=change(desk.user, duty, _("Record as done"), duty.decision.get_absolute_url()),
        )


def undecided(desk: Desk) -> Iterator[Item]:
    """Proposed more than a year ago, or nobody knows when, and no outcome is known. Those of one day are one row."""
    citations = Prefetch("citations", queryset=AgreementCitation.objects.visible().select_related("source", "via"))
    links: Any = Prefetch("links", queryset=visible_links())
    asked = Decision.objects.visible().filter(municipality__in=desk.bodies, outcome__in=OPEN)
    asked = asked.prefetch_related(citations, links).order_by("title", "pk")
    told = [(decision, _asked_on(desk, decision)) for decision in asked]
    long_ago = [pair for pair in told if _long_ago(desk, pair[1])]
    long_ago.sort(key=_stack)
    for (_day, _edtf, outcome), pairs in groupby(long_ago, key=_stack):
        decisions, days = zip(*pairs, strict=True)
        yield _undecided(desk, list(decisions), days[0], proposed=outcome == Outcome.PROPOSED)


def _undecided(desk: Desk, decisions: Sequence[Decision], asked: ImpreciseDate, *, proposed: bool) -> Item:
    first, n = decisions[0], len(decisions)
    if proposed:
        what = ngettext("no outcome is known", "%(n)s proposals without known outcome", n)
        why = (
            _("It was proposed; no decision is recorded.")
            if n == 1
            else _("They were proposed; no decision is recorded.")
        )
    else:
        what = ngettext("no outcome is recorded", "%(n)s decisions without known outcome", n)
        why = (
            _("Whether it was adopted is not recorded.") if n == 1 else _("Whether they were adopted is not recorded.")
        )
    return Item(
        kind=Kind.PROPOSAL,
        key=str(first.pk),
        name=_named(first) if n == 1 else None,
        what=what % {"n": in_letters(n)},
        why=why,
        names=[_named(decision) for decision in decisions] if n > 1 else (),
        since=asked.latest,
        since_words=in_words(asked) if asked.known else "",
        mend=_to_decide(desk, first),
    )


def _to_decide(desk: Desk, decision: Decision) -> Mend:
    """Whether a link is to end is decided at a step of its own; any other outcome in the form."""
    ours = {row.link.pk: row.link for row in desk.rows}
    link = next((ours[each.pk] for each in decision.links.all() if each.pk in ours), None)
    if decision.matter == Matter.END and link is not None and desk.user.has_perm("twinning.change_link", link):
        return Mend(_("Record the outcome"), reverse("link-end", args=[link.slug]))
    return change(desk.user, decision, _("Record the outcome"), decision.get_absolute_url())


def _asked_on(desk: Desk, decision: Decision) -> ImpreciseDate:
    """When it was asked: its own day, else that of the sources that tell of it."""
    return decision.day if decision.day.known else desk.told_on([decision])


def _long_ago(desk: Desk, asked: ImpreciseDate) -> bool:
    return (asked.latest or date.min) <= _year_before(desk.day)


def waits_too_long(desk: Desk, decision: Decision) -> bool:
    """Whether it is among those that were asked here long ago; only of those that have a day of their own."""
    return decision.municipality_id in desk.bodies and decision.day.known and _long_ago(desk, decision.day)


def _stack(pair: tuple[Decision, ImpreciseDate]) -> tuple[date, str, str]:
    decision, asked = pair
    return asked.latest or date.max, asked.edtf, decision.outcome


def _named(record: Any) -> Named:
    return Named(record.title, record.get_absolute_url(), RECORD_LANGUAGE)


def _later(day: date) -> date:
    return day + YEAR if day < date.max - YEAR else date.max


def _year_before(day: date) -> date:
    return day - YEAR if day > date.min + YEAR else date.min
