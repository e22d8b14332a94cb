"""Refusals are problems by RFC 9457, in the reader's language, and never ignore what was asked."""

from __future__ import annotations

from collections.abc import Callable
from typing import NoReturn

import pytest
from django.test import Client
from rest_framework.request import Request
from rest_framework.test import APIRequestFactory

from archive.api.views import ReadingView
from tests import factories as make
from tests.api.conftest import Ask
from tests.api.world import LISTS

Faults = Callable[[str], dict[str, str]]
MEMBERS = {"type", "title", "status", "detail", "instance"}


@pytest.mark.parametrize("path", ["nothing", "links/nothing", "links/", "municipalities/x/links", "a/b/c"])
def test_what_is_not_there_is_a_404_problem(ask: Ask, path: str) -> None:
    problem = ask(path, status=404)
    assert problem.keys() == MEMBERS
    assert problem["status"] == 404
    assert problem["instance"] == f"/api/v1/{path}"


@pytest.mark.parametrize("address", ["/api", "/api/", "/api/v2/links"])
def test_other_addresses_under_api_are_404_problems_too(client: Client, db: None, address: str) -> None:
    response = client.get(address)
    assert (response.status_code, response["Content-Type"]) == (404, "application/problem+json")


@pytest.mark.once
@pytest.mark.parametrize("resource", [*LISTS, "statistics", "api-info", ""])
def test_an_unknown_parameter_is_refused_everywhere(faults: Faults, resource: str) -> None:
    assert faults(f"{resource}?kommun=vanersborg").keys() == {"kommun"}


@pytest.mark.parametrize("resource", [*LISTS, "statistics"])
def test_a_day_that_cannot_be_read_is_refused_everywhere(faults: Faults, resource: str) -> None:
    assert faults(f"{resource}?as_of=snart").keys() == {"as_of"}


def test_the_nearest_parameter_and_value_are_named(faults: Faults) -> None:
    make.MunicipalityFactory(name="Vänersborg", country="SE")
    asked = "links?municipalty=x&standing=aktive&country=norge&municipality=vannersborg&needs_review=tru"
    assert faults(asked) == {
        "municipalty": "municipality",
        "standing": "active",
        "country": "NO",
        "municipality": "vanersborg",
        "needs_review": "true",
    }


def test_a_parameter_given_twice_or_empty_is_refused(faults: Faults) -> None:
    assert faults("links?country=NO&country=DK&kind=").keys() == {"country", "kind"}


def test_one_record_is_asked_for_its_day_and_nothing_else(faults: Faults) -> None:
    municipality = make.MunicipalityFactory()
    assert faults(f"municipalities/{municipality.slug}?country=NO") == {"country": "as_of"}


def test_problems_are_told_in_the_reader_s_language(ask: Ask) -> None:
    swedish, english = (ask("nothing", status=404, language=code) for code in ("sv", "en"))
    assert english["title"] == "Not found"
    assert swedish["status"] == english["status"]


def test_the_kind_of_a_problem_leads_to_the_documentation(ask: Ask, client: Client) -> None:
    address, _hash, kind = ask("links?x=1", status=400)["type"].partition("#")
    documentation = client.get(address).content.decode()
    assert f"### {kind}" in documentation


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
@pytest.mark.parametrize("path", ["", "links", "statistics", "links/x", "links/x/timeline"])
def test_nothing_can_be_written(client: Client, db: None, method: str, path: str) -> None:
    response = getattr(client, method)(f"/api/v1/{path}")
    assert (response.status_code, response["Content-Type"]) == (405, "application/problem+json")
    assert set(response["Allow"].split(", ")) == {"GET", "HEAD", "OPTIONS"}


@pytest.mark.parametrize("accepted", ["text/csv", "application/xml"])
def test_another_form_than_json_is_refused(client: Client, db: None, accepted: str) -> None:
    response = client.get("/api/v1/links", headers={"accept": accepted})
    assert (response.status_code, response["Content-Type"]) == (406, "application/problem+json")


@pytest.mark.parametrize("accepted", ["application/json", "*/*", "text/html,*/*;q=0.8"])
def test_json_is_given_to_all_who_accept_it(client: Client, db: None, accepted: str) -> None:
    assert client.get("/api/v1/links", headers={"accept": accepted}).status_code == 200


def test_options_name_the_methods_and_parameters(client: Client, db: None) -> None:
    answer = client.options("/api/v1/links").json()
    assert set(answer["methods"]) == {"GET", "HEAD", "OPTIONS"}
    assert {"as_of", "municipality", "page", "limit", "standing"} <= set(answer["parameters"])


def test_head_answers_without_a_body(client: Client, db: None) -> None:
    response = client.head("/api/v1/links")
    assert (response.status_code, response.content) == (200, b"")


class Broken(ReadingView):
    def get(self, request: Request) -> NoReturn:
        raise RuntimeError("the secret insides")


def test_a_failure_of_ours_is_a_problem_that_tells_nothing_of_our_insides() -> None:
    response = Broken.as_view()(APIRequestFactory().get("/api/v1/broken")).render()
    assert (response.status_code, response["Content-Type"]) == (500, "application/problem+json")
    assert b"secret" not in response.content
