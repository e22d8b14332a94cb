"""Writing what concerns staff: roles given and taken away, invitations, saved views."""

from municipalities.services.invitations import (
    account_create,
    digest_of,
    invitation_accept,
    invitation_send,
    invitation_send_again,
    invitation_vouched,
    invitation_withdraw,
)
from municipalities.services.roles import role_give, role_take_away
from municipalities.services.saved_views import view_ask_instead, view_save

__all__ = [
    "account_create",
    "digest_of",
    "invitation_accept",
    "invitation_send",
    "invitation_send_again",
    "invitation_vouched",
    "invitation_withdraw",
    "role_give",
    "role_take_away",
    "view_ask_instead",
    "view_save",
]
