"""What is asked at the steps of a process: the forms themselves, without a word of where they lead."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from agreements.models import Outcome, Reason
from archive.dates import UNKNOWN, ImpreciseDate
from archive.forms import ImpreciseDateFormField
from archive.wording import WordedForm
from municipalities.models import Municipality
from twinning.models import EventLevel

MANY: Final = 2
LEVELS: Final = [
    (EventLevel.NOT_STATED, _("not stated")),
    (EventLevel.MUNICIPAL, _("the municipalities")),
    (EventLevel.CIVIL, _("associations and people")),
    (EventLevel.BOTH, _("both")),
]


class StatedDateField(ImpreciseDateFormField):
    """A date that must be answered, if only by "unknown"."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)

    def validate(self, value: Any) -> None:
        """Unknown is an answer."""

    def clean(self, value: Any) -> ImpreciseDate:
        if not isinstance(value, ImpreciseDate) and not str(value or "").strip():
            raise ValidationError(gettext("Say when. Where nobody knows, write: unknown."), code="required")
        found: ImpreciseDate = super().clean(value)
        return found


class StepForm(WordedForm):
    """One step. ``said`` is what its service is told."""

    def said(self) -> dict[str, Any]:
        return dict(self.cleaned_data)


class ReasonForm(WordedForm):
    """Why something is hidden, brought back or undone."""

    reason = forms.CharField(
        label=_("Reason"),
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Kept in the history beside your name, for those who come after you."),
    )

    def __init__(self, *args: Any, missing: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["reason"].error_messages["required"] = missing


class SourceForm(WordedForm):
    """Where in the source it stands."""

    locator = forms.CharField(
        label=_("place in the source"),
        required=False,
        max_length=200,
        help_text=_("Page, paragraph or entry, as one would cite it: § 12."),
    )


class WhoseForm(StepForm):
    """One that asks whose decision it is, where there is something to choose."""

    def __init__(self, *args: Any, whose: Sequence[Municipality], **options: Any) -> None:
        super().__init__(*args, **options)
        by_key = {str(each.pk): each for each in whose}
        asked: Any = self.fields["municipality"]
        asked.choices = [(key, each.name) for key, each in by_key.items()]
        asked.coerce = lambda key: by_key[key]
        if len(by_key) < MANY:
            del self.fields["municipality"]
        self.whose = whose

    def said(self) -> dict[str, Any]:
        return {"municipality": next(iter(self.whose), None), **super().said()}


class ProposeForm(WhoseForm):
    title = forms.CharField(label=_("what is proposed"), max_length=300)
    day = StatedDateField(label=_("when it was proposed"))
    proposer = forms.CharField(
        label=_("who proposed it"), required=False, max_length=300, help_text=_("Names and offices, as they signed.")
    )
    body = forms.CharField(
        label=_("who is to decide"), required=False, max_length=200, help_text=_("For example: kommunstyrelsen.")
    )
    registry_number = forms.CharField(label=_("registry number"), required=False, max_length=100)
    cause = forms.ChoiceField(label=_("reason given"), required=False, choices=[("", _("none given")), *Reason.choices])
    municipality = forms.TypedChoiceField(label=_("whose decision it will be"), widget=forms.RadioSelect)
    text = forms.CharField(label=_("what the proposal says"), required=False, widget=forms.Textarea(attrs={"rows": 3}))


class DecideForm(WhoseForm):
    outcome = forms.ChoiceField(
        label=_("outcome"),
        choices=[
            (Outcome.ADOPTED, _("adopted: the link is to end")),
            (Outcome.REJECTED, _("rejected: the link goes on")),
        ],
        widget=forms.RadioSelect,
    )
    day = StatedDateField(label=_("when it was decided"))
    effective = ImpreciseDateFormField(
        label=_("when it takes effect"), required=False, help_text=_("Empty where nothing is said of it.")
    )
    body = forms.CharField(label=_("who decided"), required=False, max_length=200)
    municipality = forms.TypedChoiceField(label=_("whose decision it is"), widget=forms.RadioSelect)

    def said(self) -> dict[str, Any]:
        return {**super().said(), "effective": self.cleaned_data.get("effective") or UNKNOWN}


class DutyForm(StepForm):
    what = forms.CharField(label=_("what must follow"), max_length=300)
    due = ImpreciseDateFormField(label=_("due"), required=False, help_text=_("Empty where no day is set."))
    recipient = forms.TypedChoiceField(
        label=_("who is to be told"), required=False, empty_value=None, widget=forms.RadioSelect
    )

    def __init__(self, *args: Any, partners: Sequence[Municipality], **options: Any) -> None:
        super().__init__(*args, **options)
        by_key = {str(each.pk): each for each in partners}
        asked: Any = self.fields["recipient"]
        named = [(key, each.name) for key, each in by_key.items()]
        asked.choices = [*named, ("", pgettext_lazy("recipient", "somebody else, or nobody"))]
        asked.coerce = lambda key: by_key[key]

    def said(self) -> dict[str, Any]:
        return {**super().said(), "due": self.cleaned_data.get("due") or UNKNOWN}


class DoneForm(StepForm):
    done = StatedDateField(label=_("when it was done"))


class CompleteForm(StepForm):
    day = StatedDateField(label=_("when it ended"))
    level = forms.ChoiceField(
        label=_("what ended"),
        choices=[
            (EventLevel.MUNICIPAL, _("what the municipalities do together; associations may go on")),
            (EventLevel.BOTH, _("all of it, the associations’ exchange too")),
        ],
        initial=EventLevel.MUNICIPAL,
        widget=forms.RadioSelect,
    )
    although_open = forms.BooleanField(label=_("It ended, though what must follow is not done yet"), required=False)

    def __init__(self, *args: Any, blocked: bool, **options: Any) -> None:
        super().__init__(*args, **options)
        if not blocked:
            del self.fields["although_open"]


class ResumeForm(StepForm):
    day = StatedDateField(label=_("since when"))
    level = forms.ChoiceField(
        label=_("at which level"),
        choices=LEVELS,
        initial=EventLevel.NOT_STATED,
        widget=forms.RadioSelect,
    )
    title = forms.CharField(label=_("title"), max_length=200)
    text = forms.CharField(label=_("what happened"), required=False, widget=forms.Textarea(attrs={"rows": 3}))
