"""The tests' short way to tell one column from another says what Django says."""

from django.apps import apps
from django.db.models.expressions import Col

from tests.columns import slowly


def test_every_column_is_told_as_django_tells_it() -> None:
    fields = [field for model in apps.get_models() for field in model._meta.concrete_fields]
    columns = [Col(field.model._meta.db_table, field, *output) for field in fields for output in ((), (field,))]
    columns += [Col("alias", fields[0], fields[1]), Col("alias", target=fields[0]), Col("alias", fields[0], None)]
    assert [column for column in columns if column.identity != slowly(column)] == []
