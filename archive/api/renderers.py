"""Answers that are not plain JSON: documents of other standards. What goes wrong is told as JSON, as everywhere."""

from __future__ import annotations

from typing import Any

from rest_framework.renderers import JSONRenderer


class JSONLDRenderer(JSONRenderer):
    """Linked data: JSON whose names say in which vocabulary they are meant."""

    media_type = "application/ld+json"


class XMLRenderer(JSONRenderer):
    """A document that is XML already."""

    media_type = "application/xml"
    charset = None

    def render(self, data: Any, accepted_media_type: str | None = None, renderer_context: Any = None) -> bytes:
        if isinstance(data, bytes):
            return data
        return bytes(super().render(data, accepted_media_type, renderer_context))
