"""The root of the API: its resources, what it says of itself, its documentation, and what is not there."""

from __future__ import annotations

from typing import Any, Final, NoReturn

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from rest_framework.exceptions import NotFound
from rest_framework.request import Request
from rest_framework.response import Response

from archive.api.hypermedia import link
from archive.api.views import ReadingView
from archive.filtersets import StrictFilterSet
from twinning.api.version import RELEASED, STATUS, VERSION

RESOURCES: Final = (
    "municipalities",
    "organisations",
    "figures",
    "links",
    "chains",
    "events",
    "agreements",
    "decisions",
    "duties",
    "grants",
    "search-records",
    "sources",
    "repositories",
    "surveys",
)


class RootView(ReadingView):
    """The way to every resource."""

    def asking(self) -> StrictFilterSet:
        return nothing_asked(super().asking())

    def get(self, request: Request) -> Response:
        ways = {name.replace("-", "_"): link(request, reverse(f"api:{name}-list"), "collection") for name in RESOURCES}
        ways["statistics"] = link(request, reverse("api:statistics"), "collection")
        own = {
            "self": link(request, reverse("api:root"), "self"),
            "api_info": link(request, reverse("api:api-info"), "service-meta"),
            "docs": link(request, reverse("api:docs"), "service-doc"),
        }
        return Response({"title": _("Twinning, the registry of twin towns"), "version": VERSION, "_links": own | ways})


class ApiInfoView(ReadingView):
    """What the API says of itself. The profile itself gives these names (VER.07)."""

    def asking(self) -> StrictFilterSet:
        return nothing_asked(super().asking())

    def get(self, request: Request) -> Response:
        return Response(
            {
                "apiName": "Twinning",
                "apiVersion": VERSION,
                "apiReleased": RELEASED,
                "apiDocumentation": request.build_absolute_uri(reverse("api:docs")),
                "apiStatus": STATUS,
            }
        )


def nothing_asked(asking: StrictFilterSet) -> StrictFilterSet:
    """No day is asked for here."""
    del asking.filters["as_of"]
    asking.known = ()
    return asking


class NothingView(ReadingView):
    """Whatever no resource answers to."""

    def check(self) -> NoReturn:
        raise NotFound

    def get(self, request: Request, *args: Any, **kwargs: Any) -> NoReturn:
        raise NotFound


@require_safe
def docs(_request: HttpRequest) -> HttpResponse:
    """How the API is used, in plain text."""
    text = (settings.BASE_DIR / "docs" / "api.md").read_text(encoding="utf-8")
    return HttpResponse(text, content_type="text/plain; charset=utf-8")
