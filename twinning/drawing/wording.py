"""Where the drawings meet the reader's language: the words that the geometry is handed."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from archive.templatetags.page import STANDINGS
from twinning.drawing.legend import Key
from twinning.drawing.words import Words
from twinning.status.types import Level, Standing


def words(day: str = "") -> Words:
    """The words of a timeline; ``day`` is the past day it shows, in words, and empty for today."""
    return Words(
        today=day or pgettext("timeline", "today"),
        standings=standing_words(),
        levels={
            Level.MUNICIPAL: _("municipal"),
            Level.CIVIL: _("civil"),
        },
        stroke_a_year=_("one stroke for each year without evidence"),
        no_statement=_("no source says anything of this level"),
        meetings=pgettext("timeline", "meetings"),
    )


def standing_words() -> Mapping[Standing, str]:
    return {standing: str(STANDINGS[standing.value]) for standing in Standing}


def legend_words() -> Mapping[Key, str]:
    standings = standing_words()
    return {
        Key.CERTAIN: _("active, certain"),
        Key.BOUNDARY: _("possible boundary: surer where the strokes are thicker"),
        Key.YEARLY: _("one stroke for each year without new evidence"),
        Key.PRESUMED: _("presumed: vouched for before and after"),
        Key.TENTATIVE: _("only possible: named on a list, no more"),
        Key.SPORADIC: standings[Standing.SPORADIC],
        Key.DORMANT: standings[Standing.DORMANT],
        Key.PAUSED: standings[Standing.PAUSED],
        Key.PROPOSED: standings[Standing.PROPOSED],
        Key.ENDED: standings[Standing.ENDED],
        Key.UNKNOWN: _("unknown: no source vouches for it"),
        Key.EVENT: _("event"),
        Key.DIFFERS: _("sources disagree on the year"),
    }
