"""Asking the API as anybody on the net would."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client

Ask = Callable[..., Any]


@pytest.fixture
def ask(client: Client, db: None) -> Ask:
    """``ask("links?country=NO")`` gives the JSON of a 200; another expected status is named."""

    def answer(path: str, status: int = 200, language: str = "sv", user: User | None = None) -> Any:
        if user is not None:
            client.force_login(user)
        response = client.get(f"/api/v1/{path}", headers={"accept-language": language})
        assert response.status_code == status, response.content.decode()
        kind = "application/json" if status == 200 else "application/problem+json"
        assert response["Content-Type"] == kind
        assert response["Content-Language"] == language
        return response.json()

    return answer


@pytest.fixture
def faults(ask: Ask) -> Callable[[str], dict[str, str]]:
    """The refused parameters of a request, each with what was perhaps meant."""

    def refused(path: str) -> dict[str, str]:
        return {error["parameter"]: error.get("nearest", "") for error in ask(path, status=400)["errors"]}

    return refused
