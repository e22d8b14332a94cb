"""Forms filled in as their reader would: what the page shows, with some of it changed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.translation import override
from zeal import zeal_ignore

from archive.models import Record
from archive.services import record_save
from municipalities.models import Municipality
from tests import factories as make
from tests.pages.reading import Element, faults, read
from twinning.models import Event

Sent = dict[str, Any]


def change_address(record: Record) -> str:
    with override("en"):
        return reverse("record-change", args=[record._meta.label_lower, record.pk])


def add_address(label: str, **about: Any) -> str:
    with override("en"):
        query = "&".join(f"{name}={getattr(value, 'pk', value)}" for name, value in about.items())
        return f"{reverse('record-add', args=[label])}?{query}"


def opened(client: Client, address: str) -> Element:
    answer = client.get(address)
    assert answer.status_code == 200, answer.content.decode()[:2000]
    html = answer.content.decode()
    assert faults(html) == []
    return read(html)


def shown(page: Element) -> Sent:
    """Everything that the form of a page would send back, by the button that saves."""
    (form,) = page.all("form", "record")
    sent: dict[str, list[str]] = {}
    for each in form:
        name = each.get("name")
        if each.tag == "input" and name:
            if each.get("type") not in {"radio", "checkbox"} or "checked" in each.attributes:
                sent.setdefault(name, []).append(each.get("value") or ("on" if each.get("type") == "checkbox" else ""))
        elif each.tag == "textarea":
            sent.setdefault(name, []).append("".join(child for child in each.children if isinstance(child, str)))
        elif each.tag == "select":
            sent.setdefault(name, []).extend(o.get("value") for o in each.all("option") if "selected" in o.attributes)
    return {**sent, "do": "save"}


def sent(client: Client, address: str, page: Element | None = None, /, **changes: Any) -> Any:
    """The form, opened if need be, and sent with some of it changed."""
    return client.post(address, {**shown(page or opened(client, address)), **changes})


def again(answer: Any, status: int = 400) -> Element:
    """The form, shown again."""
    html = answer.content.decode()
    assert answer.status_code == status, read(html).text[:1500] if html else answer
    assert faults(html) == []
    return read(html)


def complaints(page: Element) -> str:
    return " ".join(each.text for each in page.all("div", "faults"))


@pytest.fixture(autouse=True)
def _histories_of_many_relations() -> Iterator[None]:
    """django-simple-history reads a record once for each of its relations to many."""
    with zeal_ignore([{"model": "*", "field": "get()"}]):
        yield


@pytest.fixture
def event(home: Municipality) -> Event:
    link = make.LinkFactory(low=home, high=make.MunicipalityFactory(name="Herning", country="DK"))
    found: Event = make.EventFactory.build(title="Herning blir vänort", date="1946")
    record_save(record=found, related={"links": [link]})
    return found


@pytest.fixture
def desk(client: Client, owner: Any) -> Client:
    """The browser of an editor of the home municipality."""
    client.force_login(owner)
    return client


@pytest.fixture
def another() -> Callable[[Any], Client]:
    def browser(user: Any) -> Client:
        found = Client()
        found.force_login(user)
        return found

    return browser
