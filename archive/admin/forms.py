"""The forms behind the admin's pages: what they check beyond the fields, and the reason that the history keeps."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth.models import AnonymousUser, User
from django.core.exceptions import ValidationError
from django.db.models import Field, URLField
from django.utils.translation import gettext_lazy as _

from archive.admin.stale import StaleForm
from archive.wording import WordedForm

# An address without its beginning is taken as a safe one.
FORM_FIELDS: dict[type[Field[Any, Any]], Any] = {URLField: {"assume_scheme": "https"}}


class RecordForm(StaleForm):
    """A record's own fields, checked against all the rules of its model."""

    user: User | AnonymousUser | None = None
    refusal: str = ""  # why the record could not be written, once its form had found nothing to say

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if self.refusal:
            raise ValidationError(self.refusal)
        return cleaned


class ReasonedForm(RecordForm):
    """A record on a page of its own, with the reason of the change."""

    change_reason = forms.CharField(
        label=_("Why?"),
        required=False,
        max_length=500,
        widget=forms.TextInput(attrs={"class": "vLargeTextField"}),
        help_text=_("Kept in the history beside your name, for those who come after you."),
    )


class HidingForm(WordedForm):
    """Why a record is hidden."""

    reason = forms.CharField(
        label=_("Reason"),
        widget=forms.Textarea(attrs={"rows": 3, "class": "vLargeTextField"}),
        help_text=_("Kept in the history. The record can be restored at any time."),
    )


class RestoringForm(WordedForm):
    """Why a record is brought back."""

    reason = forms.CharField(
        label=_("Reason"), required=False, widget=forms.Textarea(attrs={"rows": 3, "class": "vLargeTextField"})
    )
