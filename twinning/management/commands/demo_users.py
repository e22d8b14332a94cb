"""Three people to try the registry as; their passwords are known to all, so only on one's own machine."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.contrib.auth.models import User
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from municipalities.models import Municipality, Role, StaffRole

HOME = "vanersborg"


@dataclass(frozen=True)
class Person:
    username: str
    first_name: str
    password: str
    role: Role | None = None

    @property
    def email(self) -> str:
        return f"{self.username}@{HOME if self.role else 'twinning'}.example"


CAST = (
    Person("administrator", "Ada", "demo-administrator"),
    Person("redaktor", "Rut", "demo-redaktor", Role.EDITOR),
    Person("arkivarie", "Arvid", "demo-arkivarie", Role.ARCHIVIST),
)


class Command(BaseCommand):
    help = "Creates the demo users. Users that exist are left as they are."

    @transaction.atomic
    def handle(self, *args: Any, **options: Any) -> None:
        if not (settings.DEBUG or settings.TWINNING_DEMO):
            raise CommandError(
                "Demo users have public passwords: set TWINNING_DEMO=1 on your own machine to have them."
            )
        for person in CAST:
            if not User.objects.filter(username=person.username).exists():
                create(person)
        lines = (f"  {person.email:<33}{person.password:<22}{describe(person)}" for person in CAST)
        self.stdout.write("\n".join(["Demo users (e-mail, password, role):", *lines]))


def describe(person: Person) -> str:
    return f"{person.role.value}, {HOME}" if person.role else "administrator"


def create(person: Person) -> None:
    user = User.objects.create_user(
        person.username,
        email=person.email,
        password=person.password,
        first_name=person.first_name,
        is_staff=True,
        is_superuser=person.role is None,
    )
    if person.role is None:
        return
    for municipality in Municipality.objects.filter(slug=HOME):
        StaffRole.objects.create(user=user, municipality=municipality, role=person.role)
