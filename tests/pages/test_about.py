"""What the registry says of itself."""

import pytest
from django.test import Client

PAGES = {
    "/om/": "/en/about/",
    "/sa-raknas-laget/": "/en/how-status-is-read/",
    "/tillganglighet/": "/en/accessibility/",
}


@pytest.mark.parametrize(("swedish", "english"), PAGES.items())
def test_each_page_leads_to_itself_in_the_other_language(client: Client, swedish: str, english: str) -> None:
    assert f'href="{english}" lang="en"' in client.get(swedish).content.decode()
    assert f'href="{swedish}" lang="sv"' in client.get(english).content.decode()


@pytest.mark.parametrize("address", [*PAGES, *PAGES.values()])
def test_each_page_names_its_language_and_its_other_addresses(client: Client, address: str) -> None:
    html = client.get(address).content.decode()
    language = "en" if address.startswith("/en/") else "sv"
    assert f'<html lang="{language}">' in html
    assert f'<link rel="canonical" href="http://testserver{address}">' in html
    assert html.count('rel="alternate" hreflang=') == 2


def test_the_rules_are_told_with_the_numbers_in_force(client: Client) -> None:
    html = client.get("/en/how-status-is-read/").content.decode()
    assert "for 15 years after its last evidence" in html
    assert "After 2 years without evidence" in html


def test_the_accessibility_statement_says_how_far_and_how_to_complain(client: Client) -> None:
    html = client.get("/en/accessibility/").content.decode()
    assert "partly compliant" in html
    assert "https://www.digg.se/tdosanmalan" in html


def test_the_pages_about_the_registry_are_only_read(client: Client) -> None:
    assert client.post("/om/").status_code == 405
