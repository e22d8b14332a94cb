"""A new source belongs to the archivist's own municipality until she says otherwise."""

from __future__ import annotations

from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from archive.rights import owner_code_of
from municipalities.models import Municipality


def test_the_archivists_code_stands_in_a_new_source(client: Client, colleague: User, home: Municipality) -> None:
    client.force_login(colleague)
    page = client.get(reverse("admin:archive_source_add"))
    assert page.context["adminform"].form.initial["owner_code"] == home.national_code


def test_an_administrator_keeps_no_municipalitys_sources(administrator: User) -> None:
    assert owner_code_of(administrator) == ""
