"""The wizard that records a new agreement: one question at a time, all of it carried along, written at the end."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.translation import override
from zeal import zeal_ignore

from agreements.models import Agreement
from archive.models import Action, Scan, Source
from archive.services import record_hide
from municipalities.models import Municipality, Organisation
from tests import factories as make
from tests.cast import staff
from tests.pages.conftest import Open
from tests.pages.reading import Element, faults, read
from tests.scanning import files
from twinning.models import Event, Link

pytestmark = pytest.mark.django_db
TERMS: dict[str, Any] = {"title": "Avtalet 2022–2029", "kind": "twin_town", "signed": "2022", "ends": "2029"}


@pytest.fixture
def link(home: Municipality) -> Link:
    found: Link = make.LinkFactory(low=home, high=make.MunicipalityFactory(name="Kuopio", country="FI"))
    return found


@pytest.fixture
def earlier(link: Link) -> Agreement:
    found: Agreement = make.AgreementFactory(title="Avtalet 2014", signed="2014")
    for each in link.parties:
        make.PartyFactory(agreement=found, municipality=each)
    return found


def address() -> str:
    with override("en"):
        return reverse("agreement-new")


def carried(page: Element) -> dict[str, list[str]]:
    """All that the form would send, typed and hidden."""
    form = page.one("form", id="step")
    sent: dict[str, list[str]] = {}
    for each in form.all("input"):
        ticked = each.get("type") not in {"radio", "checkbox"} or "checked" in each.attributes
        if ticked and each.get("name") and each.get("type") not in {"file"}:
            sent.setdefault(each.get("name"), []).append(each.get("value") or "")
    for each in form.all("select"):
        sent[each.get("name")] = [one.get("value") for one in each.all("option") if "selected" in one.attributes]
    return sent


class Walk:
    """One person's way through the questions."""

    def __init__(self, client: Client, user: User, link: Link | None = None) -> None:
        client.force_login(user)
        self.client = client
        self.page = self._read(client.get(f"{address()}?link={link.slug}" if link else address()), 200)

    def send(self, status: int = 200, do: str = "save", **typed: Any) -> Element:
        sent = {**carried(self.page), **typed, "do": do}
        with zeal_ignore():  # each record that is written is read and told of by itself
            answer = self.client.post(address(), sent)
        if status != 302:
            self.page = self._read(answer, status)
        assert answer.status_code == status
        return self.page

    @staticmethod
    def _read(answer: Any, status: int) -> Element:
        html = answer.content.decode()
        assert faults(html) == []
        return read(html)

    @property
    def step(self) -> str:
        return self.page.one("input", name="step", type="hidden").get("value")

    def to_the_end(self, **source: Any) -> Element:
        self.send()
        self.send()
        self.send(**TERMS)
        if self.step == "supersedes":
            self.send()
        return self.send(**source)


# --- Who may ---


@pytest.mark.parametrize("who", ["owner", "stranger", "administrator"])
def test_every_editor_may_begin(opened: Open, request: Any, who: str) -> None:
    assert opened(address(), user=request.getfixturevalue(who)).one("h1").text == "New agreement"


@pytest.mark.once
def test_archivists_are_told_who_may(client: Client, colleague: User) -> None:
    client.force_login(colleague)
    answers = [client.get(address()), client.post(address(), {"do": "save"})]
    assert [each.status_code for each in answers] == [403, 403]


@pytest.mark.once
def test_nobody_in_particular_logs_in_first(client: Client) -> None:
    assert client.get(address())["Location"].endswith(f"next={address()}")


def test_who_is_no_party_is_told_so(client: Client, link: Link, stranger: User) -> None:
    walk = Walk(client, stranger, link)
    assert "One of the parties is your own municipality" in walk.send(400).one("div", "faults").text


# --- From question to question ---


def test_the_link_gives_its_parties(client: Client, link: Link, owner: User) -> None:
    walk = Walk(client, owner, link)
    assert {*carried(walk.page)["municipalities"]} == {str(each.pk) for each in link.parties}


def test_nothing_is_written_before_the_end_and_then_all_of_it(
    client: Client, link: Link, earlier: Agreement, owner: User
) -> None:
    walk = Walk(client, owner, link)
    walk.send()
    days: dict[str, Any] = {f"approved-{link.parties[1].pk}": "februari 2022"}
    walk.send(**days)
    walk.send(**TERMS)
    walk.send(supersedes=str(earlier.pk))
    page = walk.send()
    assert walk.step == "confirm"
    assert "understood as February 2022" in page.one(id="told-approved").text
    follows = page.one(id="follows").text
    assert "“Avtalet 2014” gets its end: 2022" in follows
    assert f"{link}, municipal level: unknown becomes active." in follows
    assert Agreement.objects.count() == 1
    walk.send(302)
    made = Agreement.objects.get(title="Avtalet 2022–2029")
    assert (made.supersedes, made.links.get(), Action.objects.get().about_id) == (earlier, link, made.pk)
    assert made.parties.get(municipality=link.parties[1]).approved.edtf == "2022-02"


def test_going_back_keeps_what_was_typed(client: Client, link: Link, owner: User) -> None:
    walk = Walk(client, owner, link)
    walk.send()
    walk.send()
    walk.send(do="back", **TERMS)
    assert walk.step == "approved"
    walk.send(do="back")
    walk.send(do="save")
    page = walk.send()
    assert page.one(id="id_title").get("value") == "Avtalet 2022–2029"
    assert page.one(id="id_signed").get("value") == "2022"


def test_the_last_page_leads_back_to_any_question(client: Client, link: Link, owner: User) -> None:
    walk = Walk(client, owner, link)
    walk.to_the_end()
    page = walk.send(do="to:terms")
    assert (walk.step, page.one(id="id_title").get("value")) == ("terms", "Avtalet 2022–2029")


def test_a_search_keeps_all_and_goes_nowhere(client: Client, link: Link, owner: User) -> None:
    make.MunicipalityFactory(name="Svendborg")
    walk = Walk(client, owner, link)
    words: dict[str, Any] = {"municipalities-q": "svendb"}
    page = walk.send(do="search", **words)
    assert walk.step == "parties"
    assert "Svendborg" in page.one(id="municipalities-offered").text
    assert len(carried(page)["municipalities"]) == 2


def test_where_there_is_no_earlier_agreement_none_is_asked_for(client: Client, link: Link, owner: User) -> None:
    walk = Walk(client, owner, link)
    walk.send()
    walk.send()
    walk.send(**TERMS)
    assert walk.step == "source"


def test_earlier_ones_of_others_and_those_superseded_already_are_not_offered(
    client: Client, link: Link, earlier: Agreement, owner: User
) -> None:
    make.AgreementFactory(title="Avtalet 2018", supersedes=earlier)
    others = make.AgreementFactory(title="Kuopios eget")
    make.PartyFactory(agreement=others, municipality=link.parties[1])
    walk = Walk(client, owner, link)
    walk.send()
    walk.send()
    assert walk.send(**TERMS).one("input", name="step").get("value") == "source"


def test_an_organisation_is_recorded_on_the_way(client: Client, link: Link, owner: User) -> None:
    new: dict[str, Any] = {"name": "Föreningen Norden", "kind": "association", "municipality": str(link.parties[0].pk)}
    walk = Walk(client, owner)
    typed: dict[str, Any] = {"municipalities": [str(link.parties[1].pk)], "bodies": ["new"]}
    typed |= {f"bodies-new-{name}": value for name, value in new.items()}
    walk.send(**typed)
    assert "Föreningen Norden" in walk.page.text
    days: dict[str, Any] = {"approved-organisation": "mars 2022"}
    walk.send(**days)
    walk.send(**TERMS)
    walk.send()
    walk.send(302)
    made = Organisation.objects.get()
    assert made.agreement_parties.get().approved.edtf == "2022-03"


def test_an_organisation_of_another_municipality_is_theirs_to_record(client: Client, link: Link, owner: User) -> None:
    new: dict[str, Any] = {"name": "Pohjola-Norden", "kind": "association", "municipality": str(link.parties[1].pk)}
    typed = {f"bodies-new-{name}": value for name, value in new.items()}
    page = Walk(client, owner, link).send(400, bodies=["new"], **typed)
    assert "You cannot record “Pohjola-Norden”" in page.one("div", "faults").text


def test_a_link_of_others_is_left_to_them(client: Client, link: Link, owner: User) -> None:
    third = make.MunicipalityFactory(name="Svendborg")
    theirs = make.LinkFactory(low=link.parties[1], high=third)
    walk = Walk(client, owner, link)
    walk.send(municipalities=[*carried(walk.page)["municipalities"], str(third.pk)])
    walk.send()
    walk.send(**TERMS)
    page = walk.send()
    assert f"It is not written for {theirs}" in page.one(id="follows").text
    walk.send(302)
    assert not theirs.agreements.exists()
    assert Event.objects.get().links.get() == link


# --- The document ---


def test_an_archivist_adds_the_file_at_the_end(client: Client, link: Link) -> None:
    both = staff("both", link.parties[0], *("editor", "archivist"))  # type: ignore[arg-type]
    walk = Walk(client, both, link)
    new = {"new-title": "Avtal 2022", "new-kind": "agreement_document", "new-owner_code": "1487"}
    page = walk.to_the_end(source="new", **new)
    assert page.one("input", name="file")
    page = walk.send(400, file=SimpleUploadedFile("avtal.png", b"no picture"))
    assert "Not saved yet" in page.one("div", "faults").text
    walk.send(302, file=SimpleUploadedFile("avtal.png", files.png()))
    assert Scan.objects.get().source == Source.objects.get(title="Avtal 2022")


def test_to_the_source_of_others_no_file_is_sent(client: Client, link: Link, owner: User) -> None:
    source = make.SourceFactory(owner_code="0126")
    walk = Walk(client, owner, link)
    page = walk.to_the_end(source=str(source.pk))
    assert not page.all("input", name="file")
    walk.send(302, file=SimpleUploadedFile("avtal.png", files.png()))
    assert not Scan.objects.exists()
    assert Agreement.objects.get().citations.get().source == source


# --- What is told back ---

BAD: dict[str, tuple[int, dict[str, Any], list[str]]] = {
    "nobody": (0, {"municipalities": []}, ["Municipalities that are parties"] * 2),
    "no such municipality": (0, {"municipalities": ["x"]}, ["Municipalities that are parties"]),
    "a day in no words": (1, {"home": "när det passar"}, ["Vänersborg"]),
    "nothing": (2, {}, ["Title", "Kind", "Signed"]),
    "too long, no such kind": (
        2,
        {**TERMS, "title": "x" * 301, "kind": "oral", "registry_number": "9" * 101},
        ["Title", "Kind", "Registry number"],
    ),
    "wrong order": (2, {**TERMS, "signed": "2030"}, ["Ends"]),
    "in force after its end": (2, {**TERMS, "in_force_from": "2030"}, ["Ends"]),
    "no such agreement": (3, {"supersedes": "x"}, ["Which agreement it supersedes"]),
    "an end of none": (3, {"superseded_end": "2021"}, ["Which agreement it supersedes"]),
    "ended before it began": (3, {"supersedes": "earlier", "superseded_end": "2010"}, ["When the earlier one ended"]),
    "no such source": (4, {"source": "Avtalet"}, ["Source"]),
    "a place without a source": (4, {"locator": "§ 1"}, ["Source"]),
}


@pytest.mark.once
@pytest.mark.parametrize("name", BAD)
def test_bad_input_is_told_at_its_question_all_at_once(
    client: Client, link: Link, earlier: Agreement, owner: User, name: str
) -> None:
    number, typed, labels = BAD[name]
    walk = Walk(client, owner, link)
    for given in [{}, {}, TERMS, {}][:number]:
        walk.send(**given)
    names, values = {"home": f"approved-{link.parties[0].pk}"}, {"earlier": str(earlier.pk)}
    sent = {names.get(key, key): values.get(str(value), value) for key, value in typed.items()}
    page = walk.send(400, **sent)
    assert [item.text.partition(":")[0].strip() for item in page.one("div", "faults").all("li")] == labels
    assert Agreement.objects.count() == 1


def test_who_jumps_to_the_end_is_asked_what_is_missing(client: Client, link: Link, owner: User) -> None:
    walk = Walk(client, owner, link)
    page = walk.send(400, step="confirm")
    assert (walk.step, "Title" in page.one("div", "faults").text) == ("terms", True)


def test_sent_twice_it_is_recorded_once(client: Client, link: Link, owner: User) -> None:
    walk = Walk(client, owner, link)
    walk.to_the_end()
    for _ in range(2):
        walk.send(302)
    made = Agreement.objects.get()
    told = read(client.get(made.get_absolute_url()).content.decode()).one("div", "told")
    assert "nothing was changed now" in told.text
    assert f"/change/agreements.agreement/{made.pk}/" in str(told.all("a")[-1].get("href"))


def test_sent_again_after_it_was_undone_it_leads_to_what_became_of_it(client: Client, link: Link, owner: User) -> None:
    walk = Walk(client, owner, link)
    walk.to_the_end()
    walk.send(302)
    made = record_hide(record=Agreement.objects.get(), reason="Fel avtal")
    answer: Any = client.post(address(), {"key": str(made.pk), "step": "parties", "do": "save"})
    assert answer["Location"].endswith(f"/agreements.agreement/{made.pk}/")
    assert "is hidden since" in client.get(answer["Location"]).content.decode()


def test_what_was_superseded_meanwhile_is_told(client: Client, link: Link, earlier: Agreement, owner: User) -> None:
    walk = Walk(client, owner, link)
    for given in ({}, {}, TERMS, {"supersedes": str(earlier.pk)}, {}):
        walk.send(**given)
    make.AgreementFactory(title="Avtalet 2018", supersedes=earlier)
    page = walk.send(400)
    assert "not among those offered" in page.one("div", "faults").text
    assert not Agreement.objects.filter(title=TERMS["title"]).exists()


@pytest.mark.once
def test_it_costs_as_many_queries_with_many_agreements_as_with_two(client: Client, link: Link, owner: User) -> None:
    def cost(more: int) -> int:
        for _ in range(more):
            paper = make.AgreementFactory()
            make.PartyFactory(agreement=paper, municipality=link.parties[0])
            make.PartyFactory(agreement=paper, organisation=make.OrganisationFactory(), municipality=None)
        walk = Walk(client, owner, link)
        walk.send()
        walk.send()
        with CaptureQueriesContext(connection) as queries:
            walk.send(**TERMS)
        assert walk.step == "supersedes"
        return len(queries)

    cost(2)
    assert cost(0) == cost(15)
