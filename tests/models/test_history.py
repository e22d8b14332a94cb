"""Who, when, what and why, for every model; and hiding in place of deletion."""

from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser, User
from django.core.exceptions import ValidationError
from django.utils import translation

from archive.models import Record
from archive.services import record_hide, record_restore, record_save
from tests.factories import MunicipalityFactory, NameFactory, SourceFactory
from tests.models.breakages import RECORDS, well

pytestmark = pytest.mark.django_db


@pytest.fixture
def author() -> User:
    return User.objects.create_user("jessica", first_name="Jessica", last_name="Vacklid")


def latest(record: Any) -> Any:
    return record.history.first()


@pytest.mark.parametrize("model", RECORDS, ids=lambda model: model.__name__)
def test_the_history_says_who_and_why_even_when_the_account_is_gone(model: type[Record], author: User) -> None:
    record = record_save(record=well(model), by=author, reason="Rättat efter brevet")
    author.delete()
    entry = latest(record)
    assert entry.history_user is None
    assert (entry.history_author, entry.history_change_reason) == ("Jessica Vacklid", "Rättat efter brevet")


@pytest.mark.parametrize("model", RECORDS, ids=lambda model: model.__name__)
def test_a_hidden_record_stays_out_until_it_is_restored(model: Any, author: User) -> None:
    record = well(model)
    record_hide(record=record, reason="Dubblett", by=author)
    assert record not in model.objects.visible()
    assert (latest(record).hidden_reason, latest(record).hidden_by) == ("Dubblett", author)
    record_restore(record=record, reason="Ingen dubblett", by=author)
    assert record in model.objects.visible()
    assert (record.hidden, record.hidden_reason, record.hidden_by) == (False, "", None)
    assert latest(record).history_change_reason == "Ingen dubblett"


@pytest.mark.parametrize("reason", ["", "  ", "\n"])
def test_hiding_takes_a_reason(reason: str) -> None:
    record = MunicipalityFactory()
    with pytest.raises(ValidationError, match="hidden_reason"):
        record_hide(record=record, reason=reason)
    record.refresh_from_db()
    assert not record.hidden


def test_a_record_that_has_become_wrong_can_still_be_hidden() -> None:
    source = SourceFactory()
    type(source).objects.filter(pk=source.pk).update(title="")
    source.refresh_from_db()
    assert record_hide(record=source, reason="Ingen rubrik").hidden


def test_a_record_cannot_be_restored_beside_the_one_that_took_its_place() -> None:
    hidden = record_hide(record=NameFactory(name="Vanda"), reason="Dubblett")
    NameFactory(municipality=hidden.municipality, name="Vanda")
    with translation.override("en"), pytest.raises(ValidationError, match="already has this name"):
        record_restore(record=hidden, reason="Behövs")


def test_an_account_without_a_name_is_told_by_its_user_name() -> None:
    record = record_save(record=MunicipalityFactory(), by=User.objects.create_user("archivist"), reason="")
    assert latest(record).history_author == "archivist"


def test_what_nobody_signed_in_wrote_has_no_author() -> None:
    record = record_save(record=MunicipalityFactory(), by=AnonymousUser(), reason="Inläst")
    assert (latest(record).history_author, latest(record).history_user) == ("", None)


def test_every_version_is_kept() -> None:
    record = MunicipalityFactory(name="Vanersborg")
    record.name = "Vänersborg"
    record_save(record=record, reason="Rättat namn")
    assert [entry.name for entry in record.history.all()] == ["Vänersborg", "Vanersborg"]
