"""What a source proves: every statement once, gathered by what it is about, folded where there is much."""

from __future__ import annotations

from typing import Any

import pytest

from archive.models import Source, Stance
from tests import factories as make
from tests.pages.conftest import Open
from tests.pages.reading import Element
from twinning.models import About

pytestmark = pytest.mark.django_db


@pytest.fixture
def source() -> Source:
    found: Source = make.SourceFactory(title="Källan")
    return found


def cite(source: Source, **said: Any) -> None:
    make.TwinningCitationFactory(source=source, **said)


def groups(page: Element) -> dict[str, int]:
    return {
        fold.one("summary").all("span")[0].text: len(fold.one("tbody").all("tr"))
        for fold in page.all("details", "fold")
    }


def test_a_statement_stands_once_with_all_its_places(opened: Open, source: Source) -> None:
    event = make.EventFactory(links=[make.LinkFactory()], title="Vänort")
    cite(source, event=event, locator="s. 3", quotation="sedan 1946")
    cite(source, event=event, locator="s. 9", field="date", stance=Stance.CONTRADICTS)
    (row,) = opened("/en/sources/kallan/").one(id="proves").one("tbody").all("tr")
    assert row.one("th").one("a").get("href") == f"/en/events/{event.pk}/"
    first, second = [place.text for place in row.one("td", "places").all("div")]
    assert first == "s. 3 sedan 1946"
    assert second == "Date: s. 9 contradicts"


def test_they_are_gathered_by_what_they_are_about(opened: Open, source: Source) -> None:
    chain = make.ChainFactory(name="Kedjan")
    for _ in range(6):
        cite(source, event=make.EventFactory(about=About.CHAIN, chain=chain))
    for _ in range(2):
        cite(source, event=make.EventFactory(links=[make.LinkFactory()]))
    cite(source, survey=make.SurveyFactory())
    make.MunicipalityCitationFactory(source=source, figure=make.FigureFactory())
    make.AgreementCitationFactory(source=source, party=make.PartyFactory())
    page = opened("/en/sources/kallan/")
    assert groups(page) == {
        "Kedjan": 6, "Links": 2, "Municipalities": 1, "Agreements and decisions": 1, "The movement as a whole": 1,
    }  # fmt: skip
    assert "11 statements" in page.one(id="proves").text
    assert all("open" in fold.attributes for fold in page.all("details", "fold"))


def test_where_there_is_much_each_group_is_folded(opened: Open, source: Source) -> None:
    link = make.LinkFactory()
    for _ in range(13):
        cite(source, event=make.EventFactory(links=[link]))
    page = opened("/en/sources/kallan/")
    assert not page.all("details", "fold")  # one group alone has nothing to be told from
    make.MunicipalityCitationFactory(source=source, figure=make.FigureFactory())
    folds = opened("/en/sources/kallan/").all("details", "fold")
    assert ["open" in fold.attributes for fold in folds] == [False, False]


def test_what_is_about_hidden_things_is_left_out(opened: Open, source: Source) -> None:
    hidden = make.LinkFactory(hidden_at="2024-01-17T12:00:00Z", hidden_reason="Dubblett")
    cite(source, event=make.EventFactory(links=[hidden]))
    assert "Nothing in the registry rests on this source yet." in opened("/en/sources/kallan/").one("main").text


def test_words_known_through_a_restricted_source_are_kept_back(opened: Open, source: Source) -> None:
    secret = make.SourceFactory(secret=True)
    event = make.EventFactory(links=[make.LinkFactory()])
    cite(source, event=event, via=secret, locator="Blad 7", quotation="Ordagrant")
    page = opened("/en/sources/kallan/")
    assert "place not stated" in page.one(id="proves").text
    assert [word for word in ("Blad 7", "Ordagrant", "Hemlig") if word in page.text] == []
    assert "Ordagrant" not in opened(f"/en/events/{event.pk}/").text
