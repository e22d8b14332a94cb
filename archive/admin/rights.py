"""Rights in the admin: asked of the very thing, and of the list."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import admin
from django.db.models import Model, QuerySet
from django.http import HttpRequest

from archive.rights import visible_to

if TYPE_CHECKING:
    _ModelAdmin = admin.ModelAdmin[Any]
else:
    _ModelAdmin = admin.ModelAdmin


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
