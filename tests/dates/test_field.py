"""Imprecise dates in the database: one value, with real columns beside it."""

from __future__ import annotations

from datetime import date

import pytest
from django.apps import apps
from django.core import serializers
from django.core.exceptions import ValidationError
from django.db import connection
from django.db.migrations.state import ProjectState
from django.test.utils import CaptureQueriesContext

from archive.dates import UNKNOWN, ImpreciseDate, UnreadableDate, parse
from archive.fields import ImpreciseDateField, chronological, columns
from archive.models import Source

pytestmark = pytest.mark.django_db


def test_words_are_stored_with_what_they_mean() -> None:
    source = Source.objects.create(title="Brev", date="slutet av 1980-talet")
    stored = Source.objects.values("date", "date_words", "date_since").get(pk=source.pk)
    assert stored == {
        "date": ImpreciseDate("[1987..1989]"),
        "date_words": "slutet av 1980-talet",
        "date_since": False,
    }


@pytest.mark.parametrize(
    "words", ["hösten 2005", "since the late 1980s", "sedan före 1946", "1946~", "[..1945]", "okänt", "1964-10-19"]
)
def test_a_date_comes_back_as_it_was(words: str) -> None:
    source = Source.objects.create(title="Brev", date=words)
    assert Source.objects.get(pk=source.pk).date == parse(words)


def test_the_bounds_are_columns_to_filter_by() -> None:
    Source.objects.create(title="Brev", date="1940-talet")
    assert Source.objects.filter(date_earliest__lte="1940-01-01", date_latest__gte="1949-12-31").exists()
    assert Source.objects.filter(date=parse("1940s")).exists()


def test_no_date_is_unknown_and_has_no_bounds() -> None:
    source = Source.objects.create(title="Brev", date=None)
    assert source.date == UNKNOWN
    assert Source.objects.filter(date="", date_earliest=None, date_latest=None).exists()


def test_the_columns_follow_the_value() -> None:
    source = Source.objects.create(title="Brev", date="sedan slutet av 1980-talet")
    source.date = parse("2009-03")
    source.save()
    stored = Source.objects.values_list("date", "date_words", "date_since", "date_latest__day").get(pk=source.pk)
    assert stored == (ImpreciseDate("2009-03"), "", False, 31)


def test_a_date_from_another_row_brings_its_bounds() -> None:
    Source.objects.create(title="Brev", date="1940-talet")
    (stored,) = Source.objects.values_list("date", flat=True)
    assert Source(title="Svar", date=stored).date.text("sv") == "1940-talet"
    answer = Source.objects.create(title="Svar", date=stored)
    assert Source.objects.filter(pk=answer.pk, date_earliest="1940-01-01").exists()
    again = Source.objects.create(title="Svar", date="1964")
    again.date = stored
    again.save()
    assert Source.objects.filter(pk=again.pk, date_latest="1949-12-31", date_words="").exists()


def test_a_year_without_days_of_ours_is_kept_too() -> None:
    source = Source.objects.create(title="Brev", date="44 f.Kr.")
    assert Source.objects.get(pk=source.pk).date == parse("44 f.Kr.")


def test_refreshing_takes_the_stored_date() -> None:
    source = Source.objects.create(title="Brev", date="1946")
    other = Source.objects.get(pk=source.pk)
    other.date = "sedan slutet av 1980-talet"
    other.save()
    source.refresh_from_db()
    assert source.date == parse("sedan slutet av 1980-talet")


def test_what_cannot_be_read_is_never_assigned() -> None:
    with pytest.raises(UnreadableDate):
        Source(title="Brev", date="igår kanske")


@pytest.mark.parametrize("loader", ["only", "defer"])
def test_a_date_that_was_left_out_is_loaded_whole_by_one_query(loader: str) -> None:
    Source.objects.create(title="Brev", date="since the late 1980s")
    source = getattr(Source.objects, loader)("title" if loader == "only" else "date").get()
    with CaptureQueriesContext(
        connection,
    ) as queries:
        assert source.date == parse("since the late 1980s")
    assert len(queries) == 1


def test_created_in_bulk_the_columns_are_there_too() -> None:
    Source.objects.bulk_create([Source(title="Brev", slug="brev", date="hösten 2005")])
    assert Source.objects.filter(date_earliest="2005-09-01", date_words="hösten 2005").exists()


def test_an_update_takes_all_columns_of_a_value() -> None:
    source = Source.objects.create(title="Brev", date="hösten 2005")
    Source.objects.filter(pk=source.pk).update(**columns("date", parse("c. 1946")))
    source.refresh_from_db()
    assert source.date == parse("c. 1946")
    assert Source.objects.filter(date_earliest="1945-01-01").exists()


def test_history_keeps_the_whole_value() -> None:
    source = Source.objects.create(title="Brev", date="sedan slutet av 1980-talet")
    source.date = "1946"
    source.save()
    dates = [entry.date for entry in source.history.order_by("history_id")]
    assert dates == [parse("sedan slutet av 1980-talet"), parse("1946")]
    assert source.history.filter(date_earliest="1987-01-01").count() == 1


def test_a_date_that_is_known_comes_before_one_that_is_not() -> None:
    for title, words in [("fyra", ""), ("två", "före 1946"), ("tre", "1946"), ("ett", "1800-talet")]:
        Source.objects.create(title=title, date=words)
    in_order = Source.objects.order_by(*chronological("date"), "pk")
    assert list(in_order.values_list("title", flat=True)) == ["ett", "två", "tre", "fyra"]


@pytest.mark.parametrize("form", ["json", "xml"])
def test_nothing_is_lost_by_dumping_and_loading(form: str) -> None:
    given = ImpreciseDate.from_edtf("[1987..1989]", since=True, words="sedan murens fall, ungefär")
    source = Source.objects.create(title="Brev", date=given, speaks_of="2009-03")
    loaded = next(iter(serializers.deserialize(form, serializers.serialize(form, [source])))).object
    assert isinstance(loaded, Source)
    assert (loaded.date, loaded.speaks_of) == (given, parse("2009-03"))


def test_validation_refuses_what_is_no_date_and_takes_what_is() -> None:
    field = ImpreciseDateField()
    assert field.clean("hösten 2005", None) == parse("hösten 2005")
    with pytest.raises(ValidationError, match="igår kanske"):
        field.clean("igår kanske", None)
    with pytest.raises(ValidationError):
        field.clean("", None)


def test_a_past_schema_has_the_same_columns_and_its_models_work_alike() -> None:
    past = ProjectState.from_apps(apps).apps.get_model("archive", "Source")
    assert [field.column for field in past._meta.local_fields] == [field.column for field in Source._meta.local_fields]
    assert past(title="Brev", date="hösten 2005").date_earliest == date(2005, 9, 1)


def test_a_migration_writes_down_only_what_was_chosen() -> None:
    assert ImpreciseDateField("date", blank=True).clone().deconstruct()[3] == {"verbose_name": "date", "blank": True}
