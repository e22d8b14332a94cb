"""Everybody who might knock at a door that changes something: of the municipality, of another, and of neither."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from hashlib import sha256
from typing import Final

from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from municipalities.models import Municipality, Role, StaffRole
from municipalities.services import role_take_away
from tests import factories as make
from tests.account.signing import PASSWORD, WRONG, inside, log_in
from tests.cast import staff
from tests.rights.browser import Browser

LOCKED_AFTER: Final = 5
# Who comes with no session, who with one but no role, and who works here or elsewhere.
OUTSIDE: Final = ("nobody", "locked out", "closed")
ROLELESS: Final = ("invited too late", "role taken away")
ELSEWHERE: Final = ("editor elsewhere", "archivist elsewhere")
HERE: Final = ("editor", "archivist")
SIGNED_IN: Final = (*ROLELESS, *ELSEWHERE, *HERE, "administrator")
EVERYBODY: Final = (*OUTSIDE, *SIGNED_IN)


def browser(user: User | None = None) -> Client:
    client = Browser()
    if user is not None:
        client.force_login(user)
    return client


def locked_out(home: Municipality) -> Client:
    """An editor here, who knows the password, after somebody has guessed at it too often."""
    editor = staff("locked", home, Role.EDITOR, Role.ARCHIVIST)
    editor.set_password(PASSWORD)
    editor.save()
    client = browser()
    for _attempt in range(LOCKED_AFTER):
        log_in(client, editor, WRONG)
    log_in(client, editor)
    assert not inside(client)
    return client


def closed(home: Municipality) -> Client:
    """An editor here, whose account is closed while the browser is open."""
    editor = staff("closed", home, Role.EDITOR, Role.ARCHIVIST)
    client = browser(editor)
    User.objects.filter(pk=editor.pk).update(is_active=False)
    return client


def invited_too_late(home: Municipality) -> Client:
    """Has an account, and an invitation that has expired."""
    sent = timezone.now() - timedelta(days=15)
    make.InvitationFactory(
        municipality=home, digest=sha256(b"late").hexdigest(), sent_at=sent, expires_at=sent + timedelta(days=14)
    )
    client = browser(User.objects.create_user("late", "late@example.se"))
    assert client.post(reverse("invitation", args=["late"])).status_code == 410
    return client


def role_taken_away(home: Municipality, by: User) -> Client:
    """Was editor and archivist here when the browser was opened."""
    former = staff("former", home, Role.EDITOR, Role.ARCHIVIST)
    client = browser(former)
    assert client.get(reverse("work", args=[home.slug])).status_code == 200
    for role in StaffRole.objects.filter(user=former):
        role_take_away(role=role, by=by, reason="Har slutat")
    return client


def people(home: Municipality, elsewhere: Municipality, administrator: User) -> dict[str, Client]:
    """Their browsers, by who they are."""
    comers: dict[str, Callable[[], Client]] = {
        "nobody": browser,
        "locked out": lambda: locked_out(home),
        "closed": lambda: closed(home),
        "invited too late": lambda: invited_too_late(home),
        "role taken away": lambda: role_taken_away(home, administrator),
        "editor elsewhere": lambda: browser(staff("editor-elsewhere", elsewhere, Role.EDITOR)),
        "archivist elsewhere": lambda: browser(staff("archivist-elsewhere", elsewhere, Role.ARCHIVIST)),
        "editor": lambda: browser(staff("editor", home, Role.EDITOR)),
        "archivist": lambda: browser(staff("archivist", home, Role.ARCHIVIST)),
        "administrator": lambda: browser(administrator),
    }
    return {who: comers[who]() for who in EVERYBODY}
