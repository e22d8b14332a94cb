"""Each list as a spreadsheet: the same rows as its page, in the language of the page, safe to open."""

from __future__ import annotations

import csv
from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from django.core.paginator import Paginator
from django.db import connection
from django.template.loader import render_to_string
from django.test import Client
from django.test.utils import CaptureQueriesContext

from archive.spreadsheets import AT_ONCE, BOM
from municipalities.models import Municipality
from tests import factories as make
from tests.pages.conftest import Open
from tests.pages.test_lists import GROW, LISTS
from twinning.models import EventKind

pytestmark = pytest.mark.django_db
Sheet = Callable[..., list[dict[str, str]]]
each_list = pytest.mark.parametrize("name", LISTS)


@pytest.fixture
def sheet(client: Client) -> Sheet:
    """The rows of a list as a spreadsheet program reads them."""

    def rows(path: str) -> list[dict[str, str]]:
        answer = client.get(path)
        assert (answer.status_code, answer["Content-Type"]) == (200, "text/csv; charset=utf-8")
        text = answer.getvalue().decode()
        assert text.startswith(BOM)
        return list(csv.DictReader(text.removeprefix(BOM).splitlines()))

    return rows


@each_list
def test_every_list_leads_to_its_spreadsheet_with_the_same_filters(opened: Open, sheet: Sheet, name: str) -> None:
    GROW[name]()
    make.rebuild()
    address = LISTS[name][0]
    links = {link.text: link.get("href") for link in opened(f"{address}?as_of=2015&page=1").all("a")}
    assert links["CSV"] == "?as_of=2015&format=csv"
    assert sheet(f"{address}{links['CSV']}")


@each_list
def test_its_columns_are_named_in_the_language_of_the_page(sheet: Sheet, name: str) -> None:
    GROW[name]()
    make.rebuild()
    swedish, english = sheet(f"{LISTS[name][0]}?format=csv")[0], sheet(f"/en/{name}/?format=csv")[0]
    assert len(swedish) == len(english)
    assert {"Adress", "Id"} <= swedish.keys()
    assert {"Address", "Id"} <= english.keys()


@each_list
def test_it_holds_every_row_at_a_cost_that_does_not_grow_with_each(client: Client, name: str) -> None:
    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            client.get(f"{LISTS[name][0]}?format=csv").getvalue()
        return len(queries)

    for _ in range(2):
        GROW[name]()
    make.rebuild()
    asked()
    few = asked()
    for _ in range(12):
        GROW[name]()
    make.rebuild()
    assert asked() == few


def test_it_has_more_rows_than_a_page_and_than_are_read_at_once(sheet: Sheet) -> None:
    make.RepositoryFactory.create_batch(AT_ONCE + 1)
    assert len(sheet("/en/repositories/?format=csv")) == AT_ONCE + 1


def test_it_keeps_the_filters_and_the_order(sheet: Sheet) -> None:
    for title, kind in (("Brev B", "letter"), ("Brev A", "letter"), ("Rapport", "report")):
        make.SourceFactory(title=title, kind=kind)
    rows = sheet("/en/sources/?kind=letter&sort=title&format=csv")
    assert [row["Source"] for row in rows] == ["Brev A", "Brev B"]


def test_a_date_stands_in_words_in_edtf_and_between_its_bounds(sheet: Sheet) -> None:
    make.SourceFactory(date="[1987..1989]")
    make.SourceFactory(date="")
    known, unknown = sheet("/en/sources/?format=csv")
    names = ("Date", "Date, EDTF", "Date, earliest", "Date, latest")
    assert [known[name] for name in names] == ["late 1980s", "[1987..1989]", "1987-01-01", "1989-12-31"]
    assert [unknown[name] for name in names] == ["", "", "", ""]


def test_a_link_stands_as_it_did_on_the_day(sheet: Sheet) -> None:
    link = make.LinkFactory()
    make.told(link, date="1950", kind=EventKind.ESTABLISHED)
    make.told(link, date="1960", kind=EventKind.ENDED)
    make.rebuild(link)
    [then], [now] = (sheet(f"/en/links/?as_of={year}&format=csv") for year in ("1955", "1970"))
    assert (then["Municipal level"], now["Municipal level"]) == ("active", "ended")
    assert then["As of"] == "1955-12-31"


@pytest.mark.parametrize("title", ["=1+1", "+46", "-2", "@SUM(A1)", "\t=1", " =1", "＝1"])
def test_no_text_is_taken_for_a_formula(sheet: Sheet, title: str) -> None:
    make.RepositoryFactory(name=title, slug="arkivet")
    assert sheet("/en/repositories/?format=csv")[0]["Institution"] == f"'{title}"


def test_quotes_commas_and_lines_stay_in_their_cell(client: Client) -> None:
    make.RepositoryFactory(name='Arkivet, "stora"', slug="arkivet")
    text = client.get("/en/repositories/?format=csv").getvalue().decode()
    assert '"Arkivet, ""stora""",SE,Sweden' in text


def test_an_address_is_whole_and_leads_to_the_page(sheet: Sheet, client: Client) -> None:
    make.SourceFactory(title="Kortet")
    [row] = sheet("/kallor/?format=csv")
    assert row["Adress"] == "http://testserver/kallor/kortet/"


def test_a_restricted_source_is_there_and_nothing_of_it(sheet: Sheet, client: Client) -> None:
    source = make.SourceFactory(secret=True, repository=make.RepositoryFactory(name="Hemligt arkiv"))
    [row] = sheet("/en/sources/?format=csv")
    told = {name: value for name, value in row.items() if value}
    assert told == {
        "Source": "Restricted source",
        "Access": "restricted",
        "Id": str(source.pk),
        "Address": f"http://testserver/en/sources/{source.pk}/",
    }


def test_those_who_keep_it_have_all_of_it(sheet: Sheet, client: Client, colleague: User, home: Municipality) -> None:
    make.SourceFactory(secret=True, owner_code=home.national_code)
    client.force_login(colleague)
    [row] = sheet("/en/sources/?format=csv")
    assert (row["Source"], row["Archive creator"]) == ("Hemlig handling", "Hemlig nämnd")


@pytest.mark.once
@pytest.mark.parametrize("asked", ["format=xlsx", "format=csv&page=2", "format=csv&sort=upside-down", "format=csv&x=1"])
def test_what_cannot_be_meant_is_refused_as_on_the_page(opened: Open, asked: str) -> None:
    assert opened(f"/kallor/?{asked}", status=400).one("div", "faults").all("li")


def test_what_is_refused_is_not_asked_of_the_api(client: Client) -> None:
    assert "format=xlsx" not in client.get("/kallor/?format=xlsx").context["json"]


def test_a_list_that_the_api_lacks_still_leads_to_its_spreadsheet() -> None:
    page = render_to_string("layouts/list.html", {"csv": "?format=csv", "page_obj": Paginator([], 9).get_page(1)})
    assert '<a href="?format=csv">CSV</a></span>' in page


def test_a_file_is_named_for_the_page_and_the_day(client: Client) -> None:
    answer = client.get("/kallor/?as_of=2015&format=csv")
    assert answer["Content-Disposition"] == 'attachment; filename="kallor-2015-12-31.csv"'
