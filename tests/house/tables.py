"""What a database holds, as it says itself: each table's columns and constraints. Run as a program, after migrating."""

import json
import re
import sys
from typing import Any

from django.apps import apps
from django.db import connection

NUMBERED = re.compile(r"fk_\d+|__unnamed_constraint_\d+__")
FLOORS = ("archive", "municipalities", "agreements", "twinning")


def tables() -> dict[str, Any]:
    models = [model for app in FLOORS for model in apps.get_app_config(app).get_models(include_auto_created=True)]
    with connection.cursor() as cursor:
        return {model._meta.db_table: _table(cursor, model._meta.db_table) for model in models}


def _table(cursor: Any, name: str) -> list[str]:
    introspection = connection.introspection
    columns = [f"{c.name} {c.type_code} {c.null_ok}" for c in introspection.get_table_description(cursor, name)]
    constraints = introspection.get_constraints(cursor, name)
    # SQLite numbers the constraints that have no name, in the order in which it met them.
    told = [f"{NUMBERED.sub('', key)} {sorted(about.items())}" for key, about in constraints.items()]
    return sorted(columns) + sorted(told)


if __name__ == "__main__":
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    json.dump(tables(), sys.stdout)
