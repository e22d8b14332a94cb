"""What there is to be seen: the founding data, with what staff have written since; and those who look at it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from allauth.account.internal.flows.login import record_authentication
from allauth.account.utils import user_pk_to_url_str
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from django.contrib.auth.models import User
from django.contrib.auth.tokens import default_token_generator
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client, RequestFactory
from django.urls import reverse
from django.utils import timezone

from agreements.models import Agreement
from archive.models import Record, Repository, Source
from archive.services import record_hide, record_save, scan_add
from municipalities.models import Municipality, Role, StaffRole
from municipalities.services import digest_of
from tests import factories as make
from tests.account.signing import log_in, with_app, with_password
from tests.cast import staff
from tests.rights.secrets import World
from tests.scanning import files
from twinning.models import Chain, Event, Link

Find = Callable[[str, str], Any]


def build(founding: Find) -> tuple[World, dict[str, Client], dict[str, list[str]]]:
    """The records, who there is, and by door the addresses that show most."""
    home = founding("municipality", "vanersborg")
    editor = with_password(staff("editor", home, Role.EDITOR, Role.ARCHIVIST))
    StaffRole.objects.create(user=editor, municipality=founding("municipality", "huddinge"), role=Role.EDITOR)
    root = with_password(User.objects.create_superuser("root", "root@example.se"))
    guest = User.objects.create_user("guest", "guest@example.se")  # logs in elsewhere, and has no password here
    world = _world(home, editor)
    with_app(editor)
    RecoveryCodes.activate(editor)
    people = {"nobody": Client(), **{user.username: _logged_in(user) for user in (editor, root, guest)}}
    people["arriving"] = Client()
    log_in(people["arriving"], editor)
    return world, people, {**_of_records(world, home, editor), **_of_account(home, editor, root)}


def _logged_in(user: User) -> Client:
    """A moment ago, so that nobody is asked again who they are."""
    client = Client()
    client.force_login(user)
    request = RequestFactory().get("/")
    request.session = client.session
    record_authentication(request, user, method="password", reauthenticated=True)
    request.session.save()
    return client


def _world(home: Municipality, editor: User) -> World:
    event = Event.objects.filter(links__in=Link.objects.of(home), kind="established").order_by("pk").first()
    event = event or Event.objects.filter(links__in=Link.objects.of(home)).order_by("pk").first()
    assert event
    link = event.links.order_by("slug")[0]
    source = Source(title="Brev från Herning om utbytet", kind="letter", owner_code=home.national_code, date="1946")
    record_save(record=source, by=editor, reason="Hittat i arkivet")
    source.description = "Tre sidor, maskinskrivna"
    record_save(record=source, by=editor, reason="Beskrivet")
    scan = scan_add(source=source, upload=SimpleUploadedFile("brev.png", files.png()), by=editor)
    text = make.TranscriptionFactory(source=source, scan=scan)
    make.TwinningCitationFactory(event=event, source=source)
    keeper = Repository.objects.order_by("slug")[0]
    decision, grant = make.DecisionFactory(municipality=home), make.GrantFactory(giver=home)
    record_hide(record=grant, by=editor, reason="Dubblett")
    chain, agreement = Chain.objects.order_by("slug")[0], Agreement.objects.order_by("slug")[0]
    papers: list[Any] = [
        agreement,
        decision,
        make.DutyFactory(decision=decision),
        make.ContactFactory(municipality=home),
        grant,
    ]
    subjects: list[Record] = [home, chain, link, event, *papers]
    return World(source, "finns-inte", keeper, keeper, link, subjects, [], [scan], None, text, [], set())


def _of_records(world: World, home: Municipality, editor: User) -> dict[str, list[str]]:
    huddinge, year = Municipality.objects.get(slug="huddinge"), timezone.localdate().year
    done = {"done_at": timezone.now(), "source": world.secret, "action": make.ActionFactory(), "known": "Vi frågade"}
    review = make.ReviewFactory(municipality=huddinge, year=year, **done)
    make.ReviewAnswerFactory(review=review, link=Link.objects.of(huddinge).order_by("slug")[0])
    make.SavedViewFactory(owner=editor, name="Norge")
    return {
        "link-list": [f"{reverse('link-list')}?municipality=vanersborg"],
        "municipality-list": [f"{reverse('municipality-list')}?q=van"],
        "municipality": [reverse("municipality", args=[home.slug])],
        "work": [reverse("work", args=[home.slug])],
        "history": [reverse("history", args=["archive.source", world.secret.pk]) + "?from=2000&to=2100"],
        "review-receipt": [reverse("review-receipt", args=["huddinge", year])],
        "saved-view-new": [f"{reverse('saved-view-new')}?list=link-list&asked=country=NO"],
    }


def _of_account(home: Municipality, editor: User, root: User) -> dict[str, list[str]]:
    make.InvitationFactory(municipality=home, digest=digest_of("token"))
    told = {"name": "Telefonen", "credential": {}}
    key = Authenticator.objects.create(user=root, type="webauthn", data=told)
    token = [user_pk_to_url_str(editor), default_token_generator.make_token(editor)]
    return {
        "account_reset_password_from_key": [reverse("account_reset_password_from_key", args=token)],
        "invitation": [reverse("invitation", args=["token"])],
        "mfa_edit_webauthn": [reverse("mfa_edit_webauthn", args=[key.pk])],
        "mfa_remove_webauthn": [reverse("mfa_remove_webauthn", args=[key.pk])],
    }
