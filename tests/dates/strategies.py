"""Makes EDTF of every kind this registry reads, valid and never reversed."""

from __future__ import annotations

from datetime import date

from hypothesis import strategies as st

MARKS = st.sampled_from(["", "?", "~", "%"])
YEARS = st.integers(1000, 2999)
DAYS = st.dates(date(1000, 1, 1), date(2999, 12, 31)).map(date.isoformat)
MONTHS = st.builds("{}-{:02}".format, YEARS, st.integers(1, 12))
SEASONS = st.builds("{}-{}".format, YEARS, st.integers(21, 41))
DECADES = YEARS.map(lambda year: f"{year // 10}X")
CENTURIES = YEARS.map(lambda year: f"{year // 100}XX")

PLAIN = st.one_of(DAYS, MONTHS, YEARS.map(str), DECADES, CENTURIES)
UNSPECIFIED = st.one_of(
    MONTHS.map("{}-XX".format),
    YEARS.map("{}-XX".format),
    YEARS.map("{}-XX-XX".format),
    st.builds("{}-{:02}-{:02}".format, st.one_of(DECADES, CENTURIES), st.integers(1, 12), st.integers(1, 28)),
    st.builds("{}-{:02}-XX".format, st.one_of(DECADES, CENTURIES, st.just("XXXX")), st.integers(1, 12)),
)
QUALIFIED = st.builds("{}{}".format, st.one_of(PLAIN, SEASONS), MARKS)
PARTLY_QUALIFIED = st.builds(
    lambda day, marks: "-".join(mark + part for mark, part in zip(marks, day.split("-"), strict=True)),
    DAYS,
    st.tuples(MARKS, MARKS, MARKS),
)
POINTS = st.one_of(QUALIFIED, UNSPECIFIED, PARTLY_QUALIFIED)


@st.composite
def runs(draw: st.DrawFn) -> str:
    """A start and an end of one precision, the earlier first, with two dots between."""
    kind = draw(st.sampled_from([YEARS.map(str), MONTHS, DAYS]))
    return "..".join(sorted((draw(kind), draw(kind))))


@st.composite
def parts_of_decades(draw: st.DrawFn) -> str:
    first, last = draw(st.sampled_from([(0, 3), (4, 6), (7, 9), (0, 4), (5, 9)]))
    decade, mark = draw(YEARS) // 10, draw(MARKS)
    return f"{decade}{first}{mark}..{decade}{last}{mark}"


SETS = st.one_of(
    st.builds("[{}]".format, st.one_of(runs(), parts_of_decades())),
    st.builds("[..{}]".format, QUALIFIED),
    st.builds("[{}..]".format, QUALIFIED),
    st.builds("[{}]".format, st.lists(st.one_of(QUALIFIED, runs()), min_size=2, max_size=4).map(",".join)),
    st.builds("{{{}}}".format, st.lists(st.one_of(QUALIFIED, runs()), min_size=2, max_size=4).map(",".join)),
    st.builds("[..{},{}..]".format, st.integers(1000, 1500), st.integers(1501, 2999)),
)


@st.composite
def intervals(draw: st.DrawFn) -> str:
    start, end = sorted((draw(st.integers(1000, 2900)), draw(st.integers(1000, 2900))))
    tails = st.sampled_from(["", "-05", "-11", "-05-17", "-21", "-23", "?", "~", "-07~"])
    if start == end:
        return draw(st.sampled_from([f"{start}-02/{end}-11", f"{start}-05-02/{end}-05-19", f"{start}-21/{end}-23"]))
    return f"{start}{draw(tails)}/{end}{draw(tails)}"


@st.composite
def intervals_of_unlike_dates(draw: st.DrawFn) -> str:
    kinds = [YEARS.map(str), DECADES, CENTURIES, MONTHS, DAYS, SEASONS]
    start, end = (draw(st.one_of(kinds)) for _ in range(2))
    if start.replace("X", "0")[:4] > end.replace("X", "9")[:4]:
        start, end = end, start
    if start[:2] == end[:2]:
        end = end.replace(end[:2], f"{int(end[:2]) + 1}", 1)
    return f"{start}{draw(MARKS)}/{end}{draw(MARKS)}"


OPEN = st.one_of(
    st.builds("{}/..".format, POINTS),
    st.builds("{}/".format, QUALIFIED),
    st.builds("../{}".format, QUALIFIED),
    st.builds("/{}".format, QUALIFIED),
)
LONG = st.one_of(
    st.integers(10_000, 10**12).map("Y{}".format),
    st.integers(10_000, 10**12).map("Y-{}".format),
    st.builds("Y{}E{}".format, st.integers(1, 99), st.integers(1, 12)),
    st.builds("{}S{}".format, YEARS, st.integers(1, 3)),
    st.integers(1, 9999).map("-{:04}".format),
    st.integers(0, 999).map("{:04}".format),
)
ANY = st.one_of(POINTS, SETS, intervals(), intervals_of_unlike_dates(), OPEN, LONG)
