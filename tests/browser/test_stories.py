"""Five stories of the people who work with the registry, each by mouse, by keyboard alone and without scripts.

They begin with what the founding documents tell (docs/ledger.md), in the state before what happens. Papers of which no
document tells exist in the story only, and their titles say so.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import product
from typing import Any

import pytest
from django.conf import settings as site
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone
from playwright.sync_api import Browser, expect
from pytest_django.live_server_helper import LiveServer

from archive.services import record_hide
from municipalities.models import Role, StaffRole
from tests import factories as make
from tests.browser.hands import HANDS, Mouse, hands
from tests.review.world import single
from tests.scanning import files

pytestmark = [pytest.mark.slow, pytest.mark.once, pytest.mark.django_db(transaction=True)]
Find = Callable[[str, str], Any]
Begin = Callable[..., Mouse]
PASSWORD = "a-long-password"


@pytest.fixture(params=HANDS)
def hand(request: Any, browser: Browser) -> Iterator[Mouse]:
    with hands(browser, request.param) as found:
        yield found


@pytest.fixture
def begin(hand: Mouse, live_server: LiveServer, founding: Find, settings: Any) -> Begin:
    """Somebody who works for a municipality, logged in, at the page where the story begins."""
    settings.ZEAL_ALLOWLIST = [{"model": "*", "field": "*"}]  # each record that is written is told of by itself

    def opened(address: str, *roles: Role, of: tuple[str, ...]) -> Mouse:
        user = User.objects.create_user("jessica", email="jessica@example.se", first_name="Jessica")
        for place, role in product(of, roles):
            StaffRole.objects.create(user=user, municipality=founding("municipality", place), role=role)
        client = Client()
        client.force_login(user)
        session = client.cookies[site.SESSION_COOKIE_NAME].value
        hand.page.context.add_cookies([{"name": site.SESSION_COOKIE_NAME, "value": session, "url": live_server.url}])
        hand.page.goto(f"{live_server.url}/en/{address}", wait_until="domcontentloaded")
        return hand

    return opened


def told(hand: Mouse, words: str) -> None:
    """What was done is said at the top, with the way to undo it."""
    said = hand.page.get_by_role("status").first
    expect(said).to_contain_text(words)
    expect(said.get_by_role("link", name="Undo")).to_be_visible()


def kept(hand: Mouse, statement: str, *written: str) -> None:
    """The history of a statement on the page names who recorded it, and offers to undo it; or all that was written."""
    page = hand.page
    hand.press(statement, page.locator("table.events"))
    hand.press("Who changed what")
    expect(page.locator(".version").first).to_contain_text("Jessica")
    expect(page.get_by_role("link", name="Undo this change").first).to_be_visible()
    expect(page.get_by_role("link", name="All that was done then").first).to_be_visible()
    if written:
        hand.press("All that was done then")
        for words in written:
            expect(page.get_by_role("main")).to_contain_text(words)
        expect(page.get_by_role("link", name="Undo all of this")).to_be_visible()


def verdict(hand: Mouse, level: str, *words: str) -> None:
    """How the link stands at a level, why, and that a source is given."""
    row = hand.page.locator("table.verdict tr").filter(has_text=level)
    for each in words:
        expect(row).to_contain_text(each)
    expect(row.locator("a.ref").first).to_be_visible()


def test_vannas_takes_up_hemnes_again_in_the_autumn_of_2005(begin: Begin, founding: Find) -> None:
    record_hide(record=founding("event", "vannas-hemnes-resumed"), reason="The story has not come so far")
    hand = begin("links/vannas-hemnes/", Role.EDITOR, of=("vannas",))
    hand.press("It was taken up again")
    hand.date("Since when", "hösten 2005", "September–November 2005")
    hand.choose("At which level", "Not stated")
    hand.find("Search the sources", "vänorter", "Regionalt samarbete och vänorter")
    hand.fill("Place in the source", "om Hemnes")
    hand.press("Record that it was taken up again")
    told(hand, "It is recorded that the link was taken up again.")
    hand.fill("Status on", "2005")
    hand.press("Show")
    verdict(hand, "Municipal level", "Active", "Relationen återupptas", "autumn 2005")
    expect(hand.page.locator("#source-1")).to_contain_text("Regionalt samarbete och vänorter")
    kept(hand, "Relationen återupptas")


def test_huddinge_ends_its_link_with_vantaa_from_the_proposal_to_the_letter(begin: Begin, founding: Find) -> None:
    for kind, key in (("event", "huddinge-ending-proposed-2024"), ("decision", "huddinge-ending-2024")):
        record_hide(record=founding(kind, key), reason="The story has not come so far")
    make.SourceFactory(title="Påhittat protokoll, mars 2024", kind="minutes", date="2024-03")
    make.SourceFactory(title="Påhittat brev till Vanda", kind="letter", date="2024-04-02")
    hand = begin("links/huddinge-vantaa/", Role.EDITOR, of=("huddinge",))
    page = hand.page
    hand.press("End the link")
    hand.fill("What is proposed", "Avsluta Huddinges vänortssamarbete")
    hand.date("When it was proposed", "17 januari 2024", "17 January 2024")
    hand.fill("Who is to decide", "kommunstyrelsen")
    hand.find("Search the sources", "avsluta", "Förslag att avsluta")
    hand.press("Record the proposal")
    told(hand, "Until it is decided, the link goes on.")
    # Weeks later it is decided.
    hand.choose("Outcome", "Adopted: the link is to end")
    hand.date("When it was decided", "12 mars 2024", "12 March 2024")
    hand.date("When it takes effect", "1 januari 2025", "1 January 2025")
    hand.find("Search the sources", "protokoll, mars", "Påhittat protokoll")
    hand.press("Record the decision")
    told(hand, "The decision is recorded.")
    # Vantaa is to hear of it.
    expect(page.get_by_label("What must follow")).to_have_value(re.compile("Vantaa genom en skrivelse"))
    hand.press("Record what must follow")
    told(hand, "What must follow is recorded.")
    hand.date("When it was done", "2 april 2024", "2 April 2024")
    hand.find("Search the sources", "brev", "Påhittat brev")
    hand.press("Record that it is done")
    expect(page.locator("#duties")).to_contain_text("Påhittat brev till Vanda")
    # And the day comes.
    expect(page.get_by_label("When it ended")).to_have_value("1 januari 2025")
    hand.find("Search the sources", "protokoll, mars", "Påhittat protokoll")
    hand.press("Record that the link ended")
    expect(page.get_by_text("All is done: the link has ended.")).to_be_visible()
    hand.press("Huddinge–Vantaa", page.get_by_label("You are here"))
    verdict(hand, "Municipal level", "Ended", "1 January 2025")
    kept(hand, "Relationen upphör efter beslut")


def onward(hand: Mouse, heading: str) -> None:
    hand.press("Next")
    expect(hand.page.get_by_role("heading", level=2).first).to_have_text(heading)


def test_jonkoping_signs_with_three_others_for_2022_to_2029_in_the_place_of_2014_to_2022(
    begin: Begin, founding: Find
) -> None:
    four = "Avtal mellan Jönköping, Kuopio, Svendborg och Bodø"
    earlier = make.AgreementFactory(title=f"{four} 2014–2022", signed="2014", ends="2022")
    for name in ("jonkoping", "kuopio", "svendborg", "bodo"):
        make.PartyFactory(agreement=earlier, municipality=founding("municipality", name))
    hand = begin("links/jonkoping-kuopio/", Role.EDITOR, Role.ARCHIVIST, of=("jonkoping",))
    page = hand.page
    hand.press("Record a new agreement")
    for name in ("Svendborg", "Bodø"):
        hand.find("Search: municipalities", name, name)
    onward(hand, "When did each approve?")
    onward(hand, "What was agreed?")
    hand.fill("Title", f"{four} 2022–2029")
    hand.choose("Kind", "twin-town agreement")
    hand.date("Signed", "2022", "2022")
    hand.date("Ends", "2029", "2029")
    onward(hand, "What does it supersede?")
    hand.choose("Which agreement it supersedes", f"{four} 2014–2022")
    onward(hand, "How we know")
    hand.open("Record a new source")
    hand.tick("Cite a source that is not in the registry yet")
    hand.fill("Title", "Påhittad avtalshandling")
    hand.choose("Kind", "agreement document")
    onward(hand, "Parties")
    expect(page.locator("#told-terms")).to_contain_text("2029")
    hand.attach("The document, scanned", {"name": "avtal.png", "mimeType": "image/png", "buffer": files.png()})
    hand.press("Record the agreement")
    told(hand, "is recorded.")
    expect(page.get_by_role("heading", level=1)).to_have_text(f"{four} 2022–2029")
    expect(page.locator("main")).to_contain_text("ends 2029")
    for name in ("Jönköping", "Kuopio", "Svendborg", "Bodø"):
        expect(page.get_by_role("row", name=re.compile(f"^{name}"))).to_be_visible()
    hand.press(f"{four} 2014–2022")
    expect(page.locator("p.kind").last).to_contain_text("State: superseded")
    expect(page.locator("dl.facts").first).to_contain_text(f"Superseded by{four} 2022–2029")
    hand.press("Jönköping")
    hand.press("Kuopio")
    agreement = page.locator("#agreements tr").filter(has_text="2022–2029")
    expect(agreement.locator("a.ref")).to_be_visible()
    kept(hand, f"Avtal undertecknat: {four} 2022–2029", f"{four} 2022–2029", "Påhittad avtalshandling", "avtal.png")


def test_huskvarna_is_merged_into_jonkoping_in_1971_with_its_two_links(begin: Begin) -> None:
    make.SourceFactory(title="Påhittad handling om indelningen 1971", kind="other", date="1971")
    hand = begin("municipalities/jonkoping/", Role.EDITOR, of=("jonkoping", "huskvarna"))
    page = hand.page
    hand.press("Record that others were merged into Jönköping")
    hand.find("Search: municipalities that ceased to exist", "husk", "Huskvarna")
    hand.date("Date", "1971", "1971")
    onward(hand, "What became of each link?")
    for partner in ("Slagelse", "Valkeakoski"):  # what became of them no source says
        hand.choose(f"Huskvarna–{partner}", "Not known")
    onward(hand, "By which law or decision?")
    onward(hand, "How we know")
    hand.find("Search the sources", "indelningen", "Påhittad handling")
    onward(hand, "The merger")
    expect(page.locator("#told-fates")).to_contain_text("not known")
    hand.press("Record the merger")
    told(hand, "The merger is recorded, with what became of each link.")
    hand.press("Huskvarna–Slagelse")
    expect(page.locator("table.events")).to_contain_text("Huskvarna går upp i Jönköping")
    hand.press("Huskvarna")
    assert page.url.endswith("/en/municipalities/huskvarna/")
    hand.press("Valkeakoski", page.locator("#links"))
    assert page.url.endswith("/en/links/huskvarna-valkeakoski/")
    expect(page.locator(".count").first).to_contain_text("1964–")
    verdict(hand, "Municipal level", "Unknown", "1971, when one of the two parties ceased to exist")
    kept(hand, "Huskvarna går upp i Jönköping", "Huskvarna → Jönköping", "Påhittad handling")


def test_vanersborg_reviews_its_twelve_links_in_under_fifteen_clicks_and_changes(begin: Begin, founding: Find) -> None:
    new = ("Påhittby", "Påhittköping")  # with the ten that the founding documents tell of
    for name in new:
        single(founding("municipality", "vanersborg"), name)
    hand = begin("work/vanersborg/", Role.EDITOR, of=("vanersborg",))
    page = hand.page
    year = timezone.localdate().year
    hand.press(f"Annual review {year}")
    hand.done = 0
    expect(page.locator("#review")).to_contain_text("12 links, 0 answered")
    for level in ("municipal", "civil"):
        hand.choose(f"Siglufjörður, {level}", "unchanged")  # the last of the eight in the chain that stand alike
        for name in ("Lich", "Omaruru"):
            hand.choose(f"{name}, {level}", "don’t know")
    for name in new:
        hand.choose(f"{name}, municipal", "unchanged")
        hand.choose(f"{name}, civil", "don’t know")
    hand.fill("How do you know?", "Påhittat samtal med föreningens ordförande")
    hand.press("Save the review")
    assert hand.done < 15
    told(hand, "The review is saved.")
    expect(page.locator("table.told-confirmed tbody tr")).to_have_count(8 * 2 + 2)
    hand.press("Herning")
    verdict(hand, "Municipal level", "Dormant", f"{year}")
    kept(hand, f"Årlig genomgång {year}: vilande, kommunal nivå", "Kangasala", "Påhittby")
