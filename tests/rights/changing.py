"""Every door that changes something: what is sent there, and who may.

Each errand is run by everybody of ``people.py``. Whoever may, writes; whoever is let in without a right to this very
thing (an editor elsewhere in the form of a new link) is told so, and nothing is kept; all others stay outside.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from functools import partial
from hashlib import sha256
from typing import Any, Final
from urllib.parse import urlencode
from uuid import uuid4

from django.contrib import admin
from django.contrib.auth.models import User
from django.db.models import Model
from django.urls import reverse
from django.utils import timezone

from agreements.models import Party
from archive.citing import is_citable
from archive.models import Action, FormerSlug, Record, Scan, Source
from archive.services import record_save
from archive.versions import kept_models
from municipalities.models import Invitation, Municipality, Role, StaffRole
from tests import factories as make
from tests.cast import staff
from tests.models.breakages import well
from tests.recording.conftest import opened, shown
from tests.recording.test_kinds import TYPED
from tests.recording.test_kinds import about as about_what
from tests.rights.people import ELSEWHERE, EVERYBODY, HERE, SIGNED_IN, browser
from tests.rights.test_matrix import MAKERS, MATRIX, ROLES
from twinning.ending_records import ending_records
from twinning.models import Link, Review, StatusPeriod
from twinning.pages.recording import BOOK

Sent = dict[str, Any]
Who = tuple[str, ...]
NOBODY: Final[Who] = ()
ADMINISTRATORS: Final[Who] = ("administrator",)
EDITORS: Final[Who] = ("editor", *ADMINISTRATORS)
ARCHIVISTS: Final[Who] = ("archivist", *ADMINISTRATORS)
STAFF: Final[Who] = ("editor", *ARCHIVISTS)
ANOTHER_EDITOR: Final[Who] = ("editor elsewhere",)
ALL_STAFF: Final[Who] = (*STAFF, *ELSEWHERE)

# Door: who writes, and who is let in and writes nothing. It is all about the municipality that the editor and the
# archivist work for. What belongs to records of each kind follows from the table in test_matrix.py.
DOORS: Final[dict[str, tuple[Who, Who]]] = {
    "link-new": ((*EDITORS, *ANOTHER_EDITOR), NOBODY),  # of the own municipality, whichever that is
    "link-end": (EDITORS, NOBODY),
    "link-resume": (EDITORS, NOBODY),
    "agreement-new": (NOBODY, (*EDITORS, *ANOTHER_EDITOR)),
    "municipality-merge": (NOBODY, EDITORS),
    "municipality-search": (NOBODY, EDITORS),
    "review": (EDITORS, NOBODY),
    "review-remind": (ADMINISTRATORS, NOBODY),
    "action-undo": (EDITORS, NOBODY),
    "who-may": (EDITORS, ANOTHER_EDITOR),
    "saved-view-new": (HERE, (*ADMINISTRATORS, *ELSEWHERE)),  # shared with the staff here
    "role-take-away": (EDITORS, NOBODY),
    "invitation-again": (EDITORS, NOBODY),
    "invitation-withdraw": (EDITORS, NOBODY),
    "invitation": (EVERYBODY, NOBODY),
    "invitation, expired": (NOBODY, NOBODY),
    "invitation, withdrawn": (NOBODY, NOBODY),
    "invitation, accepted": (NOBODY, NOBODY),
    "keeping:verify": (ADMINISTRATORS, NOBODY),
    "keeping:retry": (NOBODY, ADMINISTRATORS),
    "keeping:images": (NOBODY, ADMINISTRATORS),
    "admin:archive_scan_rotate": (ARCHIVISTS, NOBODY),
    "admin:archive_scan_images": (NOBODY, ARCHIVISTS),
    "admin:archive_scan_replace": (NOBODY, ARCHIVISTS),
    "admin:archive_scan_transcribe": (NOBODY, ARCHIVISTS),
    "admin:archive_source_scans": (NOBODY, ARCHIVISTS),
    "admin:archive_source_scan_order": (NOBODY, ARCHIVISTS),
    "admin:municipalities_staffrole_delete": (ADMINISTRATORS, NOBODY),
    "admin:auth_user_password_change": (NOBODY, ADMINISTRATORS),
}
# One's own account: for whoever has one. What is done there is tried in tests/account.
OWN_ACCOUNT: Final = (
    "account_change_password", "account_set_password", "account_reauthenticate", "mfa_reauthenticate",
    "mfa_reauthenticate_webauthn", "mfa_activate_totp", "mfa_deactivate_totp", "mfa_generate_recovery_codes",
    "mfa_add_webauthn",
)  # fmt: skip
# Before one has logged in: open to all, and nothing is kept of an empty form.
BEFORE_LOGIN: Final = ("account_login", "account_reset_password")
# With what only its owner has: a code, a key, a token, the municipality's own login. Tried in tests/account.
WITH_PROOF: Final = (
    "account_logout", "account_reset_password_from_key", "mfa_authenticate", "mfa_login_webauthn",
    "mfa_edit_webauthn", "mfa_remove_webauthn", "mfa_download_recovery_codes", "openid_connect_login",
    "openid_connect_callback",
    "admin:login", "admin:logout", "admin:password_change", "admin:password_change_done",
)  # fmt: skip
# Pages of the admin that are only read take any method, as Django's do, and write nothing.
READ_IN_ADMIN: Final = ("admin:index", "admin:app_list", "admin:jsi18n", "admin:view_on_site", "keeping:page")
REASON: Final[Sent] = {"reason": "Prov", "change_reason": "Prov"}
# There is one of these a municipality, or a year.
NOT_TWICE: Final = (Municipality, Review)
# Not by a form of its own in the admin, nor by anybody.
READ_ONLY: Final = (StatusPeriod, FormerSlug)
MADE_ELSEWHERE: Final = (Scan, *READ_ONLY)
# To an agreement a party is added by those whom it binds already.
ABOUT: Final[dict[Any, Callable[[Municipality], dict[str, Any]]]] = {
    Party: lambda home: {
        "agreement": make.PartyFactory(municipality=home).agreement,
        "municipality": make.MunicipalityFactory(),
    }
}
SAVE: Final[Sent] = {"do": "save"}
# What makes a new record the municipality's, where its address does not.
BESIDES: Final = {"agreements.agreement": ("municipalities",), "twinning.chain": ("members",)}
OWN: Final[dict[str, Sent]] = {"archive.repository": {"municipality_code": "1487"}}


@dataclass(frozen=True, eq=False)
class Errand:
    """What is sent where; who writes by it, and who is let in and writes nothing. All others stay outside.

    Of those who are let in it may not matter whether what is sent is enough to write something; and a list is shown to
    staff whether or not they may do to its rows what they ask.
    """

    door: str
    address: str
    sent: Sent = field(default_factory=dict)
    writes: Who = NOBODY
    told: Who = NOBODY
    lets_in: Who = NOBODY
    shows: Who = NOBODY


@dataclass
class Place:
    """The municipality that it is all about, and what there is of it: shown, and hidden."""

    home: Municipality
    editor: User
    shown: dict[type[Record], Any]
    hidden: dict[type[Record], Any]
    link: Link
    colleague: User
    invitations: dict[str, Invitation]


def furnished(home: Municipality, editor: User) -> Place:
    link: Link = make.LinkFactory(low=home, high=make.MunicipalityFactory(name="Herning"))
    link.purpose = "Vänskap"
    record_save(record=link, by=editor)
    shown = {model: _changed(_record(model, home)) for model in kept_models()}
    hidden = {model: _hidden(model, home, editor) for model in kept_models()}
    make.AreaFactory()
    make.rebuild()
    colleague = staff("colleague-here", home, Role.ARCHIVIST)
    return Place(home, editor, shown, hidden, link, colleague, _invitations(home, colleague))


def _changed(record: Any) -> Any:
    """With a second version, which can be taken back without touching others."""
    record.save()
    return record


def _record(model: type[Record], home: Municipality) -> Any:
    if model is Review:
        return make.ReviewFactory(municipality=home)
    maker = MAKERS.get(model._meta.label)
    return maker(home) if maker else well(model)


def _hidden(model: type[Record], home: Municipality, editor: User) -> Any:
    """Another of the kind. A hidden municipality is another one, and so is a hidden review of the same year."""
    other = model in NOT_TWICE
    record = _record(model, make.MunicipalityFactory() if other else home)
    told = {"hidden_at": timezone.now(), "hidden_reason": "Dubblett", "hidden_by": editor}
    model._default_manager.filter(pk=record.pk).update(**told)
    return record


def _invitations(home: Municipality, colleague: User) -> dict[str, Invitation]:
    long_ago, now = timezone.now() - timedelta(days=20), timezone.now()
    states: dict[str, Sent] = {
        "open": {},
        "expired": {"sent_at": long_ago, "expires_at": long_ago + timedelta(days=14)},
        "withdrawn": {"withdrawn_at": now},
        "accepted": {"accepted_at": now, "accepted_by": colleague},
    }
    return {
        state: make.InvitationFactory(municipality=home, digest=sha256(state.encode()).hexdigest(), **said)
        for state, said in states.items()
    }


def errands(place: Place) -> list[Errand]:
    """All of them, for everybody."""
    found = [*_of_records(place), *_of_new(place), *_in_admin(place), *_of_scans(place), *_of_work(place), *_alone()]
    make.rebuild()  # of the links, too, that new records are to be about
    return found


def writers(model: type[Model], right: str = "c") -> Who:
    """Who changes (or adds) such a record of the municipality, by the table in test_matrix.py."""
    rights = dict(zip(ROLES, MATRIX.get(model._meta.label, ("", "", "", "")), strict=True))
    return (*(who for who in ("editor", "archivist") if right in rights[who]), *ADMINISTRATORS)


def adders(model: type[Model], right: str = "a") -> Who:
    """Who comes to the form of a new one, here or elsewhere; a new municipality is nobody's yet."""
    here = ADMINISTRATORS if model in NOT_TWICE else writers(model, right)
    return (*here, *(f"{who} elsewhere" for who in here if who not in ADMINISTRATORS))


def _of_records(place: Place) -> Iterator[Errand]:
    for model, record in place.shown.items():
        where, may = [model._meta.label_lower, record.pk], writers(model)
        hidden = [where[0], place.hidden[model].pk]
        version = model.history.filter(id=record.pk).latest().pk  # type: ignore[attr-defined]
        yield Errand("change-undo", reverse("change-undo", args=[*where, version]), REASON, lets_in=may)
        yield Errand("bring-back", reverse("bring-back", args=hidden), REASON, _of_other(model))
        if model in BOOK.recordings:
            yield Errand("record-change", reverse("record-change", args=where), SAVE, lets_in=may)
            yield Errand("record-hide", reverse("record-hide", args=where), REASON, may)
        if is_citable(record):
            citers = STAFF if "editor" in may else ADMINISTRATORS
            yield Errand("evidence-add", reverse("evidence-add", args=where), SAVE, told=citers)


def _of_other(model: type[Record]) -> Who:
    """A hidden one of these belongs to another municipality."""
    return ADMINISTRATORS if model in NOT_TWICE else writers(model)


def _of_new(place: Place) -> Iterator[Errand]:
    """A new record about the municipality, filled in well: an editor elsewhere finds the form, and may not save it."""
    desk = browser(User.objects.get(username="administrator"))
    for model, recording in BOOK.recordings.items():
        of = ABOUT.get(model, partial(about_what, recording))
        about = {name: str(record.pk) for name, record in of(place.home).items()}
        address = f"{reverse('record-add', args=[recording.label])}?{urlencode(about)}"
        if recording.not_added:
            yield Errand("record-add", address, SAVE)
            continue
        form = shown(opened(desk, address))
        needed = {name: [str(place.home.pk)] for name in BESIDES.get(recording.label, ())}
        typed = {**form, **TYPED[model], **OWN.get(recording.label, {}), **needed, "why": "Prov"}
        here = ADMINISTRATORS if model in NOT_TWICE else writers(model, "a")
        yield Errand("record-add", address, typed, here, tuple(who for who in adders(model) if who not in here))


def _in_admin(place: Place) -> Iterator[Errand]:
    registered: list[Any] = [*admin.site._registry]
    for model in registered:
        at = f"admin:{model._meta.app_label}_{model._meta.model_name}_"
        record = place.shown.get(model) or model._default_manager.order_by("pk").first()
        key, may = getattr(record, "pk", 0), NOBODY if model in READ_ONLY else writers(model)
        new = NOBODY if model in MADE_ELSEWHERE else adders(model, "c")  # in the admin sources are kept, not taken in
        yield Errand(f"{at}change", reverse(f"{at}change", args=[key]), {}, lets_in=may)
        yield Errand(f"{at}delete", reverse(f"{at}delete", args=[key]), {"post": "yes"}, *DOORS.get(f"{at}delete", ()))
        yield Errand(f"{at}add", reverse(f"{at}add"), {}, told=new)
        if model in place.shown:
            yield from _of_record_in_admin(at, place, model, may)
        else:
            listed = reverse(f"{at}changelist")
            yield Errand(f"{at}changelist", listed, {}, lets_in=ADMINISTRATORS, shows=ALL_STAFF)


def _of_record_in_admin(at: str, place: Place, model: Any, may: Who) -> Iterator[Errand]:
    record = place.shown[model]
    key, version = record.pk, record.history.latest().pk
    chosen = {"action": "hide_selected", "_selected_action": str(key), **REASON}
    hidden = reverse(f"{at}restore", args=[place.hidden[model].pk])
    yield Errand(f"{at}hide", reverse(f"{at}hide", args=[key]), REASON, may)
    yield Errand(f"{at}restore", hidden, REASON, _of_other(model))
    yield Errand(f"{at}changelist", reverse(f"{at}changelist"), chosen, may, shows=ALL_STAFF)
    yield Errand(f"{at}simple_history", reverse(f"{at}simple_history", args=[key, version]), {}, lets_in=may)


def _of_scans(place: Place) -> Iterator[Errand]:
    scan, source = place.shown[Scan], place.shown[Source]
    for door in ("scan_rotate", "scan_images", "scan_replace", "scan_transcribe"):
        yield _errand(f"admin:archive_{door}", [scan.pk])
    for door in ("source_scans", "source_scan_order"):
        yield _errand(f"admin:archive_{door}", [source.pk])
    yield _errand("keeping:images", [scan.pk])


def _of_work(place: Place) -> Iterator[Errand]:
    home, link, partner = place.home, place.link, place.link.partner_of(place.home)
    year = timezone.localdate().year
    begun = {"kind": "twin_town", "day": "1946", "level": "not_stated", "title": "Vänort"}
    two = {"one": str(home.pk), "other": str(make.MunicipalityFactory().pk)}
    proposal = {"title": "Avsluta", "day": "2024-01-17", "municipality": str(home.pk)}
    invited = {"email": "ny@example.se", "role": "editor", "municipality": str(home.pk)}
    asked = {"list": "link-list", "asked": "country=NO"}
    role = StaffRole.objects.get(user=place.colleague)
    mark = ending_records(link).ending.mark
    done = Action.objects.filter(by=place.editor).latest("at")
    yield _errand("link-new", [], {"at": "confirm", "do": "save", **two, **begun})
    yield _errand("link-end", [link.slug], {"do": "save", "take": "propose", "mark": mark, **proposal})
    yield _errand("link-resume", [link.slug], {"do": "save", **begun})
    yield _errand("agreement-new", [], {"do": "save", "municipalities": [str(home.pk), str(partner.pk)]})
    yield _errand("municipality-merge", [home.slug], {"do": "save"})
    yield _errand("municipality-search", [home.slug], {"do": "save"})
    yield _errand("review", [home.slug, year], {"do": "draft"})
    yield _errand("review-remind", [home.slug, year])
    yield _errand("action-undo", [done.pk], REASON)
    yield _errand("who-may", [], invited)
    yield _errand("saved-view-new", [], {**asked, "name": "Norska", "shared_with": str(home.pk)})
    yield _errand("role-take-away", [role.pk], REASON)
    yield _errand("keeping:verify", [])
    yield _errand("keeping:retry", [uuid4()])
    yield _errand("admin:auth_user_password_change", [place.colleague.pk])
    for door in ("invitation-again", "invitation-withdraw"):
        yield _errand(door, [place.invitations["open"].pk])


def _alone() -> Iterator[Errand]:
    """What one does without a role: accepting an invitation, and with one's own account."""
    named = {"first_name": "Ny", "last_name": "Nysson", "password1": "tre kor i hagen", "password2": "tre kor i hagen"}
    for state in ("open", "expired", "withdrawn", "accepted"):
        door = "invitation" if state == "open" else f"invitation, {state}"
        yield Errand(door, reverse("invitation", args=[state]), named, *DOORS[door])
    for door in OWN_ACCOUNT:
        yield Errand(door, reverse(door), {}, shows=SIGNED_IN)
    for door in BEFORE_LOGIN:
        yield Errand(door, reverse(door), {}, NOBODY, EVERYBODY)


def _errand(door: str, arguments: list[Any], sent: Sent | None = None) -> Errand:
    return Errand(door, reverse(door, args=arguments), sent or {}, *DOORS[door])
