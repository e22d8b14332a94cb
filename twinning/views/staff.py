"""Who may do what: one's colleagues, invitations, and taking a role away."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from archive.typed import seeks
from municipalities.models import Invitation, StaffRole
from municipalities.rights import TAKE_AWAY, WITHDRAW, may
from municipalities.services import invitation_send, invitation_send_again, invitation_withdraw, role_take_away
from twinning.pages.staff import InviteForm, StaffPage, TakeAwayForm


def _reader(request: HttpRequest) -> User:
    """Whoever is logged in; the views below are for nobody else."""
    if not isinstance(request.user, User):
        raise PermissionDenied
    return request.user


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def who_may(request: HttpRequest) -> HttpResponse:
    page = StaffPage(_reader(request))
    if request.method == "POST" and not page.invites:
        raise PermissionDenied(_("Editors invite colleagues to their own municipality."))
    sends = request.method == "POST" and not seeks(request.POST)
    form = InviteForm(page, request.POST) if sends else InviteForm(page, initial=request.POST.dict())
    if sends and form.is_valid() and _invited(request, form):
        return redirect("who-may")
    told = {"page": page, "form": form, "choice": page.choice(request.POST) if page.invites else None}
    return render(request, "pages/who_may.html", told, status=400 if form.errors else 200)


def _invited(request: HttpRequest, form: InviteForm) -> bool:
    given = {name: form.cleaned_data[name] for name in ("municipality", "role", "email")}
    try:
        invitation, mailed = invitation_send(**given, by=_reader(request))
    except ValidationError as refusal:
        _refuse(form, refusal)
        return False
    _tell(request, invitation, mailed)
    return True


def _refuse(form: InviteForm | TakeAwayForm, refusal: ValidationError) -> None:
    """What a rule of the model or the service says, at its field where the form has one."""
    by_field = refusal.message_dict if hasattr(refusal, "error_dict") else {"": refusal.messages}
    for name, told in by_field.items():
        form.add_error(name if name in form.fields else None, told)


def _tell(request: HttpRequest, invitation: Invitation, mailed: bool) -> None:
    if mailed:
        messages.success(request, _("An invitation is sent to %(email)s.") % {"email": invitation.email})
    else:
        messages.warning(request, _("The invitation is kept, but its mail could not be sent. Send it again later."))


@login_required
@require_POST
def send_again(request: HttpRequest, pk: UUID) -> HttpResponse:
    invitation = _invitation(request, pk)
    try:
        invitation, mailed = invitation_send_again(invitation=invitation, by=_reader(request))
        _tell(request, invitation, mailed)
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
    return redirect("who-may")


@login_required
@require_POST
def withdraw(request: HttpRequest, pk: UUID) -> HttpResponse:
    invitation = _invitation(request, pk)
    try:
        invitation_withdraw(invitation=invitation, by=_reader(request))
        messages.success(request, _("The invitation of %(email)s is withdrawn.") % {"email": invitation.email})
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
    return redirect("who-may")


def _invitation(request: HttpRequest, pk: UUID) -> Invitation:
    invitation = get_object_or_404(Invitation.objects.select_related("municipality"), pk=pk)
    if not may(_reader(request), WITHDRAW, invitation):
        raise PermissionDenied(_("Editors invite colleagues to their own municipality."))
    return invitation


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def take_away(request: HttpRequest, pk: int) -> HttpResponse:
    reader = _reader(request)
    role = StaffRole.objects.select_related("municipality", "user").filter(pk=pk).first()
    if role is None:
        messages.info(request, _("The role is taken away already."))
        return redirect("who-may")
    if not may(reader, TAKE_AWAY, role):
        raise PermissionDenied(_("Editors take away roles in their own municipality."))
    form = TakeAwayForm(request.POST or None, initial={"reason": ""})
    if request.method == "POST" and form.is_valid():
        try:
            role_take_away(role=role, by=reader, reason=form.cleaned_data["reason"])
            messages.success(request, _("The role is taken away."))
            return redirect("who-may")
        except ValidationError as refusal:
            _refuse(form, refusal)
    return render(request, "pages/take_away.html", {"role": role, "form": form}, status=400 if form.errors else 200)
