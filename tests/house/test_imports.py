"""Modules stand on each other in one order: none imports, on any way round, one that imports it."""

import ast
from collections.abc import Iterator, Mapping
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest
from django.conf import settings

APPS = ("archive", "municipalities", "agreements", "twinning")
# What services write is shown by these, and by none that services import.
ABOVE_SERVICES = {"pages", "views", "api", "admin", "forms"}


def name_of(path: Path) -> str:
    parts = path.relative_to(settings.BASE_DIR).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


MODULES = {name_of(path): path for app in APPS for path in sorted((settings.BASE_DIR / app).rglob("*.py"))}


def imported(statements: list[ast.stmt]) -> Iterator[str]:
    """What a module imports as it is loaded; what types alone ask for is not loaded."""
    for statement in statements:
        if isinstance(statement, ast.Import):
            yield from (alias.name for alias in statement.names)
        elif isinstance(statement, ast.ImportFrom) and statement.module:
            yield from (f"{statement.module}.{alias.name}" for alias in statement.names)
        elif (
            isinstance(statement, ast.If | ast.Try) and "TYPE_CHECKING" not in ast.unparse(statement).partition(":")[0]
        ):
            yield from imported([*statement.body, *statement.orelse])


def graph_of(sources: Mapping[str, str]) -> dict[str, set[str]]:
    """By module, the others of ours that it imports; a name out of a package is the package's."""
    found = {}
    for name, source in sources.items():
        asked = [(each, each.rpartition(".")[0]) for each in imported(ast.parse(source).body)]
        found[name] = {whole if whole in sources else holder for whole, holder in asked} & {*sources} - {name}
    return found


@pytest.fixture(scope="module")
def graph() -> dict[str, set[str]]:
    return graph_of({name: path.read_text(encoding="utf-8") for name, path in MODULES.items()})


def cycle_in(graph: Mapping[str, set[str]]) -> list[str]:
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as found:
        return list(found.args[1])
    return []


def test_no_modules_import_each_other_in_a_circle(graph: dict[str, set[str]]) -> None:
    assert cycle_in(graph) == []


def test_services_import_no_page_and_no_form(graph: dict[str, set[str]]) -> None:
    services = {name: wanted for name, wanted in graph.items() if ".services" in name}
    assert services
    upward = [f"{name} > {each}" for name, wanted in services.items() for each in wanted if shows(each)]
    assert sorted(upward) == []


def shows(name: str) -> bool:
    return name.split(".")[1:2] != [] and name.split(".")[1] in ABOVE_SERVICES


def test_a_circle_is_found_however_long() -> None:
    sources = {"a.one": "from a import two", "a.two": "from a.three import THREE", "a.three": "import a.one", "a": ""}
    assert set(cycle_in(graph_of(sources))) == {"a.one", "a.two", "a.three"}


def test_what_types_alone_ask_for_makes_no_circle() -> None:
    sources = {"a.one": "if TYPE_CHECKING:\n    from a.two import Two", "a.two": "from a.one import One"}
    assert cycle_in(graph_of(sources)) == []
