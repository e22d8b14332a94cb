"""Counts and inquiries by others."""

from __future__ import annotations

from django.contrib import admin

from archive.admin import RecordAdmin, RecordInline, StackedRecordInline, dated
from twinning.admin.citations import CitationsHere
from twinning.models import Survey, SurveyDefinition, SurveyFigure


class SurveyFigureInline(StackedRecordInline):
    model = SurveyFigure
    fields = [
        ("measure", "qualifier", "value", "unit"),
        ("standing", "area", "reason", "position"),
        ("scope", "date"),
    ]
    autocomplete_fields = ["area"]
    select = ("survey",)


class SurveyDefinitionInline(RecordInline):
    model = SurveyDefinition
    fields = ["standing", "text"]
    select = ("survey",)


@admin.register(Survey)
class SurveyAdmin(RecordAdmin):
    list_display = ["name", "publisher", dated(Survey, "date"), "scope"]
    search_fields = ["name", "publisher", "scope"]
    inlines = [SurveyFigureInline, SurveyDefinitionInline, CitationsHere]


@admin.register(SurveyFigure)
class SurveyFigureAdmin(RecordAdmin):
    list_display = ["survey", "measure", "qualifier", "value", "unit", "standing", "area", "scope"]
    list_display_links = ["survey", "measure"]
    list_filter = ["measure", "unit", "survey"]
    list_select_related = ["survey", "area"]
    search_fields = ["survey__name", "scope"]
    autocomplete_fields = ["survey", "area"]
    inlines = [CitationsHere]


@admin.register(SurveyDefinition)
class SurveyDefinitionAdmin(RecordAdmin):
    list_display = ["survey", "standing", "text"]
    list_display_links = ["survey", "standing"]
    list_filter = ["survey", "standing"]
    list_select_related = ["survey"]
    search_fields = ["survey__name", "text"]
    autocomplete_fields = ["survey"]
    inlines = [CitationsHere]
