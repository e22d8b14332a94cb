"""For which municipalities a user works, and in what role; what the masthead says of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import User
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import SimpleLazyObject
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from archive.folding import fold
from archive.models import Reader
from archive.reading import listed
from municipalities.models import Municipality
from municipalities.rights import held_by
from twinning.models import HOME_COUNTRY


@dataclass(frozen=True)
class Place:
    """A municipality for which a user works, and the roles held there; an administrator needs none."""

    municipality: Municipality
    roles: tuple[str, ...] = ()

    @property
    def words(self) -> str:
        return str(capfirst(listed(self.roles))) if self.roles else _("Administrator")

    @property
    def href(self) -> str:
        return reverse("work", args=[self.municipality.slug])


def administers(user: Reader) -> bool:
    return isinstance(user, User) and user.is_active and user.is_superuser


def places(user: Reader) -> list[Place]:
    """Where the user has a role, by name."""
    roles: dict[Municipality, list[str]] = {}
    for role, municipality in held_by(user).roles:
        if not municipality.hidden:
            roles.setdefault(municipality, []).append(str(role.label))
    named = sorted(roles.items(), key=lambda pair: (fold(pair[0].name), pair[0].pk))
    return [Place(municipality, tuple(sorted(labels))) for municipality, labels in named]


def choices(user: Reader) -> list[Place]:
    """The municipalities whose work pages are open to the user; to administrators those of the home country."""
    own = places(user)
    if not administers(user):
        return own
    held = {place.municipality: place for place in own}
    bodies = Municipality.objects.visible().bodies().filter(country=HOME_COUNTRY).in_name_order()
    abroad = [place for place in own if place.municipality.country != HOME_COUNTRY]
    return [held.get(body, Place(body)) for body in bodies] + abroad


def to_look_over(user: Reader) -> list[Municipality]:
    """Municipalities that editors recorded on the way to a link, for administrators; the oldest first."""
    rows = Municipality.objects.visible().filter(to_look_over=True).order_by("created_at", "pk")
    return list(rows) if administers(user) else []


def works_for(user: Reader, municipality: Municipality) -> bool:
    return administers(user) or municipality.pk in held_by(user).staff


@dataclass(frozen=True)
class Post:
    """Who the user is here, and where the work is."""

    words: str
    href: str


def post(user: Reader) -> Post | None:
    """Nothing for those who have no work here."""
    own = places(user)
    if administers(user):
        return Post(_("Administrator"), reverse("work"))
    if len(own) == 1:
        return Post(f"{own[0].words}, {own[0].municipality.name}", own[0].href)
    told = ngettext("Work for %(n)s municipality", "Work for %(n)s municipalities", len(own)) % {"n": len(own)}
    return Post(told, reverse("work")) if own else None


def masthead(request: HttpRequest) -> dict[str, Any]:
    """For every template, asked only where it is shown."""
    return {"post": SimpleLazyObject(lambda: post(request.user))}
