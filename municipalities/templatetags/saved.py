"""What the list on a page is asked, for everybody; its saved views, for those who work with the registry."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import urlencode

from django import template
from django.contrib.auth.models import User
from django.template import Context
from django.urls import reverse

from archive.asking import ANY, MATCH
from archive.filtersets import by_name
from archive.listings import Asked, Reading, listings
from municipalities.models import SavedView
from municipalities.rights import held_by

register = template.Library()
# A list shows no more of them; all are on a page of their own.
SHOWN: Final = 12


@dataclass(frozen=True)
class SavedHere:
    """The views of one list within reach, those that ask what is asked now, and where it is saved."""

    views: list[SavedView]
    now: list[SavedView]
    save: str

    @property
    def others(self) -> list[SavedView]:
        return [view for view in self.views if view not in self.now][:SHOWN]


@dataclass(frozen=True)
class AskedHere:
    """What is asked of a list, in words, and whether one thing of it is enough."""

    all: list[Asked]
    any: bool


@register.simple_tag(takes_context=True)
def asked_here(context: Context) -> AskedHere | None:
    """What the list on this page is asked; its order aside, which stands in its own field."""
    listing = listings().get(context["request"].resolver_match.url_name)
    if listing is None or context.get("faults"):
        return None
    asked: Any = context["filter"].data.copy()
    enough = asked.get(MATCH) == ANY
    for name in (MATCH, "sort"):
        asked.pop(name, None)
    if not (query := listing.normal(asked)):
        return None
    return AskedHere(Reading([(listing.name, query)]).told(listing.name, query), enough)


@register.simple_tag(takes_context=True)
def saved_views(context: Context) -> SavedHere | None:
    """Those of the list on this page. Asked once for a page, and of nobody but staff."""
    request = context["request"]
    user = request.user
    listing = listings().get(request.resolver_match.url_name) if isinstance(user, User) else None
    if listing is None or not user.has_perm("municipalities.add_savedview"):
        return None
    asked: Any = context["filter"].data
    query = "" if context.get("faults") else listing.normal(asked)
    within = SavedView.objects.within_reach(user, held_by(user).staff).filter(listing=listing.name)
    views = list(by_name()(within.select_related("shared_with")))
    now = [view for view in views if view.query == query]
    saves = query and not any(view.owner_id == user.pk for view in now)
    address = f"{reverse('saved-view-new')}?{urlencode({'list': listing.name, 'asked': query})}"
    return SavedHere(views, now, address if saves else "")
