"""Reads dates as people write them, in Swedish, English or EDTF, by trying one kind of phrase after another."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice

from archive.dates import edtf
from archive.dates.bounds import next_day, nominal_span
from archive.dates.edtf import Choice, Interval, Missing, Node, Point, Range
from archive.dates.english import ENGLISH
from archive.dates.errors import CHOICE_IN_INTERVAL, MONTH_OR_YEARS, NOT_READ, NOT_SINCE, TOO_LONG, UnreadableDate
from archive.dates.swedish import SWEDISH
from archive.dates.units import marked, read_date
from archive.dates.words import MONTHS, PERIODS, SEASONS, UNKNOWN, Closing, Opening, one_of, tidied

LONGEST = 200

_SINCE = Opening(SWEDISH.since, ENGLISH.since)
_AT_LEAST_SINCE = Opening(SWEDISH.at_least_since, ENGLISH.at_least_since)
_ONWARDS = Closing(SWEDISH.onwards, ENGLISH.onwards)
_UNTIL = Opening(SWEDISH.until, ENGLISH.until)
_BEFORE = Opening(SWEDISH.before, ENGLISH.before)
_AFTER = Opening(SWEDISH.after, ENGLISH.after)
_NO_LATER = Opening(SWEDISH.no_later, ENGLISH.no_later)
_NO_EARLIER = Opening(SWEDISH.no_earlier, ENGLISH.no_earlier)
_OR_LATER = Closing(SWEDISH.or_later, ENGLISH.or_later)
_OR_EARLIER = Closing(SWEDISH.or_earlier, ENGLISH.or_earlier)
_END_UNKNOWN = Closing(SWEDISH.end_unknown, ENGLISH.end_unknown)
_START_UNKNOWN = Closing(SWEDISH.start_unknown, ENGLISH.start_unknown)
_SOMETIME = Opening(SWEDISH.sometime, ENGLISH.sometime)
_BETWEEN = Opening(SWEDISH.between, ENGLISH.between)
_FROM = Opening(SWEDISH.from_, ENGLISH.from_)
_PROBABLY = Opening(SWEDISH.probably, ENGLISH.probably)
_FILLER = Opening(SWEDISH.fillers, ENGLISH.fillers)
_TO = one_of(SWEDISH.to + ENGLISH.to)
_AND = re.compile(rf"\s+{one_of((SWEDISH.and_, ENGLISH.and_))}\s+")
_OR = re.compile(rf"\s+{one_of((SWEDISH.or_, ENGLISH.or_))}\s+")
_SPLITS = [re.compile(r"\s*–\s*"), re.compile(rf"\s+(?:-|{_TO})\s+"), re.compile("-"), re.compile("/")]
_TAIL = re.compile(rf"(?P<month>\b{one_of(MONTHS)}\.?\s+)?(?P<year>\b[0-9]{{4}})\s*\??")
_DECADE = re.compile(r"[0-9]{3}0(?P<ending>-?tal(?:et|en)|s)\??")
_NUMERIC_DAY = re.compile(r"[0-9]{1,2}(?P<tail>[./] ?[0-9]{1,2}[./ -] ?[0-9]{4})")
_YEARLESS_END = re.compile(rf".*\b(?:{one_of([*MONTHS, *SEASONS])}|[0-9]{{1,2}}[/.][0-9]{{1,2}})\.?", re.DOTALL)
_MONTH_AND_DAY = re.compile(rf"(?:.*\s)?{one_of(MONTHS)}\.? [0-9]{{1,2}}(?:st|nd|rd|th)?", re.DOTALL)
_DAY_END = re.compile(r"(?:.*[\s.])?[0-9]{1,2}(?:st|nd|rd|th|:?[ae]|\.)?", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Reading:
    """What was understood; no node means that the date is said to be unknown."""

    node: Node | None
    since: bool = False


def read(text: str) -> Reading:
    """What the text means; raises ``UnreadableDate``."""
    if len(text) > LONGEST:
        raise UnreadableDate(TOO_LONG)
    try:
        found = _read_edtf(text) or _read(tidied(text))
    except UnreadableDate as refusal:
        raise refusal.about(text.strip()) from None
    if found is None:
        raise UnreadableDate(NOT_READ, text.strip())
    return found


def _read_edtf(text: str) -> Reading | None:
    try:
        return Reading(edtf.read(edtf.normalised(text)))
    except edtf.NotEdtf:
        return None


def _read(text: str) -> Reading | None:
    if not text or text in UNKNOWN:
        return Reading(None)
    for rule in _RULES:
        if (found := rule(text)) is not None:
            return found
    rest = _FILLER.rest(text)
    return _read(rest) if rest else None


def _one(text: str) -> Reading | None:
    node = read_date(text)
    return Reading(node) if node else None


def _period(text: str) -> Reading | None:
    named = PERIODS.get(text)
    return Reading(edtf.read(named)) if named else None


def _from_to(text: str) -> Reading | None:
    rest = _FROM.rest(text)
    if not rest:
        return None
    if beginning := _END_UNKNOWN.rest(rest):
        start = read_date(beginning)
        return Reading(Interval(start, Missing.UNKNOWN)) if isinstance(start, Point) else None
    return _interval(rest)


def _since(text: str) -> Reading | None:
    if rest := _AT_LEAST_SINCE.rest(text):
        earliest_known = _side(rest, before=True, inclusive=True)
        return Reading(earliest_known.node, since=True) if earliest_known else None
    rest = _SINCE.rest(text) or _ONWARDS.rest(text) or (text[:-1].strip() if text.endswith("–") else None)
    start = _read(_ONWARDS.rest(rest) or rest) if rest else None
    if start is None or start.node is None:
        return None
    if isinstance(start.node, Interval) or start.since:
        raise UnreadableDate(NOT_SINCE, text)
    if isinstance(start.node, Choice):
        return Reading(start.node, since=True)
    return Reading(Interval(start.node, Missing.OPEN))


def _until(text: str) -> Reading | None:
    missing = Missing.OPEN
    if shorter := _START_UNKNOWN.rest(text):
        text, missing = shorter, Missing.UNKNOWN
    rest = _UNTIL.rest(text) or (text[1:].strip() if text.startswith("–") else None)
    end = read_date(rest) if rest else None
    return Reading(Interval(missing, end)) if isinstance(end, Point) else None


def _between(text: str) -> Reading | None:
    rest = _BETWEEN.rest(text)
    return _first_interval(_pairs(rest, [_AND, *_SPLITS])) if rest else None


def _sometime(text: str) -> Reading | None:
    """ "Some time between a and b" is one day of that time, not the whole of it."""
    rest = _SOMETIME.rest(text)
    found = _read(rest) if rest else None
    if found and isinstance(found.node, Interval):
        start, end = found.node.start, found.node.end
        if not isinstance(start, Point) or not isinstance(end, Point):
            return None
        return Reading(Choice((Range(start, end),)))
    return found


def _bounded(text: str) -> Reading | None:
    if rest := _NO_LATER.rest(text) or _OR_EARLIER.rest(text):
        return _side(rest, before=True, inclusive=True)
    if rest := _NO_EARLIER.rest(text) or _OR_LATER.rest(text):
        return _side(rest, before=False, inclusive=True)
    if rest := _BEFORE.rest(text):
        return _side(rest, before=True, inclusive=False)
    if rest := _AFTER.rest(text):
        return _side(rest, before=False, inclusive=False)
    return None


def _side(text: str, *, before: bool, inclusive: bool) -> Reading | None:
    """A set open on one side. "After" a war may still be the year it ended: a period with a name keeps its edge."""
    text = _FILLER.rest(text) or text
    if text in PERIODS:
        start, _slash, end = PERIODS[text].partition("/")
        return Reading(_open_set(Point(start if before else end), before=before))
    node = read_date(text)
    if node is None:
        return None
    edge = _edge(node, last=before is inclusive)
    if edge is None:
        return None
    return Reading(_open_set(edge if inclusive else _beside(edge, -1 if before else 1), before=before))


def _open_set(edge: Point, *, before: bool) -> Choice:
    return Choice((Range(None, edge) if before else Range(edge, None),))


def _edge(node: Point | Choice, *, last: bool) -> Point | None:
    if isinstance(node, Point):
        return node
    member = node.members[-1 if last else 0]
    return member if isinstance(member, Point) else member.end if last else member.start


def _beside(point: Point, step: int) -> Point:
    """The day, month or year just before or after a date, with the date's own precision and qualifier."""
    first, last = nominal_span(point)
    year, month, day = last if step > 0 else first
    mark = point.mark or ""
    if point.day.isdigit():
        year, month, day = next_day((year, month, day), step)
        return Point(f"{year:04}", f"{month:02}", f"{day:02}").marked(mark)
    if point.month:
        year, month = divmod(year * 12 + month - 1 + step, 12)
        return Point(f"{year:04}", f"{month + 1:02}").marked(mark)
    return Point(f"{year + step:04}").marked(mark)


def _listed(text: str) -> Reading | None:
    every = _OR.search(text) is None
    pattern = _AND if every else _OR
    parts = pattern.split(text)
    if len(parts) < 2:
        return None
    *front, last = [piece for part in parts for piece in re.split(r",\s*", part) if piece]
    last = _continued(front[-1].rstrip("-"), last)
    members = [_list_member(_completed(piece, last, between=False)) for piece in front] + [_list_member(last)]
    if any(member is None for member in members):
        return None
    return Reading(Choice(tuple(member for member in members if member), every=every))


def _list_member(text: str) -> Point | Range | None:
    found = _read(text)
    if found is None or found.since:
        return None
    if isinstance(found.node, Choice):
        return found.node.members[0] if len(found.node.members) == 1 else None
    if isinstance(found.node, Interval):
        start, end = found.node.start, found.node.end
        return Range(start, end) if isinstance(start, Point) and isinstance(end, Point) else None
    return found.node


def _probably(text: str) -> Reading | None:
    rest = _PROBABLY.rest(text)
    found = _read(rest) if rest else None
    return Reading(marked(found.node, "?"), found.since) if found and found.node else None


def _interval(text: str) -> Reading | None:
    return _first_interval(_pairs(text, _SPLITS))


def _first_interval(pairs: Iterator[tuple[str, str]]) -> Reading | None:
    refusal = None
    for left, right in pairs:
        try:
            full = _continued(left, right)
            start, end = read_date(_completed(left, full, between=True)), read_date(full)
        except UnreadableDate as error:
            refusal = refusal or error
            continue
        if isinstance(start, Point) and isinstance(end, Point):
            return Reading(Interval(start, end))
        if start and end:
            refusal = UnreadableDate(CHOICE_IN_INTERVAL)
    if refusal:
        raise refusal
    return None


def _pairs(text: str, patterns: list[re.Pattern[str]]) -> Iterator[tuple[str, str]]:
    for pattern in patterns:
        for match in islice(pattern.finditer(text), 12):  # "1964-10-18-1964-10-25" has five
            left, right = text[: match.start()].strip(), text[match.end() :].strip()
            if left and right:
                yield left, right


def _completed(left: str, right: str, *, between: bool) -> str:
    """The left side with the month, year or "-talet" that is written only once, on the right."""
    decade = _DECADE.fullmatch(right)
    if decade and re.fullmatch(r"[0-9]{3}0-?" if between else r"[0-9]{3}0-", left):
        return left.rstrip("-") + decade["ending"]
    tail = _TAIL.search(right)
    if (numeric := _NUMERIC_DAY.fullmatch(right)) and re.fullmatch(r"[0-9]{1,2}\.?", left):
        return left.rstrip(".") + numeric["tail"]
    if tail is None or re.search("[0-9]{3}", left):
        return left
    if _YEARLESS_END.fullmatch(left) or _MONTH_AND_DAY.fullmatch(left):
        return f"{left.rstrip('.')} {tail['year']}"
    if tail["month"] and _DAY_END.fullmatch(left):
        return f"{left} {tail['month'].strip()} {tail['year']}"
    return left


def _continued(left: str, right: str) -> str:
    """The right side with the century, or the year and month, that is written only once, on the left."""
    if match := re.fullmatch(r".*?([0-9]{2})([0-9]{2})", left):
        month = re.fullmatch(r"0[1-9]|1[0-2]", right)
        if month and left.isdigit():
            raise _month_or_years(match, right)
        if re.fullmatch(r"[0-9]{2}(?:-tal(?:et|en)|s)?", right) and right[:2] > match[2] and not month:
            return match[1] + right
    if match := re.fullmatch(r"([0-9]{4}-[0-9]{2}-)[0-9]{2}", left):
        return match[1] + right if re.fullmatch("[0-9]{2}", right) else right
    return right


def _month_or_years(match: re.Match[str], right: str) -> UnreadableDate:
    year = match[1] + match[2]
    century = int(match[1]) + (right <= match[2])
    return UnreadableDate(MONTH_OR_YEARS, month=f"{year}-{right}", years=f"{year}–{century:02}{right}")


_RULES: tuple[Callable[[str], Reading | None], ...] = (
    _period,
    _one,
    _from_to,
    _sometime,
    _between,
    _since,
    _bounded,
    _until,
    _probably,
    _interval,
    _listed,
)
