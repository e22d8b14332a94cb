"""Reads one date in words: a day, month, season, year, decade or century, a part of one, with its qualifiers."""

from __future__ import annotations

import re

from archive.dates import edtf
from archive.dates.bounds import nominal_span
from archive.dates.edtf import Choice, Interval, Point, Range
from archive.dates.english import ENGLISH
from archive.dates.errors import (
    DAY_OR_MONTH_FIRST,
    DECADE_OR_CENTURY,
    NO_SUCH_DAY,
    WHICH_CENTURY,
    UnreadableDate,
)
from archive.dates.swedish import SWEDISH
from archive.dates.words import MONTHS, NOTES, PART_SUFFIXES, PARTS, SEASONS, Opening, one_of

# First and last of the ten years of a decade, the hundred of a century, the months of a year, the days of a month.
_DECADE = {"early": (0, 3), "mid": (4, 6), "late": (7, 9), "first half": (0, 4), "second half": (5, 9)}
_CENTURY = {"early": (0, 33), "mid": (34, 66), "late": (67, 99), "first half": (0, 49), "second half": (50, 99)}
_YEAR = {"early": (1, 4), "mid": (5, 8), "late": (9, 12)}
_MONTH = {"early": (1, 10), "mid": (11, 20), "late": (21, 31), "first half": (1, 15), "second half": (16, 31)}
PART_NAMES = tuple(_DECADE)
_HALF_YEARS = {"first half": "40", "second half": "41"}

_APPROXIMATELY = Opening(SWEDISH.approximately, ENGLISH.approximately)
_PROBABLY = Opening(SWEDISH.probably, ENGLISH.probably)
_WEEKDAYS = SWEDISH.weekdays + ENGLISH.weekdays
_FILLER = Opening(SWEDISH.fillers, ENGLISH.fillers, _WEEKDAYS, [f"{day}," for day in _WEEKDAYS])
_SOME_DAY = Opening(SWEDISH.some_day, ENGLISH.some_day)
_SOME_MONTH = Opening(SWEDISH.some_month, ENGLISH.some_month)
_SOME_YEAR = re.compile(
    rf"(?P<date>.+?),? {one_of(SWEDISH.some_year + ENGLISH.some_year)}(?: (?:på|under|in|of)(?: the)? (?P<years>.+))?"
)
_NOTED = re.compile(r"(?P<date>.+?) \((?P<notes>[^()]+)\)")
_PART = re.compile(
    rf"(?P<part>{one_of(PARTS)})(?:-|\s+)(?:{one_of(SWEDISH.part_links + ENGLISH.part_links)}\s+)?(?P<whole>.+)"
)
_PART_SUFFIX = re.compile(rf"(?P<whole>.+?)s\s+(?P<part>{one_of(PART_SUFFIXES)})")

_D = r"(?P<day>[0-9]{1,2})"
_M = rf"(?P<month>{one_of(MONTHS)})"
_Y = r"(?P<year>[0-9]{4})"
_ORDINAL = r"(?:\.|:?[ae]|st|nd|rd|th)?"
_DAY_FORMS = [
    re.compile(rf"{_D}{_ORDINAL} ?(?:of )?{_M}\.?,? {_Y}"),
    re.compile(rf"{_M}\.? {_D}{_ORDINAL},? {_Y}"),
    re.compile(rf"{_Y},? {_M}\.? {_D}"),
    re.compile(rf"{_Y},? {_D} {_M}\.?"),
]
_NUMERIC_MONTH = re.compile(rf"(?P<month>0?[1-9]|1[0-2])/{_Y}")
_CATALOGUED = re.compile(r"(?P<known>[0-9]{2})(?:\?\?|--|__)|(?P<decade>[0-9]{3})[?_-]")  # "19??", "194-"
_MONTH_FORMS = [re.compile(rf"{_M}\.?(?: månad)?,? (?:of )?{_Y}"), re.compile(rf"{_Y},? {_M}\.?")]
_NUMERIC_FORMS = [
    re.compile(rf"{_D}\. ?(?P<month>[0-9]{{1,2}})\. ?{_Y}"),
    re.compile(rf"{_D}/(?P<month>[0-9]{{1,2}})(?:[ -]| - ){_Y}"),
    re.compile(rf"{_Y}[./ ](?P<month>[0-9]{{1,2}})[./ ]{_D}"),
    re.compile(r"(?P<year>[0-9]{4})(?P<month>0[1-9]|1[0-2])(?P<day>0[1-9]|[12][0-9]|3[01])"),
    re.compile(rf"{_Y}[–-](?P<month>[0-9]{{1,2}})[–-]{_D}"),
]
_SLASHES = re.compile(r"(?P<a>[0-9]{1,2})[/-](?P<b>[0-9]{1,2})[/-](?P<year>[0-9]{4})")
_SHORT_YEAR = re.compile(
    r"[0-9]{1,2}(?:[./-]| - )[0-9]{1,2}(?:[./ -]| - )'?[0-9]{2}"
    rf"|[0-9]{{1,2}} {one_of(MONTHS)}\.?,? [-'’]?[0-9]{{2}}|{one_of([*MONTHS, *SEASONS])}\.? [-'’]?[0-9]{{2}}"
    r"|['’]?[0-9]0(?:-?tal(?:et)?|['’]?s)|['’-][0-9]{2}"
)
_SEASON = re.compile(
    rf"(?P<season>{one_of(SEASONS)})(?: of)?(?: år(?:et)?)? {_Y}(?:[/–-](?P<next>[0-9]{{2}}|[0-9]{{4}}))?"
)
_DECADE_FORM = re.compile(r"(?P<decade>[0-9]{3})0(?:[- ]?tal(?:et|en)?|['’]?s)")
_CENTURY_FORMS = [
    re.compile(r"(?P<hundreds>[1-9][0-9]?)00[- ]?tal(?:et|en)?"),
    re.compile(r"(?P<century>[0-9]{1,2})(?:st|nd|rd|th)(?: |-)century"),
]
_FIRST_DECADE = re.compile(r"(?P<hundreds>[1-9][0-9])00(?:-talets första (?:årtionde|decennium)|s \(decade\))")
_BC = re.compile(r"(?P<year>[0-9]{1,4}|10000) (?:f\. ?kr|före kristus|bce?|b\.c)\.?")
_EARLY_YEAR = re.compile(r"(?:år|year) (?P<year>[0-9]{1,4})(?: e\. ?kr\.?| ad| ce)?")


def read_date(text: str) -> Point | Choice | None:
    """The date that the words name, or None where they name none; a set where they name a part of a longer time."""
    if match := _CATALOGUED.fullmatch(text):
        return Point(match["decade"] + "X" if match["decade"] else match["known"] + "XX")
    if text.endswith("?"):
        return _marked(read_date(text[:-1].strip(" (")), "?")
    if text.endswith("(?)"):
        return _marked(read_date(text[:-3].strip()), "?")
    if (found := _unit(text)) is not None:
        return found
    if rest := _APPROXIMATELY.rest(text):
        return _marked(read_date(rest), "~")
    if rest := _PROBABLY.rest(text):
        return _marked(read_date(rest), "?")
    for rule in (_part, _some, _some_year, _noted):
        if (found := rule(text)) is not None:
            return found
    rest = _FILLER.rest(text)
    return read_date(rest) if rest else None


def marked(node: Point | Choice | Interval, mark: str) -> Point | Choice | Interval:
    """The same date with a qualifier on every date in it."""
    if isinstance(node, Interval):
        ends = [end.marked(mark) if isinstance(end, Point) else end for end in (node.start, node.end)]
        return Interval(*ends)
    return _marked(node, mark) or node


def _marked(node: Point | Choice | None, mark: str) -> Point | Choice | None:
    if node is None or isinstance(node, Point):
        return node.marked(mark) if node else None
    members = (
        member.marked(mark)
        if isinstance(member, Point)
        else Range(member.start and member.start.marked(mark), member.end and member.end.marked(mark))
        for member in node.members
    )
    return Choice(tuple(members), every=node.every)


def _unit(text: str) -> Point | Choice | None:
    try:
        node = edtf.read(edtf.normalised(text))
    except edtf.NotEdtf:
        return _day(text) or _month_or_season(text) or _years(text)
    return None if isinstance(node, Interval) else node


def _day(text: str) -> Point | None:
    for form in _DAY_FORMS:
        if match := form.fullmatch(text):
            return _dated(text, match["year"], MONTHS[match["month"]], int(match["day"]))
    for form in _NUMERIC_FORMS:
        if match := form.fullmatch(text):
            return _dated(text, match["year"], int(match["month"]), int(match["day"]))
    if match := _SLASHES.fullmatch(text):
        return _slashed(text, int(match["a"]), int(match["b"]), match["year"])
    if _SHORT_YEAR.fullmatch(text):
        raise UnreadableDate(WHICH_CENTURY, text)
    return None


def _slashed(text: str, first: int, second: int, year: str) -> Point:
    """Swedes write the day first, Americans the month: read only where one of the two is out of the question."""
    if first <= 12 and second <= 12 and first != second:
        raise UnreadableDate(DAY_OR_MONTH_FIRST, text, iso=f"{year}-{second:02}-{first:02}")
    day, month = (first, second) if second <= 12 else (second, first)
    return _dated(text, year, month, day)


def _dated(text: str, year: str, month: int, day: int) -> Point:
    point = Point(year, f"{month:02}", f"{day:02}")
    if not 1 <= month <= 12 or not 1 <= day <= 31:
        raise UnreadableDate(NO_SUCH_DAY, text)
    nominal_span(point)
    return point


def _month_or_season(text: str) -> Point | None:
    for form in _MONTH_FORMS:
        if match := form.fullmatch(text):
            return Point(match["year"], f"{MONTHS[match['month']]:02}")
    if match := _NUMERIC_MONTH.fullmatch(text):
        return Point(match["year"], f"{int(match['month']):02}")
    match = _SEASON.fullmatch(text)
    if match is None:
        return None
    season, following = SEASONS[match["season"]], match["next"]
    if following and (season != 24 or int(following[-2:]) != (int(match["year"]) + 1) % 100):
        return None
    return Point(match["year"], str(season))


def _years(text: str) -> Point | None:
    if match := _FIRST_DECADE.fullmatch(text):
        return Point(match["hundreds"] + "0X")
    if match := _CENTURY_FORMS[0].fullmatch(text):
        return Point(f"{int(match['hundreds']):02}XX")
    if (match := _CENTURY_FORMS[1].fullmatch(text)) and 1 <= int(match["century"]) <= 99:
        return Point(f"{int(match['century']) - 1:02}XX")
    if match := _DECADE_FORM.fullmatch(text):
        return _decade(text, match["decade"])
    if match := _BC.fullmatch(text):
        return Point(f"-{int(match['year']) - 1:04}" if match["year"] not in ("1", "0") else "0000")
    if match := _EARLY_YEAR.fullmatch(text):
        return Point(f"{int(match['year']):04}")
    return None


def _decade(text: str, decade: str) -> Point:
    if decade.endswith("0"):
        first, last = f"{decade}0", f"{decade[:2]}99"
        raise UnreadableDate(DECADE_OR_CENTURY, text, decade=f"{first}–{decade}9", century=f"{first}–{last}")
    return Point(decade + "X")


def _part(text: str) -> Point | Choice | None:
    match = _PART.fullmatch(text)
    names = PARTS
    if match is None:
        match, names = _PART_SUFFIX.fullmatch(text), PART_SUFFIXES
    if match is None:
        return None
    whole = read_date(match["whole"])
    return part_of(whole, names[match["part"]]) if isinstance(whole, Point) and whole.mark == "" else None


def part_of(whole: Point, part: str) -> Point | Choice | None:
    """Early, mid, late or a half of a century, decade, year or month: a run of whole years, months or days."""
    year = whole.year
    if whole.day or whole.is_season or not year[:2].isdigit() or len(year) != 4:
        return None
    if whole.month:
        return _days_of(whole, *_MONTH[part]) if (year + whole.month).isdigit() else None
    if year.isdigit() and part in _HALF_YEARS:
        return Point(year, _HALF_YEARS[part])
    if year.isdigit():
        return _run(*(Point(year, f"{month:02}") for month in _YEAR[part]))
    if year[:3].isdigit():
        return _run(*(Point(f"{year[:3]}{number}") for number in _DECADE[part]))
    return _run(*(Point(f"{year[:2]}{number:02}") for number in _CENTURY[part]))


def _days_of(month: Point, first: int, last: int) -> Choice:
    last = min(last, nominal_span(month)[1][2])
    return _run(*(Point(month.year, month.month, f"{day:02}") for day in (first, last)))


def _run(first: Point, last: Point) -> Choice:
    return Choice((Range(first, last),))


def _some(text: str) -> Point | None:
    if rest := _SOME_DAY.rest(text):
        whole = read_date(rest)
        if isinstance(whole, Point) and not whole.day and not whole.is_season:
            return Point(whole.year, whole.month or "XX", "XX", whole.marks)
    if rest := _SOME_MONTH.rest(text):
        whole = read_date(rest)
        if isinstance(whole, Point) and not whole.month:
            return Point(whole.year, "XX", "", whole.marks)
    return None


def _some_year(text: str) -> Point | None:
    """ "25 December of some year in the 1560s": the year is known less well than the day."""
    match = _SOME_YEAR.fullmatch(text)
    if match is None:
        return None
    date = read_date(f"{match['date']} 2004")  # a leap year, so that every real day is found
    years = read_date(match["years"]) if match["years"] else Point("XXXX")
    if not isinstance(date, Point) or not isinstance(years, Point) or years.month or not date.month:
        return None
    return Point(years.year, date.month, date.day, date.marks)


def _noted(text: str) -> Point | None:
    """ "11 June 2004 (approximate: year + month)": qualifiers on parts of a date."""
    match = _NOTED.fullmatch(text)
    notes = _notes(match["notes"]) if match else None
    date = read_date(match["date"]) if match and notes else None
    if notes is None or not isinstance(date, Point):
        return None
    year, month, day = (notes.get(part, own) for part, own in zip(("year", "month", "day"), date.marks, strict=True))
    return Point(date.year, date.month, date.day, (year, month, day))


def _notes(text: str) -> dict[str, str] | None:
    """The qualifier of each part that is noted."""
    marks: dict[str, str] = {}
    for note in text.split("; "):
        quality, _colon, parts = note.partition(": ")
        names = [NOTES.get(part, "") for part in parts.split(" + ")]
        if quality not in NOTES or not all(names):
            return None
        marks.update(dict.fromkeys(names, NOTES[quality]))
    return marks
