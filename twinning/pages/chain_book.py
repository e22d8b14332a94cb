"""What is told of some chains, read in a fixed number of queries however many the chains are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from uuid import UUID

from django.db.models import Prefetch, Q, prefetch_related_objects

from agreements.models import Grant
from municipalities.models import Figure, Measure, MunicipalityCitation
from twinning.models import Carrier, Chain, Event, Membership, TwinningCitation
from twinning.pages.rows import cited_papers


class ChainBook:
    """Events, memberships, members' numbers and grants, by chain."""

    def __init__(self, chains: Sequence[Chain]) -> None:
        self.chains = list(chains)
        self.memberships: dict[UUID, list[Membership]] = defaultdict(list)
        for membership in self._memberships():
            self.memberships[membership.chain_id].append(membership)
        self.events: dict[UUID, list[Event]] = defaultdict(list)
        for event in self._events():
            chain = event.chain_id or (event.membership and event.membership.chain_id)
            if chain:
                self.events[chain].append(event)
        self.figures = self._figures()
        grants = cited_papers(Grant).select_related("giver", "receiver__municipality")
        prefetch_related_objects(self.chains, Prefetch("grants", queryset=grants))
        self.grants: dict[UUID, list[Grant]] = {chain.pk: list(chain.grants.all()) for chain in self.chains}

    def _memberships(self) -> list[Membership]:
        cited = Prefetch("citations", queryset=TwinningCitation.objects.visible().select_related("source", "via"))
        found = Membership.objects.visible().filter(chain__in=self.chains).select_related("municipality__part_of")
        # Beside each stands whether the reader may change it.
        return list(found.prefetch_related(cited, *Membership.TOUCHES_THROUGH))

    def _events(self) -> list[Event]:
        citations = TwinningCitation.objects.visible().select_related("source", "via")
        told = Event.objects.visible().filter(Q(chain__in=self.chains) | Q(membership__chain__in=self.chains))
        found = told.select_related("host", "membership").in_time_order()
        return list(found.prefetch_related(Prefetch("citations", queryset=citations), "participants"))

    def _figures(self) -> dict[tuple[UUID, UUID], list[Figure]]:
        """The numbers of members of the associations that carry a chain, by chain and municipality."""
        carriers = Carrier.objects.visible().filter(chain__in=self.chains).values_list("chain", "organisation")
        chains_of: dict[UUID, list[UUID]] = defaultdict(list)
        for chain, organisation in carriers:
            chains_of[organisation].append(chain)
        citations = MunicipalityCitation.objects.visible().select_related("source", "via")
        found = Figure.objects.visible().filter(measure=Measure.MEMBERS, organisation__in=chains_of)
        figures: dict[tuple[UUID, UUID], list[Figure]] = defaultdict(list)
        for figure in found.select_related("organisation").prefetch_related(Prefetch("citations", queryset=citations)):
            if figure.organisation and figure.organisation.municipality_id:
                for chain in chains_of[figure.organisation.pk]:
                    figures[chain, figure.organisation.municipality_id].append(figure)
        return figures
