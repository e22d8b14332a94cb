"""How links, chains and what is told of them are written and chosen."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from archive.folding import fold
from archive.reading import in_words
from archive.recording import Beside, Choosing, Group, Recording
from archive.recording.sources import citation
from municipalities.forms import own
from twinning.models import About, Carrier, Chain, Event, Link, LinkKind, Membership, TwinningCitation

RESTS_ON = Group(_("What it rests on"), ("agreements", "decisions", "grants", "search_records"))
# By what an event is about: the field that says of which.
TOLD_OF = {
    About.LINKS: ("links",),
    About.CHAIN: ("chain",),
    About.MEMBERSHIP: ("membership",),
    About.MUNICIPALITY: ("municipality", "chain"),
    About.AGREEMENT: ("agreement",),
}
OF_WHAT = ("links", "chain", "membership", "municipality")


def _other_subjects(event: Event) -> Iterable[str]:
    """Of what a new event can be about only that which it is about. Later it can be made to be about another thing."""
    if not event._state.adding:  # noqa: SLF001 - documented, in spite of its name
        return []
    return ["about", *(name for name in OF_WHAT if name not in TOLD_OF[About(event.about)])]


def _about_one_thing(form: Any) -> None:
    """The links stand beside what the model's own rule speaks of."""
    about, links = form.cleaned_data.get("about"), form.cleaned_data.get("links")
    if about is None or links is None:
        return
    if about == About.LINKS and not links:
        form.add_error("links", _("Choose the links that it is about."))
    elif about != About.LINKS and links:
        form.add_error("links", _("It is about something else now: take the links away."))


def _about(event: Event, given: Mapping[str, Any]) -> None:
    """An event is about what its form was opened from."""
    kinds = {"membership": About.MEMBERSHIP, "municipality": About.MUNICIPALITY, "chain": About.CHAIN}
    found = [kind for name, kind in kinds.items() if name in given]
    if found:
        event.about = found[0]
    elif "agreement" in given and "links" not in given:
        event.about = About.AGREEMENT


LINK = Recording(
    model=Link,
    groups=(Group(_("The link"), ("purpose", "areas")), RESTS_ON),
    not_added=_("A new link begins with its two municipalities: an existing one must be found first."),
)
LINK_KIND = Recording(
    model=LinkKind,
    groups=(Group(_("What kind of link"), ("kind", "godparent", "start", "end")),),
    about=("link",),
)
CARRIER = Recording(
    model=Carrier,
    groups=(Group(_("Who carries it"), ("organisation", "start", "end")),),
    about=("link", "chain", "organisation"),
)
CHAIN = Recording(
    model=Chain,
    groups=(
        Group(
            _("The chain"),
            (
                "name",
                "kind",
                "link_kind",
                "stated_members",
                "stated_areas",
                "stated_areas_qualifier",
                "description",
            ),
        ),
        RESTS_ON,
    ),
    besides=(
        Beside("members", Membership, "chain", "municipality", _("members"), _("At least your own municipality.")),
    ),
)
MEMBERSHIP = Recording(
    model=Membership,
    groups=(
        Group(
            _("The member"),
            ("municipality", "stint"),
            _("When a member joined and left is told by events, so that sources may disagree."),
        ),
    ),
    about=("chain", "municipality"),
    help={"stint": _("1 for the first time as a member, 2 if it left and came back.")},
)
EVENT = Recording(
    model=Event,
    groups=(
        Group(
            _("What happened"),
            ("kind", "title", "date", "text"),
            _("One statement, as its source tells it. Where sources differ, record one event each."),
        ),
        Group(
            _("What it is about"), ("about", "links", "chain", "membership", "municipality", "agreement", "decision")
        ),
        Group(
            _("What it says of the standing"),
            ("level", "asserts", "tentative", "reason", "stated_by"),
            _(
                "Most kinds say it themselves: established means active, lapsed means dormant, ended means ended. "
                "An observation must say how it found the link. A level that is not stated counts as municipal."
            ),
        ),
        Group(_("Place and people"), ("place", "host", "participants", "participants_text")),
        Group(
            _("Beside other events"),
            ("rank", "alternative_to", "part_of"),
            _(
                "If it tells otherwise than another event, name that event: both are shown, and the preferred one "
                "counts."
            ),
        ),
    ),
    about=("links", "chain", "membership", "municipality", "agreement", "decision", "part_of", "alternative_to"),
    loose=("agreement", "decision", "part_of", "alternative_to"),
    omits=_other_subjects,
    prepare=_about,
    movable=True,
    check=_about_one_thing,
)
RECORDINGS = (LINK, LINK_KIND, CARRIER, CHAIN, MEMBERSHIP, EVENT, citation(TwinningCitation))


def _memberships(rows: Any, text: str) -> Any:
    key = fold(text)
    return rows.filter(Q(municipality__search_key__contains=key) | Q(chain__search_key__contains=key))


def _events(rows: Any, text: str) -> Any:
    return rows.filter(title__icontains=text)


CHOOSINGS = (
    Choosing(
        Link,
        lambda rows, text: rows.search(text),
        related=("low", "high"),
        near=own("low", "high"),
        lang="",
    ),
    Choosing(Chain, lambda rows, text: rows.search(text), near=own("memberships__municipality")),
    Choosing(Membership, _memberships, related=("chain", "municipality"), near=own("municipality")),
    Choosing(
        Event,
        _events,
        told=lambda event: str(event.title),
        more=lambda event: in_words(event.date) if event.date.known else "",
    ),
)
