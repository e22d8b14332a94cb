"""The agreement that Jönköping signs in 2022 in the place of that of 2014: with scripts, and without."""

from typing import Any

import pytest
from django.test import Client
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from agreements.models import Agreement, AgreementState
from archive.dates import parse
from archive.models import Action, Scan
from municipalities.models import Municipality, Role
from tests import factories as make
from tests.browser.judging import looked_at
from tests.cast import staff
from tests.scanning import files
from twinning.models import Event

pytestmark = [
    pytest.mark.slow,
    pytest.mark.once,
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("founding"),
]
TITLE = "Avtal mellan Jönköping, Kuopio, Svendborg och Bodø 2022–2029"


@pytest.fixture
def earlier(settings: Any) -> Agreement:
    settings.ZEAL_ALLOWLIST = [{"model": "*", "field": "*"}]  # each record that is written is told of by itself
    found: Agreement = make.AgreementFactory(title="Avtalet 2014", signed="2014")
    for slug in ("jonkoping", "kuopio", "svendborg", "bodo"):
        make.PartyFactory(agreement=found, municipality=Municipality.objects.get(slug=slug))
    return found


def arrive(page: Page, live_server: LiveServer, client: Client, *roles: Role) -> None:
    """An editor of Jönköping, with what the link knows of the agreement."""
    client.force_login(staff("jonna", Municipality.objects.get(slug="jonkoping"), Role.EDITOR, *roles))
    session = client.cookies["sessionid"].value
    page.context.add_cookies([{"name": "sessionid", "value": session, "url": live_server.url}])
    page.goto(f"{live_server.url}/en/agreements/new/?link=jonkoping-kuopio")


def found(page: Page, name: str) -> None:
    page.locator("#municipalities-q").fill(name)
    page.locator("#municipalities-q").press("Enter")
    page.locator("#municipalities-offered").get_by_label(name).check()


def onward(page: Page, heading: str) -> None:
    page.get_by_role("button", name="Next").click()
    expect(page.get_by_role("heading", level=2).first).to_have_text(heading)


def told(page: Page) -> None:
    """From the parties to the page on which all of it stands once more."""
    expect(page.locator("#municipalities-offered").get_by_label("Kuopio")).to_be_checked()
    found(page, "Svendborg")
    found(page, "Bodø")
    onward(page, "When did each approve?")
    page.get_by_label("Svendborg").fill("mars 2022")
    onward(page, "What was agreed?")
    page.get_by_label("Title").fill(TITLE)
    page.get_by_label("Kind").select_option("twin_town")
    page.get_by_label("Signed").fill("våren 2022")
    page.get_by_label("Ends", exact=False).last.fill("2029")
    onward(page, "What does it supersede?")
    page.get_by_label("Avtalet 2014").check()
    onward(page, "How we know")
    page.get_by_text("Record a new source").click()
    page.locator("#source-new").check()
    page.locator("#id_new-title").fill(TITLE)
    page.locator("#id_new-kind").select_option("agreement_document")
    onward(page, "Parties")


def written(page: Page, earlier: Agreement) -> None:
    expect(page.locator("#told-terms")).to_contain_text("understood as 2022-21")
    expect(page.locator("#follows")).to_contain_text("“Avtalet 2014” gets its end")
    page.locator("#id_file").set_input_files({"name": "avtal.png", "mimeType": "image/png", "buffer": files.png()})
    page.get_by_role("button", name="Record the agreement").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(TITLE)
    made = Agreement.objects.get(title=TITLE)
    assert {str(party) for party in made.parties.all()} == {"Jönköping", "Kuopio", "Svendborg", "Bodø"}
    assert {link.slug for link in made.links.all()} == {f"jonkoping-{each}" for each in ("kuopio", "svendborg", "bodo")}
    day = parse("2022-12-01").earliest
    earlier = Agreement.objects.get(pk=earlier.pk)
    assert day
    assert (made.state_on(day), earlier.state_on(day)) == (AgreementState.IN_FORCE, AgreementState.SUPERSEDED)
    assert earlier.ends.edtf == "2022-21"
    assert (Event.objects.get(agreement=made).links.count(), Scan.objects.get().source.title) == (3, TITLE)
    assert Action.objects.latest("at").about_id == made.pk


def test_with_scripts(
    page: Page, live_server: LiveServer, client: Client, earlier: Agreement, complaints: list[str]
) -> None:
    arrive(page, live_server, client, Role.ARCHIVIST)
    told(page)
    written(page, earlier)
    assert complaints == []


def test_without_scripts(browser: Browser, live_server: LiveServer, client: Client, earlier: Agreement) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    arrive(page, live_server, client, Role.ARCHIVIST)
    told(page)
    written(page, earlier)
    context.close()


def test_each_question_fits_a_telephone_and_is_accessible(
    page: Page, live_server: LiveServer, client: Client, earlier: Agreement
) -> None:
    arrive(page, live_server, client)
    faults = looked_at(page)
    page.get_by_role("button", name="Next").click()
    faults += looked_at(page)
    page.get_by_role("button", name="Next").click()
    page.get_by_role("button", name="Next").click()
    expect(page.get_by_role("alert")).to_contain_text("Before you go on")
    faults += looked_at(page)
    page.get_by_label("Title").fill(TITLE)
    page.get_by_label("Kind").select_option("twin_town")
    page.get_by_label("Signed").fill("2022")
    for _ in range(3):
        page.get_by_role("button", name="Next").click()
        faults += looked_at(page)
    assert page.locator("#told-terms").is_visible()
    assert faults == []
