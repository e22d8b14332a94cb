"""An agreement that is terminated ends a link only where it was the last that bound the two."""

from typing import Any

import pytest

from agreements.models import Agreement, AgreementKind
from archive.services import record_hide, record_save
from tests.derivation.telling import chain_of, linked, pair, standing, statements, tell
from tests.factories import AgreementFactory
from twinning.models import Asserts, Chain, EventKind, Link, RankChoice
from twinning.status import Rank, Standing

pytestmark = pytest.mark.django_db


@pytest.fixture
def link() -> Link:
    link = linked()
    tell(EventKind.ESTABLISHED, "1964", link)
    return link


def bind(owner: Link | Chain, *papers: Agreement) -> None:
    record_save(record=owner, related={"agreements": papers})


def terminated(day: str, *links: Link, paper: Agreement | None = None, **fields: Any) -> Any:
    return tell(EventKind.AGREEMENT_TERMINATED, day, *links, agreement=paper, **fields)


def test_the_last_agreement_takes_the_link_with_it(link: Link) -> None:
    paper = AgreementFactory(signed="1964")
    bind(link, paper)
    terminated("2010", link, paper=paper)
    assert standing(link, "2012") == "ended"


def test_another_one_in_force_keeps_the_link(link: Link) -> None:
    paper, other = AgreementFactory(signed="1964"), AgreementFactory(signed="1993")
    bind(link, paper, other)
    terminated("2010", link, paper=paper)
    assert standing(link, "1975") == "active"
    assert standing(link, "2012") == "unknown"


@pytest.mark.parametrize(
    "fields",
    [
        {"signed": "2011"},
        {"signed": "1993", "ends": "2009"},
        {"signed": "1993", "term_years": 5},
        {"signed": "1993", "terminated": "2010-01-01"},
        {"signed": "", "existence": "proposed"},
        {"existence": "not_known"},
        {"kind": AgreementKind.ASSOCIATION},
    ],
    ids=str,
)
def test_one_that_does_not_bind_the_two_that_day_keeps_nothing(link: Link, fields: dict[str, Any]) -> None:
    paper = AgreementFactory(signed="1964")
    bind(link, paper, AgreementFactory(**fields))
    terminated("2010", link, paper=paper)
    assert standing(link, "2012") == "ended"


def test_a_hidden_one_keeps_nothing_until_it_is_restored(link: Link) -> None:
    paper, other = AgreementFactory(signed="1964"), AgreementFactory(signed="1993")
    bind(link, paper, other)
    terminated("2010", link, paper=paper)
    record_hide(record=other, reason="Fel kommun")
    assert standing(link, "2012") == "ended"


def test_an_agreement_of_their_chain_keeps_the_pair() -> None:
    chain = chain_of("Vänersborg", "Herning")
    link = pair("Vänersborg", "Herning")
    paper = AgreementFactory(signed="1964")
    bind(link, paper)
    terminated("2010", link, paper=paper)
    assert standing(link, "2012") == "ended"
    bind(chain, AgreementFactory(signed="1993"))
    assert standing(link, "2012") == "unknown"


def test_when_one_after_the_other_is_terminated_the_last_ends_it(link: Link) -> None:
    paper, other = AgreementFactory(signed="1964"), AgreementFactory(signed="1993")
    bind(link, paper, other)
    terminated("2000", link, paper=paper)
    terminated("2010", link, paper=other)
    assert [told.standing for told in statements(link)] == [Standing.ACTIVE, None, Standing.ENDED]


def test_both_terminated_on_one_day_end_it(link: Link) -> None:
    papers = [AgreementFactory(signed="1964"), AgreementFactory(signed="1993")]
    bind(link, *papers)
    for paper in papers:
        terminated("2010", link, paper=paper)
    assert standing(link, "2012") == "ended"


def test_one_that_had_expired_by_an_event_keeps_nothing(link: Link) -> None:
    paper, other = AgreementFactory(signed="1964"), AgreementFactory(signed="1993")
    bind(link, paper, other)
    tell(EventKind.AGREEMENT_EXPIRED, "2003", link, agreement=other)
    terminated("2010", link, paper=paper)
    assert standing(link, "2012") == "ended"


def test_what_a_statement_says_itself_is_not_weighed(link: Link) -> None:
    paper = AgreementFactory(signed="1964")
    bind(link, paper, AgreementFactory(signed="1993"))
    terminated("2010", link, paper=paper, asserts=Asserts.DORMANT)
    assert standing(link, "2012") == "dormant"


def test_a_weighed_statement_keeps_its_rank_and_dispute(link: Link) -> None:
    paper = AgreementFactory(signed="1964")
    bind(link, paper, AgreementFactory(signed="1993"))
    one = terminated("2010", link, paper=paper)
    other = terminated("2011", link, paper=paper, alternative_to=one, rank=RankChoice.PREFERRED)
    told = next(each for each in statements(link) if each.id == str(other.pk))
    assert (told.standing, told.rank, told.disputes) == (None, Rank.PREFERRED, frozenset({str(one.pk)}))


def test_an_agreement_superseded_by_a_hidden_one_still_binds(link: Link) -> None:
    paper, other = AgreementFactory(signed="1964"), AgreementFactory(signed="1993")
    newer = record_save(record=Agreement(title="Nytt avtal", kind="twin_town", signed="2005", supersedes=other))
    bind(link, paper, other)
    terminated("2010", link, paper=paper)
    assert standing(link, "2012") == "ended"
    record_hide(record=newer, reason="Fel")
    assert standing(link, "2012") == "unknown"
