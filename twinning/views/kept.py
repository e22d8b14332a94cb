"""What was typed is kept where it cannot be saved: one was logged out meanwhile, or the page has grown old."""

from __future__ import annotations

from typing import Final
from urllib.parse import urlencode

from django.contrib.auth.models import User
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

PASSING: Final = ("csrfmiddlewaretoken",)
NOT_TYPED: Final = {*PASSING, "do", "key", "at", "step"}
# What is never shown again, not even hidden.
SECRET: Final = {"login", "password", "password1", "password2", "oldpassword", "code", "credential"}


def log_in_first(request: HttpRequest) -> HttpResponse:
    """To the page where one logs in; who has written something keeps it here meanwhile."""
    if not any(str(value).strip() for name, value in request.POST.items() if name not in NOT_TYPED):
        return redirect_to_login(request.get_full_path())
    return _kept(request, logged_out=True)


def token_refused(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001 - Django tells it
    """A form without its token, or with an old one. Sent from a page of ours, it can be sent once more."""
    typed = request.POST and _from_here(request) and SECRET.isdisjoint(request.POST)
    if typed and isinstance(getattr(request, "user", None), User):
        return _kept(request, logged_out=False)
    return render(request, "403_csrf.html", status=403)


def _from_here(request: HttpRequest) -> bool:
    """Whether the browser says that a page of ours sent it. What another site sends is never offered again."""
    return request.headers.get("Origin") == f"{request.scheme}://{request.get_host()}"


def _kept(request: HttpRequest, *, logged_out: bool) -> HttpResponse:
    pairs = [(name, value) for name in request.POST if name not in PASSING for value in request.POST.getlist(name)]
    context = {
        "pairs": pairs,
        "logged_out": logged_out,
        "log_in": f"{reverse('account_login')}?{urlencode({'next': request.path})}",
        "files": bool(request.FILES),
    }
    return render(request, "pages/kept.html", context, status=403)
