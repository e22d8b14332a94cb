"""Dates typed in words in the admin."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from archive.models import Source


def save(client: Client, **typed: str) -> str:
    """What the admin answers when a new source is saved."""
    page = client.get(reverse("admin:archive_source_add"))
    inlines = [formset.formset for formset in page.context["inline_admin_formsets"]]
    empty = {f"{inline.prefix}-{name}": "0" for inline in inlines for name in ("TOTAL_FORMS", "INITIAL_FORMS")}
    answer = client.post(
        reverse("admin:archive_source_add"),
        {"title": "Brev", "kind": "letter", "access": "public", **empty, **typed},
        follow=True,
    )
    return answer.content.decode()


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
    ],
)
def test_words_typed_in_the_admin_are_stored_as_what_they_mean(admin_client: Client, typed: str, edtf: str) -> None:
    save(admin_client, date=typed)
    assert Source.objects.get().date.edtf == edtf
    assert Source.objects.get().date.words == typed


def test_what_is_no_date_is_refused_with_examples(admin_client: Client) -> None:
    answer = save(admin_client, date="igår kanske")
    assert 'class="errorlist"' in answer
    assert "igår kanske”" in answer
    assert "1996–2004" in answer
    assert not Source.objects.exists()


def test_the_page_says_how_a_date_was_understood(admin_client: Client) -> None:
    save(admin_client, date="hösten 2005")
    page = admin_client.get(reverse("admin:archive_source_change", args=[Source.objects.get().pk]))
    assert 'value="hösten 2005"' in page.content.decode()
    assert "september–november 2005" in page.content.decode()
