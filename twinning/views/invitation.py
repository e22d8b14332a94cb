"""Accepting an invitation: with a new account, or with the one that is logged in."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth import login
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from municipalities.models import Invitation, InvitationState
from municipalities.services import account_create, digest_of, invitation_accept, invitation_vouched
from twinning.pages.staff import AcceptForm

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@sensitive_post_parameters("password1", "password2")
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def invitation(request: HttpRequest, token: str) -> HttpResponse:
    found = Invitation.objects.filter(digest=digest_of(token)).select_related("municipality", "invited_by").first()
    if found is None:
        raise Http404(_("No invitation has this address. It may have been sent again since: look for a later mail."))
    if found.state != InvitationState.OPEN or not invitation_vouched(found):
        return _over(request, found)
    if isinstance(request.user, User):
        return _with_account(request, found, request.user)
    if User.objects.filter(email__iexact=found.email).exists():
        return render(request, "pages/invitation_known.html", {"invitation": found})
    return _with_new_account(request, found)


def _with_account(request: HttpRequest, found: Invitation, user: User) -> HttpResponse:
    if request.method != "POST":
        return render(request, "pages/invitation_accept.html", {"invitation": found})
    try:
        invitation_accept(invitation=found, user=user)
    except ValidationError:
        found.refresh_from_db()
        return _over(request, found)
    return _welcome(request, found)


def _over(request: HttpRequest, found: Invitation) -> HttpResponse:
    told = {"invitation": found, "vouched": invitation_vouched(found)}
    return render(request, "pages/invitation_over.html", told, status=410)


def _with_new_account(request: HttpRequest, found: Invitation) -> HttpResponse:
    form = AcceptForm(found.email, request.POST or None)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        names = {name: given[name] for name in ("first_name", "last_name")}
        try:
            user = account_create(invitation=found, password=given["password1"], **names)
            login(request, user, backend=BACKEND)
            return _welcome(request, found)
        except ValidationError as refusal:
            form.add_error(None, refusal.messages)
    status = 400 if form.errors else 200
    return render(request, "pages/invitation.html", {"invitation": found, "form": form}, status=status)


def _welcome(request: HttpRequest, found: Invitation) -> HttpResponse:
    told = {"role": found.get_role_display(), "municipality": found.municipality}
    messages.success(request, _("You are now %(role)s for %(municipality)s.") % told)
    return redirect("who-may")
