"""Inviting somebody to a role, and accepting it."""

from __future__ import annotations

import logging
import secrets
from datetime import timedelta
from hashlib import sha256

from django.conf import settings
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.core.mail import send_mail
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from municipalities.models import Invitation, InvitationState, Municipality, Role, StaffRole
from municipalities.rights import INVITE, may
from municipalities.services.roles import role_give

log = logging.getLogger(__name__)


def digest_of(token: str) -> str:
    return sha256(token.encode()).hexdigest()


def invitation_send(*, municipality: Municipality, role: Role | str, email: str, by: User) -> tuple[Invitation, bool]:
    """The invitation, and whether its mail could be sent; if not, it can be sent again."""
    invitation = Invitation(municipality=municipality, role=role, email=email.strip().lower())
    if StaffRole.objects.filter(user__email__iexact=invitation.email, municipality=municipality, role=role).exists():
        raise ValidationError({"email": _("Whoever has that address has this role already.")})
    invitation, token = _renewed(invitation, by)
    return invitation, _mail(invitation, token)


def invitation_send_again(*, invitation: Invitation, by: User) -> tuple[Invitation, bool]:
    """With a new token, and as long to run as a new one; the address sent before leads nowhere any more."""
    invitation, token = _renewed(invitation, by)
    return invitation, _mail(invitation, token)


@transaction.atomic
def _renewed(invitation: Invitation, by: User) -> tuple[Invitation, str]:
    if not invitation._state.adding:  # noqa: SLF001 - documented, in spite of its name
        invitation = _locked(invitation)
    _still_under_way(invitation)
    token = secrets.token_urlsafe(32)
    invitation.digest = digest_of(token)
    invitation.invited_by = by
    invitation.sent_at = timezone.now()
    invitation.expires_at = invitation.sent_at + timedelta(days=settings.INVITATION_DAYS)
    invitation.full_clean()
    invitation.save()
    return invitation, token


@transaction.atomic
def invitation_withdraw(*, invitation: Invitation, by: User) -> Invitation:
    """Its address leads nowhere any more."""
    invitation = _locked(invitation)
    _still_under_way(invitation)
    invitation.withdrawn_at = timezone.now()
    invitation.save()
    log.info("%s withdrew the invitation %s.", by.get_username(), invitation.pk)
    return invitation


@transaction.atomic
def invitation_accept(*, invitation: Invitation, user: User) -> StaffRole:
    """Whoever comes with the address that was sent gets the role; once, and in time."""
    invitation = _locked(invitation)
    if invitation.state != InvitationState.OPEN or not invitation_vouched(invitation):
        raise ValidationError(_("This invitation is no longer open."))
    invitation.accepted_at, invitation.accepted_by = timezone.now(), user
    invitation.save()
    words = {"email": invitation.email}
    return role_give(
        user=user,
        municipality=invitation.municipality,
        role=invitation.role,
        by=invitation.invited_by,
        reason=_("Invited as %(email)s.") % words,
    )


def invitation_vouched(invitation: Invitation) -> bool:
    """Whether whoever sent it may still invite: nobody leaves a way in behind for after their role is taken away.

    For whom nobody answers any more, as where the account is gone, somebody else sends it again.
    """
    return invitation.invited_by is not None and may(invitation.invited_by, INVITE, invitation.municipality)


@transaction.atomic
def account_create(*, invitation: Invitation, first_name: str, last_name: str, password: str) -> User:
    """A new account for the address that was invited, with its role."""
    email = invitation.email
    if User.objects.filter(email__iexact=email).exists():
        raise ValidationError(_("There is an account with this address. Log in to accept the invitation."))
    user = User(username=_free_name(email), email=email, first_name=first_name, last_name=last_name)
    user.set_password(password)
    user.full_clean()
    user.save()
    invitation_accept(invitation=invitation, user=user)
    return user


def _free_name(email: str) -> str:
    """Usernames are for histories and lists; nobody logs in with one."""
    name = email[:150]
    return secrets.token_hex(16) if User.objects.filter(username__iexact=name).exists() else name


def _locked(invitation: Invitation) -> Invitation:
    """As it is now, for whoever comes first."""
    return Invitation.objects.select_for_update(of=("self",)).select_related("municipality").get(pk=invitation.pk)


def _still_under_way(invitation: Invitation) -> None:
    if invitation.accepted_at or invitation.withdrawn_at:
        raise ValidationError(_("This invitation has been accepted or withdrawn."))


def _mail(invitation: Invitation, token: str) -> bool:
    address = settings.SITE_ADDRESS + reverse("invitation", args=[token])
    told = {"invitation": invitation, "address": address}
    subject = _("Invitation to the registry of twin towns: %(municipality)s") % {
        "municipality": invitation.municipality
    }
    body = render_to_string("mail/invitation.txt", told)
    try:
        send_mail(" ".join(subject.split()), body, None, [invitation.email])
    except OSError:
        log.exception("The mail of the invitation %s could not be sent.", invitation.pk)
        return False
    return True
