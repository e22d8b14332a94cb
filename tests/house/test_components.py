"""The house's components: small, each saying what it needs, and all standing on one page."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client, override_settings

TEMPLATES = Path(settings.BASE_DIR) / "templates"
COMPONENTS = sorted((TEMPLATES / "components").glob("*.html"))
EVERY_TEMPLATE = sorted(TEMPLATES.rglob("*.html"))
each_component = pytest.mark.parametrize("path", COMPONENTS, ids=lambda path: path.stem)


@each_component
def test_a_component_is_short(path: Path) -> None:
    assert len(path.read_text().splitlines()) < 75


@each_component
def test_a_component_states_its_variables_at_its_top(path: Path) -> None:
    head = path.read_text().partition("<")[0]
    assert "Variables: " in head or "No variables." in head


@override_settings(DEBUG=True)
def test_every_component_stands_on_the_page_of_components(client: Client) -> None:
    shown = {template.name for template in client.get("/components/").templates}
    assert {f"components/{path.name}" for path in COMPONENTS} <= shown


def test_the_page_of_components_is_for_developers_only(client: Client) -> None:
    assert client.get("/components/").status_code == 404


@pytest.mark.parametrize("path", EVERY_TEMPLATE, ids=[str(path.relative_to(TEMPLATES)) for path in EVERY_TEMPLATE])
def test_no_template_holds_styles_or_scripts_of_its_own(path: Path) -> None:
    assert not re.search(r"<style|<script(?![^>]* src=)|\sstyle=|\son\w+=['\"]", path.read_text())
