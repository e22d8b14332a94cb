"""What changes together is told together, once, and only if it holds."""

from typing import Any

import pytest

from archive.changes import announce, together
from archive.services import record_save
from municipalities.models import Municipality
from tests.factories import MunicipalityFactory
from tests.services.conftest import Listener, RefusalError

pytestmark = pytest.mark.django_db


def new(name: str) -> Municipality:
    return record_save(record=Municipality(name=name, country="SE"))


def failing(*_records: Municipality) -> None:
    raise RefusalError


def test_one_call_at_the_end(listener: Listener) -> None:
    with together():
        new("Huddinge")
        new("Vännäs")
        assert listener.told == []
    assert listener.told == [["Huddinge", "Vännäs"]]


def test_no_call_for_nothing(listener: Listener) -> None:
    with together():
        pass
    assert listener.told == []


def test_a_block_within_a_block_waits_for_the_outer(listener: Listener) -> None:
    with together():
        with together():
            new("Huddinge")
        assert listener.told == []
        new("Vännäs")
    assert listener.told == [["Huddinge", "Vännäs"]]


def test_a_block_that_fails_tells_nothing_and_keeps_nothing(listener: Listener) -> None:
    with pytest.raises(RefusalError), together():
        failing(new("Huddinge"))
    assert listener.told == []
    assert not Municipality.objects.exists()


def test_a_subscriber_that_fails_undoes_the_whole_block(listener: Listener) -> None:
    listener.fails = True
    with pytest.raises(RefusalError), together():
        new("Huddinge")
    assert not Municipality.objects.exists()


def test_after_a_failure_the_next_change_is_told_by_itself(listener: Listener) -> None:
    with pytest.raises(RefusalError), together():
        raise RefusalError
    new("Huddinge")
    assert listener.told == [["Huddinge"]]


def test_outside_a_block_each_is_told_at_once(listener: Listener) -> None:
    record: Any = MunicipalityFactory(name="Huddinge")
    announce(record)
    announce(record)
    assert listener.told == [["Huddinge"], ["Huddinge"]]
