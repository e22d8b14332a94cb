"""Links in answers, as link description objects (national profile HYP.11–17): absolute, with relation and method."""

from __future__ import annotations

from typing import Any, TypedDict

from django.db.models import Model
from django.http import QueryDict
from django.urls import reverse
from rest_framework.request import Request


class LinkObject(TypedDict):
    href: str
    rel: str
    method: str


def link(request: Request, address: str, rel: str) -> LinkObject:
    return {"href": request.build_absolute_uri(address), "rel": rel, "method": "GET"}


def resource_address(resource: str, record: Model) -> str:
    """The address of one record by its id, which never changes."""
    return reverse(f"api:{resource}-detail", args=[record.pk])


def record_links(request: Request, resource: str, record: Model) -> dict[str, LinkObject]:
    """To the record itself, and to its page in the language of the answer where it has one."""
    links = {"self": link(request, resource_address(resource, record), "self")}
    page = getattr(record, "get_absolute_url", None)
    if page is not None:
        links["html"] = link(request, page(), "alternate")
    return links


def with_parameters(request: Request, **changed: Any) -> str:
    """This address with all of its parameters, some of them changed."""
    parameters: QueryDict = request.query_params.copy()
    for name, value in changed.items():
        parameters[name] = str(value)
    return f"{request.path}?{parameters.urlencode()}"
