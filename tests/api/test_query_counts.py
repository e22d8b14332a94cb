"""A list costs as many queries with fifty rows as with two."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from municipalities.models import Municipality
from tests import factories as make
from tests.api.world import LISTS, grow
from twinning.models import Chain

# What each list costs; a change of one of these is looked at before it is written here.
PINNED = {
    "municipalities": 4,
    "organisations": 3,
    "figures": 3,
    "links": 18,
    "chains": 11,
    "events": 6,
    "agreements": 7,
    "decisions": 6,
    "duties": 3,
    "grants": 3,
    "search-records": 4,
    "sources": 2,
    "repositories": 2,
    "surveys": 7,
    "statistics": 9,
    "municipalities/…/links": 19,
    "chains/…/members": 14,
}


def counts(client: Client, home: Municipality, chain: Chain) -> dict[str, int]:
    addresses = [*LISTS, "statistics", f"municipalities/{home.slug}/links", f"chains/{chain.slug}/members"]
    found = {}
    for address in addresses:
        with CaptureQueriesContext(connection) as queries:
            response = client.get(f"/api/v1/{address}", None if address == "statistics" else {"limit": 100})
        assert response.status_code == 200, response.content
        found[address.replace(home.slug, "…").replace(chain.slug, "…")] = len(queries)
    return found


@pytest.mark.slow
@pytest.mark.once
def test_the_number_of_queries_does_not_grow_with_the_rows(client: Client, db: None) -> None:
    home = make.MunicipalityFactory(country="SE", name="Hemma")
    chain = make.chained(home)
    grow(home, chain, 2)
    few = counts(client, home, chain)
    with make.without_history():
        grow(home, chain, 48)
    assert counts(client, home, chain) == few
    assert few == PINNED
