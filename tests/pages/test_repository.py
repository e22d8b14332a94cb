"""The page of an archival institution, and the list of them."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from archive.models import Repository
from municipalities.models import Municipality
from tests import factories as make
from tests.pages.conftest import Open

pytestmark = pytest.mark.django_db


@pytest.fixture
def kept() -> Repository:
    repository: Repository = make.RepositoryFactory(name="Stadsarkivet", code="SE/0680")
    return repository


def test_its_sources_stand_as_its_archives_do(opened: Open, kept: Repository) -> None:
    for series, volume in (("F14", "1"), ("F2", "10"), ("F2", "9")):
        make.SourceFactory(repository=kept, archive_creator="Huskvarna stad", series=series, volume=volume)
    make.SourceFactory(repository=kept, title="Lös handling")
    page = opened("/arkivinstitutioner/stadsarkivet/")
    assert [heading.text for heading in page.all("h2")][:-1] == ["Huskvarna stad", "Arkivbildare ej angiven"]
    rows = [" ".join(row) for row in page.all("table")[0].rows()[1:]]
    assert ["F2:9" in rows[1], "F2:10" in rows[2], "F14:1" in rows[4]] == [True, True, True]
    assert (rows[0], rows[3]) == ("Serie F2", "Serie F14")


def test_a_source_is_called_by_its_volume_and_page(opened: Open, kept: Repository) -> None:
    make.SourceFactory(repository=kept, archive_creator="Staden", series="F14", volume="1", page="12", title="Kortet")
    row = opened("/en/repositories/stadsarkivet/").one("table").rows()[2]
    assert row == ["Kortet", "F14:1, s. 12", "report", "2014", "none"]


def test_where_restricted_sources_are_kept_is_not_told(opened: Open, kept: Repository) -> None:
    make.SourceFactory.create_batch(2, repository=kept, secret=True)
    page = opened("/en/repositories/stadsarkivet/")
    assert "Hemlig" not in page.one("main").text
    assert "0 sources in the registry are kept here." in page.one("p", "kind").text


def test_those_who_keep_it_see_it_marked(opened: Open, kept: Repository, colleague: User, home: Municipality) -> None:
    make.SourceFactory(repository=kept, secret=True, owner_code=home.national_code)
    page = opened("/en/repositories/stadsarkivet/", user=colleague)
    assert "Hemlig handling restricted" in page.one("table").text


def test_it_leads_to_its_finding_aid_and_to_the_list(opened: Open, client: Client, kept: Repository) -> None:
    links = {
        link.text: link.get("href") for link in opened("/en/repositories/stadsarkivet/").one("ul", "acts").all("a")
    }
    assert {client.get(address).status_code for address in links.values()} == {200}
    assert links["Finding aid (EAD3)"].endswith("/ead3")


def test_a_former_address_leads_to_the_present_one(client: Client, kept: Repository) -> None:
    kept.slug = "jonkopings-stadsarkiv"
    kept.save()
    answer = client.get("/arkivinstitutioner/stadsarkivet/")
    assert (answer.status_code, answer["Location"]) == (301, "/arkivinstitutioner/jonkopings-stadsarkiv/")


def test_a_hidden_institution_has_no_page(client: Client, kept: Repository) -> None:
    kept.hidden_at, kept.hidden_reason = timezone.now(), "Dubblett"
    kept.save()
    assert client.get("/arkivinstitutioner/stadsarkivet/").status_code == 404


@pytest.mark.once
def test_the_queries_do_not_grow_with_what_is_kept(client: Client, kept: Repository) -> None:
    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            assert client.get("/arkivinstitutioner/stadsarkivet/").status_code == 200
        return len(queries)

    make.ScanFactory(source=make.SourceFactory(repository=kept))
    few = asked()
    for number in range(20):
        make.ScanFactory(source=make.SourceFactory(repository=kept, series="F", volume=str(number)))
    assert asked() == few


def test_the_list_counts_what_may_be_read(opened: Open, kept: Repository) -> None:
    make.SourceFactory(repository=kept, archive_creator="Huskvarna stad")
    make.SourceFactory(repository=kept, archive_creator="Huskvarna stad")
    make.SourceFactory(repository=kept, secret=True)
    row = opened("/en/repositories/").one("table").rows()[1]
    assert row == ["Stadsarkivet", "Sweden", "SE/0680", "1", "2"]
