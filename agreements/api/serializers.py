"""Agreements, decisions with their duties, grants, and what was sought."""

from __future__ import annotations

from datetime import date
from typing import Any

from rest_framework import serializers

from agreements.models import Agreement, Area, Decision, Duty, Grant, Party, SearchRecord
from archive.api.fields import Reference
from archive.api.serializers import Citations, RecordSerializer, SourceReference
from municipalities.api.serializers import municipality_reference, organisation_reference


def agreement_reference(**options: Any) -> Reference:
    return Reference("id", "slug", "title", **options)


def decision_reference(**options: Any) -> Reference:
    return Reference("id", "slug", "title", **options)


class AreaSerializer(serializers.ModelSerializer[Area]):
    """A field of cooperation, named in the language of the answer."""

    name = serializers.CharField(source="__str__", read_only=True)

    class Meta:
        model = Area
        fields = ["code", "name"]


class PartySerializer(RecordSerializer):
    municipality = municipality_reference()
    organisation = organisation_reference()
    citations = Citations()

    class Meta:
        model = Party
        fields = ["municipality", "organisation", "approved", "left", "citations"]


class AgreementSerializer(RecordSerializer):
    """An agreement; ``state`` is that of the day asked for."""

    resource = "agreements"
    state = serializers.SerializerMethodField()
    parties = PartySerializer(many=True, read_only=True)
    supersedes = agreement_reference()
    superseded_by = agreement_reference(source="successors", listed=True)
    areas = AreaSerializer(many=True, read_only=True)
    citations = Citations()

    class Meta:
        model = Agreement
        fields = [
            "id", "slug", "title", "kind", "existence", "state", "parties", "stated_parties", "signed",
            "in_force_from", "term_years", "ends", "terminated", "termination_reason", "supersedes", "superseded_by",
            "principles", "action_plan", "commitment", "signatories", "areas", "registry_number", "citations",
        ]  # fmt: skip

    def get_state(self, agreement: Agreement) -> str:
        day: date = self.context["day"]
        return agreement.state_on(day).value


class DutySerializer(RecordSerializer):
    """What must follow on a decision; ``open`` is told of the day asked for."""

    resource = "duties"
    decision = decision_reference()
    recipient = municipality_reference()
    letter = SourceReference(read_only=True)
    open = serializers.SerializerMethodField()
    citations = Citations()

    class Meta:
        model = Duty
        fields = ["id", "decision", "what", "recipient", "due", "done", "open", "letter", "citations"]

    def get_open(self, duty: Duty) -> bool:
        day: date = self.context["day"]
        done = duty.done.latest or duty.done.earliest
        return done is None or done > day


class DecisionSerializer(RecordSerializer):
    """A decision, or a proposal for one: see ``outcome``."""

    resource = "decisions"
    municipality = municipality_reference()
    concerns = municipality_reference(listed=True)
    organisations = organisation_reference(listed=True)
    agreement = agreement_reference()
    duties = Reference("id", "what", "due", "done", listed=True)
    citations = Citations()

    class Meta:
        model = Decision
        fields = [
            "id", "slug", "title", "municipality", "body", "proposer", "day", "effective", "registry_number",
            "matter", "outcome", "addressees", "reason", "text", "concerns", "organisations", "agreement", "duties",
            "citations",
        ]  # fmt: skip


class GrantSerializer(RecordSerializer):
    """Money given, proposed or withheld; ``amount`` is null where it is recorded as not known."""

    resource = "grants"
    giver = municipality_reference()
    receiver = organisation_reference()
    decision = decision_reference()
    citations = Citations()

    class Meta:
        model = Grant
        fields = [
            "id", "giver", "receiver", "state", "amount", "currency", "period", "yearly", "conditions", "decision",
            "citations",
        ]  # fmt: skip


class SearchRecordSerializer(RecordSerializer):
    """What somebody looked for, and whether it was found."""

    resource = "search-records"
    municipality = municipality_reference()
    organisations = organisation_reference(listed=True)
    citations = Citations()

    class Meta:
        model = SearchRecord
        fields = [
            "id", "sought", "wording", "places", "searched_by", "day", "found", "municipality", "organisations",
            "instead", "citations",
        ]  # fmt: skip
