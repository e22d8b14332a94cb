"""The words that services, pages and drawings share: standings, levels, sentences of the fold, small numbers."""

from __future__ import annotations

from datetime import date
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import npgettext, pgettext, pgettext_lazy

from archive.reading import day_words, last_day_words, number_words, today
from twinning.drawing.legend import Key
from twinning.drawing.words import Words
from twinning.status import Level, Standing
from twinning.status.explain import Sentence

# Numbers that are written as words; in Swedish they are the same whatever is counted, unlike one.
NUMBERS: Final = {
    2: pgettext_lazy("number", "two"),
    3: pgettext_lazy("number", "three"),
    4: pgettext_lazy("number", "four"),
    5: pgettext_lazy("number", "five"),
    6: pgettext_lazy("number", "six"),
    7: pgettext_lazy("number", "seven"),
    8: pgettext_lazy("number", "eight"),
    9: pgettext_lazy("number", "nine"),
    10: pgettext_lazy("number", "ten"),
    11: pgettext_lazy("number", "eleven"),
    12: pgettext_lazy("number", "twelve"),
}


def standing_word(standing: Standing | str) -> str:
    """The word for a standing, as it stands beside its glyph."""
    return {
        Standing.ACTIVE: pgettext("standing", "active"),
        Standing.SPORADIC: pgettext("standing", "sporadic"),
        Standing.DORMANT: pgettext("standing", "dormant"),
        Standing.PAUSED: pgettext("standing", "paused"),
        Standing.PROPOSED: pgettext("standing", "proposed"),
        Standing.ENDED: pgettext("standing", "ended"),
        Standing.UNKNOWN: pgettext("standing", "unknown"),
    }[Standing(standing)]


def counted_standing(standing: Standing, n: int) -> str:
    """How many links stand so: in Swedish the word follows the number (1 aktiv, 8 aktiva)."""
    words = {
        Standing.ACTIVE: npgettext("standing", "%(n)s active", "%(n)s active", n),
        Standing.SPORADIC: npgettext("standing", "%(n)s sporadic", "%(n)s sporadic", n),
        Standing.DORMANT: npgettext("standing", "%(n)s dormant", "%(n)s dormant", n),
        Standing.PAUSED: npgettext("standing", "%(n)s paused", "%(n)s paused", n),
        Standing.PROPOSED: npgettext("standing", "%(n)s proposed", "%(n)s proposed", n),
        Standing.ENDED: npgettext("standing", "%(n)s ended", "%(n)s ended", n),
        Standing.UNKNOWN: npgettext("standing", "%(n)s unknown", "%(n)s unknown", n),
    }
    return words[standing] % {"n": n}


def in_letters(number: int) -> str:
    """Two to twelve as words, others in figures; a text with one of a thing says so itself."""
    return str(NUMBERS[number]) if number in NUMBERS else number_words(number)


def level_name(level: Level | str) -> str:
    return _("Municipal level") if level == Level.MUNICIPAL else _("Civil level")


def level_word(level: str) -> str:
    """The level as an adjective in a table."""
    return {
        "municipal": pgettext("level", "municipal"),
        "civil": pgettext("level", "civil"),
        "both": pgettext("level", "both"),
    }.get(level, pgettext("level", "not stated"))


def day_label(day: date) -> str:
    """What stands at the end of an axis: today, or the day that was asked for."""
    return _("today") if day == today() else day_words(day)


def sentence(told: Sentence) -> str:
    """A sentence of the fold in the reader's language."""
    params = {name: _param(name, value) for name, value in told.params.items()}
    return _(told.msgid) % params if params else _(told.msgid)


def _param(name: str, value: date | int) -> str | int:
    """A first day is named; a last one is no closer than the month or year that it ends."""
    if not isinstance(value, date):
        return value
    return day_words(value) if name == "start" else last_day_words(value)


def drawing_words(day: date) -> Words:
    """Everything a drawing writes."""
    return Words(
        today=day_label(day),
        standings={standing: standing_word(standing) for standing in Standing},
        levels={Level.MUNICIPAL: pgettext("level", "municipal"), Level.CIVIL: pgettext("level", "civil")},
        stroke_a_year=_("one stroke for each year without evidence"),
        no_statement=_("no source says anything of this level"),
        meetings=_("meetings"),
    )


def legend_words() -> dict[Key, str]:
    return {
        Key.CERTAIN: _("active, certain"),
        Key.BOUNDARY: _("possible boundary: surer to the right"),
        Key.YEARLY: _("one stroke for each year without new evidence"),
        Key.PRESUMED: _("presumed: the next statement says the same"),
        Key.TENTATIVE: _("possible: only listed, or not sure"),
        Key.SPORADIC: pgettext("standing", "sporadic"),
        Key.DORMANT: pgettext("standing", "dormant"),
        Key.PAUSED: pgettext("standing", "paused"),
        Key.PROPOSED: pgettext("standing", "proposed"),
        Key.ENDED: pgettext("standing", "ended"),
        Key.UNKNOWN: _("unknown: no source vouches"),
        Key.EVENT: _("event"),
        Key.DIFFERS: _("sources give different years"),
    }
