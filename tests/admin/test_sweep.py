"""Every page of the admin opens, for every model, on objects that are filled in."""

import pytest
from django.apps import apps
from django.contrib import admin
from django.contrib.auth.models import User
from django.db import connection
from django.db.models import Model
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from archive.models import Action, FixityRun, FormerSlug, ImageSet, PageImage, Record, Scan, WorkerBeat
from municipalities.models import Invitation, SavedView, StaffRole
from tests.admin.specimens import MAKERS, specimen
from tests.factories import without_history
from twinning.models import Review, ReviewAnswer, ReviewReminder, StatusPeriod

pytestmark = [pytest.mark.django_db, pytest.mark.once]

FLOORS = ("archive", "municipalities", "agreements", "twinning")
REGISTERED = sorted(admin.site._registry, key=lambda model: model._meta.label)
RECORDS = [model for model in REGISTERED if issubclass(model, Record)]
READ_ONLY = {StatusPeriod, FormerSlug}
# Files become scans at the scan desk of their source, and nowhere else.
ADDED_ELSEWHERE = {Scan}
# What the operators' page shows (test_keeping.py); nobody edits it.
OF_THE_WORKER = {FixityRun, ImageSet, PageImage, WorkerBeat}
# What has pages of its own, and is edited nowhere else: what was done, who is invited, what somebody filtered.
TOLD_ELSEWHERE = {Action, Invitation, Review, ReviewAnswer, ReviewReminder, SavedView}


def named(model: type[Model]) -> str:
    return model._meta.label


def address(model: type[Model], page: str, *args: object) -> str:
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_{page}", args=args)


def opens(desk: Client, url: str) -> str:
    answer = desk.get(url)
    assert answer.status_code == 200, url
    return answer.text


def test_every_model_of_ours_is_registered_and_has_a_specimen() -> None:
    ours = {model for app in FLOORS for model in apps.get_app_config(app).get_models()}
    ours = {model for model in ours if not model.__name__.startswith("Historical")}
    assert ours - set(REGISTERED) == OF_THE_WORKER | TOLD_ELSEWHERE
    assert set(REGISTERED) == set(MAKERS)


@pytest.mark.parametrize("model", REGISTERED, ids=named)
def test_list_add_change_and_history_open(desk: Client, model: type[Model]) -> None:
    one = specimen(model)
    assert str(one.pk) in opens(desk, address(model, "changelist"))
    opens(desk, address(model, "changelist") + "?q=ort")
    opens(desk, address(model, "change", one.pk))
    opens(desk, address(model, "history", one.pk))
    if model not in READ_ONLY | ADDED_ELSEWHERE:
        opens(desk, address(model, "add"))


@pytest.mark.parametrize("model", RECORDS, ids=named)
def test_an_old_version_opens(desk: Client, model: type[Record]) -> None:
    one = specimen(model)
    one.save()
    opens(desk, address(model, "history", one.pk))
    opens(desk, address(model, "simple_history", one.pk, one.history.first().pk))


@pytest.mark.parametrize("model", REGISTERED, ids=named)
def test_every_list_can_be_searched(model: type[Model]) -> None:
    assert admin.site._registry[model].search_fields


@pytest.mark.parametrize("model", REGISTERED, ids=named)
def test_a_longer_list_asks_the_database_no_more_often(desk: Client, model: type[Model]) -> None:
    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            opens(desk, address(model, "changelist") + ("?shown=all" if issubclass(model, Record) else ""))
        return len(queries)

    specimen(model), specimen(model)
    asked()
    few = asked()
    with without_history():
        for _ in range(10):
            specimen(model)
    assert asked() == few


@pytest.mark.parametrize("model", [model for model in REGISTERED if model is not StaffRole], ids=named)
def test_nothing_is_deleted(desk: Client, model: type[Model]) -> None:
    one = specimen(model)
    url = address(model, "delete", one.pk)
    assert (desk.get(url).status_code, desk.post(url, {"post": "yes"}).status_code) == (403, 403)
    assert "delete_selected" not in opens(desk, address(model, "changelist"))


def test_only_a_role_can_be_taken_away_for_good(desk: Client) -> None:
    role = specimen(StaffRole)
    desk.post(address(StaffRole, "delete", role.pk), {"post": "yes"})
    assert not StaffRole.objects.exists()


@pytest.mark.parametrize("model", RECORDS, ids=named)
def test_hiding_asks_why_and_can_be_undone(desk: Client, administrator: User, model: type[Record]) -> None:
    one = specimen(model)
    assert address(model, "hide", one.pk) in opens(desk, address(model, "change", one.pk))
    assert 'name="reason"' in opens(desk, address(model, "hide", one.pk))
    desk.post(address(model, "hide", one.pk), {"reason": "Dubblett"})
    one.refresh_from_db()
    assert (one.hidden, one.hidden_by, one.hidden_reason) == (True, administrator, "Dubblett")
    assert one.history.first().history_change_reason == "Dubblett"
    desk.post(address(model, "restore", one.pk), {"reason": "Ingen dubblett"})
    one.refresh_from_db()
    assert (one.hidden, one.hidden_reason) == (False, "")
