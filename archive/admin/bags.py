"""Packages for hand-over from the admin: a zip that is made for whoever may change what is packed, and not kept."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory, TemporaryFile
from typing import TYPE_CHECKING, Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import Model
from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.urls import URLPattern, path, reverse
from django.utils.decorators import method_decorator
from django.views.decorators.http import require_safe

from archive.access import readable_sources
from archive.bags import Bag, NotBagged, keeper_of, zipped
from archive.models import Repository, Source
from archive.rights import visible_to

if TYPE_CHECKING:
    _ModelAdmin = admin.ModelAdmin[Any]
else:
    _ModelAdmin = admin.ModelAdmin


class BagAdmin(_ModelAdmin):
    """A source, or an institution with those of its sources that the user may read."""

    def get_urls(self) -> list[URLPattern]:
        name = f"{self.opts.app_label}_{self.opts.model_name}_bag"
        own = path("<uuid:pk>/bag/", self.admin_site.admin_view(self.bag_view), name=name)
        return [own, *super().get_urls()]

    @method_decorator(require_safe)
    def bag_view(self, request: HttpRequest, pk: object) -> HttpResponseBase:
        """Streamed from a file that is gone once it is sent."""
        found = (
            visible_to(self.model._default_manager.filter(hidden_at__isnull=True), request.user).filter(pk=pk).first()
        )
        if found is None or not self.has_change_permission(request, found):
            raise PermissionDenied
        with TemporaryDirectory(prefix="twinning-") as folder:
            try:
                packed(found, request).make(Path(folder))
            except NotBagged as refusal:
                messages.error(request, str(refusal))
                return HttpResponseRedirect(self._change_address(found))
            archive = TemporaryFile(prefix="twinning-")  # noqa: SIM115 - the answer closes it, and with that it is gone
            zipped(Path(folder), archive, found.slug)
        archive.seek(0)
        return FileResponse(archive, as_attachment=True, filename=f"{found.slug}.zip", content_type="application/zip")

    def render_change_form(
        self,
        request: HttpRequest,
        context: dict[str, Any],
        add: bool = False,
        change: bool = False,
        form_url: str = "",
        obj: Any = None,
    ) -> HttpResponse:
        if obj is not None and not obj.hidden and self.has_change_permission(request, obj):
            context["bag_address"] = reverse(f"admin:archive_{self.opts.model_name}_bag", args=[obj.pk])
        return super().render_change_form(request, context, add, change, form_url, obj)

    def _change_address(self, found: Model) -> str:
        return reverse(f"admin:archive_{self.opts.model_name}_change", args=[found.pk])


def packed(found: Source | Repository, request: Any) -> Bag:
    if isinstance(found, Source):
        return Bag([found], keeper_of(found), request)
    sources = Source.objects.visible().filter(repository=found).select_related("repository").order_by("slug", "pk")
    return Bag(list(readable_sources(sources, request.user)), found, request, whole=True)
