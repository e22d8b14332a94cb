"""The English words of dates."""

from __future__ import annotations

from archive.dates.vocabulary import Vocabulary

# fmt: off
MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)

ENGLISH = Vocabulary(
    months={
        **{name.lower(): number for number, name in enumerate(MONTHS, 1)},
        **{name[:3].lower(): number for number, name in enumerate(MONTHS, 1)},
        "febr": 2, "sept": 9,
    },
    seasons={
        "spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24,
        "first quarter": 33, "second quarter": 34, "third quarter": 35, "fourth quarter": 36,
        "first third": 37, "second third": 38, "last third": 39, "third third": 39,
        "first half-year": 40, "second half-year": 41,
    },
    weekdays=("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"),
    unknown=("unknown", "not known", "not stated", "undated", "no date", "date unknown", "unknown date", "n.d"),
    approximately=("c", "ca", "circa", "about", "around", "approximately", "approx", "roughly"),
    probably=("probably", "likely", "presumably", "possibly", "perhaps", "uncertain"),
    since=("since", "ever since", "from", "as of", "starting"),
    at_least_since=("at least since", "since at least", "since or before"),
    onwards=("onwards", "onward", "and onwards", "and later", "to the present", "to present", "–present", "-present")
    + ("– present", "- present", "to date", "until now"),
    until=("until", "till", "up to", "up to and including", "through", "to"),
    before=("before", "earlier than", "prior to", "shortly before", "just before"),
    after=("after", "later than", "shortly after", "just after", "soon after"),
    no_later=("by", "not later than", "no later than", "at the latest"),
    no_earlier=("not earlier than", "no earlier than", "not before", "at the earliest"),
    or_later=("or later", "or after", "at the earliest"),
    or_earlier=("or earlier", "or before", "at the latest"),
    end_unknown=("end unknown", "unknown end"),
    start_unknown=("start unknown", "beginning unknown", "unknown start"),
    sometime=("some time", "sometime", "at some time", "some time in", "sometime in", "some time during"),
    between=("between", "between the years"),
    from_=("from",),
    to=("to", "until", "till", "up to", "through", "up to and including"),
    and_="and",
    or_="or",
    fillers=("in", "on", "during", "the", "year", "the year", "in the", "in the year"),
    parts={
        "early": "early", "early in": "early", "beginning": "early", "start": "early",
        "mid": "mid", "middle": "mid",
        "late": "late", "late in": "late", "end": "late",
        "first half": "first half", "second half": "second half", "latter half": "second half",
    },
    part_links=("of", "of the", "in", "in the", "the", "the year"),
    part_suffixes={},
    some_day=("some day in", "some day in the", "unknown day in", "a day in", "some day"),
    some_month=("some month in", "some month in the", "unknown month in", "some month"),
    some_year=("of some year", "in some year", "some year", "year unknown"),
    notes={
        "uncertain": "?", "approximate": "~", "uncertain and approximate": "%",
        "year": "year", "month": "month", "season": "month", "day": "day",
    },
    periods={
        "second world war": "1939/1945", "world war ii": "1939/1945", "wwii": "1939/1945", "world war two": "1939/1945",
        "first world war": "1914/1918", "wwi": "1914/1918", "world war i": "1914/1918", "interwar period": "1918/1939",
    },
)
# fmt: on
