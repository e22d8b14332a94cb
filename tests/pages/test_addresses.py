"""Addresses that never break: former ones and ids lead on, what is hidden or never was is 404."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from django.utils.translation import override

from tests import factories as make

pytestmark = pytest.mark.django_db
KINDS = {
    "municipality": make.MunicipalityFactory,
    "link": make.LinkFactory,
    "chain": make.ChainFactory,
    "agreement": make.AgreementFactory,
    "decision": make.DecisionFactory,
    "source": make.SourceFactory,
}
LANGUAGES = ["sv", "en"]


@pytest.fixture(params=KINDS)
def record(request: pytest.FixtureRequest, db: None) -> Any:
    found = KINDS[request.param]()
    make.rebuild()
    return found


def address(record: Any, language: str, part: str = "") -> str:
    with override(language):
        found: str = record.get_absolute_url()
    return found.replace(record.slug, part) if part else found


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_former_address_leads_to_the_new_one_for_ever(client: Client, record: Any, language: str) -> None:
    former = [record.slug]
    for name in ("ny-adress", "nyare-adress"):
        record.slug = name
        record.save()
        former.append(name)
    for old in former[:-1]:
        answer = client.get(address(record, language, old))
        assert (answer.status_code, answer["Location"]) == (301, address(record, language))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_id_leads_to_the_address(client: Client, record: Any, language: str) -> None:
    answer = client.get(address(record, language, str(record.pk)))
    assert (answer.status_code, answer["Location"]) == (301, address(record, language))


def test_the_day_asked_for_is_taken_along(client: Client, record: Any) -> None:
    answer = client.get(address(record, "sv", str(record.pk)) + "?as_of=1992")
    assert answer["Location"] == address(record, "sv") + "?as_of=1992"


def test_what_is_hidden_is_not_there(client: Client, record: Any) -> None:
    assert client.get(address(record, "sv")).status_code == 200
    record.hidden_at, record.hidden_reason = timezone.now(), "Dubblett"
    record.save()
    for part in (record.slug, str(record.pk)):
        assert client.get(address(record, "sv", part)).status_code == 404


@pytest.mark.parametrize(("language", "heading"), [("sv", "Sidan finns inte"), ("en", "There is no such page")])
def test_what_never_was_is_told_in_the_readers_language(
    client: Client, record: Any, language: str, heading: str
) -> None:
    for part in ("finns-inte", "01234567-89ab-cdef-0123-456789abcdef"):
        answer = client.get(address(record, language, part))
        assert answer.status_code == 404
        html = answer.content.decode()
        assert f'<html lang="{language}">' in html
        assert heading in html


def test_a_link_is_hidden_with_either_of_its_parties(client: Client) -> None:
    link = make.LinkFactory()
    link.low.hidden_at, link.low.hidden_reason = timezone.now(), "Dubblett"
    link.low.save()
    assert client.get(address(link, "sv")).status_code == 404
