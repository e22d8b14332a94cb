"""The one scan that a page of the admin is about."""

from __future__ import annotations

from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest

from archive.admin.rights import RightsAdmin
from archive.models import Scan


class OwnScanAdmin(RightsAdmin):
    """Pages about a scan, for whoever may change it."""

    def own_scan(self, request: HttpRequest, pk: UUID) -> Scan:
        """A scan that the user may change; of others not even whether there are any is told."""
        scan: Scan | None = self.get_object(request, str(pk))
        if scan is None or not self.has_change_permission(request, scan):
            raise PermissionDenied
        return scan
