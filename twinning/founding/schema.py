"""Which records the founding files may hold, read off the models themselves."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from django.db import models

from agreements.models import (
    Agreement,
    AgreementCitation,
    Area,
    Decision,
    Duty,
    Grant,
    Party,
    SearchRecord,
)
from archive.fields import ImpreciseDateField
from archive.models import Citation, Repository, Source
from municipalities.models import Figure, Municipality, MunicipalityCitation, Name, Organisation, Succession
from twinning.founding.rows import Column, Kind, Table
from twinning.models import (
    Carrier,
    Chain,
    Event,
    Link,
    LinkKind,
    Membership,
    Survey,
    SurveyDefinition,
    SurveyFigure,
    TwinningCitation,
)

# In the order of writing: each refers only to those before it, to its own kind, or is a citation.
MODELS: tuple[type[models.Model], ...] = (
    Area, Repository, Source, Municipality, Name, Succession, Organisation, Figure,
    Agreement, Party, Decision, Duty, Grant, SearchRecord,
    Chain, Link, LinkKind, Membership, Carrier, Event, Survey, SurveyFigure, SurveyDefinition,
    MunicipalityCitation, AgreementCitation, TwinningCitation,
)  # fmt: skip


def table_name(model: type[models.Model]) -> str:
    """The name of a kind of record in the files: ``LinkKind`` is ``link_kind``."""
    return re.sub(r"(?<!^)(?=[A-Z])", "_", model.__name__).lower()


MODEL_OF = {table_name(model): model for model in MODELS}


@cache
def tables() -> dict[str, Table]:
    """Every table of the files."""
    cited_in = {
        table_name(_target(citation._meta.get_field(subject))): table_name(citation)
        for citation in MODELS
        if issubclass(citation, Citation)
        for subject in citation.SUBJECTS
    }
    return {name: Table(_columns(model), cited_in.get(name, "")) for name, model in MODEL_OF.items()}


def _columns(model: type[models.Model]) -> dict[str, Column]:
    """What a record may tell of itself. Its id is made of its key, and the key of an area is its code."""
    fields = [*model._meta.concrete_fields, *model._meta.many_to_many]
    given = [field for field in fields if field.editable and not field.primary_key]
    return {field.name: _column(field) for field in given if not (model is Area and field.name == "code")}


def _column(field: models.Field[Any, Any]) -> Column:
    if isinstance(field, ImpreciseDateField):
        return Column(Kind.DATE)
    if isinstance(field, models.ManyToManyField):
        return Column(Kind.MANY, table_name(_target(field)))
    if isinstance(field, models.ForeignKey):
        return Column(Kind.ONE, table_name(_target(field)))
    return Column(Kind.PLAIN, choices=frozenset(str(value) for value, _ in field.flatchoices))


def _target(field: Any) -> type[models.Model]:
    related = field.related_model
    assert isinstance(related, type)  # noqa: S101 -- models are loaded, so no name is left unresolved
    return related
