"""An operator takes the second proof away from whoever has lost it."""

import pytest
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command
from django.test import Client

from tests.account.signing import inside, log_in, with_app

pytestmark = pytest.mark.django_db


def test_the_password_is_enough_again(client: Client, editor: User) -> None:
    with_app(editor)
    call_command("forget_second_proof", editor.email.upper())
    log_in(client, editor)
    assert inside(client)


def test_an_address_that_nobody_has_is_told() -> None:
    with pytest.raises(CommandError, match="No account"):
        call_command("forget_second_proof", "nobody@example.se")
