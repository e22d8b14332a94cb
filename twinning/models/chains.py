"""Chains of many municipalities, and their members."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from typing import Self

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from agreements.models import Agreement, Decision, Grant, SearchRecord
from archive.folding import fold
from archive.models import AddressedRecord, Record, RecordQuerySet, kept_history
from municipalities.models import Municipality, Qualifier
from twinning.models.links import LinkKindChoice


class ChainKind(models.TextChoices):
    TWIN_TOWN_CHAIN = "twin_town_chain", _("twin-town chain")
    REGIONAL_NETWORK = "regional_network", _("regional network")


class ChainQuerySet(RecordQuerySet["Chain"]):
    def search(self, text: str) -> Self:
        """Those whose folded name holds every word, or one of whose members is named so."""
        found = self
        for word in fold(text).split():
            member = Membership.objects.visible().filter(municipality__in=Municipality.objects.search(word))
            found = found.filter(Q(search_key__contains=word) | Q(pk__in=member.values("chain")))
        return found


class Chain(AddressedRecord):
    """A chain of twin towns (vänortskedja), or a network inside one country, which makes no links."""

    TOUCHES_THROUGH = ("memberships",)

    name = models.CharField(_("name"), max_length=200)
    kind = models.CharField(_("kind"), max_length=20, choices=ChainKind, default=ChainKind.TWIN_TOWN_CHAIN)
    link_kind = models.CharField(
        _("kind of the links it makes"), max_length=20, choices=LinkKindChoice, default=LinkKindChoice.TWIN_TOWN
    )
    stated_members = models.PositiveSmallIntegerField(_("stated number of members"), null=True, blank=True)
    stated_areas = models.PositiveSmallIntegerField(_("stated number of areas"), null=True, blank=True)
    stated_areas_qualifier = models.CharField(_("how exact"), max_length=12, choices=Qualifier, default=Qualifier.EXACT)
    description = models.TextField(_("description"), blank=True)
    agreements = models.ManyToManyField(Agreement, verbose_name=_("agreements"), blank=True, related_name="chains")
    decisions = models.ManyToManyField(Decision, verbose_name=_("decisions"), blank=True, related_name="chains")
    grants = models.ManyToManyField(Grant, verbose_name=_("grants"), blank=True, related_name="chains")
    search_records = models.ManyToManyField(
        SearchRecord, verbose_name=_("search records"), blank=True, related_name="chains"
    )
    search_key = models.CharField(max_length=200, editable=False, default="", blank=True)

    history = kept_history(excluded_fields=["search_key"], m2m_fields=[agreements, decisions, grants, search_records])
    objects = ChainQuerySet.as_manager()

    class Meta(AddressedRecord.Meta):
        verbose_name = _("chain")
        verbose_name_plural = _("chains")
        ordering = ["name", "id"]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: object, **kwargs: object) -> None:
        self.search_key = fold(self.name)[:200]
        super().save(*args, **kwargs)

    @property
    def makes_links(self) -> bool:
        return self.kind == ChainKind.TWIN_TOWN_CHAIN

    def slug_candidates(self) -> Iterable[str]:
        return [self.name, f"{self.name} {str(self.pk)[:8]}"]

    def get_absolute_url(self) -> str:
        return reverse("chain", args=[self.slug])

    def touches(self) -> set[uuid.UUID]:
        return {membership.municipality_id for membership in self.memberships.all() if not membership.hidden}


class Membership(Record):
    """One stint of a municipality in a chain. When it joined and left is told by events, so sources may disagree."""

    SHOWN_WITH = ("chain", "municipality")
    TOUCHES_THROUGH = ("municipality__staff_roles", "chain__memberships")

    chain = models.ForeignKey(Chain, verbose_name=_("chain"), on_delete=models.PROTECT, related_name="memberships")
    municipality = models.ForeignKey(
        Municipality, verbose_name=_("municipality"), on_delete=models.PROTECT, related_name="memberships"
    )
    stint = models.PositiveSmallIntegerField(_("which stint"), default=1)

    history = kept_history()
    objects = RecordQuerySet.as_manager()

    class Meta(Record.Meta):
        verbose_name = _("membership")
        verbose_name_plural = _("memberships")
        ordering = ["chain__name", "municipality__name", "stint", "id"]
        constraints = [
            *Record.Meta.constraints,
            models.UniqueConstraint(
                name="twinning_membership_one_per_stint",
                fields=["chain", "municipality", "stint"],
                condition=Q(hidden_at__isnull=True),
                violation_error_message=_("This stint of the municipality in the chain is already recorded."),
            ),
            models.CheckConstraint(
                name="twinning_membership_stints_from_one",
                condition=Q(stint__gte=1),
                violation_error_message=_("Stints are counted from 1."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.municipality} ({self.chain})"

    def touches(self) -> set[uuid.UUID]:
        """Each says for itself whether it belongs to the chain; who has no staff here, the others (decision 0014)."""
        speaks_for_itself = bool(self.municipality.staff_roles.all())
        return {self.municipality_id} | (set() if speaks_for_itself else self.chain.touches())
