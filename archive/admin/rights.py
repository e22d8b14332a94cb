"""Rights in the admin: asked of the very thing, and of the list."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import admin
from django.db.models import ForeignKey, Model, QuerySet
from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.text import capfirst

from archive.models import Scan, Source
from archive.rights import sources_open_to, visible_to

if TYPE_CHECKING:
    _ModelAdmin = admin.ModelAdmin[Any]
else:
    _ModelAdmin = admin.ModelAdmin


def choice(db_field: ForeignKey[Any, Any], request: HttpRequest) -> dict[str, Any]:
    """How a foreign key is chosen: of sources only what the user may read; named, if need be, by what it leads to."""
    options: dict[str, Any] = {}
    if not isinstance(db_field.verbose_name, Promise):
        options["label"] = capfirst(str(db_field.related_model._meta.verbose_name))
    if db_field.related_model is Source:
        options["queryset"] = sources_open_to(request.user)
    if db_field.related_model is Scan:
        options["queryset"] = Scan.objects.filter(source__in=sources_open_to(request.user))
    return options


class RightsAdmin(_ModelAdmin):
    """Asks for rights on the very thing where there is one, and shows only what the user may read."""

    def _allowed(self, request: HttpRequest, action: str, obj: Model | None = None) -> bool:
        permission = f"{self.opts.app_label}.{action}_{self.opts.model_name}"
        return bool(request.user.has_perm(permission, obj))

    def has_view_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return self._allowed(request, "view", obj)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return self._allowed(request, "add")

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return self._allowed(request, "change", obj)

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """Nobody: hiding takes its place."""
        return False

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return visible_to(super().get_queryset(request), request.user)

    def formfield_for_foreignkey(self, db_field: ForeignKey[Any, Any], request: HttpRequest, **options: Any) -> Any:
        return super().formfield_for_foreignkey(db_field, request, **{**choice(db_field, request), **options})
