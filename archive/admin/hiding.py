"""Hiding and restoring records, with the reason asked on a page of its own."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from django.contrib import admin, messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.forms import Form
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from archive.actions import action as doing
from archive.admin.forms import HidingForm, RestoringForm
from archive.models import ActionKind, Record
from archive.services import record_hide, record_restore

HIDE, RESTORE = "hide_selected", "restore_selected"


if TYPE_CHECKING:
    _ModelAdmin = admin.ModelAdmin[Any]
else:
    _ModelAdmin = admin.ModelAdmin


class HidingAdmin(_ModelAdmin):
    """In place of deletion: two actions on lists, and two pages on each record."""

    actions = [HIDE, RESTORE]

    def get_urls(self) -> list[URLPattern]:
        name = f"{self.opts.app_label}_{self.opts.model_name}"
        pages: dict[str, Callable[..., HttpResponse]] = {"hide": self.hide_view, "restore": self.restore_view}
        own = [
            path(f"<path:object_id>/{word}/", self.admin_site.admin_view(view), name=f"{name}_{word}")
            for word, view in pages.items()
        ]
        return [*own, *super().get_urls()]

    def hide_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        return self._asked(request, self._one(request, object_id), HIDE)

    def restore_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        return self._asked(request, self._one(request, object_id), RESTORE)

    @admin.action(description=gettext_lazy("Hide the selected, with a reason"), permissions=["change"])
    def hide_selected(self, request: HttpRequest, queryset: QuerySet[Record]) -> HttpResponse | None:
        return self._asked(request, list(queryset.filter(hidden_at__isnull=True)), HIDE)

    @admin.action(description=gettext_lazy("Restore the selected"), permissions=["change"])
    def restore_selected(self, request: HttpRequest, queryset: QuerySet[Record]) -> HttpResponse | None:
        return self._asked(request, list(queryset.filter(hidden_at__isnull=False)), RESTORE)

    def _one(self, request: HttpRequest, object_id: str) -> list[Record]:
        found = self.get_object(request, unquote(object_id))
        return [found] if found else []

    def _asked(self, request: HttpRequest, records: Sequence[Record], action: str) -> HttpResponse:
        """Ask for the reason; once it is given, hide or restore all of them, or none."""
        if not all(self.has_change_permission(request, record) for record in records):
            raise PermissionDenied
        if not records:
            self.message_user(request, _("There is nothing to do: no such record in the list."), messages.WARNING)
            return HttpResponseRedirect(self._list_address())
        given = "reason" in request.POST
        kind = HidingForm if action == HIDE else RestoringForm
        form = kind(request.POST if given else None)
        if given and form.is_valid() and self._done(request, records, action, form):
            return HttpResponseRedirect(self.after_hiding(records))
        return self._page(request, records, action, form)

    def _done(self, request: HttpRequest, records: Sequence[Record], action: str, form: Form) -> bool:
        reason = form.cleaned_data["reason"]
        write, kind = (record_hide, ActionKind.HIDE) if action == HIDE else (record_restore, ActionKind.RESTORE)
        try:
            with transaction.atomic(), doing(kind=kind, by=request.user, reason=reason):
                for record in records:
                    write(record=record, reason=reason, by=request.user)
                    self.log_change(request, record, reason)
        except ValidationError as faults:
            form.add_error(None, ValidationError(faults.messages))
            return False
        self.message_user(request, self._told(action, len(records)), messages.SUCCESS)
        return True

    @staticmethod
    def _told(action: str, number: int) -> str:
        if action == HIDE:
            text = ngettext("One record is hidden.", "%(number)s records are hidden.", number)
        else:
            text = ngettext("One record is restored.", "%(number)s records are restored.", number)
        return text % {"number": number}

    def after_hiding(self, records: Sequence[Record]) -> str:
        """Where one goes when it is done."""
        return self._list_address()

    def _list_address(self) -> str:
        return reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_changelist")

    def _page(self, request: HttpRequest, records: Sequence[Record], action: str, form: Form) -> HttpResponse:
        hiding = action == HIDE
        context: dict[str, Any] = {
            **self.admin_site.each_context(request),
            "title": _("Hide with a reason") if hiding else _("Restore"),
            "opts": self.opts,
            "records": records,
            "form": form,
            "action": action,
            "hiding": hiding,
            "in_list": ACTION_CHECKBOX_NAME in request.POST,
            "checkbox": ACTION_CHECKBOX_NAME,
            "list_address": self._list_address(),
        }
        return TemplateResponse(request, "admin/hide.html", context)
