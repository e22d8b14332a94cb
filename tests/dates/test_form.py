"""The form field in which dates are typed in words."""

from __future__ import annotations

from typing import Any

import pytest
from django import forms
from django.test import Client
from django.urls import reverse
from django.utils.translation import override

from archive.dates import UNKNOWN, ImpreciseDate, parse
from archive.forms import ImpreciseDateFormField
from archive.models import Source


class DateForm(forms.Form):
    date = ImpreciseDateFormField(required=False)


def form(typed: str | None = None, **initial: Any) -> DateForm:
    return DateForm(None if typed is None else {"date": typed}, initial=initial)


@pytest.mark.parametrize(
    ("typed", "edtf"),
    [
        ("slutet av 1980-talet", "[1987..1989]"),
        ("hösten 2005", "2005-23"),
        ("okt 1964", "1964-10"),
        ("1996–2004", "1996/2004"),
        ("sedan 1940-talet", "194X/.."),
        ("c. 1946", "1946~"),
        ("late 1980s", "[1987..1989]"),
        ("194X", "194X"),
        ("okänt", ""),
        ("", ""),
    ],
)
def test_words_become_a_date(typed: str, edtf: str) -> None:
    filled = form(typed)
    assert filled.is_valid()
    assert filled.cleaned_data["date"].edtf == edtf


@pytest.mark.parametrize("language", ["sv", "en"])
def test_what_is_not_understood_is_refused_with_examples(language: str) -> None:
    with override(language):
        filled = form("igår kanske")
        (error,) = filled.errors["date"]
    assert "igår kanske" in error
    assert "1946" in error


def test_the_words_as_given_are_what_is_edited() -> None:
    assert 'value="Okt. 1964"' in str(form(date=parse("Okt. 1964"))["date"])


def test_a_date_without_words_is_edited_in_the_language_of_the_reader() -> None:
    with override("sv"):
        assert 'value="oktober 1964"' in str(form(date=ImpreciseDate("1964-10"))["date"])
    with override("en"):
        assert 'value="October 1964"' in str(form(date=ImpreciseDate("1964-10"))["date"])


@pytest.mark.parametrize(
    ("date", "echo"),
    [
        (parse("slutet av 1980-talet"), "förstått som 1 januari 1987–31 december 1989"),
        (parse("1964-10-19"), "förstått som 19 oktober 1964"),
        (parse("sedan slutet av 1980-talet"), "förstått som sedan slutet av 1980-talet: tidigast 1 januari 1987"),
        (ImpreciseDate("1945", words="vid fredsslutet"), "1 januari–31 december 1945"),
    ],
)
def test_how_a_date_was_understood_stands_below_it(date: ImpreciseDate, echo: str) -> None:
    assert echo in str(form(date=date)["date"])


def test_a_typed_date_is_echoed_when_the_form_is_shown_again() -> None:
    assert "förstått som september–november 2005" in str(form("hösten 2005")["date"])


def test_nothing_is_echoed_where_nothing_is_typed_or_understood() -> None:
    assert 'role="status"></span>' in str(form()["date"])
    assert 'role="status"></span>' in str(form("igår kanske")["date"])


def test_what_is_typed_is_escaped() -> None:
    assert "<script>" not in str(form("<script>alert(1)</script>")["date"])


@pytest.mark.parametrize("date", [ImpreciseDate("1945", words="vid fredsslutet"), ImpreciseDate("1964-10"), UNKNOWN])
def test_a_date_left_as_it_is_shown_stays_as_it_is(date: ImpreciseDate) -> None:
    filled = form(str(form(date=date)["date"].value() or ""), date=date)
    assert filled.is_valid()
    assert not filled.has_changed()
    assert filled.cleaned_data["date"] == date


def test_other_words_are_a_change() -> None:
    assert form("c. 1946", date=parse("omkring 1946")).has_changed()
    assert form("igår kanske", date=parse("1946")).has_changed()


def test_a_required_date_must_be_known() -> None:
    field = ImpreciseDateFormField()
    with pytest.raises(forms.ValidationError):
        field.clean("okänt")


def test_a_model_form_uses_the_field_and_shows_examples_beside_its_own_help() -> None:
    shown = forms.modelform_factory(Source, fields=["date", "speaks_of"])()
    assert isinstance(shown.fields["date"], ImpreciseDateFormField)
    with override("en"):
        assert "late 1980s" in str(shown.fields["date"].help_text)
        assert "“today”" in str(shown.fields["speaks_of"].help_text)
        assert "late 1980s" in str(shown.fields["speaks_of"].help_text)


@pytest.mark.parametrize(
    ("address", "echo"),
    [
        ("/dates/read/", "förstått som september–november 2005"),
        ("/en/dates/read/", "understood as autumn 2005: September–November 2005"),
    ],
)
def test_a_date_is_echoed_while_it_is_typed(client: Client, address: str, echo: str) -> None:
    assert f'data-read-at="{reverse("read-date")}"' in str(form()["date"])
    assert "js/dates.js" in str(form().media)
    assert echo in client.get(address, {"text": "hösten 2005"}).json()["understood"]


def test_a_refusal_is_echoed_while_it_is_typed(client: Client) -> None:
    assert "igår" in client.get("/dates/read/", {"text": "igår"}).json()["refused"]
    assert "understood" in client.get("/dates/read/").json()
