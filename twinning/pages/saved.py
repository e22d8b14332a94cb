"""Saved views: all that a reader has or is given, in words, and the form in which one is saved."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django import forms
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.db.models.functions import Collate
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from archive.collation import SWEDISH
from archive.filtersets import by
from archive.listings import Asked, Listing, Reading, listings
from archive.services import stamp
from archive.services.undo import may_change
from archive.wording import WordedForm
from municipalities.models import Municipality, SavedView
from municipalities.rights import held_by
from municipalities.services import view_ask_instead, view_save


def views_of(user: User) -> QuerySet[SavedView]:
    """The user's own, and those that colleagues share, list by list."""
    found: QuerySet[SavedView] = by("listing", Collate("name", SWEDISH))(
        SavedView.objects.within_reach(user, held_by(user).staff).select_related("owner", "shared_with")
    )
    return found


@dataclass(frozen=True)
class ViewRow:
    """One view in the list of them."""

    view: SavedView
    listing: Listing | None
    asked: Sequence[Asked]
    own: bool
    mine: bool

    @property
    def title(self) -> str:
        return str(self.listing.title) if self.listing else _("a list that there is no longer")

    @property
    def stale(self) -> bool:
        """Whether something of it is no longer understood."""
        return self.listing is None or any(each.fault for each in self.asked)


def view_rows(views: Sequence[SavedView], user: User) -> list[ViewRow]:
    reading, known = Reading((view.listing, view.query) for view in views), listings()
    return [
        ViewRow(
            view,
            known.get(view.listing),
            reading.told(view.listing, view.query) if view.listing in known else [],
            own=view.owner_id == user.pk,
            mine=may_change(user, view),
        )
        for view in views
    ]


def lasting(view: SavedView, request: Any) -> tuple[str, list[str]]:
    """What of a view its list still understands, and the names of what it does not."""
    listing = listings()[view.listing]
    gone = sorted({fault.parameter for fault in listing.faults(view.query, request)})
    kept = QueryDict(view.query, mutable=True)
    for name in gone:
        kept.pop(name, None)
    return kept.urlencode(), gone


class SaveForm(WordedForm):
    """A new view under a name; or what is asked now, in the place of what a view asked before."""

    name = forms.CharField(label=gettext_lazy("name"), max_length=100, required=False)
    shared_with = forms.ModelChoiceField(
        label=gettext_lazy("who sees it"), queryset=Municipality.objects.none(), required=False
    )
    instead = forms.ModelChoiceField(label=gettext_lazy("view"), queryset=SavedView.objects.none(), required=False)

    def __init__(self, page: SavePage, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.page = page
        fields: dict[str, Any] = self.fields
        fields["shared_with"].queryset = page.places
        fields["shared_with"].empty_label = _("only you")
        fields["shared_with"].label_from_instance = lambda place: _("the staff of %(place)s") % {"place": place}
        fields["instead"].queryset = SavedView.objects.filter(pk__in=[view.pk for view in page.changeable])
        fields["instead"].empty_label = _("choose a view")

    @property
    def changes(self) -> bool:
        """Whether it is a view that there is which is to ask something else."""
        return str(self.data.get("do", "")) == "change"

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        given["name"] = str(given.get("name") or "").strip()
        if self.changes and not given.get("instead") and not self.errors:
            self.add_error("instead", _("Choose the view that is to ask this."))
        if not self.changes and not given["name"] and not self.errors:
            self.add_error("name", _("Give the view a name."))
        return given


class SavePage:
    """Saving what is asked of a list."""

    def __init__(self, user: User, listing: Listing, asked: str, data: QueryDict | None) -> None:
        self.user = user
        self.listing = listing
        self.query = listing.normal(QueryDict(asked))
        self.faults = (
            [] if self.query else [_("Nothing is asked of the list yet: filter it first, then save the view.")]
        )
        self.faults += [fault.message for fault in listing.faults(self.query)]
        self.form = SaveForm(self, data)

    @cached_property
    def places(self) -> Any:
        """With whose staff the user may share."""
        own = {municipality.pk for _role, municipality in held_by(self.user).roles}
        return Municipality.objects.visible().filter(pk__in=own).in_name_order()

    @cached_property
    def _views(self) -> list[SavedView]:
        return list(views_of(self.user).filter(listing=self.listing.name))

    @property
    def changeable(self) -> list[SavedView]:
        return [view for view in self._views if may_change(self.user, view)]

    @property
    def seen(self) -> list[tuple[str, str]]:
        """How each of those stands that can be changed: nobody overwrites what they have not seen."""
        return [(f"seen-{view.pk}", stamp(view)) for view in self.changeable]

    @property
    def same(self) -> list[SavedView]:
        """Those that ask this already."""
        return [view for view in self._views if view.query == self.query]

    @property
    def asked(self) -> list[Asked]:
        return Reading([(self.listing.name, self.query)]).told(self.listing.name, self.query)

    def sent_before(self) -> SavedView | None:
        """What the same form wrote, when it was sent before."""
        name = str(self.form.data.get("name", "")).strip()
        own = [view for view in self.same if view.owner_id == self.user.pk and view.name == name]
        return own[0] if own and not self.form.changes else None

    def save(self) -> SavedView | None:
        """The view; or None, where the form says why not."""
        if self.faults or not self.form.is_valid():
            return None
        try:
            return self._changed() if self.form.changes else self._new()
        except ValidationError as refusal:
            self.form.add_error("instead" if self.form.changes else "name", refusal.messages)
            del self._views  # as they stand now
            return None

    def _changed(self) -> SavedView:
        view = self.form.cleaned_data["instead"]
        seen = str(self.form.data.get(f"seen-{view.pk}", ""))
        return view_ask_instead(view=view, query=self.query, seen=seen, by=self.user)

    def _new(self) -> SavedView:
        given = self.form.cleaned_data
        name, shared_with = given["name"], given["shared_with"]
        return view_save(listing=self.listing.name, query=self.query, name=name, shared_with=shared_with, by=self.user)
