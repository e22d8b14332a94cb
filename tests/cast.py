"""The cast of every test about rights: two who share a municipality, one from elsewhere, and an administrator."""

import pytest
from django.contrib.auth.models import User

from municipalities.models import Municipality, Role, StaffRole


def staff(username: str, municipality: Municipality | None = None, *roles: Role) -> User:
    user = User.objects.create_user(
        username, email=f"{username}@example.se", password="secret", is_staff=True, first_name=username.title()
    )
    for role in roles:
        assert municipality is not None
        StaffRole.objects.create(user=user, municipality=municipality, role=role)
    return user


@pytest.fixture
def home(db: None) -> Municipality:
    return Municipality.objects.create(name="Vänersborg", country="SE", national_code="1487")


@pytest.fixture
def elsewhere(db: None) -> Municipality:
    return Municipality.objects.create(name="Huddinge", country="SE", national_code="0126")


@pytest.fixture
def owner(home: Municipality) -> User:
    """Editor of the municipality that the test is about."""
    return staff("owner", home, Role.EDITOR)


@pytest.fixture
def colleague(home: Municipality) -> User:
    """Archivist of the same municipality."""
    return staff("colleague", home, Role.ARCHIVIST)


@pytest.fixture
def stranger(elsewhere: Municipality) -> User:
    """Editor and archivist of another municipality."""
    return staff("stranger", elsewhere, Role.EDITOR, Role.ARCHIVIST)


@pytest.fixture
def administrator(db: None) -> User:
    return User.objects.create_superuser(
        "administrator", email="administrator@example.se", password="secret", first_name="Administrator"
    )
