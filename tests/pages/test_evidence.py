"""Adding evidence to a statement: who may, how a source is chosen or recorded, and what comes of it."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.translation import override

from archive.citing import evidence_address
from archive.models import ImageSet, ImageState, PageImage, Scan, Source, Stance
from archive.services import evidence_add, record_save
from municipalities.models import Municipality, Role, StaffRole
from tests import factories as make
from tests.pages.conftest import Open
from tests.pages.reading import Element, faults, read
from twinning.models import About, Event, TwinningCitation

pytestmark = pytest.mark.django_db


@pytest.fixture
def event(home: Municipality) -> Event:
    link = make.LinkFactory(low=home, high=make.MunicipalityFactory(name="Herning", country="DK"))
    found: Event = make.EventFactory(links=[link], title="Herning blir vänort", date="1946")
    return found


def address(record: Any) -> str:
    with override("en"):
        return evidence_address(record)


def sent(client: Client, record: Any, status: int = 302, **typed: Any) -> Element:
    """The form, sent as the browser would; where it comes back, the page."""
    answer = client.post(address(record), {"stance": "supports", **typed})
    assert answer.status_code == status
    html = answer.content.decode()
    assert not html or faults(html) == []
    return read(html)


def scanned(source: Source, pages: int = 1) -> Scan:
    """A scan whose images are made."""
    scan: Scan = make.ScanFactory(source=source, pages=pages, media_type="application/pdf")
    images, _new = ImageSet.objects.update_or_create(scan=scan, defaults={"state": ImageState.READY, "recipe": "1-x-0"})
    for number in range(1, pages + 1):
        PageImage.objects.update_or_create(images=images, number=number, defaults={"width": 800, "height": 600})
    return scan


# --- Who may ---


@pytest.mark.parametrize("who", ["owner", "colleague", "administrator"])
def test_staff_of_a_municipality_that_it_concerns_may(opened: Open, request: Any, event: Event, who: str) -> None:
    page = opened(address(event), user=request.getfixturevalue(who))
    assert page.one("h1").text == "Herning blir vänort"


@pytest.mark.once
def test_staff_from_elsewhere_are_told_who_may(client: Client, event: Event, stranger: User) -> None:
    client.force_login(stranger)
    answer = client.get(address(event))
    assert answer.status_code == 403
    assert "Evidence is added by editors and archivists" in answer.content.decode()
    assert client.post(address(event)).status_code == 403
    assert not TwinningCitation.objects.exists()


@pytest.mark.once
def test_nobody_in_particular_logs_in_and_comes_back(client: Client, event: Event) -> None:
    answer: Any = client.get(address(event))
    assert answer.status_code == 302
    assert answer["Location"] == f"{reverse('account_login')}?next={address(event)}"


def test_there_is_no_form_for_what_is_not_there(client: Client, event: Event, owner: User) -> None:
    client.force_login(owner)
    contact = make.ContactFactory(municipality=Municipality.objects.get(name="Vänersborg"))
    wrong = [f"twinning.event/{contact.pk}", f"municipalities.contact/{contact.pk}", f"auth.user/{event.pk}"]
    assert [client.get(f"/en/evidence/{path}/").status_code for path in wrong] == [404, 404, 404]


# --- Which source ---


def test_the_sources_that_colleagues_used_last_are_offered_first(opened: Open, event: Event, owner: User) -> None:
    make.SourceFactory(title="Aldrig använd")
    for title in ("Äldre", "Nyare"):
        evidence_add(subject=make.EventFactory(), source=make.SourceFactory(title=title), by=owner)
    assert offered(opened(address(event), user=owner)) == ["Nyare", "Äldre"]


def offered(page: Element) -> list[str]:
    return [label.all("span")[0].text for label in page.one(id="source-offered").all("label")]


def test_a_search_finds_sources_and_keeps_all_that_was_typed(client: Client, event: Event, owner: User) -> None:
    source = make.SourceFactory(title="Protokoll, november 1946")
    make.SourceFactory(title="Avtal")
    client.force_login(owner)
    typed = {"source-q": "PROTOKOLL 1946", "do": "search", "locator": "§ 12", "stance": "contradicts", "note": "Hm"}
    page = sent(client, event, 200, **typed)
    assert offered(page) == ["Protokoll, november 1946"]
    assert page.one(id="id_locator").get("value") == "§ 12"
    assert "checked" in page.one("input", name="stance", value="contradicts").attributes
    assert page.one("textarea", name="note").text == "Hm"
    assert not page.all("p", "error")
    chosen = sent(client, event, 200, **{**typed, "source": str(source.pk), "source-q": "avtal", "do": "show"})
    assert offered(chosen) == ["Protokoll, november 1946", "Avtal"]
    assert "checked" in chosen.one("input", name="source", value=str(source.pk)).attributes


def test_a_restricted_source_is_offered_to_those_who_keep_it_only(
    client: Client, event: Event, owner: User, stranger: User
) -> None:
    secret = make.SourceFactory(secret=True, owner_code="1487")
    outsider = make.EventFactory(about=About.MUNICIPALITY, municipality=Municipality.objects.get(name="Huddinge"))
    for user, subject, expected in ((owner, event, ["Hemlig handling"]), (stranger, outsider, [])):
        client.force_login(user)
        assert offered(sent(client, subject, 200, do="search", **{"source-q": "hemlig"})) == expected
    page = sent(client, outsider, 400, source=str(secret.pk))
    assert "Choose the source" in page.one("div", "faults").text
    assert "Hemlig" not in page.text


# --- Saving ---


def test_it_is_saved_with_all_that_was_said(client: Client, event: Event, owner: User) -> None:
    source, teller = make.SourceFactory(title="Protokollet"), make.SourceFactory(title="Rapporten")
    client.force_login(owner)
    sent(
        client, event, source=str(source.pk), via=str(teller.pk), locator="§ 12", quotation="beslutade anta Herning",
        stance="contradicts", field="date", note="Dagen är oläslig", reason="Läst i arkivet",
    )  # fmt: skip
    citation = TwinningCitation.objects.get()
    assert (citation.event, citation.source, citation.via) == (event, source, teller)
    assert (citation.locator, citation.field, citation.note) == ("§ 12", "date", "Dagen är oläslig")
    assert (citation.quotation, citation.stance) == ("beslutade anta Herning", Stance.CONTRADICTS)
    version: Any = citation.history.get()
    assert (version.history_user, version.history_change_reason) == (owner, "Läst i arkivet")


def test_then_the_page_of_the_statement_says_what_was_done(client: Client, event: Event, owner: User) -> None:
    source = make.SourceFactory(title="Protokollet")
    client.force_login(owner)
    answer = client.post(address(event), {"stance": "supports", "source": str(source.pk)}, follow=True)
    assert answer.redirect_chain == [(f"/en/events/{event.pk}/", 302)]
    page = read(answer.content.decode())
    assert page.one("div", "told").get("role") == "status"
    assert "“Protokollet” now stands as evidence for “Herning blir vänort”." in page.one("div", "told").text
    assert "Protokollet" in page.one(id="evidence").text
    again = read(client.get(f"/en/events/{event.pk}/").content.decode())
    assert not again.all("div", "told")


@pytest.mark.parametrize(
    ("factory", "of"),
    [(make.FigureFactory, "municipality"), (make.SearchRecordFactory, "municipality"), (make.DutyFactory, "decision")],
)
def test_what_has_no_page_of_its_own_leads_back_to_where_it_is_told(
    client: Client, administrator: User, factory: Any, of: str
) -> None:
    record = factory()
    client.force_login(administrator)
    answer: Any = client.post(address(record), {"stance": "supports", "source": str(make.SourceFactory().pk)})
    with override("en"):
        assert answer["Location"] == getattr(record, of).get_absolute_url()


@pytest.mark.once
def test_all_faults_are_told_at_once_and_nothing_is_lost(client: Client, event: Event, colleague: User) -> None:
    client.force_login(colleague)
    page = sent(
        client, event, 400, source="new", stance="perhaps", locator="s. 3", field="slug",
        **{"new-title": "", "new-date": "i förrgår kanske", "new-owner_code": "0126", "new-kind": "letter"},
    )  # fmt: skip
    told = page.one("div", "faults")
    assert told.get("role") == "alert"
    labels = [link.text for link in told.all("a")]
    assert labels == ["Stance", "What of it", "Title", "Date", "Owner"]
    assert page.one(id="id_locator").get("value") == "s. 3"
    assert page.one(id="id_new-date").get("value") == "i förrgår kanske"
    assert not Source.objects.exists()


def test_a_source_must_be_chosen(client: Client, event: Event, owner: User) -> None:
    client.force_login(owner)
    assert "Choose the source, or search for it." in sent(client, event, 400).one("div", "faults").text


def test_a_source_is_not_known_through_itself(client: Client, event: Event, owner: User) -> None:
    key = str(make.SourceFactory().pk)
    client.force_login(owner)
    page = sent(client, event, 400, source=key, via=key)
    assert "A source is not known through itself." in page.one("div", "faults").text


# --- A new source ---


def test_an_archivist_records_a_source_in_the_same_step(client: Client, event: Event, colleague: User) -> None:
    client.force_login(colleague)
    form = read(client.get(address(event)).content.decode())
    assert form.one(id="id_new-owner_code").get("value") == "1487"
    sent(
        client, event, 302, source="new",
        **{
            "new-title": "Protokoll", "new-kind": "minutes", "new-date": "november 1946", "new-series": "A1",
            "new-archive_creator": "Drätselkammaren", "new-url": "example.org/p", "new-owner_code": "1487",
        },
    )  # fmt: skip
    source = Source.objects.get()
    assert (source.title, source.date.edtf, source.owner_code) == ("Protokoll", "1946-11", "1487")
    assert source.url == "https://example.org/p"
    assert TwinningCitation.objects.get().source == source


def test_an_editor_records_one_of_the_own_municipality_and_of_no_other(
    client: Client, event: Event, owner: User
) -> None:
    client.force_login(owner)
    new = {"new-title": "Brevet", "new-kind": "letter"}
    sent(client, event, 400, source="new", **new, **{"new-owner_code": "0126"})
    assert not Source.objects.exists()
    sent(client, event, 302, source="new", **new, **{"new-owner_code": "1487"})
    assert Source.objects.get().owner_code == "1487"


# --- Scans ---


def test_the_pages_of_the_chosen_source_are_shown_to_choose_from(client: Client, event: Event, owner: User) -> None:
    source = make.SourceFactory()
    scan = scanned(source, pages=3)
    client.force_login(owner)
    page = sent(client, event, 200, do="show", source=str(source.pk))
    places = [each.get("value") for each in page.all("input", name="place")]
    assert places == ["", *(f"{scan.pk}-{number}" for number in (1, 2, 3))]
    assert len(page.one(id="place").all("img")) == 3
    sent(client, event, source=str(source.pk), place=f"{scan.pk}-2")
    citation = TwinningCitation.objects.get()
    assert (citation.scan, citation.page) == (scan, 2)


def test_of_very_many_pages_the_number_is_written(client: Client, event: Event, owner: User) -> None:
    source = make.SourceFactory()
    scan = scanned(source, pages=60)
    client.force_login(owner)
    page = sent(client, event, 200, do="show", source=str(source.pk))
    assert len(page.all("input", name="place")) == 2
    key = f"{scan.pk}-1"
    assert "no such page" in sent(client, event, 400, source=str(source.pk), place=key, page_number="61").text
    sent(client, event, source=str(source.pk), place=key, page_number="57")
    assert TwinningCitation.objects.get().page == 57


def test_a_page_of_another_source_is_refused(client: Client, event: Event, owner: User) -> None:
    scan = scanned(make.SourceFactory())
    client.force_login(owner)
    page = sent(client, event, 400, source=str(make.SourceFactory().pk), place=f"{scan.pk}-1")
    assert "The source has no such page." in page.one("div", "faults").text


# --- The way there ---


def test_the_way_there_stands_beside_statements_for_those_who_may_only(
    opened: Open, client: Client, event: Event, owner: User, stranger: User
) -> None:
    link = event.links.get()
    make.rebuild(link)
    path = f"/en/links/{link.slug}/"
    assert not opened(path).all("a", "add")
    assert address(event) in {each.get("href") for each in opened(path, user=owner).all("a", "add")}
    assert not opened(path, user=stranger).all("a", "add")


def test_it_stands_on_every_page_that_tells_of_statements(opened: Open, home: Municipality, owner: User) -> None:
    StaffRole.objects.create(user=owner, municipality=home, role=Role.ARCHIVIST)
    partner = make.MunicipalityFactory(name="Grannen")
    told = {
        "/en/chains/kedjan/": make.chained(home, partner, name="Kedjan"),
        "/en/agreements/avtalet/": make.AgreementFactory(title="Avtalet"),
        "/en/decisions/beslutet/": make.DecisionFactory(title="Beslutet", municipality=home),
        "/en/municipalities/vanersborg/": home,
    }
    make.PartyFactory(agreement=told["/en/agreements/avtalet/"], municipality=home)
    for path, record in told.items():
        ways = {each.get("href") for each in opened(path, user=owner).all("a", "add")}
        assert address(record) in ways, path


def test_it_stands_in_the_admin_too(client: Client, event: Event, owner: User) -> None:
    client.force_login(owner)
    html = client.get(reverse("admin:twinning_event_change", args=[event.pk])).content.decode()
    assert evidence_address(event) in html


@pytest.mark.once
def test_the_form_costs_as_many_queries_however_much_there_is(client: Client, event: Event, owner: User) -> None:
    client.force_login(owner)
    counts = []
    for more in (2, 9):
        for _ in range(more):
            scan = scanned(make.SourceFactory())
            evidence_add(subject=event, source=scan.source, scan=scan, via=make.SourceFactory(), by=owner)
        client.get(address(event))
        with CaptureQueriesContext(connection) as queries:
            assert client.get(address(event)).status_code == 200
        counts.append(len(queries))
    assert counts == [23, 23]


# --- What one cannot miss ---


def test_a_title_without_a_chosen_source_means_a_new_one(client: Client, event: Event, colleague: User) -> None:
    client.force_login(colleague)
    typed: dict[str, Any] = {"new-title": "Brev från Herning", "new-kind": "letter", "new-owner_code": "1487"}
    page = sent(client, event, 400, **{**typed, "new-date": "någon gång"})
    assert "checked" in page.one("input", id="source-new").attributes
    assert "open" in next(each for each in page.all("details") if each.all("input", id="source-new")).attributes
    sent(client, event, **typed)
    assert TwinningCitation.objects.get().source.title == "Brev från Herning"


def test_what_was_typed_of_a_new_source_yields_to_a_chosen_one(
    client: Client, event: Event, administrator: User
) -> None:
    client.force_login(administrator)
    source = make.SourceFactory()
    typed: dict[str, Any] = {"source": source.pk, "new-title": "Brev från Herning"}
    sent(client, event, **typed)
    assert TwinningCitation.objects.get().source == source


def test_a_source_recorded_just_now_is_among_those_used_lately(
    client: Client, event: Event, administrator: User
) -> None:
    for _ in range(10):
        evidence_add(subject=event, source=make.SourceFactory(), by=administrator)
    record_save(record=make.SourceFactory.build(title="Alldeles ny"), by=administrator)
    client.force_login(administrator)
    page = client.get(address(event)).text
    assert "Alldeles ny" in page
    assert "Recently used:" in page
    assert "in your municipality" not in page


def test_a_page_of_a_file_is_asked_for_only_where_files_have_many(
    client: Client, event: Event, administrator: User
) -> None:
    client.force_login(administrator)
    few, many = make.SourceFactory(), make.SourceFactory()
    scanned(few, 3)
    scan = scanned(many, 60)
    assert "Page of the file" not in sent(client, event, 200, source=str(few.pk), do="show").text
    assert "number its page here" in sent(client, event, 200, source=str(many.pk), do="show").text
    told = sent(client, event, 400, source=str(many.pk), place=f"{scan.pk}-1", page_number="61")
    assert "Page of the file : The source has no such page" in told.one("div", "faults").text
    told = sent(client, event, 400, source=str(few.pk), place=f"{scan.pk}-1")
    assert "Page of the scans : The source has no such page" in told.one("div", "faults").text


def test_a_citation_says_in_words_which_page_it_points_at(client: Client, event: Event, administrator: User) -> None:
    scan = scanned(make.SourceFactory(), 3)
    evidence_add(subject=event, source=scan.source, scan=scan, page=2, by=administrator)
    client.force_login(administrator)
    assert "scan 1, page 2" in sent(client, event, 200, do="show").one("ul", "evidence").text


# --- By Enter, where no script runs ---


@pytest.mark.parametrize(("sought", "saved"), [("protokoll", 1), ("", 0)])
def test_enter_saves_unless_other_words_are_sought(
    client: Client, event: Event, administrator: User, sought: str, saved: int
) -> None:
    client.force_login(administrator)
    source = make.SourceFactory(title="Protokoll")
    typed = {"do": "enter", "source": str(source.pk), "source-q": "protokoll", "source-sought": sought}
    sent(client, event, 302 if saved else 200, **typed)
    assert TwinningCitation.objects.count() == saved
