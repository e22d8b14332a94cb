"""Every rule that lives in the database: it refuses by itself, and the model says why in words."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, models, transaction
from django.utils import translation

from tests import factories as make
from tests.models.breakages import BREAKAGES, MODELS, RECORDS, well

CONSTRAINTS = {constraint.name: constraint for model in MODELS for constraint in model._meta.constraints}
# Rules that the model's own clean() tells sooner, at the field that it concerns.
TOLD_SOONER = {
    "archive_scan_turned_by_quarters": "Value 45 is not a valid choice.",
    "twinning_link_low_before_high": "A link joins two different municipalities. Choose another.",
}


def written(record: models.Model) -> None:
    """Past all checks of the model, straight into the table."""
    fields = [field.name for field in record._meta.concrete_fields if not field.primary_key]
    type(record)._default_manager.bulk_update([record], fields)


def names_it(refusal: IntegrityError, constraint: models.BaseConstraint) -> bool:
    """SQLite names the columns of a unique constraint, PostgreSQL always the constraint."""
    if connection.vendor == "sqlite" and isinstance(constraint, models.UniqueConstraint):
        columns = {name.removesuffix("_id") for name in constraint.fields}
        return "UNIQUE" in str(refusal) and all(f".{name}" in str(refusal) for name in columns)
    return constraint.name in str(refusal)


def test_every_constraint_has_a_breakage_and_every_breakage_a_constraint() -> None:
    assert sorted(CONSTRAINTS) == sorted(BREAKAGES)


def test_every_constraint_says_what_is_wrong_in_words_of_its_own() -> None:
    silent = [
        name
        for name, constraint in CONSTRAINTS.items()
        if constraint.violation_error_message == constraint.default_violation_error_message
    ]
    assert silent == []


@pytest.mark.django_db
@pytest.mark.parametrize("name", sorted(BREAKAGES))
def test_the_database_itself_refuses(name: str) -> None:
    record = BREAKAGES[name]()
    with pytest.raises(IntegrityError) as refusal, transaction.atomic():
        written(record)
    assert names_it(refusal.value, CONSTRAINTS[name])


@pytest.mark.django_db
@pytest.mark.parametrize("name", sorted(BREAKAGES))
def test_the_model_says_why(name: str) -> None:
    record = BREAKAGES[name]()
    with translation.override("en"):
        with pytest.raises(ValidationError) as refusal:
            record.full_clean()
        told = TOLD_SOONER.get(name, str(CONSTRAINTS[name].violation_error_message))
        assert told in refusal.value.messages


@pytest.mark.django_db
@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_a_record_made_for_tests_breaks_no_rule(model: type[models.Model]) -> None:
    well(model).validate_constraints()


@pytest.mark.parametrize("model", RECORDS, ids=lambda model: model.__name__)
def test_no_model_lost_the_rules_it_inherits(model: type[models.Model]) -> None:
    label = model._meta.label_lower.replace(".", "_")
    assert f"{label}_hidden_has_reason" in CONSTRAINTS


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("latitude", "longitude"), [(None, "12.32"), ("58.38", None), ("91", "12.32"), ("58.38", "-180.1")]
)
def test_half_a_position_is_none(latitude: str | None, longitude: str | None) -> None:
    with pytest.raises(IntegrityError, match="position_whole"), transaction.atomic():
        make.MunicipalityFactory(latitude=latitude, longitude=longitude)


@pytest.mark.django_db
def test_a_link_is_refused_by_the_database_in_the_wrong_order() -> None:
    link = make.LinkFactory()
    link.low_id, link.high_id = link.high_id, link.low_id
    with pytest.raises(IntegrityError, match="low_before_high"), transaction.atomic():
        written(link)


@pytest.mark.django_db
@pytest.mark.parametrize("taken", ["name", "succession", "party", "definition", "transcription", "membership"])
def test_what_is_hidden_does_not_stand_in_the_way(taken: str) -> None:
    names = {
        "name": "municipalities_name_unique",
        "succession": "municipalities_succession_unique",
        "party": "agreements_party_municipality_once",
        "definition": "twinning_surveydefinition_unique",
        "transcription": "archive_transcription_one_per_source_and_maker",
        "membership": "twinning_membership_one_per_stint",
    }
    record = BREAKAGES[names[taken]]()
    other = type(record)._default_manager.exclude(pk=record.pk)
    other.update(hidden_at="2024-01-17T12:00:00Z", hidden_reason="Dubblett")
    record.full_clean()
    written(record)
