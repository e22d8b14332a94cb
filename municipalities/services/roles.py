"""Giving a role and taking it away; its history tells who did and why."""

from __future__ import annotations

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from municipalities.models import Municipality, Role, StaffRole
from municipalities.rights import KEPT


@transaction.atomic
def role_give(*, user: User, municipality: Municipality, role: Role | str, by: User | None, reason: str) -> StaffRole:
    """The role, new or held before. Who holds one is let into the admin too, and sees there what the role reaches."""
    held = StaffRole.objects.filter(user=user, municipality=municipality, role=role).first()
    if held is None:
        held = StaffRole(user=user, municipality=municipality, role=role)
        _sign(held, by, reason)
        held.full_clean()
        held.save()
    if not user.is_staff:
        user.is_staff = True
        user.save(update_fields=["is_staff"])
    _forget(user)
    return held


@transaction.atomic
def role_take_away(*, role: StaffRole, by: User, reason: str) -> None:
    """For good: what is given back is a new role. Nobody takes away the last of their own, and locks themselves out."""
    if not reason.strip():
        raise ValidationError({"reason": _("Say why the role is taken away.")})
    # Two at once must not each leave the other's as the last, nor wait for each other: all are locked, in one order.
    held = [each.pk for each in StaffRole.objects.select_for_update().filter(user=role.user).order_by("pk")]
    if role.pk not in held:
        raise ValidationError(_("The role is taken away already."))
    last = held == [role.pk]
    if last and role.user == by and not by.is_superuser:
        raise ValidationError({"reason": _("This is your own last role. Ask a colleague to take it away.")})
    user = role.user
    _sign(role, by, reason)
    role.delete()
    if last and user.is_staff and not user.is_superuser:
        user.is_staff = False
        user.save(update_fields=["is_staff"])
    _forget(user)


def _sign(role: StaffRole, by: User | None, reason: str) -> None:
    """Who does it and why, where django-simple-history reads it."""
    role._history_user = by  # type: ignore[attr-defined]
    role._change_reason = reason.strip() or None  # type: ignore[attr-defined]


def _forget(user: User) -> None:
    """What was remembered of the roles of this user object is no longer so."""
    user.__dict__.pop(KEPT, None)
