"""An editor who knows a password."""

import pytest
from django.contrib.auth.models import User

from tests.account.signing import with_password


@pytest.fixture
def editor(owner: User) -> User:
    return with_password(owner)
