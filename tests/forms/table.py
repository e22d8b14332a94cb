"""Every form that is no form of a record: where it is, how one comes to it, and what fills it in well."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.contrib.auth.models import User
from django.urls import reverse
from django.utils.translation import override

from agreements.models import Outcome
from archive.actions import action
from archive.dates import parse
from archive.models import ActionKind, Source
from archive.services import record_hide, record_save
from municipalities.models import Municipality
from tests import factories as make
from tests.recording.conftest import change_address
from twinning.models import Link
from twinning.services.endings import duty_add, ending_decide, ending_propose

Typed = Mapping[str, Any]


@dataclass
class World:
    """An editor and archivist at home, a link with Herning, and what is others'."""

    home: Municipality
    user: User
    link: Link
    source: Source
    theirs: Municipality
    made: dict[str, Any] = field(default_factory=dict)

    @property
    def partner(self) -> Municipality:
        return self.link.partner_of(self.home)


def at(name: str, *arguments: Any) -> str:
    with override("en"):
        return reverse(name, args=arguments)


@dataclass(frozen=True)
class Case:
    """One form. ``way`` is what is answered on the pages before it, ``good`` what fills it in well."""

    name: str
    door: str  # the name of its address
    address: Callable[[World], str]
    good: Callable[[World], Typed]
    way: Callable[[World], list[Typed]] = lambda _world: []
    # The forms of the project that are asked here.
    forms: tuple[str, ...] = ()
    # Dates that cannot stand so, or one before what it rests on; and the fields at which it is told.
    reversed: Callable[[World], tuple[Typed, set[str]]] | None = None
    # What concerns only others; and the fields at which it is told.
    others: Callable[[World], tuple[Typed, set[str]]] | None = None
    # Whether it is the last page, which writes.
    writes: bool = True


def _proposed(world: World) -> None:
    ending_propose(link=world.link, municipality=world.home, title="Avsluta", day=parse("17 January 2024"))


def _adopted(world: World) -> None:
    _proposed(world)
    ending_decide(link=world.link, outcome=Outcome.ADOPTED, day=parse("12 March 2024"))


def _ending(*before: Callable[[World], Any], take: str = "") -> Callable[[World], str]:
    def address(world: World) -> str:
        for each in before:
            each(world)
        return at("link-end", world.link.slug) + (f"?take={take}" if take else "")

    return address


def _duty(world: World) -> None:
    duty_add(link=world.link, what="Underrätta")


def _hidden(world: World) -> str:
    contact = record_save(record=make.ContactFactory.build(municipality=world.home), by=world.user)
    record_hide(record=contact, by=world.user, reason="Dubblett")
    return at("bring-back", "municipalities.contact", contact.pk)


def _changed(world: World) -> Any:
    world.home.description = "Först"
    record_save(record=world.home, by=world.user)
    world.home.description = "Sedan"
    return record_save(record=world.home, by=world.user)


def _undo_change(world: World) -> str:
    version = _changed(world).history.first()
    return at("change-undo", "municipalities.municipality", world.home.pk, version.history_id)


def _undo_action(world: World) -> str:
    with action(kind=ActionKind.SAVE, by=world.user, about=world.home) as doing:
        _changed(world)
    assert doing.action is not None
    return at("action-undo", doing.action.pk)


def _contact(world: World) -> Any:
    return record_save(record=make.ContactFactory.build(municipality=world.home), by=world.user)


def _role(world: World) -> str:
    return at("role-take-away", make.StaffRoleFactory(municipality=world.home).pk)


def _nothing(_world: World) -> Typed:
    return {}


REASON: Typed = {"reason": "Fel kommun"}
TERMS: Typed = {"title": "Avtalet", "kind": "twin_town", "signed": "2022"}
SOUGHT: Typed = {"wording": "avtal om vänorter", "places": "Kommunarkivet", "found": "none"}
KIND: Typed = {"kind": "twin_town", "day": "1946", "level": "not_stated", "title": "Vänort"}


def _new_pair(world: World) -> Typed:
    return {"other": str(world.theirs.pk)}


def _parties(world: World) -> Typed:
    return {"municipalities": [str(world.home.pk), str(world.partner.pk)]}


def _superseding(world: World) -> str:
    world.made["earlier"] = make.AgreementFactory(title="Det äldre", signed="2014")
    for each in world.link.parties:
        make.PartyFactory(agreement=world.made["earlier"], municipality=each)
    return at("agreement-new")


def _predecessors(world: World) -> Typed:
    gone = world.made.get("gone") or make.MunicipalityFactory(name="Brålanda")
    if "gone" not in world.made:
        make.StaffRoleFactory(user=world.user, municipality=gone)
        world.made["gone"] = gone
        make.told(make.LinkFactory(low=gone, high=make.MunicipalityFactory()), date="1949")
    return {"predecessors": [str(gone.pk)], "date": "1974"}


def _merge(world: World) -> str:
    _predecessors(world)
    return at("municipality-merge", world.home.slug)


def _search(world: World) -> str:
    return at("municipality-search", world.home.slug)


CASES: list[Case] = [
    Case(
        "end: propose",
        "link-end",
        _ending(),
        lambda _w: {"title": "Avsluta", "day": "2024"},
        forms=("ProposeForm", "SourceForm"),
    ),
    Case(
        "end: decide",
        "link-end",
        _ending(_proposed),
        lambda _w: {"outcome": "adopted", "day": "2024-03-12"},
        forms=("DecideForm", "WhoseForm"),
        reversed=lambda _w: ({"outcome": "adopted", "day": "2023", "effective": "2022"}, {"day", "effective"}),
    ),
    Case("end: duty", "link-end", _ending(_adopted), lambda _w: {"what": "Underrätta"}, forms=("DutyForm",)),
    Case(
        "end: done",
        "link-end",
        _ending(_adopted, _duty),
        lambda _w: {"done": "2024-04-01"},
        forms=("DoneForm",),
        reversed=lambda _w: ({"done": "2023"}, {"done"}),
    ),
    Case(
        "end: end",
        "link-end",
        _ending(_adopted, take="end"),
        lambda _w: {"day": "2024-06-30"},
        forms=("CompleteForm",),
        reversed=lambda _w: ({"day": "2023"}, {"day"}),
    ),
    Case(
        "take up again",
        "link-resume",
        lambda w: at("link-resume", w.link.slug),
        lambda _w: {"title": "Åter", "day": "2005-10-19"},
        forms=("ResumeForm",),
        reversed=lambda _w: ({"title": "Åter", "day": "1940"}, {"day"}),
    ),
    Case(
        "new link: the two",
        "link-new",
        lambda _w: at("link-new"),
        _new_pair,
        writes=False,
        others=lambda w: ({"other": str(w.home.pk)}, {"other"}),
    ),
    Case(
        "new link: kind",
        "link-new",
        lambda _w: at("link-new"),
        lambda _w: KIND,
        way=lambda w: [_new_pair(w), {}],
        forms=("KindForm",),
        writes=False,
    ),
    Case(
        "new link: source",
        "link-new",
        lambda _w: at("link-new"),
        _nothing,
        way=lambda w: [_new_pair(w), {}, KIND],
        writes=False,
    ),
    Case(
        "new link: confirm",
        "link-new",
        lambda _w: at("link-new"),
        _nothing,
        way=lambda w: [_new_pair(w), {}, KIND, {}],
    ),
    Case(
        "agreement: parties",
        "agreement-new",
        lambda _w: at("agreement-new"),
        _parties,
        writes=False,
        others=lambda w: ({"municipalities": [str(w.partner.pk), str(w.theirs.pk)]}, {"municipalities"}),
    ),
    Case(
        "agreement: approved",
        "agreement-new",
        lambda _w: at("agreement-new"),
        _nothing,
        way=lambda w: [_parties(w)],
        forms=("ApprovedForm",),
        writes=False,
    ),
    Case(
        "agreement: terms",
        "agreement-new",
        lambda _w: at("agreement-new"),
        lambda _w: TERMS,
        way=lambda w: [_parties(w), {}],
        reversed=lambda _w: ({**TERMS, "ends": "2014"}, {"ends"}),
        writes=False,
    ),
    Case(
        "agreement: what it supersedes",
        "agreement-new",
        _superseding,
        _nothing,
        way=lambda w: [_parties(w), {}, TERMS],
        forms=("SupersedesForm",),
        writes=False,
        reversed=lambda w: ({"supersedes": str(w.made["earlier"].pk), "superseded_end": "1990"}, {"superseded_end"}),
    ),
    Case(
        "agreement: source",
        "agreement-new",
        lambda _w: at("agreement-new"),
        _nothing,
        way=lambda w: [_parties(w), {}, TERMS],
        writes=False,
    ),
    Case(
        "agreement: confirm",
        "agreement-new",
        lambda _w: at("agreement-new"),
        _nothing,
        way=lambda w: [_parties(w), {}, TERMS, {}],
    ),
    Case(
        "merger: who",
        "municipality-merge",
        _merge,
        _predecessors,
        writes=False,
        others=lambda w: ({"predecessors": [str(w.theirs.pk)], "date": "1974"}, {"predecessors"}),
    ),
    Case(
        "merger: fates",
        "municipality-merge",
        _merge,
        _nothing,
        way=lambda w: [_predecessors(w)],
        forms=("FatesForm",),
        writes=False,
    ),
    Case(
        "merger: decided",
        "municipality-merge",
        _merge,
        _nothing,
        way=lambda w: [_predecessors(w), {}],
        forms=("DecidedForm",),
        writes=False,
    ),
    Case(
        "merger: source", "municipality-merge", _merge, _nothing, way=lambda w: [_predecessors(w), {}, {}], writes=False
    ),
    Case("merger: confirm", "municipality-merge", _merge, _nothing, way=lambda w: [_predecessors(w), {}, {}, {}]),
    Case("search: links", "municipality-search", _search, _nothing, forms=("LinksForm",), writes=False),
    Case("search: where", "municipality-search", _search, lambda _w: SOUGHT, way=lambda _w: [{}], writes=False),
    Case("search: source", "municipality-search", _search, _nothing, way=lambda _w: [{}, SOUGHT], writes=False),
    Case("search: confirm", "municipality-search", _search, _nothing, way=lambda _w: [{}, SOUGHT, {}]),
    Case(
        "evidence",
        "evidence-add",
        lambda w: at("evidence-add", "twinning.link", w.link.pk),
        lambda w: {"source": str(w.source.pk)},
        forms=("EvidenceForm", "NewSourceForm"),
    ),
    Case("hide", "record-hide", lambda w: change_address(_contact(w)) + "hide/", lambda _w: REASON),
    Case("bring back", "bring-back", _hidden, lambda _w: REASON),
    Case("undo a change", "change-undo", _undo_change, lambda _w: REASON),
    Case("undo an action", "action-undo", _undo_action, lambda _w: REASON),
    Case(
        "invite",
        "who-may",
        lambda _w: at("who-may"),
        lambda w: {"email": "ny@example.se", "role": "editor", "municipality": str(w.home.pk)},
        forms=("InviteForm",),
        others=lambda w: (
            {"email": "ny@example.se", "role": "editor", "municipality": str(w.theirs.pk)},
            {"municipality"},
        ),
    ),
    Case("take away", "role-take-away", _role, lambda _w: REASON, forms=("TakeAwayForm",)),
]

# Where a form or an address is tried that has its own ways, or that is none to be filled in.
OTHER_FORMS: dict[str, str] = {
    "OwnWords": "the base of all", "WordedForm": "the base of all", "StepForm": "the base of the steps",
    "CheckedForm": "the base of the forms of records", "RecordingForm": "tests/forms/test_records.py",
    "SaveForm": "tests/pages/test_saved_views.py", "LinksForm": "tests/pages/test_searching.py",
    "ReasonForm": "hide, bring back, undo, above", "FreshForm": "tests/pages/test_new_link.py",
    "AcceptForm": "tests/account/test_invitation.py",
    "StaleForm": "tests/admin/test_stale.py", "RecordForm": "tests/admin/test_editing.py",
    "ReasonedForm": "tests/admin/test_editing.py", "LinkForm": "tests/admin/test_editing.py",
    "HidingForm": "tests/forms/test_others.py", "RestoringForm": "tests/forms/test_others.py",
    "ReplacingForm": "tests/forms/test_others.py", "TextForm": "tests/forms/test_others.py",
    "SampleFilters": "on the page of components", "_SampleForm": "on the page of components",
    "_Alike": "the base of those that follow",
    **dict.fromkeys(
        (
            "LogInForm", "OnceMoreForm", "ChangeForm", "SetForm", "NewPasswordForm", "ForgottenForm", "CodeForm",
            "CodeAgainForm", "ActivateForm", "AddKeyForm", "NameKeyForm",
        ),
        "tests/forms/test_others.py",
    ),
}  # fmt: skip
OTHER_DOORS: dict[str, str] = {
    "record-change": "tests/forms/test_records.py", "record-add": "tests/forms/test_records.py",
    "review": "tests/forms/test_others.py", "invitation": "tests/forms/test_others.py",
    "saved-view-new": "tests/pages/test_saved_views.py", "municipality-search": "tests/pages/test_searching.py",
    "review-remind": "tests/review/test_overview.py", "invitation-again": "tests/account/test_invitation.py",
    "invitation-withdraw": "tests/account/test_invitation.py",
}  # fmt: skip
