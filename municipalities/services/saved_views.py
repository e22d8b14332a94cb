"""Saving what is asked of a list: under a name of its own, or in the place of what a view asked before."""

from __future__ import annotations

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from archive.services import record_locked, record_save, stamp
from archive.services.undo import may_change
from archive.versions import versions_of
from archive.wording import NOT_YOURS
from municipalities.models import Municipality, SavedView


def view_save(*, listing: str, query: str, name: str, shared_with: Municipality | None, by: User) -> SavedView:
    """A new view of the list, the user's own."""
    view = SavedView(listing=listing, query=query, name=name, owner=by, shared_with=shared_with)
    return record_save(record=view, by=by)


@transaction.atomic
def view_ask_instead(*, view: SavedView, query: str, seen: str, by: User) -> SavedView:
    """Let a view ask this from now on. Whoever has not ``seen`` it as it stands (its ``stamp``) overwrites nobody's."""
    now = record_locked(view)
    if now.query == query:
        return now
    if not now.shown:
        raise ValidationError(_("Meanwhile the view was hidden. Choose another, or save a new one."))
    if not may_change(by, now):
        raise ValidationError(str(NOT_YOURS))
    if seen != stamp(now):
        last = versions_of(SavedView).filter(id=now.pk).last()
        told = {"who": (last.history_author if last else "") or _("Somebody"), "view": now}
        raise ValidationError(
            _("Meanwhile %(who)s changed the view “%(view)s”. Look at it, or save once more to replace what it asks.")
            % told,
            code="overtaken",
        )
    now.query = query
    return record_save(record=now, by=by)
