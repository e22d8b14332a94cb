"""An app knows only the floors below it: neither its imports nor its model relations lead upward."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.db.models import Model

FLOORS = {"archive": 0, "municipalities": 1, "agreements": 2, "twinning": 3}
FILES = [path for app in FLOORS for path in sorted((settings.BASE_DIR / app).rglob("*.py"))]
MODELS = [model for app in FLOORS for model in apps.get_app_config(app).get_models(include_auto_created=True)]
# Ways to reach a module or model by its name instead of importing it.
BY_NAME = {"import_module", "__import__", "import_string", "get_model", "get_app_config"}


def named_modules(tree: ast.AST) -> Iterator[str]:
    """Every module a file asks for: at the top, inside functions, under TYPE_CHECKING, or by its name in a text."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or ""
        elif isinstance(node, ast.Call) and called(node) in BY_NAME and node.args:
            first = node.args[0]
            if isinstance(first, ast.Constant) and isinstance(first.value, str):
                yield first.value


def called(node: ast.Call) -> str:
    function = node.func
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else ""


def upward(app: str, source: str) -> list[str]:
    packages = ((name, name.partition(".")[0]) for name in named_modules(ast.parse(source)))
    return [name for name, package in packages if FLOORS.get(package, -1) > FLOORS[app]]


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(settings.BASE_DIR)))
def test_no_import_leads_upward(path: Path) -> None:
    app = path.relative_to(settings.BASE_DIR).parts[0]
    assert upward(app, path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model._meta.label)
def test_no_model_relation_leads_upward(model: type[Model]) -> None:
    floor = FLOORS[model._meta.app_label]
    relations = [*model._meta.fields, *model._meta.many_to_many]
    targets = [field.remote_field.model._meta for field in relations if field.remote_field]
    assert [target.label for target in targets if FLOORS.get(target.app_label, -1) > floor] == []


@pytest.mark.parametrize(
    "source",
    [
        "import twinning.models",
        "from twinning.models import Link",
        "def late():\n    from twinning.models import Link",
        "if TYPE_CHECKING:\n    from twinning.models import Link",
        "importlib.import_module('twinning.models')",
        "apps.get_model('twinning.Link')",
        "apps.get_model('twinning', 'Link')",
    ],
)
def test_every_way_upward_is_noticed(source: str) -> None:
    assert len(upward("agreements", source)) == 1


def test_the_way_down_is_open() -> None:
    assert (
        upward("agreements", "from archive.models import Source\nfrom municipalities.models import Municipality") == []
    )
