"""The demo's cast."""

import pytest
from django.contrib.auth import authenticate
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command
from pytest_django.fixtures import Settings

from municipalities.models import Municipality

pytestmark = pytest.mark.django_db


@pytest.fixture
def demo(settings: Settings) -> None:
    settings.TWINNING_DEMO = True


def test_production_has_no_demo_users() -> None:
    with pytest.raises(CommandError, match="TWINNING_DEMO"):
        call_command("demo_users")
    assert not User.objects.exists()


def test_three_people_can_sign_in_with_what_is_printed(demo: None, capsys: pytest.CaptureFixture[str]) -> None:
    call_command("demo_users")
    printed = [line.split()[:2] for line in capsys.readouterr().out.splitlines()[1:]]
    assert [authenticate(email=email, password=password) is not None for email, password in printed] == [True] * 3


def test_a_second_run_changes_nothing(demo: None) -> None:
    call_command("demo_users")
    before = list(User.objects.order_by("pk").values())
    call_command("demo_users")
    assert list(User.objects.order_by("pk").values()) == before


def test_editor_and_archivist_belong_to_vanersborg(demo: None) -> None:
    home = Municipality.objects.create(name="Vänersborg", country="SE")
    call_command("demo_users")
    assert [role.role for role in home.staff_roles.order_by("role")] == ["archivist", "editor"]


def test_nobody_but_the_administrator_is_above_the_roles(demo: None) -> None:
    call_command("demo_users")
    assert [user.username for user in User.objects.filter(is_superuser=True)] == ["administrator"]
