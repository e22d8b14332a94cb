"""What the work page says on top: how much there is to do, in words."""

from __future__ import annotations

from typing import Final

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from twinning.words import in_letters
from twinning.work.items import Urgency

GROUPS: Final = {
    Urgency.NOW: gettext_lazy("Now"),
    Urgency.THIS_YEAR: gettext_lazy("For the year's review"),
    Urgency.LEISURE: gettext_lazy("When there is time"),
}


def lead(things: int, urgent: int) -> str:
    """How many things there are to do, and how many of them are urgent."""
    if things == 0:
        return _("Nothing needs doing here today.")
    if things == 1:
        return _("One thing, and it is urgent.") if urgent else _("One thing, and it is not urgent.")
    words = {"things": in_letters(things), "urgent": in_letters(urgent)}
    if urgent == 0:
        told = _("%(things)s things, none of them urgent.")
    elif urgent == things:
        told = _("%(things)s things, all of them urgent.")
    else:
        told = ngettext(
            "%(things)s things, one of them urgent.", "%(things)s things, %(urgent)s of them urgent.", urgent
        )
    return str(capfirst(told % words))
