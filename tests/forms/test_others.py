"""Forms with ways of their own: the review, those of accounts and of the admin. And that none is missed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.contrib.auth.models import User
from django.forms import BaseForm
from django.test import Client, RequestFactory
from django.urls import URLPattern, URLResolver, get_resolver

from archive.wording import OwnWords
from municipalities.models import Municipality
from tests import factories as make
from tests.forms.filling import DJANGO
from tests.forms.table import CASES, OTHER_DOORS, OTHER_FORMS
from tests.review.world import BOTH, CIVIL, MUNICIPAL, Form, single
from twinning.account import forms as account
from twinning.models import Event
from twinning.pages.staff import AcceptForm

pytestmark = [pytest.mark.django_db, pytest.mark.once]
OURS = ("archive.", "municipalities.", "agreements.", "twinning.")
# Those of Django, allauth and the admin are tried in tests/account and tests/admin.
NOT_PAGES = ("admin", "keeping", "api", "account_", "mfa_", "socialaccount_", "openid_connect_")


def forms(kind: type[BaseForm] = BaseForm) -> Iterator[type[BaseForm]]:
    for each in kind.__subclasses__():
        if each.__module__.startswith(OURS) and not _made(each):
            yield each
        yield from forms(each)


def _made(kind: type[BaseForm]) -> bool:
    """Whether it is made of another while the program runs."""
    return not hasattr(__import__(kind.__module__, fromlist=[kind.__name__]), kind.__name__)


def doors(found: Any = None) -> Iterator[tuple[str, Any]]:
    for each in (found or get_resolver()).url_patterns:
        if isinstance(each, URLPattern) and each.name:
            yield each.name, each.callback
        elif isinstance(each, URLResolver) and each.app_name not in {"admin", "api", "keeping"}:
            yield from doors(each)


def takes_posts(view: Any) -> bool:
    request = RequestFactory().options("/")
    request.user = User(is_superuser=True)
    return "POST" in view(request).get("Allow", "POST")


def test_no_form_and_no_address_that_takes_one_is_missed() -> None:
    asked = {each.__name__ for each in forms()}
    assert asked - {name for case in CASES for name in case.forms} - {*OTHER_FORMS} == set()
    posted = {name for name, view in doors() if not name.startswith(NOT_PAGES) and takes_posts(view)}
    assert posted - {case.door for case in CASES} - {*OTHER_DOORS} == set()
    elsewhere = {OTHER_FORMS.get(name, "") for name in asked} | {OTHER_DOORS.get(name, "") for name in posted}
    assert [each for each in elsewhere if each.endswith(".py") and not (Path(settings.BASE_DIR) / each).exists()] == []


def test_every_form_tells_its_faults_in_our_own_words() -> None:
    ours = [each for each in forms() if not each.__module__.startswith(("twinning.account", "twinning.views"))]
    assert [each.__name__ for each in ours if not issubclass(each, OwnWords)] == []


def test_all_that_is_wrong_with_a_review_is_told_at_once(client: Client, home: Municipality, owner: User) -> None:
    link = single(home, "Herning")
    client.force_login(owner)
    events = Event.objects.count()
    form = Form(client, home).answer(link, MUNICIPAL, "changed", since="31 februari 2020")
    form.answer(link, CIVIL, "changed", standing="ended", since="2999")
    form.answer(link, BOTH, "", activity="å" * 201, activity_date="2020-13", note="å" * 2001).known("å" * 2001)
    answer = form.send("finish")
    again = Form(client, home, answer.content.decode())
    assert answer.status_code == 400
    wrong = {f"{link.pk}-{each}" for each in (f"{MUNICIPAL}-standing", f"{MUNICIPAL}-since", f"{CIVIL}-since")}
    wrong |= {f"{link.pk}-{BOTH}-{each}" for each in ("activity", "activity_date", "note")} | {"known"}
    (summary,) = again.page.all("div", "faults")
    assert wrong <= {each.get("href")[1:] for each in summary.all("a")}
    assert all(again.page.one(id=f"{each}-error").text in summary.text for each in wrong)
    assert DJANGO.search(summary.text) is None
    kept = {name: value for name, value in form.data.items() if value and name not in {"row"} and "was" not in name}
    assert {name: again.data.get(name) for name in kept} == kept
    assert Event.objects.count() == events


@pytest.mark.parametrize(
    "form",
    [account.LogInForm, account.ForgottenForm, account.CodeForm, account.AddKeyForm, account.ChangeForm, AcceptForm],
    ids=lambda each: each.__name__,
)
def test_forms_of_accounts_say_what_is_missing_in_our_words(form: Any, owner: User) -> None:
    begun = {"data": {}, "user": owner} if form in {account.ChangeForm, account.AddKeyForm, account.CodeForm} else {}
    empty = form("ny@example.se", {}) if form is AcceptForm else form(**(begun or {"data": {}}))
    assert empty.errors
    assert DJANGO.search(str(empty.errors)) is None


@pytest.mark.parametrize("page", ["hide", "replace", "transcribe"])
def test_forms_of_the_admin_say_what_is_missing_in_our_words(client: Client, administrator: User, page: str) -> None:
    client.force_login(administrator)
    scan = make.ScanFactory()
    addresses = {
        "hide": f"/admin/archive/source/{scan.source_id}/hide/",
        "replace": f"/admin/archive/scan/{scan.pk}/replace/",
        "transcribe": f"/admin/archive/scan/{scan.pk}/transcribe/",
    }
    answer = client.post(addresses[page], {"reason": ""})
    assert answer.status_code in {200, 400}
    errors = str(answer.context["form"].errors)
    assert errors
    assert DJANGO.search(errors) is None
