"""The addresses of signing in, and of one's own account: only those of allauth's that are needed."""

from allauth.account import views as account
from allauth.mfa.base import views as second
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as keys
from allauth.socialaccount import views as social
from django.urls import URLPattern, URLResolver, include, path, re_path
from django.utils.translation import gettext_lazy as _

LOG_IN: list[URLPattern | URLResolver] = [
    path("", account.login, name="account_login"),
    path(_("code/"), second.authenticate, name="mfa_authenticate"),
    path(_("passkey/"), keys.login_webauthn, name="mfa_login_webauthn"),
    path(_("closed/"), account.account_inactive, name="account_inactive"),
    path(_("cancelled/"), social.login_cancelled, name="socialaccount_login_cancelled"),
    path(_("failed/"), social.login_error, name="socialaccount_login_error"),
]
PASSWORD: list[URLPattern | URLResolver] = [
    path("", account.password_reset, name="account_reset_password"),
    path(_("sent/"), account.password_reset_done, name="account_reset_password_done"),
    path(_("changed/"), account.password_reset_from_key_done, name="account_reset_password_from_key_done"),
    re_path(
        r"^(?P<uidb36>[0-9A-Za-z]+)-(?P<key>[^/]+)/$",
        account.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
]
KEYS: list[URLPattern | URLResolver] = [
    path("", keys.list_webauthn, name="mfa_list_webauthn"),
    path(_("add/"), keys.add_webauthn, name="mfa_add_webauthn"),
    path(_("<int:pk>/name/"), keys.edit_webauthn, name="mfa_edit_webauthn"),
    path(_("<int:pk>/remove/"), keys.remove_webauthn, name="mfa_remove_webauthn"),
]
OWN: list[URLPattern | URLResolver] = [
    path("", second.index, name="mfa_index"),
    path(_("password/"), account.password_change, name="account_change_password"),
    path(_("first-password/"), account.password_set, name="account_set_password"),
    path(_("once-more/"), account.reauthenticate, name="account_reauthenticate"),
    path(_("once-more/code/"), second.reauthenticate, name="mfa_reauthenticate"),
    path(_("once-more/key/"), keys.reauthenticate_webauthn, name="mfa_reauthenticate_webauthn"),
    path(_("app/"), totp.activate_totp, name="mfa_activate_totp"),
    path(_("app/remove/"), totp.deactivate_totp, name="mfa_deactivate_totp"),
    path(_("recovery-codes/"), codes.view_recovery_codes, name="mfa_view_recovery_codes"),
    path(_("recovery-codes/new/"), codes.generate_recovery_codes, name="mfa_generate_recovery_codes"),
    path(_("recovery-codes/file/"), codes.download_recovery_codes, name="mfa_download_recovery_codes"),
    path(_("keys/"), include(KEYS)),
]

urlpatterns: list[URLPattern | URLResolver] = [
    path(_("log-in/"), include(LOG_IN)),
    path(_("log-out/"), account.logout, name="account_logout"),
    path(_("forgotten-password/"), include(PASSWORD)),
    path(_("account/"), include(OWN)),
]
