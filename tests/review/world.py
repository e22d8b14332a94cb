"""A municipality with twelve links, eight of them of one chain; and a person who answers for them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from municipalities.models import Municipality
from tests import factories as make
from tests.pages.reading import Element, read
from twinning.models import About, EventKind, Link, Review, StatusPeriod
from twinning.review.typed import Typed
from twinning.services.links import chain_links_ensure
from twinning.services.reviews import answers_keep, review_begin

YEAR = timezone.localdate().year
MUNICIPAL, CIVIL, BOTH = "municipal", "civil", "both"


def observed(link: Link, asserts: str, level: str = MUNICIPAL, date: str = "2020") -> Any:
    return make.told(link, kind=EventKind.OBSERVED, asserts=asserts, level=level, date=date)


def single(home: Municipality, name: str, asserts: str = "active") -> Link:
    link: Link = make.LinkFactory(low=home, high=make.MunicipalityFactory(name=name))
    observed(link, asserts)
    return link


def chain_of(home: Municipality, others: int) -> list[Link]:
    """A chain that makes so many links of the municipality: dormant between the towns, alive among people."""
    members = [make.MunicipalityFactory(name=f"Kedjeort {n:02}") for n in range(others)]
    chain = make.chained(home, *members, name="Nordiska kedjan")
    links = chain_links_ensure(chain=chain)
    for level, standing in ((MUNICIPAL, "dormant"), (CIVIL, "active")):
        told = {"about": About.CHAIN, "chain": chain, "level": level, "asserts": standing, "date": "2020"}
        event = make.EventFactory(kind=EventKind.OBSERVED, **told)
        make.TwinningCitationFactory(event=event, source=make.SourceFactory(date="2020"))
    make.rebuild()
    return [link for link in links if home.pk in {link.low_id, link.high_id}]


def twelve(home: Municipality) -> list[Link]:
    return [*chain_of(home, 8), *(single(home, f"Ort {letter}") for letter in "ABCD")]


def standings(home: Municipality) -> set[tuple[Any, ...]]:
    """How all its links stand, as the registry derives it."""
    rows = StatusPeriod.objects.filter(link__in=Link.objects.of(home))
    return set(rows.values_list("link", "level", "start", "end", "standing", "certainty", "last_evidence"))


def now(link: Link, level: str = MUNICIPAL) -> str:
    return StatusPeriod.objects.on(timezone.localdate()).get(link=link, level=level).standing


class Answering:
    """Answers given to a review without its page."""

    def __init__(self, home: Municipality, by: User) -> None:
        self.home = home
        self.by = by

    @property
    def review(self) -> Review:
        return review_begin(municipality=self.home, year=YEAR, by=self.by)

    def known(self, text: str = "Samtal med föreningens ordförande") -> Answering:
        answers_keep(review=self.review, typed=[], seen={}, known=(text, self.review.known), by=self.by)
        return self

    def says(self, link: Link, level: str, answer: str, **fields: str) -> Answering:
        seen = {} if level == BOTH else {(link.pk, level): now(link, level)}
        given = fields if level == BOTH else {"answer": answer, **fields}
        typed = [Typed(link.pk, level, name, value, "") for name, value in given.items()]
        answers_keep(review=self.review, typed=typed, seen=seen, known=("", ""), by=self.by)
        return self

    def adds(self, link: Link, **fields: str) -> Answering:
        return self.says(link, BOTH, "", **fields)


class Form:
    """The page's form as it was read, filled in and sent as a browser does."""

    def __init__(self, client: Client, home: Municipality, html: str = "") -> None:
        self.client = client
        self.address = reverse("review", args=[home.slug, YEAR])
        self.page = read(html or client.get(self.address).content.decode())
        self.rows = [json.loads(each.get("value")) for each in self.page.all("input", name="row")]
        self.data: dict[str, Any] = {"row": [each.get("value") for each in self.page.all("input", name="row")]}
        self.data |= {each.get("name"): each.get("value") for each in self._filled()}
        self.data |= {each.get("name"): each.text for each in self.page.all("textarea")}
        self.data |= {each.get("name"): _chosen(each) for each in self.page.all("select")}

    def _filled(self) -> Iterator[Element]:
        for each in self.page.all("input"):
            ticked = each.get("type") != "radio" or "checked" in each.attributes
            if each.get("name") not in {"row", "csrfmiddlewaretoken", ""} and ticked:
                yield each

    def row_of(self, link: Link) -> str:
        """The key of the row in which the link is answered."""
        return str(next(row["links"][0] for row in self.rows if str(link.pk) in row["links"]))

    def answer(self, link: Link, level: str, answer: str, **fields: str) -> Form:
        named = {"answer": answer, **fields} if answer else fields
        self.data |= {f"{self.row_of(link)}.{level}.{name}": value for name, value in named.items()}
        return self

    def known(self, text: str = "Samtal med ordföranden") -> Form:
        self.data["known"] = text
        return self

    def send(self, do: str = "draft") -> Any:
        return self.client.post(self.address, self.data | {"do": do})


def _chosen(select: Element) -> str:
    return next((each.get("value") for each in select.all("option") if "selected" in each.attributes), "")
