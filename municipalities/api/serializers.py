"""Municipalities as they name themselves, their associations and figures."""

from __future__ import annotations

from typing import Any

from rest_framework import serializers

from archive.api.fields import Reference
from archive.api.serializers import Citations, RecordSerializer
from archive.countries import country_name
from archive.reading import language
from municipalities.models import Figure, Municipality, Name, Organisation, Succession


def municipality_reference(**options: Any) -> Reference:
    return Reference("id", "slug", "name", "country", **options)


def organisation_reference(**options: Any) -> Reference:
    return Reference("id", "name", **options)


class NameSerializer(RecordSerializer):
    class Meta:
        model = Name
        fields = ["name", "language", "used_from", "used_to"]


class MunicipalitySerializer(RecordSerializer):
    """A municipality, or a body that stands in the place of one."""

    resource = "municipalities"
    country_name = serializers.SerializerMethodField()
    part_of = municipality_reference()
    names = NameSerializer(many=True, read_only=True)

    class Meta:
        model = Municipality
        fields = [
            "id", "slug", "name", "kind", "country", "country_name", "part_of", "description", "national_code",
            "wikidata_id", "latitude", "longitude", "web_site", "existed_from", "existed_to", "names",
        ]  # fmt: skip

    def get_country_name(self, municipality: Municipality) -> str:
        return country_name(municipality.country, language())


class PredecessorSerializer(RecordSerializer):
    municipality = municipality_reference(source="predecessor")
    citations = Citations()

    class Meta:
        model = Succession
        fields = ["municipality", "kind", "date", "citations"]


class SuccessorSerializer(PredecessorSerializer):
    municipality = municipality_reference(source="successor")


class FigureSerializer(RecordSerializer):
    """A number; null where it is recorded as not known."""

    resource = "figures"
    municipality = municipality_reference()
    organisation = organisation_reference()
    citations = Citations()

    class Meta:
        model = Figure
        fields = [
            "id", "municipality", "organisation", "measure", "value", "qualifier", "date", "scope", "citations",
        ]  # fmt: skip


class OrganisationSerializer(RecordSerializer):
    """An association; its name is null where it is not known."""

    resource = "organisations"
    municipality = municipality_reference()
    citations = Citations()

    class Meta:
        model = Organisation
        fields = ["id", "name", "kind", "municipality", "founded", "web_site", "citations"]
