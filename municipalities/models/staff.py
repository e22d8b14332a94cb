"""Staff: what they may do, for which municipality, and how they are invited to it."""

from __future__ import annotations

import uuid
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from archive.models import kept_history
from municipalities.models.municipality import Municipality


class Role(models.TextChoices):
    EDITOR = "editor", _("editor")
    ARCHIVIST = "archivist", _("archivist")


class StaffRole(models.Model):
    """What a user may do, and for which municipality (behörighet). Administrators need none."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="staff_roles")
    municipality = models.ForeignKey(Municipality, on_delete=models.PROTECT, related_name="staff_roles")
    role = models.CharField(_("role"), max_length=12, choices=Role)

    history = kept_history()
    objects = models.Manager["StaffRole"]()

    class Meta:
        verbose_name = _("staff role")
        verbose_name_plural = _("staff roles")
        ordering = ["municipality__name", "user__username", "role"]
        constraints = [
            models.UniqueConstraint(
                name="municipalities_staffrole_unique",
                fields=["user", "municipality", "role"],
                violation_error_message=_("The user already has this role there."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.user}: {self.get_role_display()}, {self.municipality}"


class InvitationState(models.TextChoices):
    OPEN = "open", _("open")
    EXPIRED = "expired", _("expired")
    ACCEPTED = "accepted", _("accepted")
    WITHDRAWN = "withdrawn", _("withdrawn")


class InvitationQuerySet(models.QuerySet["Invitation"]):
    def under_way(self) -> Self:
        """Those that nobody has accepted or withdrawn; one that has expired can be sent again."""
        return self.filter(accepted_at__isnull=True, withdrawn_at__isnull=True)


class Invitation(models.Model):
    """An offer of a role, sent by mail (inbjudan). Of its token only a digest is kept."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    municipality = models.ForeignKey(
        Municipality, verbose_name=_("municipality"), on_delete=models.PROTECT, related_name="invitations"
    )
    role = models.CharField(_("role"), max_length=12, choices=Role)
    email = models.EmailField(_("e-mail"))
    digest = models.CharField(max_length=64, editable=False)
    invited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("invited by"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    sent_at = models.DateTimeField(_("sent"), default=timezone.now)
    expires_at = models.DateTimeField(_("expires"))
    accepted_at = models.DateTimeField(_("accepted"), null=True, blank=True)
    accepted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("accepted by"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    withdrawn_at = models.DateTimeField(_("withdrawn"), null=True, blank=True)

    objects = InvitationQuerySet.as_manager()

    class Meta:
        verbose_name = _("invitation")
        verbose_name_plural = _("invitations")
        ordering = ["municipality__name", "email", "role", "id"]
        constraints = [
            models.UniqueConstraint(
                name="municipalities_invitation_token_once",
                fields=["digest"],
                violation_error_message=_("Another invitation has this address. Send it again."),
            ),
            models.UniqueConstraint(
                name="municipalities_invitation_one_under_way",
                fields=["municipality", "role", "email"],
                condition=Q(accepted_at__isnull=True, withdrawn_at__isnull=True),
                violation_error_message=_("That address is invited to this role already. Send the invitation again."),
            ),
            models.CheckConstraint(
                name="municipalities_invitation_accepted_or_withdrawn",
                condition=Q(accepted_at__isnull=True) | Q(withdrawn_at__isnull=True),
                violation_error_message=_("An invitation is accepted or withdrawn, not both."),
            ),
            models.CheckConstraint(
                name="municipalities_invitation_expires_after_sent",
                condition=Q(expires_at__gt=F("sent_at")),
                violation_error_message=_("An invitation expires after it is sent."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.email}: {self.get_role_display()}, {self.municipality}"

    @property
    def state(self) -> InvitationState:
        if self.accepted_at:
            return InvitationState.ACCEPTED
        if self.withdrawn_at:
            return InvitationState.WITHDRAWN
        return InvitationState.EXPIRED if self.expires_at <= timezone.now() else InvitationState.OPEN
