"""Where the pages of the admin are that stand in no list."""

from __future__ import annotations

from uuid import UUID

from django.urls import reverse


def desk_address(source: UUID, scan: UUID | None = None) -> str:
    """The scan desk of a source, at one of its scans."""
    return reverse("admin:archive_source_scans", args=[source]) + (f"#scan-{scan}" if scan else "")
