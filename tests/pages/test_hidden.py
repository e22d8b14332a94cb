"""What is hidden stands on no page, nor does what says nothing without it."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoDbBlocker

from agreements.models import AgreementKind
from archive.models import Record
from municipalities.models import MunicipalityKind
from tests import factories as make
from twinning.models import About, EventKind

pytestmark = [pytest.mark.django_db, pytest.mark.once]
MARK = "Dold"


def hide(record: Record) -> None:
    record.hidden_at, record.hidden_reason = timezone.now(), "Dubblett"
    record.save()


def populated() -> dict[str, Any]:
    """One of each kind, all related to one another. Each name begins with the mark once it is to be hidden."""
    home = make.MunicipalityFactory(name="Hemma", country="SE")
    region = make.MunicipalityFactory(name="Region", kind=MunicipalityKind.REGION)
    partner = make.MunicipalityFactory(name="Partner", part_of=region)
    third = make.MunicipalityFactory(name="Tredje")
    source, teller = make.SourceFactory(title="Källan"), make.SourceFactory(title="Berättaren")
    repository = make.RepositoryFactory(name="Arkivet")
    source.repository = repository
    source.save()
    association = make.OrganisationFactory(municipality=partner, name="Föreningen")
    former = make.AgreementFactory(title="Förra avtalet")
    agreement = make.AgreementFactory(title="Avtalet", supersedes=former)
    make.PartyFactory(agreement=agreement, municipality=partner)
    make.PartyFactory(agreement=former, municipality=partner)
    make.PartyFactory(agreement=agreement, municipality=None, organisation=association)
    decision = make.DecisionFactory(
        title="Beslutet", municipality=home, agreement=agreement, concerns=[partner], organisations=[association]
    )
    duty = make.DutyFactory(decision=decision, what="Plikten", recipient=partner)
    grant = make.GrantFactory(giver=home, receiver=association, decision=decision)
    search = make.SearchRecordFactory(municipality=home, wording="Sökningen")
    chain = make.chained(
        home, partner, third, name="Kedjan", agreements=[agreement], decisions=[decision], search_records=[search],
        grants=[grant],
    )  # fmt: skip
    make.CarrierFactory(link=None, chain=chain, organisation=association)
    figure = make.FigureFactory(municipality=None, organisation=association, measure="members", value=9876)
    link = make.LinkFactory(
        low=home, high=partner, agreements=[agreement], decisions=[decision], search_records=[search], grants=[grant]
    )
    event = make.EventFactory(links=[link], title="Händelsen", host=partner)
    meeting = make.EventFactory(
        about=About.CHAIN, chain=chain, kind=EventKind.ACTIVITY, title="Mötet", host=partner, date="2012"
    )
    name = make.NameFactory(municipality=partner, name="Andranamnet")
    succession = make.SuccessionFactory(predecessor=third, successor=partner)
    for subject in ({"event": event}, {"event": meeting}, {"link": link}, {"chain": chain}):
        make.TwinningCitationFactory(**subject, source=source, via=teller)
    for subject in ({"agreement": agreement}, {"decision": decision}, {"duty": duty}, {"grant": grant}):
        make.AgreementCitationFactory(**subject, source=source)
    make.AgreementCitationFactory(search_record=search, source=source)
    for subject in ({"figure": figure}, {"name": name}, {"organisation": association}, {"succession": succession}):
        make.MunicipalityCitationFactory(**subject, source=source)
    make.rebuild()
    return {key: value for key, value in locals().items() if isinstance(value, Record)}


PAGES = (
    "/", "/kommuner/", "/relationer/", "/kedjor/", "/avtal/", "/kallor/", "/kommuner/hemma/", "/kommuner/partner/",
    "/kommuner/tredje/", "/relationer/hemma-partner/", "/kedjor/kedjan/", "/avtal/avtalet/", "/avtal/forra-avtalet/",
    "/beslut/beslutet/", "/kallor/kallan/", "/kallor/berattaren/", "/sok/?q=dold", "/kommuner/?q=dold",
    "/arkivinstitutioner/", "/arkivinstitutioner/arkivet/", "/kommuner/?format=csv", "/relationer/?format=csv",
    "/kedjor/?format=csv", "/avtal/?format=csv", "/kallor/?format=csv", "/arkivinstitutioner/?format=csv",
)  # fmt: skip
# What is hidden at one time: none of those that share a line stands on the page of another, nor is told with it.
TOGETHER = (
    ("partner",), ("third",), ("source",), ("association",), ("agreement",), ("decision",), ("chain",),
    ("region", "teller", "duty", "search", "name"), ("repository", "former", "event", "meeting"),
)  # fmt: skip
NAMED = {
    "partner": "name", "third": "name", "region": "name", "source": "title", "teller": "title", "repository": "name",
    "association": "name", "former": "title", "agreement": "title", "decision": "title", "duty": "what",
    "search": "wording", "chain": "name", "event": "title", "meeting": "title", "name": "name",
}  # fmt: skip


@pytest.fixture
def world(db: None) -> dict[str, Any]:
    return populated()


@pytest.fixture(scope="module")
def shown(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> dict[str, list[str]]:
    """The pages on which each name stands while nothing is hidden."""
    client = Client()
    with django_db_blocker.unblock(), transaction.atomic():
        world = populated()
        for record, field in ((world[key], NAMED[key]) for key in NAMED):
            setattr(record, field, f"{MARK} {getattr(record, field)}")
            record.save()
        pages = {path: client.get(path).getvalue().decode() for path in PAGES}
        names = {key: getattr(world[key], NAMED[key]) for key in NAMED}
        transaction.set_rollback(True)
    return {key: [path for path in PAGES if names[key] in pages[path]] for key in NAMED}


def test_each_name_stands_elsewhere_than_on_its_own_page(world: dict[str, Any], shown: dict[str, list[str]]) -> None:
    """Else there would be nothing to take away."""
    own = {key: getattr(world[key], "get_absolute_url", str)() for key in NAMED}
    assert [key for key in NAMED if not {*shown[key]} - {own[key], "/sok/?q=dold"}] == []


def test_the_name_of_what_is_hidden_stands_on_no_page(client: Client, world: dict[str, Any]) -> None:
    """Nor on one on which it did not stand before."""
    assert sorted(key for keys in TOGETHER for key in keys) == sorted(NAMED)
    told = {keys: pages for keys in TOGETHER if (pages := pages_with(client, world, keys))}
    assert told == {}


def pages_with(client: Client, world: dict[str, Any], keys: tuple[str, ...]) -> list[str]:
    """The pages on which a name of these stands once they are hidden; they are shown again afterwards."""
    with transaction.atomic():
        for key in keys:
            record = type(world[key])._default_manager.get(pk=world[key].pk)
            setattr(record, NAMED[key], f"{MARK} sak")
            hide(record)
        make.rebuild()
        answers = {path: client.get(path) for path in PAGES}
        transaction.set_rollback(True)
    assert {path for path, answer in answers.items() if answer.status_code not in {200, 404}} == set()
    return [path for path, answer in answers.items() if f"{MARK} sak" in answer.getvalue().decode()]


def test_a_hidden_link_is_counted_nowhere(client: Client, world: dict[str, Any]) -> None:
    hide(world["link"])
    answers = {path: client.get(path) for path in PAGES}
    shown = [path for path, answer in answers.items() if answer.status_code == 200]
    assert [path for path in shown if "/relationer/hemma-partner/" in answers[path].getvalue().decode()] == []


def test_a_hidden_kind_of_agreement_binds_no_link(client: Client, world: dict[str, Any]) -> None:
    world["agreement"].kind = AgreementKind.TWIN_TOWN
    hide(world["agreement"])
    assert "Avtalet" not in client.get("/relationer/hemma-partner/").content.decode()
