"""Archival institutions, and their finding aids."""

from __future__ import annotations

from xml.etree.ElementTree import fromstring

from django.contrib.auth.models import User
from django.test import Client

from archive.models import Repository
from municipalities.models import Municipality
from tests import factories as make
from tests.api.conftest import Ask


def kept(**fields: object) -> Repository:
    repository: Repository = make.RepositoryFactory(name="Stadsarkivet", **fields)
    make.SourceFactory(repository=repository)
    make.SourceFactory(repository=repository, secret=True)
    return repository


def test_an_institution_tells_its_code_and_how_much_may_be_read(ask: Ask) -> None:
    kept(code="SE/0680", municipality_code="0680")
    told = ask("repositories/stadsarkivet")
    assert (told["name"], told["code"], told["municipality_code"]) == ("Stadsarkivet", "SE/0680", "0680")
    assert told["sources"] == 1


def test_it_leads_to_its_sources_its_page_and_its_finding_aid(ask: Ask, client: Client) -> None:
    kept()
    links = ask("repositories/stadsarkivet")["_links"]
    assert client.get(links["sources"]["href"]).json()["_meta"]["total_records"] == 1
    assert client.get(links["html"]["href"]).status_code == 200
    assert client.get(links["ead3"]["href"]).status_code == 200


def test_institutions_are_found_by_name_code_and_country(ask: Ask) -> None:
    make.RepositoryFactory(name="Åbo stadsarkiv", country="FI", code="FI/TKU")
    make.RepositoryFactory(name="Zoologiska arkivet")

    def names(query: str) -> list[str]:
        return [each["name"] for each in ask(f"repositories?{query}")["repositories"]]

    assert names("q=abo") == names("q=tku") == names("country=FI") == ["Åbo stadsarkiv"]
    assert names("sort=name") == ["Zoologiska arkivet", "Åbo stadsarkiv"]
    assert names("sort=-name") == ["Åbo stadsarkiv", "Zoologiska arkivet"]


def test_the_finding_aid_is_xml_in_the_language_asked_for(client: Client, db: None) -> None:
    address = f"/api/v1/repositories/{kept().pk}/ead3"
    answer = client.get(address, headers={"accept": "application/xml", "accept-language": "en"})
    assert answer["Content-Type"] == "application/xml; charset=utf-8"
    assert answer["Content-Disposition"] == 'attachment; filename="stadsarkivet.ead3.xml"'
    assert fromstring(answer.content).tag.endswith("}ead")  # noqa: S314 - our own
    assert "1 source" in answer.content.decode()
    assert "Hemlig" not in answer.content.decode()


def test_what_goes_wrong_with_it_is_told_as_a_problem(client: Client, db: None) -> None:
    for path, status in (("ingen/ead3", 404), (f"{kept().pk}/ead3?sort=name", 400)):
        answer = client.get(f"/api/v1/repositories/{path}")
        assert (answer.status_code, answer["Content-Type"]) == (status, "application/problem+json")
        assert answer.json()["status"] == status


def test_those_who_keep_a_restricted_source_have_it_counted(ask: Ask, colleague: User, home: Municipality) -> None:
    repository = make.RepositoryFactory(name="Stadsarkivet")
    make.SourceFactory(repository=repository, secret=True, owner_code=home.national_code)
    assert ask("repositories/stadsarkivet")["sources"] == 0
    assert ask("repositories/stadsarkivet", user=colleague)["sources"] == 1
