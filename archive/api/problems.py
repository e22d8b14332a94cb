"""What goes wrong, told as RFC 9457 problem details in the reader's language, without the system's insides."""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence
from typing import Any, Final

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.core.signals import got_request_exception
from django.http import Http404
from django.urls import reverse
from django.utils.encoding import force_str
from django.utils.translation import gettext_lazy as _
from rest_framework import exceptions
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import set_rollback

from archive.filtersets import Fault

MEDIA_TYPE: Final = "application/problem+json"
TITLES: Final[Mapping[int, Any]] = {
    400: _("The request was not understood"),
    401: _("Sign in first"),
    403: _("Not allowed"),
    404: _("Not found"),
    405: _("The method is not allowed here"),
    406: _("The answer cannot be given in that form"),
    415: _("The content is of a kind that is not understood"),
    429: _("Too many requests"),
    500: _("Something went wrong here"),
}
KINDS: Final[Mapping[int, str]] = {
    400: "bad-request",
    401: "not-signed-in",
    403: "not-allowed",
    404: "not-found",
    405: "method-not-allowed",
    406: "not-acceptable",
    415: "unsupported-media-type",
    429: "too-many-requests",
    500: "server-error",
}
DETAILS: Final[Mapping[int, Any]] = {
    404: _("There is nothing at this address."),
    405: _("This address can be read with GET, HEAD and OPTIONS."),
    406: _("Answers are given as application/json."),
    500: _("The fault is ours, and has been noted. Try again later."),
}
logger = logging.getLogger("django.request")


class WrongParameters(exceptions.APIException):
    """Parameters that are not known, or whose values are not: all of them at once."""

    status_code = 400
    kind = "bad-parameters"

    def __init__(self, faults: Sequence[Fault]) -> None:
        super().__init__(" ".join(fault.message for fault in faults))
        self.faults = faults


def refuse(faults: Sequence[Fault]) -> None:
    """Answer with every fault, if there is one."""
    if faults:
        raise WrongParameters(faults)


def problem_handler(raised: Exception, context: Mapping[str, Any]) -> Response | None:
    """Every refusal and failure of the API as a problem (settings: ``EXCEPTION_HANDLER``)."""
    request: Request = context["request"]
    problem = _as_problem(raised)
    if problem is None:
        if settings.DEBUG:
            return None
        _note(raised, request)
        problem = exceptions.APIException()
    set_rollback()
    return problem_response(problem, request)


def _as_problem(raised: Exception) -> exceptions.APIException | None:
    if isinstance(raised, exceptions.APIException):
        return raised
    if isinstance(raised, Http404):
        return exceptions.NotFound()
    return exceptions.PermissionDenied() if isinstance(raised, PermissionDenied) else None


def _note(raised: Exception, request: Request) -> None:
    """Write the failure down, and tell whoever listens for failures; the reader is told nothing of it."""
    logger.error("Internal Server Error: %s", request.path, exc_info=raised)
    got_request_exception.send(sender=None, request=request)


def problem_response(problem: exceptions.APIException, request: Request) -> Response:
    status = problem.status_code
    kind = getattr(problem, "kind", KINDS.get(status, "bad-request"))
    body: dict[str, Any] = {
        "type": f"{request.build_absolute_uri(reverse('api:docs'))}#{kind}",
        "title": force_str(TITLES.get(status, TITLES[400])),
        "status": status,
        "detail": _detail(problem),
        "instance": request.get_full_path(),
    }
    if isinstance(problem, WrongParameters):
        body["errors"] = [_error(fault) for fault in problem.faults]
    return Response(body, status=status, headers=_headers(problem), content_type=MEDIA_TYPE)


def _detail(problem: exceptions.APIException) -> str:
    """A sentence of its own, else the one for its status, else what was said where it was raised."""
    return force_str(getattr(problem, "sentence", None) or DETAILS.get(problem.status_code, problem.detail))


def _error(fault: Fault) -> dict[str, Any]:
    error: dict[str, Any] = {"parameter": fault.parameter, "value": fault.value, "message": fault.message}
    if fault.nearest:
        error["nearest"] = fault.nearest
    if fault.valid:
        error["valid"] = list(fault.valid)
    return error


def _headers(problem: exceptions.APIException) -> dict[str, str]:
    headers = {}
    if asked := getattr(problem, "auth_header", None):
        headers["WWW-Authenticate"] = str(asked)
    if wait := getattr(problem, "wait", None):
        headers["Retry-After"] = str(int(wait))
    return headers
