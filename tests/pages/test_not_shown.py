"""The address of what is hidden: those who may bring it back are told so, to others there is nothing."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from archive.services import record_hide
from municipalities.models import Municipality
from tests import factories as make
from tests.pages.reading import read
from twinning.models import Link

pytestmark = pytest.mark.django_db


def of_each_kind(home: Municipality) -> list[Any]:
    """Something of the municipality's at each address, the municipality itself last."""
    link = make.LinkFactory(low=home)
    event = make.EventFactory(links=[link])
    chain = make.MembershipFactory(municipality=home).chain
    agreement = make.PartyFactory(municipality=home).agreement
    return [event, link, chain, agreement, make.DecisionFactory(municipality=home), home]


def test_who_may_bring_it_back_is_told_who_hid_it_and_why(
    client: Client, home: Municipality, owner: User, administrator: User
) -> None:
    client.force_login(owner)
    for record in of_each_kind(home):
        record_hide(record=record, by=administrator, reason="Fel kommun")
        answer = client.get(record.get_absolute_url())
        back = reverse("bring-back", args=[record._meta.label_lower, record.pk])
        assert answer.status_code == 404
        assert all(told in answer.text for told in ("Administrator", "Fel kommun", back)), record


def test_to_others_it_is_as_if_it_had_never_been(
    client: Client, home: Municipality, stranger: User, administrator: User
) -> None:
    link: Link = record_hide(record=make.LinkFactory(low=home), by=administrator, reason="Fel kommun")
    never = link.get_absolute_url().replace(link.slug, "aldrig-varit")
    for user in (None, stranger):
        if user:
            client.force_login(user)
        gone, nothing = client.get(link.get_absolute_url()), client.get(never)
        assert (gone.status_code, "Fel kommun" in gone.text) == (404, False)
        assert read(gone.text).text == read(nothing.text).text
