"""Pages for when something is wrong: they help, in both languages, and ask nothing of the database."""

from django.template.loader import render_to_string
from django.test import Client
from django.urls import reverse


def test_an_address_that_nothing_has_is_told_in_both_languages(client: Client) -> None:
    response = client.get("/finns-inte/")
    assert response.status_code == 404
    assert "In English" in response.content.decode()
    assert "På svenska" in client.get("/en/not-there/").content.decode()


def test_a_failure_is_told_without_request_and_context() -> None:
    html = render_to_string("500.html")
    assert "Något gick fel hos oss" in html
    assert "Something went wrong on our side" in html


def test_a_request_that_cannot_be_read_is_told_without_request_and_context() -> None:
    html = render_to_string("400.html")
    assert "Begäran gick inte att förstå" in html
    assert "The address, or what was sent" in html


def test_what_is_closed_says_so_and_leads_to_the_login(client: Client) -> None:
    request = client.get("/om/").wsgi_request
    html = render_to_string("403.html", request=request)
    assert "Fel 403" in html or "Error 403" in html
    assert reverse("account_login") in html


def test_a_form_that_no_longer_holds_explains_why() -> None:
    client = Client(enforce_csrf_checks=True)
    response = client.post("/admin/login/", {"username": "a"})
    assert response.status_code == 403
    assert "Formuläret gäller inte längre" in response.content.decode()
