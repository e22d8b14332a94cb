"""What papers a link has: an agreement, a search that found none, or nothing recorded. Three different things."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import models
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from agreements.models import Agreement, AgreementKind, Existence, Found, SearchRecord, Sought
from twinning.models import Chain, ChainKind, Link, LinkQuerySet


class PaperState(models.TextChoices):
    REGISTERED = "registered", _("agreement registered")
    SEARCHED = "searched_none_found", _("searched, none found")
    NOTHING = "nothing_recorded", _("nothing recorded")


@dataclass(frozen=True, slots=True)
class Papers:
    """The agreements and searches of a link, its own and those of the chains that make it."""

    agreements: list[Agreement]
    searches: list[SearchRecord]

    @property
    def state(self) -> PaperState:
        if any(_binds(agreement) for agreement in self.agreements):
            return PaperState.REGISTERED
        return PaperState.SEARCHED if any(_fruitless(search) for search in self.searches) else PaperState.NOTHING


def papers(link: Link, chains: Iterable[Chain]) -> Papers:
    """A link's papers. A search in one member's archive tells of that member's pairs in the chain only.

    Prefetch ``agreements`` and ``search_records`` of the link and of its chains.
    """
    parties = {link.low_id, link.high_id}
    owners: list[Link | Chain] = [link, *chains]
    agreements = {agreement.pk: agreement for owner in owners for agreement in owner.agreements.all()}
    searches = {search.pk: search for search in link.search_records.all()}
    for chain in chains:
        theirs = (search for search in chain.search_records.all() if search.municipality_id in parties)
        searches.update({search.pk: search for search in theirs})
    return Papers(
        [agreement for agreement in agreements.values() if not agreement.hidden],
        [search for search in searches.values() if not search.hidden],
    )


def with_papers(links: LinkQuerySet, state: str) -> LinkQuerySet:
    """The links whose papers are in this state."""
    agreements = Agreement.objects.visible().filter(existence=Existence.ATTESTED)
    binding = agreements.exclude(kind=AgreementKind.ASSOCIATION)
    registered = Exists(binding.filter(links=OuterRef("pk"))) | Exists(chains_of_pair().filter(agreements__in=binding))
    fruitless = SearchRecord.objects.visible().filter(sought=Sought.AGREEMENT, found=Found.NONE)
    whose = Q(search_records__municipality=OuterRef("low")) | Q(search_records__municipality=OuterRef("high"))
    searched = Exists(fruitless.filter(links=OuterRef("pk"))) | Exists(
        chains_of_pair().filter(whose, search_records__in=fruitless)
    )
    match state:
        case PaperState.REGISTERED:
            return links.filter(registered)
        case PaperState.SEARCHED:
            return links.filter(~registered, searched)
        case _:
            return links.filter(~registered, ~searched)


def chains_of_pair() -> QuerySet[Chain]:
    """For use under a query for links: the chains in which both parties are, or were, members."""
    chains = Chain.objects.visible().filter(kind=ChainKind.TWIN_TOWN_CHAIN)
    for party in ("low", "high"):
        chains = chains.filter(memberships__municipality=OuterRef(party), memberships__hidden_at__isnull=True)
    return chains


def _binds(agreement: Agreement) -> bool:
    """What is only proposed binds nobody; an agreement with an association is not one between municipalities."""
    return agreement.existence == Existence.ATTESTED and agreement.kind != AgreementKind.ASSOCIATION


def _fruitless(search: SearchRecord) -> bool:
    return search.sought == Sought.AGREEMENT and search.found == Found.NONE
