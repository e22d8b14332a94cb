"""What allauth asks of the house: who may come in, where they come to, and in which words they are refused."""

from __future__ import annotations

import logging
from typing import Any, ClassVar

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.models import EmailAddress
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.contrib.auth.models import User
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from municipalities.rights import held_by

log = logging.getLogger(__name__)


class AccountAdapter(DefaultAccountAdapter):
    """Nobody signs up: an account comes of an invitation, or of an administrator."""

    error_messages: ClassVar[dict[str, Any]] = {
        **DefaultAccountAdapter.error_messages,
        "email_password_mismatch": _("The e-mail address or the password is wrong."),
        "too_many_login_attempts": _("Too many attempts have failed. Wait ten minutes, then try again."),
        "enter_current_password": _("This is not your present password."),
        "incorrect_password": _("This is not your password."),
        "incorrect_code": _("The code is wrong, or too old. Write the one that is shown now."),
        "invalid_password_reset": _("This address for a new password has been used, or is too old."),
        "rate_limited": _("Too many attempts. Wait ten minutes, then try again."),
        "account_inactive": _("This account is closed."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        """Whoever came for nothing in particular comes to their work, if they have any here."""
        user = request.user
        works = isinstance(user, User) and (user.is_superuser or held_by(user).staff)
        return reverse("work" if works else "home")

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        return reverse("mfa_index")

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Whether a mail could be sent is for the operator to know: an answer would tell who has an account."""
        try:
            super().send_mail(template_prefix, email, context)
        except OSError:
            log.exception("A mail could not be sent.")


class SecondFactorAdapter(DefaultMFAAdapter):
    error_messages: ClassVar[dict[str, Any]] = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": AccountAdapter.error_messages["incorrect_code"],
        "cannot_generate_recovery_codes": _("Recovery codes are for those who have an app or a key as well."),
    }

    def generate_authenticator_name(self, user: Any, type: Any) -> str:  # noqa: A002 - named so by allauth
        number = Authenticator.objects.filter(user_id=user.pk, type=type).count() + 1
        return gettext("Key %(number)s") % {"number": number}


class OwnLoginAdapter(DefaultSocialAccountAdapter):
    """The municipality's own login lets in those who have an account here."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:
        return False

    def authenticate_by_email(self, sociallogin: Any) -> tuple[Any, str] | None:
        """By an address that its server has proved, among those that it may speak for. Never an administrator.

        A municipality's own login is run by that municipality; whoever can set an address there must not become
        somebody of another. What is proved is a plain yes: some servers send the word "false", which is not nothing.
        """
        domains = sociallogin.provider.app.settings["email_domains"]
        told = [each for each in sociallogin.email_addresses if each.verified is True]
        sociallogin.email_addresses = [each for each in told if each.email.rpartition("@")[2].casefold() in domains]
        found: tuple[Any, str] | None = super().authenticate_by_email(sociallogin)
        if found is None or found[0].is_superuser:
            return None
        # The invitation proved it, too. Else allauth takes the account for a stranger's, and its password away.
        proved = {"verified": True, "primary": True}
        EmailAddress.objects.update_or_create(user=found[0], email=found[1].lower(), defaults=proved)
        return found

    def get_connect_redirect_url(self, request: HttpRequest, socialaccount: Any) -> str:
        return reverse("mfa_index")
