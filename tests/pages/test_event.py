"""The page of an event: what is said, how we know, and who says otherwise."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from agreements.models import Reason
from archive.models import ImageSet, ImageState, PageImage, Scan, Source, Stance
from archive.services import record_hide
from municipalities.models import Municipality, Role, StaffRole
from tests import factories as make
from tests.pages.conftest import Open
from tests.pages.reading import Element
from tests.pages.site import Site
from twinning.models import About, Event, EventKind, RankChoice

pytestmark = pytest.mark.django_db


def at(event: Event) -> str:
    return f"/en/events/{event.pk}/"


def fact(page: Element, name: str) -> str:
    facts = [(dt.text, dd.text) for dt, dd in zip(page.all("dt"), page.all("dd"), strict=True)]
    return dict(facts)[name]


def hrefs(page: Element) -> set[str]:
    return {each.get("href") for each in page.one("main").all("a")}


def test_it_says_all_that_the_event_says(opened: Open) -> None:
    link, host = make.LinkFactory(), make.MunicipalityFactory(name="Värden")
    agreement, decision = make.AgreementFactory(title="Avtalet"), make.DecisionFactory(title="Beslutet")
    whole = make.EventFactory(links=[link], title="Jubileet")
    event = make.EventFactory(
        links=[link], title="Besök", date="slutet av 1980-talet", text="De kom.", place="Rådhuset", host=host,
        stated_by="Samordnaren", reason=Reason.COST, level="civil", participants=[host], part_of=whole,
        agreement=agreement, decision=decision, rank=RankChoice.PREFERRED,
    )  # fmt: skip
    page = opened(at(event))
    assert page.one("h1").text == "Besök"
    told = {name: fact(page, name) for name in ("When", "Whose statement", "Place", "Host", "Present", "Rank")}
    assert told == {
        "When": "late 1980s [1987..1989]", "Whose statement": "Samordnaren", "Place": "Rådhuset", "Host": "Värden",
        "Present": "Värden", "Rank": "preferred",
    }  # fmt: skip
    assert (fact(page, "Level"), fact(page, "Part of")) == ("civil", "Jubileet")
    assert "active" in fact(page, "Standing")
    owners = {"/en/agreements/avtalet/", "/en/decisions/beslutet/", f"/en/links/{link.slug}/", at(whole)}
    assert owners <= hrefs(page)
    assert at(event) in hrefs(opened(at(whole)))


@pytest.mark.parametrize("about", ["links", "chain", "membership", "municipality", "agreement"])
def test_it_leads_to_what_it_is_about(opened: Open, about: str) -> None:
    membership, agreement = make.MembershipFactory(), make.AgreementFactory()
    link = make.LinkFactory()
    made = {
        "links": (make.EventFactory(links=[link]), link),
        "chain": (make.EventFactory(about=About.CHAIN, chain=membership.chain), membership.chain),
        "membership": (
            make.EventFactory(about=About.MEMBERSHIP, membership=membership, kind=EventKind.JOINED),
            membership.municipality,
        ),
        "municipality": (make.EventFactory(about=About.MUNICIPALITY, municipality=link.low), link.low),
        "agreement": (make.EventFactory(about=About.AGREEMENT, agreement=agreement), agreement),
    }
    event, record = made[about]
    page = opened(at(event))
    assert f"/en{record.get_absolute_url()}".replace("/en/en", "/en").rsplit("/", 2)[1] in " ".join(hrefs(page))


def test_each_citation_stands_with_its_place_quotation_and_stance(opened: Open) -> None:
    event = make.EventFactory(links=[make.LinkFactory()])
    teller = make.SourceFactory(title="Rapporten")
    make.TwinningCitationFactory(
        event=event, source=make.SourceFactory(title="Protokollet"), via=teller, locator="§ 12", quotation="beslutade",
        field="date",
    )  # fmt: skip
    make.TwinningCitationFactory(event=event, source=make.SourceFactory(title="Brevet"), stance=Stance.CONTRADICTS)
    first, second = opened(at(event)).one(id="evidence").all("li")
    assert [first.all("a")[0].text, second.all("a")[0].text] == ["Brevet", "Protokollet"]
    assert "Contradicts." in first.text
    assert all(words in second.text for words in ("§ 12", "beslutade", "date", "known through Rapporten"))


def test_the_page_that_a_citation_points_at_is_shown(opened: Open) -> None:
    event = make.EventFactory(links=[make.LinkFactory()])
    scan = make.ScanFactory(order=1, pages=2, source=make.SourceFactory(title="Kortet"))
    images, _new = ImageSet.objects.update_or_create(scan=scan, defaults={"state": ImageState.READY, "recipe": "1"})
    PageImage.objects.create(images=images, number=2, width=800, height=600)
    make.TwinningCitationFactory(event=event, source=scan.source, scan=scan, page=2)
    way = opened(at(event)).one(id="evidence").one("a", "thumb")
    assert f"/iiif/{scan.pk}-2/full/" in way.one("img").get("src")
    assert way.get("aria-label") == "Kortet, scan 1, page 2"


def test_of_a_restricted_source_only_its_existence_is_told(opened: Open, home: Municipality, colleague: User) -> None:
    event = make.EventFactory(links=[make.LinkFactory(low=home)])
    secret = make.SourceFactory(secret=True, owner_code=home.national_code)
    scan = make.ScanFactory(source=secret)
    make.TwinningCitationFactory(event=event, source=secret, scan=scan, locator="Blad 7", quotation="Ordagrant")
    make.TwinningCitationFactory(event=event, source=make.SourceFactory(), via=secret, quotation="Ordagrant")
    evidence = opened(at(event)).one(id="evidence")
    assert "Restricted source" in evidence.text
    assert [word for word in ("Hemlig", "Blad 7", "Ordagrant") if word in evidence.text] == []
    assert str(scan.pk) not in str([each.attributes for each in evidence])
    assert "Blad 7" in opened(at(event), user=colleague).one(id="evidence").text


def imaged(source: Source, **options: Any) -> Scan:
    images = make.ImageSetFactory(scan=make.ScanFactory(source=source, **options))
    make.PageImageFactory(images=images)
    found: Scan = images.scan
    return found


def test_where_a_page_is_cited_is_kept_back_with_the_words(opened: Open, home: Municipality, colleague: User) -> None:
    event = make.EventFactory(links=[make.LinkFactory(low=home)])
    secret = make.SourceFactory(secret=True, owner_code=home.national_code)
    album = make.SourceFactory()
    make.TwinningCitationFactory(event=event, source=secret, scan=imaged(secret, redacted=True))
    make.TwinningCitationFactory(event=event, source=album, scan=imaged(album), via=secret)
    assert not opened(at(event)).one(id="evidence").all("img")
    assert len(opened(at(event), user=colleague).one(id="evidence").all("img")) == 2


def test_a_scan_has_the_number_that_its_source_counts_it_by(opened: Open) -> None:
    event, source = make.EventFactory(links=[make.LinkFactory()]), make.SourceFactory(title="Kortet")
    gone, _first, cited = (imaged(source, order=order) for order in (1, 3, 7))
    record_hide(record=gone, reason="Dubblett")
    make.TwinningCitationFactory(event=event, source=source, scan=cited)
    assert opened(at(event)).one("a", "thumb").get("aria-label") == "Kortet, scan 2"


def test_an_event_without_source_says_so(opened: Open) -> None:
    event = make.EventFactory(links=[make.LinkFactory()])
    page = opened(at(event))
    assert page.one("span", "unsourced").text == "without source"
    assert "No source is given" in page.one(id="evidence").text


def test_what_disputes_it_stands_beside_it(opened: Open) -> None:
    link = make.LinkFactory()
    first = make.EventFactory(links=[link], date="1987", rank=RankChoice.PREFERRED)
    other = make.EventFactory(links=[link], date="1989", alternative_to=first)
    for event in (first, other):
        make.TwinningCitationFactory(event=event)
        sides = opened(at(event)).one(id="disagreements")
        assert {at(first), at(other)} <= {each.get("href") for each in sides.all("a")}
        assert "The preferred statement. Both are kept." in sides.text


def test_it_is_not_shown_where_all_that_it_speaks_of_is_hidden(client: Client) -> None:
    link = make.LinkFactory()
    event = make.EventFactory(links=[link])
    record_hide(record=link, reason="Dubblett")
    assert client.get(at(event)).status_code == 404
    record_hide(record=event, reason="Dubblett")
    assert client.get(at(event)).status_code == 404


def test_the_tables_of_links_and_chains_lead_to_it(opened: Open) -> None:
    link = make.LinkFactory()
    event = make.told(link)
    chain = make.chained(make.MunicipalityFactory(), name="Kedjan")
    meeting = make.EventFactory(about=About.CHAIN, chain=chain, kind=EventKind.ACTIVITY)
    assert at(event) in hrefs(opened(f"/en/links/{link.slug}/"))
    assert at(meeting) in hrefs(opened("/en/chains/kedjan/"))


def test_the_api_and_the_admin_lead_to_its_page(client: Client, administrator: User) -> None:
    event = make.EventFactory(links=[make.LinkFactory()])
    told = client.get(f"/api/v1/events/{event.pk}", headers={"accept-language": "en"}).json()
    assert told["_links"]["html"]["href"].endswith(at(event))
    client.force_login(administrator)
    assert client.get(reverse("admin:twinning_event_change", args=[event.pk])).status_code == 200


@pytest.mark.once
@pytest.mark.parametrize("who", ["nobody", "owner"])
def test_the_number_of_queries_does_not_grow(client: Client, home: Municipality, owner: User, who: str) -> None:
    if who == "owner":
        StaffRole.objects.create(user=owner, municipality=home, role=Role.ARCHIVIST)
        client.force_login(owner)
    event = make.EventFactory(links=[make.LinkFactory(low=home)])
    counts = []
    for more in (2, 8):
        for _ in range(more):
            _grow(event, home)
        client.get(at(event))
        with CaptureQueriesContext(connection) as queries:
            assert client.get(at(event)).status_code == 200
        counts.append(len(queries))
    assert counts == {"nobody": [14, 14], "owner": [24, 24]}[who]


def _grow(event: Event, home: Municipality) -> None:
    event.links.add(make.LinkFactory(low=home))
    event.participants.add(make.MunicipalityFactory())
    scan = make.ScanFactory()
    make.TwinningCitationFactory(event=event, source=scan.source, scan=scan, via=make.SourceFactory())
    other: Any = make.EventFactory(links=[event.links.all()[0]], alternative_to=event)
    make.TwinningCitationFactory(event=other)
    make.EventFactory(links=[event.links.all()[0]], part_of=event)


@pytest.mark.slow
def test_every_event_of_the_founding_data_has_a_page_with_evidence(site: Site) -> None:
    pages = [page for path, page in site if path.startswith(("/handelser/", "/events/"))]
    assert len(pages) > 60
    assert [page.one("h1").text for page in pages if not page.one(id="evidence").all("li")] == []
