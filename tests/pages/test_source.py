"""The page of a source: what it is, and everything that it vouches for."""

from __future__ import annotations

import pytest

from archive.models import Stance
from tests import factories as make
from tests.pages.conftest import Open
from tests.pages.site import Site

pytestmark = pytest.mark.django_db


def test_every_statement_it_vouches_for_is_listed_with_its_place(opened: Open) -> None:
    source = make.SourceFactory(title="Källan")
    link = make.LinkFactory()
    make.TwinningCitationFactory(
        event=make.EventFactory(links=[link], title="Vänort"), source=source, locator="s. 3", quotation="sedan 1946"
    )
    make.AgreementCitationFactory(agreement=make.AgreementFactory(), source=source, stance=Stance.CONTRADICTS)
    proves = opened("/en/sources/kallan/").one(id="proves")
    assert "2 statements" in proves.text
    assert all(words in proves.text for words in ("Vänort", "s. 3", "sedan 1946", "contradicts"))
    assert f"/en/links/{link.slug}/" in {each.get("href") for each in proves.all("a")}


def test_sources_known_through_each_other_lead_to_each_other(opened: Open) -> None:
    card, article = make.SourceFactory(title="Kortet"), make.SourceFactory(title="Artikeln")
    make.TwinningCitationFactory(event=make.EventFactory(links=[make.LinkFactory()]), source=card, via=article)
    assert "/kallor/artikeln/" in {link.get("href") for link in opened("/kallor/kortet/").one("main").all("a")}
    assert "/kallor/kortet/" in {link.get("href") for link in opened("/kallor/artikeln/").one("main").all("a")}


def test_it_is_cited_as_archives_do(opened: Open) -> None:
    make.SourceFactory(
        title="Kortet", archive_creator="Huskvarna stad", series="F14", volume="1", date="1964",
        repository=make.RepositoryFactory(name="Stadsarkivet"),
    )  # fmt: skip
    assert "Stadsarkivet, Huskvarna stad, vol. F14:1, ”Kortet”, 1964." in opened("/kallor/kortet/").one("main").text


def test_its_transcription_stands_in_its_own_language_as_text(opened: Open) -> None:
    text = "<b>Kutsu</b>\n\nTervetuloa"
    make.TranscriptionFactory(source=make.SourceFactory(title="Kortet"), language="fi", text=text)
    lines = opened("/kallor/kortet/").one("ol", "lines")
    assert (lines.get("lang"), [line.text for line in lines.all("li")]) == ("fi", ["<b>Kutsu</b>", "Tervetuloa"])


def test_a_source_on_which_nothing_rests_says_so(opened: Open) -> None:
    make.SourceFactory(title="Lös")
    assert "Nothing in the registry rests on this source yet." in opened("/en/sources/los/").one("main").text


@pytest.mark.slow
def test_the_invitation_card_of_1964_has_its_archival_reference(site: Site) -> None:
    cards = [path for path, page in site if path.startswith("/kallor/") and "F14:1" in page.one("main").text]
    assert any("Drätselkammaren" in site.page(path).one("main").text for path in cards)
