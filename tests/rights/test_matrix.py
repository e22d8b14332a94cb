"""Who may do what, whole: every role × every action × every kind of record × one's own municipality and another's.

A kind of record that is not in the table fails the first test; a right that changes fails its row.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import product
from typing import Any, Final

import pytest
from django.apps import apps
from django.contrib.auth.models import AnonymousUser, User
from django.db.models import Model

from archive.models import Access, Record
from municipalities.models import Municipality, Role
from municipalities.rights import ACTIONS, FLOORS, may
from tests import factories as make
from tests.cast import staff
from twinning.models import Review, ReviewAnswer, ReviewReminder

pytestmark = pytest.mark.django_db

# view, add, change (and hide, restore), read what is restricted, invite, withdraw, take away. Nobody deletes.
LETTERS: Final = {
    "view": "v", "add": "a", "change": "c", "delete": "d", "read_restricted": "r", "invite": "i", "withdraw": "w",
    "take_away": "t",
}  # fmt: skip
ROLES: Final = ("nobody", "stranger", "editor", "archivist")
EDITED: Final = ("v", "v", "vac", "v")
CITED: Final = ("v", "v", "vac", "vac")
KEPT: Final = ("v", "v", "v", "vac")
READ: Final = ("v", "v", "v", "v")
STAFF: Final = ("", "v", "v", "v")
# What each may with a record of the municipality that the editor and the archivist work for; the stranger is editor
# and archivist of another. A closed account may what nobody may, an administrator everything.
MATRIX: Final[dict[str, tuple[str, str, str, str]]] = {
    "archive.Action": STAFF,
    "archive.FixityRun": STAFF,
    "archive.FormerSlug": READ,
    "archive.ImageSet": READ,
    "archive.PageImage": READ,
    "archive.WorkerBeat": STAFF,
    "archive.Repository": KEPT,
    "archive.Scan": ("v", "v", "va", "vac"),
    "archive.Source": ("v", "v", "var", "vacr"),
    "archive.Source, restricted": ("", "", "vr", "vacr"),
    "archive.Transcription": KEPT,
    "municipalities.Contact": ("", "", "vac", "v"),
    "municipalities.Figure": EDITED,
    "municipalities.Invitation": ("", "", "vw", "v"),
    "municipalities.Municipality": ("v", "v", "vaci", "v"),
    "municipalities.MunicipalityCitation": CITED,
    "municipalities.Name": EDITED,
    "municipalities.Organisation": EDITED,
    "municipalities.SavedView": ("", "", "vac", "v"),
    "municipalities.StaffRole": ("", "", "vt", "v"),
    "municipalities.Succession": EDITED,
    "agreements.Agreement": EDITED,
    "agreements.AgreementCitation": CITED,
    "agreements.Area": READ,
    "agreements.Decision": EDITED,
    "agreements.Duty": EDITED,
    "agreements.Grant": EDITED,
    "agreements.Party": EDITED,
    "agreements.SearchRecord": EDITED,
    "twinning.Carrier": EDITED,
    "twinning.Chain": EDITED,
    "twinning.Event": EDITED,
    "twinning.Link": EDITED,
    "twinning.LinkKind": EDITED,
    "twinning.Membership": EDITED,
    "twinning.Review": ("", "", "vac", "v"),
    "twinning.ReviewAnswer": ("", "", "v", "v"),
    "twinning.ReviewReminder": ("", "", "v", "v"),
    "twinning.StatusPeriod": READ,
    "twinning.Survey": READ,
    "twinning.SurveyDefinition": READ,
    "twinning.SurveyFigure": READ,
    "twinning.TwinningCitation": CITED,
}


def _agreement(body: Municipality) -> Any:
    return make.PartyFactory(municipality=body).agreement


def _secret(body: Municipality) -> Any:
    return make.SourceFactory(
        owner_code=body.national_code, access=Access.RESTRICTED, restriction_reason="Personuppgifter"
    )


MAKERS: Final[dict[str, Callable[[Municipality], Any]]] = {
    "archive.Repository": lambda body: make.RepositoryFactory(municipality_code=body.national_code),
    "archive.Scan": lambda body: make.ScanFactory(source__owner_code=body.national_code),
    "archive.Source": lambda body: make.SourceFactory(owner_code=body.national_code),
    "archive.Source, restricted": _secret,
    "archive.Transcription": lambda body: make.TranscriptionFactory(source__owner_code=body.national_code),
    "municipalities.Contact": lambda body: make.ContactFactory(municipality=body),
    "municipalities.Figure": lambda body: make.FigureFactory(municipality=body),
    "municipalities.Invitation": lambda body: make.InvitationFactory(municipality=body),
    "municipalities.Municipality": lambda body: body,
    "municipalities.MunicipalityCitation": lambda body: make.MunicipalityCitationFactory(municipality=body),
    "municipalities.Name": lambda body: make.NameFactory(municipality=body),
    "municipalities.Organisation": lambda body: make.OrganisationFactory(municipality=body),
    "municipalities.SavedView": lambda body: make.SavedViewFactory(shared_with=body),
    "municipalities.StaffRole": lambda body: make.StaffRoleFactory(municipality=body),
    "municipalities.Succession": lambda body: make.SuccessionFactory(predecessor=body),
    "agreements.Agreement": _agreement,
    "agreements.AgreementCitation": lambda body: make.AgreementCitationFactory(agreement=_agreement(body)),
    "agreements.Decision": lambda body: make.DecisionFactory(municipality=body),
    "agreements.Duty": lambda body: make.DutyFactory(decision__municipality=body),
    "agreements.Grant": lambda body: make.GrantFactory(giver=body),
    "agreements.Party": lambda body: make.PartyFactory(municipality=body),
    "agreements.SearchRecord": lambda body: make.SearchRecordFactory(municipality=body),
    "twinning.Carrier": lambda body: make.CarrierFactory(link__low=body),
    "twinning.Chain": lambda body: make.MembershipFactory(municipality=body).chain,
    "twinning.Event": lambda body: make.EventFactory(links=[make.LinkFactory(low=body)]),
    "twinning.Link": lambda body: make.LinkFactory(low=body),
    "twinning.LinkKind": lambda body: make.LinkKindFactory(link__low=body),
    "twinning.Membership": lambda body: make.MembershipFactory(municipality=body),
    "twinning.Review": lambda body: Review(municipality=body),
    "twinning.ReviewAnswer": lambda body: ReviewAnswer(review=Review(municipality=body)),
    "twinning.ReviewReminder": lambda body: ReviewReminder(municipality=body),
    "twinning.TwinningCitation": lambda body: make.TwinningCitationFactory(link=make.LinkFactory(low=body)),
}


def kinds() -> Iterator[type[Model]]:
    for floor in sorted(FLOORS):
        yield from (
            model for model in apps.get_app_config(floor).get_models() if not model.__name__.startswith("Historical")
        )


def test_every_kind_of_record_is_in_the_table() -> None:
    assert {name.partition(",")[0] for name in MATRIX} == {model._meta.label for model in kinds()}
    # What nobody's staff changes is the same for all: an empty record of it will do.
    assert set(MATRIX) - set(MAKERS) == {name for name, rights in MATRIX.items() if rights in (READ, STAFF)}


def test_every_action_has_a_letter() -> None:
    assert set(LETTERS) == set(ACTIONS)


@pytest.fixture
def people(home: Municipality, elsewhere: Municipality) -> dict[str, Any]:
    closed = staff("closed", home, Role.EDITOR, Role.ARCHIVIST)
    closed.is_active = False
    return {
        "nobody": AnonymousUser(),
        "closed": closed,
        "editor": staff("editor", home, Role.EDITOR),
        "archivist": staff("archivist", home, Role.ARCHIVIST),
        "stranger": staff("stranger", elsewhere, Role.EDITOR, Role.ARCHIVIST),
    }


def granted(user: Any, record: Any) -> str:
    return "".join(letter for action, letter in LETTERS.items() if may(user, action, record))


@pytest.mark.parametrize("kind", MATRIX)
def test_what_each_may_with_it(
    kind: str, people: dict[str, Any], home: Municipality, elsewhere: Municipality, administrator: User
) -> None:
    rights = dict(zip(ROLES, MATRIX[kind], strict=True))
    model = apps.get_model(kind.partition(",")[0])
    maker = MAKERS.get(kind, lambda _body: model())
    own, other = maker(home), maker(elsewhere)
    assert {role: granted(people[role], own) for role in ROLES} == rights
    assert granted(people["closed"], own) == rights["nobody"]
    # To the other municipality the stranger is what editor and archivist together are here, and these are strangers.
    assert granted(people["editor"], other) == granted(people["archivist"], other) == rights["stranger"]
    both = set(rights["editor"]) | set(rights["archivist"])
    assert set(granted(people["stranger"], other)) == both
    assert granted(administrator, own) == "".join(LETTERS.values())


def test_what_is_hidden_is_seen_by_those_who_can_restore_it(people: dict[str, Any], home: Municipality) -> None:
    for kind, maker in MAKERS.items():
        record = maker(home)
        if isinstance(record, Record):
            record.hidden_at, record.hidden_reason = "2024-01-17T12:00:00Z", "Dubblett"
            seen = {role for role, action in product(ROLES, ["view"]) if may(people[role], action, record)}
            assert seen == {role for role in ROLES if "c" in MATRIX[kind][ROLES.index(role)]}, kind
