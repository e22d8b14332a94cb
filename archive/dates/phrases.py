"""How dates are put into words in each language; everything here can be read back by the grammar."""

from __future__ import annotations

from dataclasses import dataclass

from archive.dates import english, swedish


@dataclass(frozen=True, slots=True)
class Phrases:
    """Patterns of one language; ``{x}`` is a date already in words."""

    months: tuple[str, ...]
    seasons: dict[int, str]
    parts: dict[str, str]
    decade: str
    first_decade: str
    century: str
    some_day: str  # of a year
    some_day_in: str  # of a month, a decade or a century
    some_month: str
    some_month_in: str
    some_year: str
    some_year_in: str
    notes: dict[str, str]  # qualifiers on parts of a date, and the names of the parts
    early_year: str
    before_christ: str
    about: str
    since: str
    until: str
    end_unknown: str
    start_unknown: str
    before: str
    after: str
    no_later: str
    no_earlier: str
    sometime: str
    and_: str
    or_: str
    dash: str  # between two dates of which one has a space in it
    article: str  # before a time with a name, where a word governs it: "since the 1940s"
    unknown: str


# fmt: off
SV = Phrases(
    months=swedish.MONTHS,
    seasons={
        21: "våren {x}", 22: "sommaren {x}", 23: "hösten {x}", 24: "vintern {x}",
        33: "första kvartalet {x}", 34: "andra kvartalet {x}", 35: "tredje kvartalet {x}", 36: "fjärde kvartalet {x}",
        37: "första tertialet {x}", 38: "andra tertialet {x}", 39: "tredje tertialet {x}",
        40: "första halvåret {x}", 41: "andra halvåret {x}",
    },
    parts={
        "early": "början av {x}", "mid": "mitten av {x}", "late": "slutet av {x}",
        "first half": "första hälften av {x}", "second half": "andra hälften av {x}",
    },
    decade="{x}-talet",
    first_decade="{x}-talets första årtionde",
    century="{x}-talet",
    some_day="någon dag {x}",
    some_day_in="någon dag {preposition} {x}",
    some_month="någon månad {x}",
    some_month_in="någon månad {preposition} {x}",
    some_year="{x} något år",
    some_year_in="{x} något år på {years}",
    notes={
        "?": "osäkert", "~": "ungefärligt", "%": "osäkert och ungefärligt",
        "year": "år", "month": "månad", "season": "årstid", "day": "dag",
    },
    early_year="år {x}",
    before_christ="{x} f.Kr.",
    about="omkring {x}",
    since="sedan {x}",
    until="till och med {x}",
    end_unknown="från {x}, slut okänt",
    start_unknown="till och med {x}, början okänd",
    before="före {x}",
    after="efter {x}",
    no_later="senast {x}",
    no_earlier="tidigast {x}",
    sometime="någon gång mellan {a} och {b}",
    and_="och",
    or_="eller",
    dash="–",
    article="",
    unknown="okänt",
)

EN = Phrases(
    months=english.MONTHS,
    seasons={
        21: "spring {x}", 22: "summer {x}", 23: "autumn {x}", 24: "winter {x}",
        33: "first quarter of {x}", 34: "second quarter of {x}",
        35: "third quarter of {x}", 36: "fourth quarter of {x}",
        37: "first third of {x}", 38: "second third of {x}", 39: "last third of {x}",
        40: "first half of {x}", 41: "second half of {x}",
    },
    parts={
        "early": "early {x}", "mid": "mid-{x}", "late": "late {x}",
        "first half": "first half of {x}", "second half": "second half of {x}",
    },
    decade="{x}s",
    first_decade="{x}s (decade)",
    century="{x} century",
    some_day="some day in {x}",
    some_day_in="some day in {x}",
    some_month="some month in {x}",
    some_month_in="some month in {x}",
    some_year="{x} of some year",
    some_year_in="{x} of some year in {years}",
    notes={
        "?": "uncertain", "~": "approximate", "%": "uncertain and approximate",
        "year": "year", "month": "month", "season": "season", "day": "day",
    },
    early_year="year {x}",
    before_christ="{x} BC",
    about="c. {x}",
    since="since {x}",
    until="until {x}",
    end_unknown="from {x}, end unknown",
    start_unknown="until {x}, start unknown",
    before="before {x}",
    after="after {x}",
    no_later="by {x}",
    no_earlier="no earlier than {x}",
    sometime="some time between {a} and {b}",
    and_="and",
    or_="or",
    dash=" – ",
    article="the ",
    unknown="unknown",
)

# fmt: on
PHRASES = {"sv": SV, "en": EN}


def phrases(language: str) -> Phrases:
    """The phrases of a language code such as ``sv`` or ``en-gb``; English for any other."""
    return PHRASES.get(language.partition("-")[0].casefold(), EN)


def ordinal(number: int) -> str:
    """1st, 2nd, 19th."""
    endings = {1: "st", 2: "nd", 3: "rd"}
    return f"{number}{'th' if 10 <= number % 100 <= 20 else endings.get(number % 10, 'th')}"
