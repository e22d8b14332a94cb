"""What is derived step by step is what would be derived anew, and costs as many queries for two links as for fifty."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from io import StringIO
from itertools import groupby

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.changes import together
from tests.derivation.telling import chain_of, derived, linked, of_chain, tell
from tests.derivation.world import EDITS, World
from tests.factories import AgreementFactory, MunicipalityFactory, SourceFactory, without_history
from twinning.models import Chain, EventKind, Link, StatusPeriod
from twinning.services.links import chain_links_ensure
from twinning.services.status import status_rebuild

NUMBERS = st.integers(0, 7)
EDIT = st.tuples(st.sampled_from(EDITS), NUMBERS, NUMBERS, NUMBERS)


@contextmanager
def undone() -> Iterator[None]:
    """Nothing stays in the database: each example begins with an empty one."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def rebuilt() -> set[tuple[object, ...]]:
    for chain in Chain.objects.all():
        chain_links_ensure(chain=chain)
    status_rebuild(links=Link.objects.all())
    return derived()


@pytest.mark.once
@pytest.mark.django_db
@settings(max_examples=15)
@given(st.lists(EDIT, min_size=1, max_size=10))
def test_every_edit_leaves_what_a_rebuild_would_make(edits: list[tuple[object, ...]]) -> None:
    with undone():
        world = World.new()
        for edit, *numbers in edits:
            with suppress(ValidationError), transaction.atomic():
                edit(world, *numbers)  # type: ignore[operator]
            assert derived() == rebuilt()


@pytest.mark.django_db
def test_the_command_says_what_was_otherwise() -> None:
    link = linked()
    tell(EventKind.ESTABLISHED, "1964", link)
    out = StringIO()
    call_command("rebuild_status", stdout=out)
    assert "1 links rebuilt, 0 of them otherwise than before." in out.getvalue()
    StatusPeriod.objects.filter(standing="active").update(standing="dormant")
    call_command("rebuild_status", stdout=out)
    assert "1 links rebuilt, 1 of them otherwise than before.\n  herning-vanersborg" in out.getvalue()


@pytest.mark.django_db
def test_the_founding_data_was_derived_as_a_rebuild_would(founding: object) -> None:
    assert derived() == rebuilt()


def told_links(count: int) -> list[Link]:
    home = MunicipalityFactory(country="SE")
    links = [Link.objects.create(low=home, high=MunicipalityFactory()) for _ in range(count)]
    of_chain(EventKind.ACTIVITY, "2007", chain_of("Vänersborg", "Herning"))
    for link in links:
        paper = AgreementFactory(signed="1964")
        link.agreements.add(paper, AgreementFactory(supersedes=paper, signed="1993"))
        tell(EventKind.ESTABLISHED, "1964", link, source=SourceFactory())
        tell(EventKind.AGREEMENT_TERMINATED, "2010", link, agreement=paper)
    return links


@pytest.mark.django_db
def test_a_rebuild_costs_as_many_queries_for_two_links_as_for_fifty() -> None:
    with together(), without_history():
        links = told_links(50)
    counted = []
    for some in (links[:2], links):
        with CaptureQueriesContext(connection) as queries:
            status_rebuild(links=some)
        # A database that takes few values at once gets the new rows in several statements.
        counted.append([statement for statement, _ in groupby(query["sql"].split("(")[0] for query in queries)][1:-1])
    assert counted[0] == counted[1]
