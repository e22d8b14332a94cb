"""A browser for sweeps over thousands of pages: it keeps no copy of what each template was given."""

from __future__ import annotations

from typing import Any, Final

from django.test import Client

# What counts queries, keeps threads apart and serves files of the code says nothing about rights.
BESIDES: Final = ("tests.one_at_a_time.", "zeal.", "whitenoise.")


class Browser(Client):
    """Django's own, but for the signals of its templates: half of the time of a page goes to them and to counting."""

    def __init__(self, **options: Any) -> None:
        super().__init__(raise_request_exception=False, **options)

    def request(self, **request: Any) -> Any:
        response = self.handler(self._base_environ(**request))  # type: ignore[attr-defined]  # unknown to its types
        if response.cookies:
            self.cookies.update(response.cookies)
        return response


def without_counting(middleware: list[str]) -> list[str]:
    return [each for each in middleware if not each.startswith(BESIDES)]
