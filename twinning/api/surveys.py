"""Surveys by others, to set beside what the registry itself counts."""

from __future__ import annotations

from django.db.models import Prefetch, QuerySet

from agreements.api.serializers import AreaSerializer
from archive.api.serializers import Citations, RecordSerializer, with_citations
from archive.api.views import RecordViewSet
from twinning.filtersets import SurveyFilterSet
from twinning.models import Survey, SurveyDefinition, SurveyFigure, TwinningCitation


class SurveyFigureSerializer(RecordSerializer):
    area = AreaSerializer(read_only=True)
    citations = Citations()

    class Meta:
        model = SurveyFigure
        fields = [
            "id", "measure", "value", "qualifier", "unit", "standing", "area", "reason", "position", "scope", "date",
            "citations",
        ]  # fmt: skip


class SurveyDefinitionSerializer(RecordSerializer):
    """What the survey means by a standing."""

    citations = Citations()

    class Meta:
        model = SurveyDefinition
        fields = ["standing", "text", "citations"]


class SurveySerializer(RecordSerializer):
    resource = "surveys"
    figures = SurveyFigureSerializer(many=True, read_only=True)
    definitions = SurveyDefinitionSerializer(many=True, read_only=True)
    citations = Citations()

    class Meta:
        model = Survey
        fields = ["id", "name", "publisher", "date", "scope", "figures", "definitions", "citations"]


class SurveyViewSet(RecordViewSet):
    resource = "surveys"
    filterset_class = SurveyFilterSet
    serializer_class = SurveySerializer

    def get_queryset(self) -> QuerySet[Survey]:
        cited = with_citations(TwinningCitation)
        return Survey.objects.visible().prefetch_related(
            Prefetch("figures", SurveyFigure.objects.visible().select_related("area").prefetch_related(cited)),
            Prefetch("definitions", SurveyDefinition.objects.visible().prefetch_related(cited)),
            cited,
        )
