"""The base of every record's admin: written by the same service, with the same rights, as everywhere else."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.contrib.admin.utils import flatten_fieldsets, unquote
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import Model, QuerySet
from django.forms import BaseModelFormSet, ModelForm
from django.http import HttpRequest, HttpResponse
from django.urls import resolve
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from simple_history.admin import SimpleHistoryAdmin

from archive.actions import action
from archive.admin.columns import HiddenFilter
from archive.admin.forms import FORM_FIELDS, ReasonedForm
from archive.admin.hiding import HidingAdmin
from archive.admin.rights import RightsAdmin
from archive.admin.stale import SEEN
from archive.choices import as_key
from archive.folding import fold
from archive.models import ActionKind, Record
from archive.services import record_save
from archive.wording import NOT_YOURS

REASON = "change_reason"


class RecordAdmin(HidingAdmin, RightsAdmin, SimpleHistoryAdmin):
    """A record with its history, written with what stands on its page in one transaction."""

    form = ReasonedForm
    formfield_overrides = FORM_FIELDS
    change_form_template = "admin/record_change_form.html"
    object_history_template = "admin/record_history.html"
    object_history_list_template = "admin/record_history_list.html"
    object_history_form_template = "admin/record_version.html"
    list_per_page = 50
    show_full_result_count = False
    view_on_site = False

    def get_list_filter(self, request: HttpRequest) -> list[Any]:
        return [*super().get_list_filter(request), HiddenFilter]

    def get_fieldsets(self, request: HttpRequest, obj: Model | None = None) -> list[Any]:
        """The fields, and last the reason, for those who may write."""
        fieldsets = _without(SEEN, _without(REASON, super().get_fieldsets(request, obj)))
        writing = self.has_add_permission(request) if obj is None else self.has_change_permission(request, obj)
        return [*fieldsets, (_("The change"), {"fields": [REASON, SEEN]})] if writing else fieldsets

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **options: Any) -> type[Any]:
        form: type[Any] = super().get_form(request, obj, change, **options)
        form.user = request.user
        form.refusal = getattr(request, "refusal", "")
        return form

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Any], search_term: str
    ) -> tuple[QuerySet[Any], bool]:
        """Whatever the accents; and what is hidden is not offered where records are chosen."""
        if resolve(request.path_info).url_name == "autocomplete":
            queryset = queryset.filter(hidden_at__isnull=True)
        found, repeats = super().get_search_results(request, queryset, search_term)
        folded = fold(search_term)
        if folded != " ".join(search_term.casefold().split()):
            found = found | super().get_search_results(request, queryset, folded)[0]
        return found, repeats

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """All that is written on the page is one transaction, at whose end what is derived is rebuilt once.

        What could only be seen in writing (a rule of the database, a right that hangs on the parties) is undone
        and told on the same page, with everything that was typed.
        """
        try:
            kind = ActionKind.SAVE if object_id else ActionKind.ADD
            with transaction.atomic(), action(kind=kind, by=request.user):
                self._lock(request, object_id)
                response: HttpResponse = super().changeform_view(request, object_id, form_url, extra_context)
        except (ValidationError, OutOfReach) as fault:
            request.refusal = " ".join(getattr(fault, "messages", [str(NOT_YOURS)]))  # type: ignore[attr-defined]
            response = super().changeform_view(request, object_id, form_url, extra_context)
        return response

    def _lock(self, request: HttpRequest, object_id: str | None) -> None:
        """Until it is written nobody else writes the record, where the database can keep them from it."""
        key = as_key(unquote(object_id)) if object_id and request.method == "POST" else None
        if key is not None:
            self.model._default_manager.select_for_update().filter(pk=key).values_list("pk", flat=True).first()

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        """Of what others' rights hang on, only administrators change what is recorded."""
        kept = self.model.BY_ADMINISTRATORS if obj and not request.user.is_superuser else ()
        return [*super().get_readonly_fields(request, obj), *kept]

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Of what the user may not read, or what there is not, not even that there is a history is told."""
        if self.get_object(request, unquote(object_id)) is None:
            raise PermissionDenied
        response: HttpResponse = super().history_view(request, object_id, extra_context)
        return response

    def history_form_view(
        self,
        request: HttpRequest,
        object_id: str,
        version_id: str,
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """Bringing a version back is a change like any other: of the record as it is now, and as it then will be."""
        record = self.get_object(request, unquote(object_id))
        if record is None or not self.has_change_permission(request, record):
            raise PermissionDenied
        with transaction.atomic(), action(kind=ActionKind.SAVE, by=request.user, about=record):
            response: HttpResponse = super().history_form_view(request, object_id, version_id, extra_context)
            if not self.has_change_permission(request, self.model._default_manager.get(pk=record.pk)):
                raise PermissionDenied
        return response

    def has_view_history_or_change_history_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """Earlier versions may tell what has since been restricted or hidden: they are for those who may change it."""
        return self.has_change_permission(request, obj)

    def history_view_title(self, request: HttpRequest, obj: Model) -> str:
        return gettext("History: %(record)s") % {"record": obj}

    def history_form_view_title(self, request: HttpRequest, obj: Model) -> str:
        return gettext("An earlier version: %(record)s") % {"record": obj}

    def save_model(self, request: HttpRequest, obj: Record, form: ModelForm[Any], change: bool) -> None:
        _must_reach(request, form)
        record_save(record=obj, by=request.user, reason=form.cleaned_data.get(REASON, ""))

    def save_formset(
        self, request: HttpRequest, form: ModelForm[Any], formset: BaseModelFormSet[Any, Any], change: bool
    ) -> None:
        for record in formset.save(commit=False):
            record_save(record=record, by=request.user, reason=form.cleaned_data.get(REASON, ""))
        formset.save_m2m()

    def save_related(self, request: HttpRequest, form: ModelForm[Any], formsets: Sequence[Any], change: bool) -> None:
        for each in (each for formset in formsets for each in formset.forms if each.has_changed()):
            _must_reach(request, each)
        super().save_related(request, form, formsets, change)
        written = [record for formset in formsets for record in (*formset.new_objects, *_changed(formset))]
        for record in (form.instance, *written):
            if not request.user.has_perm(f"{record._meta.app_label}.change_{record._meta.model_name}", record):
                raise OutOfReach


def _without(name: str, fieldsets: Any) -> list[Any]:
    return [
        (title, {**options, "fields": [field for field in options["fields"] if field != name]})
        for title, options in fieldsets
    ]


def _changed(formset: Any) -> list[Record]:
    return [record for record, _fields in formset.changed_objects]


def _must_reach(request: HttpRequest, form: ModelForm[Any]) -> None:
    """Nobody relates what they write to what is only others' to change (``Record.REACHES``)."""
    for name in (each for each in form.instance.REACHES if each in form.changed_data):
        before = form.initial.get(name) or []
        given: Any = form.cleaned_data.get(name)
        many = hasattr(given, "__iter__")
        for each in [each for each in given if each not in before] if many else filter(None, [given]):
            if not request.user.has_perm(f"{each._meta.app_label}.change_{each._meta.model_name}", each):
                raise OutOfReach


class OutOfReach(PermissionDenied):
    """What was written concerns only others."""


class AddressedAdmin(RecordAdmin):
    """A record with a page of its own."""

    view_on_site = True

    def get_fieldsets(self, request: HttpRequest, obj: Model | None = None) -> Any:
        """The address stands apart: few have reason to change it."""
        fieldsets = _without("slug", super().get_fieldsets(request, obj))
        own = sum(REASON not in flatten_fieldsets([fieldset]) for fieldset in fieldsets)
        fieldsets.insert(own, (_("Address"), {"fields": ["slug"], "classes": ["collapse"]}))
        return fieldsets
