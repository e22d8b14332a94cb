"""How people sign in: by e-mail and password, a second factor or a passkey, or the municipality's own login."""

from __future__ import annotations

from typing import Any

from twinning.environment import Environment

PASSWORD_LENGTH = 12
_VALIDATION = "django.contrib.auth.password_validation"


def account_settings(environment: Environment) -> dict[str, Any]:
    """By the names of the settings. Nobody signs up: whoever has an account was invited."""
    return {
        **environment.mail,
        "LOGIN_URL": "account_login",
        "LOGIN_REDIRECT_URL": "home",
        "AUTH_PASSWORD_VALIDATORS": [
            {"NAME": f"{_VALIDATION}.MinimumLengthValidator", "OPTIONS": {"min_length": PASSWORD_LENGTH}},
            {"NAME": f"{_VALIDATION}.UserAttributeSimilarityValidator"},
            {"NAME": f"{_VALIDATION}.CommonPasswordValidator"},
            {"NAME": f"{_VALIDATION}.NumericPasswordValidator"},
        ],
        "ALLAUTH_TRUSTED_PROXY_COUNT": environment.proxies,
        **_accounts(environment),
        **_second_factor(environment),
        **_own_login(environment),
    }


def _accounts(environment: Environment) -> dict[str, Any]:
    return {
        "ACCOUNT_ADAPTER": "twinning.account.adapter.AccountAdapter",
        "ACCOUNT_FORMS": {
            "login": "twinning.account.forms.LogInForm",
            "reauthenticate": "twinning.account.forms.OnceMoreForm",
            "change_password": "twinning.account.forms.ChangeForm",
            "set_password": "twinning.account.forms.SetForm",
            "reset_password": "twinning.account.forms.ForgottenForm",
            "reset_password_from_key": "twinning.account.forms.NewPasswordForm",
        },
        "ACCOUNT_LOGIN_METHODS": {"email"},
        "ACCOUNT_SIGNUP_FIELDS": ["email*", "password1*", "password2*"],
        # An address is proved by the invitation that was sent to it.
        "ACCOUNT_EMAIL_VERIFICATION": "none",
        "ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS": False,
        "ACCOUNT_EMAIL_SUBJECT_PREFIX": "",
        "ACCOUNT_DEFAULT_HTTP_PROTOCOL": "https" if environment.https else "http",
        # Until the browser is closed: many sit at a machine that others use too.
        "ACCOUNT_SESSION_REMEMBER": False,
        # Five wrong passwords for one address, or fifteen from one place, and there is a pause.
        "ACCOUNT_RATE_LIMITS": {"login_failed": "15/5m/ip,5/10m/key"},
    }


def _second_factor(environment: Environment) -> dict[str, Any]:
    return {
        "MFA_ADAPTER": "twinning.account.adapter.SecondFactorAdapter",
        "MFA_FORMS": {
            "authenticate": "twinning.account.forms.CodeForm",
            "reauthenticate": "twinning.account.forms.CodeAgainForm",
            "activate_totp": "twinning.account.forms.ActivateForm",
            "add_webauthn": "twinning.account.forms.AddKeyForm",
            "edit_webauthn": "twinning.account.forms.NameKeyForm",
        },
        "MFA_SUPPORTED_TYPES": ["totp", "webauthn", "recovery_codes"],
        "MFA_PASSKEY_LOGIN_ENABLED": True,
        "MFA_TOTP_ISSUER": "Twinning",
        "MFA_TOTP_TOLERANCE": 1,
        # Whoever invited vouches for the address.
        "MFA_ALLOW_UNVERIFIED_EMAIL": True,
        "MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN": not environment.https,
    }


def _own_login(environment: Environment) -> dict[str, Any]:
    oidc = environment.oidc
    providers = {"openid_connect": {"APPS": [oidc["app"]], "VERIFIED_EMAIL": oidc["vouches_for_email"]}} if oidc else {}
    return {
        "SOCIALACCOUNT_ADAPTER": "twinning.account.adapter.OwnLoginAdapter",
        "SOCIALACCOUNT_PROVIDERS": providers,
        # It lets in those who have an account here, by an address that its server has proved.
        "SOCIALACCOUNT_EMAIL_AUTHENTICATION": True,
        "SOCIALACCOUNT_EMAIL_AUTHENTICATION_AUTO_CONNECT": True,
        "SOCIALACCOUNT_EMAIL_VERIFICATION": "none",
    }
