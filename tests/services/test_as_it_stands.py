"""What a colleague has written since a record was read stays: each service writes the record as it stands."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from agreements.models import Agreement, SearchRecord
from archive.dates import parse
from archive.models import Record
from archive.services import record_hide, record_restore, record_save
from municipalities.models import Municipality
from tests import factories as make
from twinning.models import Event, EventKind, Link
from twinning.services.concluding import Signatory, agreement_conclude
from twinning.services.endings import ending_decide, ending_propose
from twinning.services.merging import municipalities_merge
from twinning.services.searching import search_told

pytestmark = pytest.mark.django_db


@pytest.fixture
def link(home: Municipality) -> Link:
    found: Link = make.LinkFactory(low=home, high=make.MunicipalityFactory(name="Vantaa", country="FI"))
    make.told(found, date="1949")
    return found


@pytest.fixture
def read_before(link: Link) -> Link:
    """The link, read with all that stands on it, just before a colleague gives it a purpose, papers and a search."""
    relations = ("decisions", "agreements", "search_records")
    found: Link = Link.objects.select_related("low", "high").prefetch_related(*relations).get(pk=link.pk)
    link.purpose = "Ungdomsutbyte"
    theirs: dict[str, Any] = {
        "decisions": [make.DecisionFactory(municipality=link.low, matter="establish")],
        "agreements": [make.AgreementFactory()],
        "search_records": [make.SearchRecordFactory(municipality=link.low)],
    }
    record_save(record=link, related=theirs)
    return found


def propose(link: Link) -> Any:
    return ending_propose(link=link, municipality=link.low, title="Avsluta", day=parse("2024"))


def decide_what_an_event_proposed(link: Link) -> Any:
    make.EventFactory(links=[link], kind=EventKind.ENDING_PROPOSED, title="Avslut föreslås", date="2023")
    return ending_decide(link=link, outcome="adopted", day=parse("2024"), municipality=link.low)


def conclude(link: Link, **said: Any) -> Agreement:
    agreement = Agreement(title="Avtalet 2022", kind="twin_town", signed=parse("2022"))
    parties = [Signatory(each) for each in link.parties]
    return agreement_conclude(agreement=agreement, parties=parties, links=[link], **said)


def search(link: Link) -> SearchRecord:
    made: SearchRecord = make.SearchRecordFactory.build(municipality=link.low)
    return search_told(search=made, links=[link])


@pytest.mark.parametrize("write", [propose, decide_what_an_event_proposed, conclude, search])
def test_what_a_colleague_wrote_of_the_link_meanwhile_stays(read_before: Link, write: Callable[[Link], Any]) -> None:
    write(read_before)
    now = Link.objects.get(pk=read_before.pk)
    assert now.purpose == "Ungdomsutbyte"
    relations = (now.decisions, now.agreements, now.search_records)
    assert [relation.count() > 0 for relation in relations] == [True] * 3
    assert sum(relation.count() for relation in relations) == 4


def test_a_link_that_was_hidden_meanwhile_stays_hidden(link: Link) -> None:
    read_before = Link.objects.get(pk=link.pk)
    record_hide(record=link, reason="Dubblett")
    search(read_before)
    assert Link.objects.get(pk=link.pk).hidden


def test_an_agreement_that_is_superseded_keeps_what_was_written_of_it_meanwhile(link: Link) -> None:
    earlier = make.AgreementFactory(title="Avtalet 2014", signed="2014")
    read_before = Agreement.objects.get(pk=earlier.pk)
    earlier.commitment = "Ett besök vartannat år"
    record_save(record=earlier)
    conclude(link, supersedes=read_before)
    now = Agreement.objects.get(pk=earlier.pk)
    assert (now.commitment, now.ends.edtf) == ("Ett besök vartannat år", "2022")


def test_an_end_that_was_recorded_meanwhile_is_not_written_over(link: Link) -> None:
    earlier = make.AgreementFactory(signed="2014")
    read_before = Agreement.objects.get(pk=earlier.pk)
    earlier.ends = parse("2020")
    record_save(record=earlier)
    with pytest.raises(ValidationError, match="redan registrerat"):
        conclude(link, supersedes=read_before, superseded_end=parse("2021"))


@pytest.mark.parametrize("write", [record_hide, record_restore])
def test_hiding_and_bringing_back_change_nothing_else(write: Callable[..., Record]) -> None:
    body = make.MunicipalityFactory(name="Vanda")
    if write is record_restore:
        record_hide(record=body, reason="Dubblett")
    read_before = Municipality.objects.get(pk=body.pk)
    body.name = "Vantaa"
    record_save(record=body)
    assert write(record=read_before, reason="Prövad") is read_before
    now = Municipality.objects.get(pk=body.pk)
    assert (now.name, now.hidden) == ("Vantaa", write is record_hide)
    assert (read_before.name, read_before.hidden, read_before.updated_at) == (now.name, now.hidden, now.updated_at)


def test_who_has_ceased_to_exist_meanwhile_is_not_merged_again(home: Municipality) -> None:
    body = make.MunicipalityFactory(name="Huskvarna")
    read_before = Municipality.objects.get(pk=body.pk)
    body.existed_to = parse("1950")
    record_save(record=body)
    with pytest.raises(ValidationError, match="Huskvarna"):
        municipalities_merge(successor=home, predecessors=[read_before], day=parse("1971"))
    assert not Event.objects.exists()


def test_a_decision_is_given_to_nobody_who_was_not_named(link: Link) -> None:
    make.EventFactory(links=[link], kind=EventKind.ENDING_PROPOSED, title="Avslut föreslås", date="2023")
    for body in (None, make.MunicipalityFactory()):
        with pytest.raises(ValidationError) as refusal:
            ending_decide(link=link, outcome="adopted", day=parse("2024"), municipality=body)
        assert [*refusal.value.message_dict] == ["municipality"]
