"""A restricted source shows to strangers that it exists, and nothing of it anywhere."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client

from archive.models import Source
from municipalities.models import Municipality
from tests import factories as make
from tests.pages.conftest import Open
from twinning.models import Link

pytestmark = pytest.mark.django_db
SECRETS = ("Hemlig", "hemlig", "H99", "KS 2024/99", "Ordagrant", "Blad 7", "Personuppgifter")


@pytest.fixture
def secret(home: Municipality) -> Source:
    source: Source = make.SourceFactory(
        secret=True,
        owner_code=home.national_code,
        registry_number="KS 2024/99",
        series="H99",
        creator="Hemlig författare",
        publisher="Hemlig utgivare",
        page="Blad 7",
        repository=make.RepositoryFactory(name="Arkivet"),
    )
    make.TranscriptionFactory(source=source, text="Ordagrant hemlig text")
    return source


@pytest.fixture
def link(home: Municipality, secret: Source) -> Link:
    """A link whose every statement, paper and party rests on the restricted source."""
    words = {"source": secret, "locator": "Blad 7", "quotation": "Ordagrant"}
    partner = make.MunicipalityFactory(name="Grannen")
    chain = make.chained(home, partner, name="Kedjan")
    agreement, decision = (
        make.AgreementFactory(title="Avtalet"),
        make.DecisionFactory(title="Beslutet", municipality=home),
    )
    search = make.SearchRecordFactory(municipality=home)
    found: Link = make.LinkFactory(
        low=home, high=partner, agreements=[agreement], decisions=[decision], search_records=[search]
    )
    event = make.EventFactory(links=[found])
    make.TwinningCitationFactory(event=event, **words)
    other = make.EventFactory(links=[found], alternative_to=event, date="2012")
    make.TwinningCitationFactory(event=other, via=make.SourceFactory(title="Berättaren"), **words)
    make.TwinningCitationFactory(event=make.EventFactory(links=[found]), source=make.SourceFactory(), via=secret)
    make.TwinningCitationFactory(chain=chain, **words)
    make.TwinningCitationFactory(link_kind=make.LinkKindFactory(link=found), **words)
    for subject in ({"agreement": agreement}, {"decision": decision}, {"search_record": search}):
        make.AgreementCitationFactory(**subject, **words)
    make.MunicipalityCitationFactory(figure=make.FigureFactory(municipality=home), **words)
    make.rebuild(found)
    return found


def everywhere(link: Link, secret: Source) -> list[str]:
    home = link.low.slug if link.low.name == "Vänersborg" else link.high.slug
    teller = Source.objects.get(title="Berättaren")
    pages = [
        "/",
        f"/relationer/{link.slug}/",
        f"/kommuner/{home}/",
        "/kedjor/kedjan/",
        "/avtal/avtalet/",
        "/beslut/beslutet/",
        "/kommuner/",
        "/relationer/",
        "/kedjor/",
        "/avtal/",
        "/kallor/",
        "/kallor/?access=restricted",
        "/kallor/?format=csv",
        "/arkivinstitutioner/",
        "/arkivinstitutioner/?format=csv",
        "/arkivinstitutioner/arkivet/",
        f"/api/v1/repositories/{secret.repository_id}/ead3",
        "/sok/?q=Vanersborg",
        f"/kallor/{secret.pk}/",
        f"/kallor/{teller.slug}/",
    ]
    return [*pages, f"/en/links/{link.slug}/", f"/en/municipalities/{home}/", f"/relationer/{link.slug}/?as_of=2011"]


@pytest.fixture(params=["nobody", "stranger"])
def outsider(request: pytest.FixtureRequest, client: Client, link: Link) -> Client:
    if request.param == "stranger":
        client.force_login(request.getfixturevalue("stranger"))
    return client


def test_nothing_of_it_stands_on_any_page(outsider: Client, link: Link, secret: Source) -> None:
    for path in everywhere(link, secret):
        answer = outsider.get(path)
        assert answer.status_code == 200, path
        html = answer.getvalue().decode()
        assert [word for word in SECRETS if word in html] == [], path


def test_that_it_exists_is_told_where_it_is_cited(outsider: Client, link: Link, secret: Source, opened: Open) -> None:
    sources = opened(f"/en/links/{link.slug}/").one(id="sources")
    assert "Restricted source" in sources.text
    assert f"/en/sources/{secret.pk}/" in {each.get("href") for each in sources.all("a")}


def test_its_page_says_only_that_it_exists(outsider: Client, secret: Source, link: Link, opened: Open) -> None:
    page = opened(f"/en/sources/{secret.pk}/")
    assert page.one("h1").text == "Restricted source"
    assert not page.all("table")


def test_its_slug_gives_nothing_away(outsider: Client, secret: Source, link: Link) -> None:
    former = secret.slug
    secret.slug = "hemlig-ny"
    secret.save()
    for part in (former, secret.slug, "finns-inte"):
        assert outsider.get(f"/kallor/{part}/").status_code == 404


@pytest.mark.parametrize(
    "asked", ["q=hemlig", "q=H99", "q=KS+2024", "kind=report", "sort=title", "sort=date", "sort=-date"]
)
def test_no_filter_and_no_order_tells_of_it(
    outsider: Client, secret: Source, link: Link, opened: Open, asked: str
) -> None:
    page = opened(f"/en/sources/?{asked}")
    titles = [row.all("a")[0].text for body in page.all("tbody") for row in body.all("tr")]
    if asked.startswith("sort"):
        assert titles[-1] == "Restricted source"
    else:
        assert "Restricted source" not in titles


def test_the_search_does_not_find_it(outsider: Client, secret: Source, link: Link, opened: Open) -> None:
    for words in ("hemlig", "H99", "ks 2024/99"):
        assert not opened(f"/sok/?q={words}").all("ul", "hits")


def test_those_who_keep_it_read_all_of_it(
    client: Client, colleague: User, link: Link, secret: Source, opened: Open
) -> None:
    page = opened(f"/kallor/{secret.pk}/", user=colleague)
    assert page.one("h1").text == "Hemlig handling"
    assert "Blad 7" in page.one(id="proves").text
    assert "Hemlig handling" in opened(f"/relationer/{link.slug}/", user=colleague).one(id="sources").text


def test_the_administrator_reads_it_too(opened: Open, administrator: Any, link: Link, secret: Source) -> None:
    assert opened(f"/kallor/{secret.pk}/", user=administrator).one("h1").text == "Hemlig handling"
