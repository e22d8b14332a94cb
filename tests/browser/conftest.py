"""Debian's Chromium, where there is one, against a live server. Nothing but that server is reached."""

import os
import shutil
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.contrib.auth.models import User
from django.test import Client
from playwright.sync_api import BrowserContext, Page, Route, expect
from pytest_django.live_server_helper import LiveServer

HERE = Path(__file__).parent

# On a busy machine an answer may take its time; only one that never comes is a failure.
expect.set_options(timeout=60_000)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    names = ("chromium", "chromium-browser", "google-chrome")
    program = next(filter(None, map(shutil.which, names)), None)
    if program is None:
        pytest.skip("There is no Chromium here.")
    # Playwright keeps an event loop in this thread, which Django would otherwise take for asynchronous code.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    return {**browser_type_launch_args, "executable_path": program, "args": ["--no-sandbox"]}


@pytest.fixture
def context(context: BrowserContext) -> BrowserContext:
    def only_ours(route: Route) -> None:
        ours = urlsplit(route.request.url).hostname in {"localhost", "127.0.0.1"}
        route.continue_() if ours else route.abort()

    context.route("**/*", only_ours)
    return context


@pytest.fixture
def complaints(page: Page) -> list[str]:
    """What the browser complained of: errors of scripts, refusals of the content security policy, missing files."""
    heard: list[str] = []
    page.on("console", lambda message: heard.append(message.text) if message.type in {"error", "warning"} else None)
    page.on("pageerror", lambda error: heard.append(str(error)))
    return heard


@pytest.fixture
def at_work(page: Page, live_server: LiveServer, client: Client) -> Page:
    """An administrator's browser, already logged in."""
    client.force_login(User.objects.create_superuser("root", "root@example.se", "a-long-password"))
    session = client.cookies[settings.SESSION_COOKIE_NAME].value
    page.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": session, "url": live_server.url}])
    return page
