"""allauth's forms in the words of the house."""

from __future__ import annotations

from typing import Any

from allauth.account import forms as account
from allauth.mfa.base import forms as second
from allauth.mfa.totp import forms as totp
from allauth.mfa.webauthn import forms as keys
from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from archive.wording import WordedForm, in_own_words
from twinning.account.settings import PASSWORD_LENGTH

PASSWORD_HELP = format_lazy(
    _("At least {length} characters: a few words that nobody would guess. Not only figures."), length=PASSWORD_LENGTH
)
CODE_HELP = _("Six figures from your app, or one of your recovery codes.")


def _worded(form: forms.BaseForm, **words: tuple[Any, Any]) -> None:
    """Label and help of each field; a placeholder would vanish as soon as it is needed."""
    for name, (label, help_text) in words.items():
        field = form.fields[name]
        field.label, field.help_text = label, help_text
        field.widget.attrs.pop("placeholder", None)
    in_own_words(form.fields)


class _Alike(WordedForm):
    """The same new password twice."""

    def clean(self) -> dict[str, Any] | None:
        given = forms.Form.clean(self) or self.cleaned_data
        first, second_one = given.get("password1"), given.get("password2")
        if first and second_one and first != second_one:
            self.add_error("password2", gettext("The two passwords differ. Write the same one twice."))
        return given


class LogInForm(account.LoginForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _worded(self, login=(_("e-mail"), ""), password=(_("password"), ""))


class OnceMoreForm(account.ReauthenticateForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _worded(self, password=(_("password"), ""))


class ChangeForm(_Alike, account.ChangePasswordForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _worded(
            self,
            oldpassword=(_("present password"), ""),
            password1=(_("new password"), PASSWORD_HELP),
            password2=(_("new password, once more"), ""),
        )


class SetForm(_Alike, account.SetPasswordForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _worded(self, password1=(_("new password"), PASSWORD_HELP), password2=(_("new password, once more"), ""))


class NewPasswordForm(_Alike, account.ResetPasswordKeyForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _worded(self, password1=(_("new password"), PASSWORD_HELP), password2=(_("new password, once more"), ""))


class ForgottenForm(account.ResetPasswordForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _worded(self, email=(_("e-mail"), _("The address that you log in with.")))


class CodeForm(second.AuthenticateForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _worded(self, code=(_("code"), CODE_HELP))


class CodeAgainForm(second.ReauthenticateForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _worded(self, code=(_("code"), CODE_HELP))


class ActivateForm(totp.ActivateTOTPForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _worded(self, code=(_("code"), _("The six figures that the app shows now.")))


class AddKeyForm(keys.AddWebAuthnForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _worded(
            self,
            name=(_("name of the key"), _("So that you know it from others, such as “my telephone”.")),
            passwordless=(_("log in with it alone, without a password"), _("The key then asks for a finger or a PIN.")),
        )


class NameKeyForm(keys.EditWebAuthnForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _worded(self, name=(_("name of the key"), ""))
