"""A list as somebody filtered it, kept under a name."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Mapping
from typing import Any, Self

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from archive.listings import Reading, listings
from archive.models import Record, RecordQuerySet, kept_history
from municipalities.models.municipality import Municipality


def listing_choices() -> list[tuple[str, Any]]:
    return [(each.name, each.title) for each in listings().values()]


class SavedViewQuerySet(RecordQuerySet["SavedView"]):
    def within_reach(self, user: Any, municipalities: Iterable[uuid.UUID]) -> Self:
        """The user's own, and those that are shared with the staff of these municipalities."""
        return self.visible().filter(Q(owner=user) | Q(shared_with__in=municipalities))


class SavedView(Record):
    """What is asked of a list, under a name (sparad vy): its owner's own, or shared with the staff of a municipality.

    The rights say who shares with whom; the owner is not named by those who merely use it.
    """

    FOR_STAFF = True

    listing = models.CharField(_("list"), max_length=60, choices=listing_choices, editable=False)
    query = models.CharField(_("what is asked"), max_length=2000, editable=False)
    name = models.CharField(_("name"), max_length=100)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("whose it is"),
        null=True,
        blank=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="saved_views",
    )
    shared_with = models.ForeignKey(
        Municipality,
        verbose_name=_("shared with the staff of"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="saved_views",
        help_text=_("With none only you see it; with one of your own, its staff does, and its editors may change it."),
    )

    history = kept_history()
    objects = SavedViewQuerySet.as_manager()

    class Meta(Record.Meta):
        verbose_name = _("saved view")
        verbose_name_plural = _("saved views")
        ordering = ["listing", "name", "id"]
        constraints = [
            *Record.Meta.constraints,
            models.UniqueConstraint(
                name="municipalities_savedview_named_once",
                fields=["owner", "listing", "name"],
                condition=Q(hidden_at__isnull=True),
                violation_error_message=_("You have a view of this list with this name already."),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("saved-view", args=[self.pk])

    @property
    def among(self) -> str:
        """The page on which the others like it are told."""
        return reverse("saved-view-list")

    def touches(self) -> set[uuid.UUID]:
        return {self.shared_with_id} if self.shared_with_id else set()

    def clean(self) -> None:
        """What is asked must be understood on the day it is saved. Later a filter may go; then the view tells so."""
        super().clean()
        was = type(self)._default_manager.filter(pk=self.pk).values_list("listing", "query").first()
        if was == (self.listing, self.query):
            return
        listing = listings().get(self.listing)
        if listing is None:
            raise ValidationError(_("There is no such list."))
        self.query = listing.normal(QueryDict(self.query))
        if not self.query:
            raise ValidationError(_("Nothing is asked of the list yet: filter it first, then save the view."))
        faults = listing.faults(self.query)
        if faults:
            raise ValidationError([fault.message for fault in faults])

    @classmethod
    def in_words(cls, name: str, values: Mapping[str, Any]) -> str | None:
        """What is asked, as its list says it."""
        if name != "query":
            return None
        listing, query = str(values["listing"]), str(values["query"])
        return "; ".join(f"{each.label}: {each.words}" for each in Reading([(listing, query)]).told(listing, query))
