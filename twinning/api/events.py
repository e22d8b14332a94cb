"""Events: dated, cited statements."""

from __future__ import annotations

from typing import Any

from django.db.models import Prefetch
from rest_framework import serializers

from agreements.api.serializers import agreement_reference, decision_reference
from archive.api.fields import Reference
from archive.api.serializers import Citations, RecordSerializer, with_citations
from archive.api.views import RecordViewSet
from municipalities.api.serializers import municipality_reference
from municipalities.models import Municipality
from twinning.filtersets import EventFilterSet, visible_links
from twinning.models import Event, EventQuerySet, Membership, TwinningCitation
from twinning.statements import statement


def event_reference(**options: Any) -> Reference:
    return Reference("id", "kind", "title", "date", "rank", **options)


class MembershipSerializer(RecordSerializer):
    municipality = municipality_reference()
    chain = Reference("id", "slug", "name")

    class Meta:
        model = Membership
        fields = ["id", "municipality", "chain", "stint"]

    def to_representation(self, instance: Membership) -> Any:
        return None if instance.hidden else super().to_representation(instance)


class EventSerializer(RecordSerializer):
    """A statement. ``standing`` is what it asserts, by itself or by its kind; null: nothing."""

    resource = "events"
    standing = serializers.SerializerMethodField()
    levels = serializers.SerializerMethodField()
    host = municipality_reference()
    participants = municipality_reference(listed=True)
    part_of = event_reference()
    alternative_to = event_reference()
    alternatives = event_reference(listed=True)
    links = Reference("id", "slug", listed=True)
    chain = Reference("id", "slug", "name")
    membership = MembershipSerializer(read_only=True)
    municipality = municipality_reference()
    agreement = agreement_reference()
    decision = decision_reference()
    citations = Citations()

    class Meta:
        model = Event
        fields = [
            "id", "kind", "level", "levels", "standing", "tentative", "date", "title", "text", "place", "host",
            "participants", "participants_text", "stated_by", "reason", "part_of", "rank", "alternative_to",
            "alternatives", "about", "links", "chain", "membership", "municipality", "agreement", "decision",
            "citations",
        ]  # fmt: skip

    def get_standing(self, event: Event) -> str | None:
        asserted = statement(event).standing
        return asserted.value if asserted else None

    def get_levels(self, event: Event) -> list[str]:
        """The levels it counts at; one that does not say counts at the municipal level."""
        return sorted(statement(event).levels, reverse=True)


class EventViewSet(RecordViewSet):
    resource = "events"
    filterset_class = EventFilterSet
    serializer_class = EventSerializer

    def get_queryset(self) -> EventQuerySet:
        return with_event_relations(Event.objects.visible())


def with_event_relations(events: EventQuerySet) -> EventQuerySet:
    one = ("host", "part_of", "alternative_to", "chain", "municipality", "agreement", "decision")
    return events.select_related(*one, "membership__municipality", "membership__chain").prefetch_related(
        Prefetch("participants", Municipality.objects.visible().in_name_order()),
        Prefetch("alternatives", Event.objects.visible()),
        Prefetch("links", visible_links()),
        with_citations(TwinningCitation),
    )
