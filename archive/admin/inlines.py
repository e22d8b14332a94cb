"""What stands on another record's page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import admin
from django.db.models import ForeignKey, Model, QuerySet
from django.http import HttpRequest

from archive.admin.forms import FORM_FIELDS, RecordForm
from archive.admin.rights import choice
from archive.admin.stale import SEEN, with_versions
from archive.rights import visible_to

if TYPE_CHECKING:
    _Inline = admin.options.InlineModelAdmin[Any, Any]
else:
    _Inline = admin.options.InlineModelAdmin


class _RecordInline(_Inline):
    """Whoever may change the page's record may write what stands on it; each row is judged once more when saved."""

    form = RecordForm
    formfield_overrides = FORM_FIELDS
    extra = 0
    can_delete = False
    show_change_link = True
    select: tuple[str, ...] = ()

    def _allowed(self, request: HttpRequest, action: str, parent: Model | None) -> bool:
        if parent is None:
            return bool(request.user.has_perm(f"{self.opts.app_label}.{action}_{self.opts.model_name}"))
        meta = parent._meta
        return bool(request.user.has_perm(f"{meta.app_label}.{action}_{meta.model_name}", parent))

    def has_view_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return self._allowed(request, "view", obj)

    def has_add_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return self._allowed(request, "change" if obj else "add", obj)

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return self._allowed(request, "change", obj)

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """Hidden rows are found in their own list."""
        rows = super().get_queryset(request).filter(hidden_at__isnull=True)
        rows = visible_to(rows.select_related(*self.select) if self.select else rows, request.user)
        return with_versions(rows)

    def get_fields(self, request: HttpRequest, obj: Model | None = None) -> Any:
        """With the version of each row, which is not shown."""
        return [*(name for name in super().get_fields(request, obj) if name != SEEN), SEEN]

    def formfield_for_foreignkey(self, db_field: ForeignKey[Any, Any], request: HttpRequest, **options: Any) -> Any:
        return super().formfield_for_foreignkey(db_field, request, **{**choice(db_field, request), **options})

    def get_formset(self, request: HttpRequest, obj: Model | None = None, **options: Any) -> Any:
        formset: Any = super().get_formset(request, obj, **options)
        formset.form.user = request.user
        return formset


class RecordInline(_RecordInline, admin.TabularInline):  # type: ignore[type-arg]
    """Rows of a table."""


class StackedRecordInline(_RecordInline, admin.StackedInline):  # type: ignore[type-arg]
    """Forms, one below the other."""


class CitationInline(StackedRecordInline):
    """Which sources say what stands on this page."""

    autocomplete_fields = ["source", "via"]
    fields = [("source", "via"), ("locator", "field", "stance"), "quotation", "note"]
    select = ("source", "via")
