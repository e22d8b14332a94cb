"""Fields of the forms that write records: a day in words, and a record that is chosen or recorded on the way."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from archive.choices import as_key
from archive.dates import ImpreciseDate, UnreadableDate, parse
from archive.forms import ImpreciseDateInput

if TYPE_CHECKING:
    from archive.models import Record
    from archive.recording.forms import RecordingForm

    _One = forms.ModelChoiceField[Any]
    _Many = forms.ModelMultipleChoiceField[Any]
else:
    _One = forms.ModelChoiceField
    _Many = forms.ModelMultipleChoiceField

NEW: Final = "new"
FIGURES: Final = re.compile(r"[+-]?[0-9]+(\.[0-9]+)?")
THOUSANDS: Final = re.compile(r"[+-]?[0-9]{1,3}\.[0-9]{3}")
MONEY: Final = 2  # so many decimals; where there are more, as of a coordinate, three are no thousands
NOT_OFFERED = _("That one is not among those you can choose. Search for it, or choose another.")


class DayField(forms.Field):
    """One day of the calendar, in words or as figures."""

    widget = ImpreciseDateInput

    def __init__(self, **options: Any) -> None:
        own_help = options.pop("help_text", "")
        options.setdefault("widget", ImpreciseDateInput(attrs={"size": 40}))
        help_text = own_help or _("A day, for example: 17 January 2024, or 2024-01-17.")
        super().__init__(**options, help_text=help_text)

    def prepare_value(self, value: Any) -> Any:
        return ImpreciseDate(value.isoformat()).text(get_language() or "en") if isinstance(value, date) else value

    def to_python(self, value: Any) -> date | None:
        if isinstance(value, date) or value in self.empty_values:
            return value or None
        with suppress(UnreadableDate):
            read = parse(str(value))
            if read.earliest and read.earliest == read.latest:
                return read.earliest
        raise ValidationError(gettext("Give one day, for example 17 January 2024."), code="not_one_day")


class _Figures:
    """Figures as people write them: with spaces between thousands, and a comma or a point before decimals."""

    def to_python(self, value: Any) -> Any:
        return super().to_python(plain_figures(value, self))  # type: ignore[misc]  # of a field of numbers


class DecimalFigures(_Figures, forms.DecimalField):
    pass


class WholeFigures(_Figures, forms.IntegerField):
    pass


def plain_figures(value: Any, field: Any) -> Any:
    """Refuses what could be thousands or decimals; and what is no number, in the words of the field."""
    if not isinstance(value, str) or not value.strip():
        return value
    text = "".join(value.split()).replace("\u2212", "-").replace(",", ".")
    if FIGURES.fullmatch(text) is None:
        raise ValidationError(field.error_messages["invalid"], code="invalid")
    if THOUSANDS.fullmatch(text) and (getattr(field, "decimal_places", 0) or 0) <= MONEY:
        raise ValidationError(
            gettext("“%(typed)s” can be read in two ways. Write thousands with a space or without, such as 12 000."),
            code="thousands",
            params={"typed": value.strip()},
        )
    return text


class RecordField(_One):
    """One record, chosen; or, where that is offered, one that is recorded on the way."""

    fresh: RecordingForm | None = None

    def to_python(self, value: Any) -> Any:
        if value == NEW and self.fresh:
            return made(self.fresh)
        if value not in self.empty_values and as_key(value) is None:
            raise ValidationError(NOT_OFFERED, code="invalid_choice")
        return super().to_python(value)


class RecordsField(_Many):
    """Many records, chosen; one of them may be recorded on the way."""

    fresh: RecordingForm | None = None

    def clean(self, value: Any) -> Any:
        values = list(value or [])
        if any(as_key(each) is None for each in values if each != NEW):
            raise ValidationError(NOT_OFFERED, code="invalid_choice")
        wanted = NEW in values and self.fresh is not None
        found = list(super().clean([each for each in values if each != NEW] if wanted else values) or [])
        return [*found, made(self.fresh)] if wanted and self.fresh else found

    def validate(self, value: Any) -> None:
        """What is required is judged by ``clean`` of the base, which asks before the new one is added."""


def made(fresh: RecordingForm) -> Record:
    """The new record, not yet written; its own faults stand beside its own fields."""
    if not fresh.is_valid():
        raise ValidationError(gettext("Fill in what is missing of the new one."), code="new")
    found: Record = fresh.instance
    return found
