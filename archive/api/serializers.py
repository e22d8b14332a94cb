"""Records as JSON: every field by its name, null where nothing is recorded, and what is restricted kept back."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Prefetch
from django.urls import reverse
from rest_framework import serializers
from rest_framework.request import Request

from archive.api.fields import DateObject, Number, Reference, date_object
from archive.api.hypermedia import link, record_links, resource_address
from archive.fields import ImpreciseDateField
from archive.images import scans_shown
from archive.media import file_name
from archive.models import (
    Access,
    Citation,
    ImageSet,
    ImageState,
    Reader,
    RecordQuerySet,
    Repository,
    Scan,
    Source,
    Transcription,
)


class RecordSerializer(serializers.ModelSerializer[Any]):
    """A record. Subclasses name their resource and fields; texts that are empty are null."""

    serializer_field_mapping = {
        **serializers.ModelSerializer.serializer_field_mapping,
        ImpreciseDateField: DateObject,
        models.DecimalField: Number,
    }
    resource: ClassVar[str] = ""

    def to_representation(self, instance: Any) -> dict[str, Any]:
        written = {name: None if value == "" else value for name, value in super().to_representation(instance).items()}
        return {**written, "_links": self.hypermedia(instance)} if self.resource else written

    def hypermedia(self, instance: Any) -> dict[str, Any]:
        return dict(record_links(self.context["request"], self.resource, instance))


def reader(context: Mapping[str, Any]) -> Reader:
    """Whoever asked."""
    request: Request | None = context.get("request")
    return request.user if request is not None else AnonymousUser()


class RepositorySerializer(RecordSerializer):
    """An institution, with how many of its sources the reader may read."""

    resource = "repositories"
    sources = serializers.IntegerField(source="held")

    class Meta:
        model = Repository
        fields = ["id", "slug", "name", "country", "code", "municipality_code", "sources"]

    def hypermedia(self, instance: Repository) -> dict[str, Any]:
        request = self.context["request"]
        kept = f"{reverse('api:sources-list')}?repository={instance.slug}"
        related = {"sources": kept, "ead3": reverse("api:repositories-ead3", args=[instance.pk])}
        ways = {name: link(request, address, "related") for name, address in related.items()}
        return {**super().hypermedia(instance), **ways}


def restricted_source(source: Source) -> dict[str, Any]:
    """All that is said of a restricted source to those who may not read it: that it exists."""
    return {"id": str(source.pk), "access": Access.RESTRICTED.value}


def source_reference(source: Source, to: Reader) -> dict[str, Any] | None:
    """A source as a citation names it."""
    if source.hidden:
        return None
    if not source.readable_by(to):
        return restricted_source(source)
    return {
        "id": str(source.pk),
        "slug": source.slug,
        "title": source.title,
        "kind": source.kind,
        "creator": source.creator or None,
        "publisher": source.publisher or None,
        "date": date_object(source.date),
        "reference": source.reference or None,
        "access": source.access,
    }


class SourceReference(serializers.Field[Any, Any, Any, Any]):
    """A source, or only that it exists."""

    def to_representation(self, value: Source) -> dict[str, Any] | None:
        return source_reference(value, reader(self.context))


def citation(cited: Citation, to: Reader) -> dict[str, Any]:
    """A citation. Where its source, or the one it is known through, is restricted, its words are kept back too."""
    told: dict[str, Any] = {"id": str(cited.pk), "source": source_reference(cited.source, to)}
    if not cited.source.readable_by(to):
        return told
    via = cited.via
    told["via"] = source_reference(via, to) if via else None
    told["field"] = cited.field or None
    told["stance"] = cited.stance
    if via is None or via.readable_by(to):
        told |= {name: getattr(cited, name) or None for name in ("locator", "quotation", "note")}
        shown = cited.scan is not None and not cited.scan.hidden
        told |= {"scan": str(cited.scan_id) if shown else None, "page": cited.page if shown else None}
    return told


class Citations(serializers.Field[Any, Any, Any, Any]):
    """Which sources say a thing, and where in them."""

    def __init__(self, **options: Any) -> None:
        super().__init__(read_only=True, **options)

    def to_representation(self, value: Any) -> list[dict[str, Any]]:
        to = reader(self.context)
        return [citation(cited, to) for cited in value.all() if not (cited.hidden or cited.source.hidden)]


def with_citations(model: type[Citation], to: str = "citations") -> Any:
    """The visible citations of a record with their sources, read at once for a whole list."""
    manager: Any = model._default_manager
    rows: RecordQuerySet[Any] = manager.visible().select_related("source", "via", "scan")
    return Prefetch(to, queryset=rows)


class TranscriptionSerializer(RecordSerializer):
    """What is written in a source; where a scan is named, in that, and where a page is, on that page of it."""

    class Meta:
        model = Transcription
        fields = ["id", "scan", "page", "language", "made_by", "text"]

    def to_representation(self, instance: Transcription) -> dict[str, Any]:
        text = link(self.context["request"], reverse("transcription", args=[instance.pk]), "alternate")
        return {**super().to_representation(instance), "_links": {"text": text}}


class ScanSerializer(RecordSerializer):
    """A scanned file, and the way to it. Whether its name may be told is said by ``whole`` in the context."""

    name = serializers.SerializerMethodField()
    images = serializers.SerializerMethodField()

    class Meta:
        model = Scan
        fields = [
            "id", "order", "name", "media_type", "size", "sha256", "pages", "width", "height", "redacted", "images",
        ]  # fmt: skip

    def to_representation(self, instance: Scan) -> dict[str, Any]:
        request = self.context["request"]
        links = {"original": link(request, reverse("original", args=[instance.pk]), "enclosure")}
        if self.get_images(instance) == ImageState.READY:
            links["info"] = link(request, reverse("iiif-information", args=[instance.pk, 1]), "related")
        return {**super().to_representation(instance), "_links": links}

    def get_name(self, scan: Scan) -> str:
        return file_name(scan, whole=self.context["whole"])

    def get_images(self, scan: Scan) -> str | None:
        """Whether its images are made."""
        images: ImageSet | None = getattr(scan, "images", None)
        return images.state if images else None


class SourceSerializer(RecordSerializer):
    resource = "sources"
    repository = Reference("id", "slug", "name", "country", "code")
    languages = serializers.SerializerMethodField()

    class Meta:
        model = Source
        fields = [
            "id", "slug", "title", "kind", "creator", "publisher", "date", "speaks_of", "repository", "reference",
            "archive_creator", "series", "volume", "page", "registry_number", "owner_code", "languages",
            "description", "url", "url_read_on", "rights", "access",
        ]  # fmt: skip

    def to_representation(self, instance: Source) -> dict[str, Any]:
        if instance.readable_by(reader(self.context)):
            return super().to_representation(instance)
        address = resource_address(self.resource, instance)
        return {**restricted_source(instance), "_links": {"self": link(self.context["request"], address, "self")}}

    def hypermedia(self, instance: Source) -> dict[str, Any]:
        described = reverse("api:sources-metadata", args=[instance.pk])
        return {**super().hypermedia(instance), "metadata": link(self.context["request"], described, "describedby")}

    def get_languages(self, source: Source) -> list[str]:
        return source.languages.split()


class SourceDetailSerializer(SourceSerializer):
    """One source, with its scans and its text; of a restricted one the redacted copies."""

    transcriptions = TranscriptionSerializer(many=True, read_only=True)

    class Meta(SourceSerializer.Meta):
        fields = [*SourceSerializer.Meta.fields, "transcriptions"]

    def to_representation(self, instance: Source) -> dict[str, Any]:
        to = reader(self.context)
        whole = instance.readable_by(to)
        scans = scans_shown(instance, to)
        told = super().to_representation(instance)
        if not (scans or whole):
            return told
        written: list[Any] = [*ScanSerializer(scans, many=True, context={**self.context, "whole": whole}).data]
        if not whole:  # how many others there are is not told
            written = [{**scan, "order": number} for number, scan in enumerate(written, start=1)]
        manifest = link(self.context["request"], reverse("api:sources-manifest", args=[instance.pk]), "related")
        links = {**told["_links"], **({"manifest": manifest} if scans else {})}
        return {**told, "scans": written, "_links": links}
