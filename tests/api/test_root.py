"""The root, what the API says of itself, and its documentation."""

from __future__ import annotations

from django.test import Client

from tests.api.conftest import Ask
from tests.api.world import LISTS


def test_the_root_leads_to_every_resource(ask: Ask, client: Client) -> None:
    links = ask("")["_links"]
    assert {name.replace("-", "_") for name in (*LISTS, "statistics")} <= links.keys()
    assert {client.get(link["href"]).status_code for link in links.values()} == {200}


def test_the_root_is_found_without_its_slash(client: Client, db: None) -> None:
    assert client.get("/api/v1").json()["version"] == "1.0.0"


def test_the_api_tells_what_the_national_profile_asks(ask: Ask) -> None:
    told = ask("api-info")
    assert told.keys() == {"apiName", "apiVersion", "apiReleased", "apiDocumentation", "apiStatus"}
    assert (told["apiVersion"], told["apiStatus"]) == ("1.0.0", "active")


def test_the_documentation_names_every_resource(ask: Ask, client: Client) -> None:
    documentation = client.get(ask("api-info")["apiDocumentation"]).content.decode()
    assert [name for name in (*LISTS, "statistics") if f"`{name}`" not in documentation] == []
