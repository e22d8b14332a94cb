"""Three people to try the registry as; their passwords are known to all, so only on one's own machine."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.contrib.auth.models import Permission, User
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from municipalities.models import Municipality, Role, StaffRole

HOME = "vanersborg"
FLOORS = ("archive", "municipalities", "agreements", "twinning")


@dataclass(frozen=True)
class Person:
    username: str
    first_name: str
    password: str
    role: Role | None = None
    writes: tuple[str, ...] = ()


CAST = (
    Person("administrator", "Ada", "demo-administrator"),
    Person("redaktor", "Rut", "demo-redaktor", Role.EDITOR, FLOORS),
    Person("arkivarie", "Arvid", "demo-arkivarie", Role.ARCHIVIST, ("archive",)),
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
        lines = (f"  {person.username:<15}{person.password:<22}{describe(person)}" for person in CAST)
        self.stdout.write("\n".join(["Demo users (name, password, role):", *lines]))


def describe(person: Person) -> str:
    return f"{person.role.value}, {HOME}" if person.role else "administrator"


def create(person: Person) -> None:
    user = User.objects.create_user(
        person.username,
        password=person.password,
        first_name=person.first_name,
        is_staff=True,
        is_superuser=person.role is None,
    )
    if person.role is None:
        return
    user.user_permissions.set(permissions(person))
    for municipality in Municipality.objects.filter(slug=HOME):
        StaffRole.objects.create(user=user, municipality=municipality, role=person.role)


def permissions(person: Person) -> list[Permission]:
    """To see everything, and to add and change on the person's own floors; nobody deletes, and roles are not theirs."""
    of_floors = Permission.objects.filter(content_type__app_label__in=FLOORS).exclude(content_type__model="staffrole")
    return [
        permission
        for permission in of_floors.select_related("content_type")
        if permission.codename.startswith("view_")
        or (permission.codename.startswith(("add_", "change_")) and permission.content_type.app_label in person.writes)
    ]
