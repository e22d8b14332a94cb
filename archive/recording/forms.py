"""The forms that write records: made of a model and its declaration, checked against all the rules of the model."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, ClassVar

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db.models import (
    BaseConstraint,
    CheckConstraint,
    DateField,
    DecimalField,
    Field,
    ForeignKey,
    IntegerField,
    ManyToManyField,
    PositiveSmallIntegerField,
    Q,
    TextField,
    UniqueConstraint,
    URLField,
)
from django.db.models.fields import BLANK_CHOICE_DASH
from django.forms.models import ModelChoiceIterator
from django.utils.translation import gettext as _

from archive.choices import not_chosen
from archive.collation import swedish_key
from archive.recording.declaration import Beside, Book, Recording
from archive.recording.fields import (
    NEW,
    NOT_OFFERED,
    DayField,
    DecimalFigures,
    RecordField,
    RecordsField,
    WholeFigures,
)
from archive.rights import visible_to
from archive.versions import values_of
from archive.wording import OwnWords

if TYPE_CHECKING:
    from django.contrib.auth.models import User

    from archive.models import Record

    _ModelForm = forms.ModelForm[Any]
    _Offered = ModelChoiceIterator[Any]
else:
    _ModelForm = forms.ModelForm
    _Offered = ModelChoiceIterator

DASHES = BLANK_CHOICE_DASH[0][1]
MOST = 32767  # that every database keeps in a small number
COMPANIONS = ("words", "since", "earliest", "latest")


class CheckedForm(OwnWords, _ModelForm):
    """A record's own fields, checked against all the rules of its model, each told at the field that it is about."""

    def validate_unique(self) -> None:
        """With the fields that this form does not show: whether a record is hidden decides what may be alike."""
        super().validate_unique()
        failed = {name for field in self.errors for name in (field, *(f"{field}_{part}" for part in COMPANIONS))}
        try:
            self.instance.validate_constraints(exclude=failed)
        except ValidationError as faults:
            self._update_errors(faults)

    def _update_errors(self, errors: ValidationError) -> None:
        if not hasattr(errors, "error_dict"):
            super()._update_errors(errors)  # type: ignore[misc]  # Django's own, in spite of its name
            return
        placed: dict[str, list[ValidationError]] = {}
        for name, faults in errors.error_dict.items():
            for fault in faults:
                place = self._place(name, fault)
                if not set(fault.messages) <= set(self.errors.get(place, [])):
                    placed.setdefault(place, []).append(fault)
        if placed:
            super()._update_errors(ValidationError(placed))  # type: ignore[misc]

    def _place(self, name: str, fault: ValidationError) -> str:
        """The field that a fault is told at: its own, or the last of those that its rule speaks of."""
        if name != NON_FIELD_ERRORS:
            return name if name in self.fields else NON_FIELD_ERRORS
        rule = next((each for each in self._meta.model._meta.constraints if _tells(each, fault)), None)
        about = _spoken_of(rule) if rule else frozenset()
        found = [field for field in self.fields if about & {field, *(f"{field}_{part}" for part in COMPANIONS)}]
        return found[-1] if found else NON_FIELD_ERRORS


def _tells(rule: BaseConstraint, fault: ValidationError) -> bool:
    return str(fault.message) == str(rule.violation_error_message)


def _spoken_of(rule: BaseConstraint) -> frozenset[str]:
    if isinstance(rule, UniqueConstraint):
        return frozenset(rule.fields)
    referenced: set[str] = rule.condition.referenced_base_fields if isinstance(rule, CheckConstraint) else set()  # type: ignore[union-attr]
    return frozenset(referenced)


class RecordingForm(CheckedForm):
    """What is asked of a record, in the order of its declaration."""

    check: ClassVar[Callable[[Any], None] | None] = None

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or self.cleaned_data
        self._check_searches(said)
        if self.check is not None:
            self.check()
        return said

    def _check_searches(self, said: dict[str, Any]) -> None:
        """Who wrote a name in a search and chose nothing meant something: nothing is left out unseen."""
        for name, field in self.fields.items():
            if isinstance(field, RecordField | RecordsField) and not field.disabled and name not in self.errors:
                words = not_chosen(self.data, self.add_prefix(name), chosen=bool(said.get(name)))
                if words:
                    self.add_error(name, words)

    def _get_validation_exclusions(self) -> set[str]:
        """What is recorded on the way is not there yet, and is checked by its own form."""
        on_the_way = {name for name in self.fields if self.is_new(name)}
        excluded: set[str] = super()._get_validation_exclusions()  # type: ignore[misc]  # Django's own
        return excluded | on_the_way

    def is_new(self, name: str) -> bool:
        """Whether the record that this field leads to is to be recorded on the way."""
        fresh = getattr(self.fields.get(name), "fresh", None)
        value = self[name].value()
        return fresh is not None and (value == NEW or (isinstance(value, list | tuple) and NEW in value))

    @property
    def on_the_way(self) -> list[Record]:
        """The new records that must be written first."""
        fields: dict[str, Any] = self.fields
        return [fields[name].fresh.instance for name in self.fields if self.is_new(name)]


class Maker:
    """Makes the form for one record, one user and what was typed."""

    def __init__(self, book: Book, user: User, asked: Mapping[str, Any]) -> None:
        self.book = book
        self.user = user
        self.asked = asked

    def form(
        self,
        recording: Recording,
        record: Record,
        names: Iterable[str],
        *,
        judged: bool,
        typed: bool,
        initial: Mapping[str, Any] | None = None,
        prefix: str | None = None,
        besides: Iterable[Beside] = (),
    ) -> RecordingForm:
        """Judged, or only shown again with what was typed; or as the record is."""
        wanted = [name for name in names if _is_of(recording, name)]
        made: Any = forms.modelform_factory(
            recording.model, form=RecordingForm, fields=wanted, formfield_callback=self._field
        )
        made.base_fields.update({each.name: self._beside(each) for each in besides})
        made.check = recording.check
        for name, choices in recording.choices.items():
            if name in made.base_fields:
                made.base_fields[name] = _choice(made.base_fields[name], [("", "–"), *choices(record)])
        for name, text in recording.help.items():
            if name in made.base_fields:
                made.base_fields[name].help_text = text
        if prefix is None:
            self._keep(made, record)
            self._offer_new(made, typed=typed)
        if judged:
            found: RecordingForm = made(self.asked, instance=record, prefix=prefix)
            return found
        shown = {**(initial or {}), **(self._typed(made, prefix) if typed else {})}
        again: RecordingForm = made(instance=record, prefix=prefix, initial=shown)
        return again

    def _typed(self, made: Any, prefix: str | None) -> dict[str, Any]:
        """What was typed, as the widgets read it."""
        names = {name: f"{prefix}-{name}" if prefix else name for name in made.base_fields}
        read: dict[str, Any] = {
            name: field.widget.value_from_datadict(self.asked, {}, names[name])
            for name, field in made.base_fields.items()
        }
        return {name: value for name, value in read.items() if value is not None}

    def _beside(self, beside: Beside) -> RecordsField:
        model: Any = beside.model._meta.get_field(beside.to).related_model
        rows = visible_to(self.book.choosings[model].rows(), self.user)
        return RecordsField(
            rows, label=beside.label, help_text=beside.help, required=False, widget=forms.SelectMultiple
        )

    def _field(self, field: Field[Any, Any], **options: Any) -> Any:
        """The form's field for a model's."""
        target: Any = field.related_model
        match field:
            case ForeignKey() if target in self.book.choosings:
                return self._choosing(field, RecordField, forms.RadioSelect)
            case ManyToManyField() if target in self.book.choosings:
                return self._choosing(field, RecordsField, forms.SelectMultiple)
            case ManyToManyField():
                return field.formfield(widget=forms.CheckboxSelectMultiple, **options)
            case DateField():
                return field.formfield(form_class=DayField, **options)
            case URLField():
                return field.formfield(assume_scheme="https", **options)
            case DecimalField():
                return field.formfield(form_class=DecimalFigures, localize=True, **options)
            case PositiveSmallIntegerField():
                return field.formfield(form_class=WholeFigures, localize=True, **{"max_value": MOST, **options})
            case IntegerField():
                return field.formfield(form_class=WholeFigures, localize=True, **options)
            case TextField():
                return field.formfield(widget=forms.Textarea(attrs={"rows": 3}), **options)
        return _without_dashes(field.formfield(**options))

    def _choosing(self, field: Any, form_class: Any, widget: Any) -> Any:
        rows = visible_to(self.book.choosings[field.related_model].rows(), self.user)
        return form_class(
            rows,
            label=field.verbose_name,
            help_text=field.help_text,
            required=not field.blank,
            widget=widget,
            error_messages={"invalid_choice": NOT_OFFERED},
        )

    @staticmethod
    def _keep(made: Any, record: Record) -> None:
        """What stands in the record already can stay, though it may have been hidden since."""
        for name, field in made.base_fields.items():
            if not isinstance(field, RecordField | RecordsField) or record._state.adding:  # noqa: SLF001 - documented
                continue
            value = values_of(record, [name])[name]
            kept = value if isinstance(value, frozenset) else {value} - {None}
            if kept:
                offered: Any = field.queryset
                rows, model = offered.order_by().values("pk"), offered.model
                field.queryset = model._default_manager.filter(Q(pk__in=rows) | Q(pk__in=kept))

    def _offer_new(self, made: Any, *, typed: bool) -> None:
        """Where the user may record one of the kind that is chosen, a form for it stands with the choice."""
        for name, field in made.base_fields.items():
            if not isinstance(field, RecordField | RecordsField):
                continue
            offered: Any = field.queryset
            recording = self.book.recordings.get(offered.model)
            if recording is None or not recording.brief or not _may_add(self.user, recording):
                continue
            values = self.asked.getlist(name) if hasattr(self.asked, "getlist") else []
            initial = {key: start(self.user) for key, start in recording.initial.items()}
            field.fresh = self.form(
                recording,
                recording.model(),
                recording.brief,
                judged=typed and NEW in values,
                typed=typed,
                initial=initial,
                prefix=f"{name}-{NEW}",
            )


def _may_add(user: User, recording: Recording) -> bool:
    meta = recording.model._meta
    return user.has_perm(f"{meta.app_label}.add_{meta.model_name}")


def _is_of(recording: Recording, name: str) -> bool:
    return name in {field.name for field in (*recording.model._meta.fields, *recording.model._meta.many_to_many)}


class _ByName(_Offered):
    """What is ticked from a short list stands there in alphabetical order of what the reader sees."""

    def __iter__(self) -> Iterator[tuple[Any, Any]]:
        return iter(sorted(super().__iter__(), key=lambda each: swedish_key(str(each[1]))))


def _without_dashes(field: Any) -> Any:
    """Nothing chosen, said in a word where something must be."""
    if isinstance(field, forms.ModelMultipleChoiceField) and not isinstance(field, RecordsField):
        field.iterator = _ByName
    if isinstance(field, forms.TypedChoiceField):
        nothing = _("choose") if field.required else "–"
        choices: Any = field.choices
        field.choices = [(key, nothing if words == DASHES else words) for key, words in choices]
    return field


def _choice(field: Any, choices: list[tuple[str, Any]]) -> forms.ChoiceField:
    return forms.ChoiceField(label=field.label, required=field.required, help_text=field.help_text, choices=choices)
