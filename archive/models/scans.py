"""Scanned files, the images made of them, and what is written in them."""

from __future__ import annotations

import uuid
from pathlib import PurePath
from typing import Any, Final, Self

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import F, Max, Q
from django.utils.translation import gettext_lazy as _

from archive.folding import fold
from archive.models.base import Record, RecordQuerySet, kept_history
from archive.models.sources import Reader, Source
from archive.scanning.names import LONGEST
from archive.storage import originals

# Of the way images are made. Another number has all of them made anew.
RECIPE: Final = 1


class Rotation(models.IntegerChoices):
    """How far an image is turned clockwise to be read."""

    UPRIGHT = 0, _("as scanned")
    RIGHT = 90, _("a quarter turn to the right")
    OVER = 180, _("upside down")
    LEFT = 270, _("a quarter turn to the left")


class Maker(models.TextChoices):
    HUMAN = "human", _("human")
    MACHINE = "machine", _("machine")


def scan_path(scan: Scan, filename: str) -> str:
    """Where an original is kept: under a generated name; only a short, plain suffix comes from outside."""
    suffix = PurePath(filename).suffix.lower()
    return f"{scan.source_id}/{uuid.uuid4()}{suffix if suffix[1:].isalnum() and len(suffix) < 6 else ''}"


class Scan(Record):
    """One file of a source, kept bit for bit (skanning). A file that took its place leaves it in the history."""

    SHOWN_WITH = ("source",)

    source = models.ForeignKey(Source, verbose_name=_("source"), on_delete=models.PROTECT, related_name="scans")
    order = models.PositiveIntegerField(_("order"), default=1)
    file = models.FileField(_("file"), storage=originals, upload_to=scan_path, max_length=300)
    original_name = models.CharField(_("name of the file"), max_length=LONGEST, blank=True, editable=False)
    sha256 = models.CharField("SHA-256", max_length=64, blank=True, editable=False)
    size = models.PositiveBigIntegerField(_("size in bytes"), default=0, editable=False)
    media_type = models.CharField(_("media type"), max_length=100, blank=True, editable=False)
    width = models.PositiveIntegerField(_("width in pixels"), null=True, blank=True, editable=False)
    height = models.PositiveIntegerField(_("height in pixels"), null=True, blank=True, editable=False)
    pages = models.PositiveIntegerField(_("number of pages"), default=1, editable=False)
    rotation = models.PositiveSmallIntegerField(_("turned"), choices=Rotation, default=Rotation.UPRIGHT)
    redacted = models.BooleanField(
        _("redacted copy"),
        default=False,
        help_text=_("What must be kept back is blacked out in it, so it is published though the source is restricted."),
    )
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, editable=False, on_delete=models.SET_NULL, related_name="+"
    )

    history = kept_history()
    objects = RecordQuerySet.as_manager()

    class Meta(Record.Meta):
        verbose_name = _("scan")
        verbose_name_plural = _("scans")
        ordering = ["source", "order", "id"]
        constraints = [
            *Record.Meta.constraints,
            models.UniqueConstraint(
                name="archive_scan_order_once_per_source",
                fields=["source", "order"],
                condition=Q(hidden_at__isnull=True),
                violation_error_message=_("Another scan of the source has this number. Choose another."),
            ),
            models.CheckConstraint(
                name="archive_scan_turned_by_quarters",
                condition=Q(rotation__in=Rotation.values),
                violation_error_message=_("An image is turned by quarters: 0, 90, 180 or 270 degrees."),
            ),
        ]

    def __str__(self) -> str:
        return self.original_name or f"{self.order}"

    @property
    def recipe(self) -> str:
        """What its images are made from, and how: they are made anew when any of it changes."""
        return f"{RECIPE}-{self.sha256[:16]}-{self.rotation}"

    @property
    def has_images(self) -> bool:
        """Whether all of its images are made, and as they are made today."""
        images: ImageSet | None = getattr(self, "images", None)
        return images is not None and images.state == ImageState.READY and images.recipe == self.recipe

    def make_way(self) -> None:
        """Brought back, it comes last where another scan has got its number."""
        others = Scan.objects.filter(source=self.source_id, hidden_at__isnull=True).exclude(pk=self.pk)
        if others.filter(order=self.order).exists():
            self.order = (others.aggregate(last=Max("order"))["last"] or 0) + 1

    def readable_by(self, user: Reader) -> bool:
        """Whether the file may be shown: its source may, or it was made to be shown in place of that."""
        return self.redacted or self.source.readable_by(user)


class ImageState(models.TextChoices):
    WAITING = "waiting", _("images are being made")
    READY = "ready", _("images are made")
    FAILED = "failed", _("no images could be made")


class ImageSet(models.Model):
    """The images made of one scan. Derived: it may be thrown away and is made anew by the worker."""

    scan = models.OneToOneField(
        Scan, verbose_name=_("scan"), primary_key=True, on_delete=models.CASCADE, related_name="images"
    )
    state = models.CharField(_("state"), max_length=10, choices=ImageState, default=ImageState.WAITING)
    recipe = models.CharField(max_length=60, blank=True)
    fault = models.CharField(_("fault"), max_length=40, blank=True)
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = _("images of a scan")
        verbose_name_plural = _("images of scans")
        ordering = ["scan"]

    def __str__(self) -> str:
        return f"{self.scan_id} ({self.state})"

    @property
    def folder(self) -> str:
        """Where the images are among the derivatives."""
        return f"{self.scan_id}/{self.recipe}"


class PageImage(models.Model):
    """One page of a scan whose images are whole: tiles, screen image and thumbnail. Sizes are those after turning."""

    images = models.ForeignKey(ImageSet, on_delete=models.CASCADE, related_name="pages")
    number = models.PositiveIntegerField(_("page"))
    width = models.PositiveIntegerField(_("width in pixels"))
    height = models.PositiveIntegerField(_("height in pixels"))

    class Meta:
        verbose_name = _("page image")
        verbose_name_plural = _("page images")
        ordering = ["images", "number"]
        constraints = [
            models.UniqueConstraint(
                name="archive_pageimage_once",
                fields=["images", "number"],
                violation_error_message=_("The images of this page are made already."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.images_id}-{self.number}"

    @property
    def folder(self) -> str:
        return f"{self.images.folder}/{self.number}"


class TranscriptionQuerySet(RecordQuerySet["Transcription"]):
    def search(self, text: str) -> Self:
        """Those that hold every word of the text, whatever the case and the accents."""
        found = self
        for word in fold(text).split():
            found = found.filter(search_key__contains=word)
        return found


class Transcription(Record):
    """The text of a source or of one scan (avskrift). A machine's never overwrites a human's: they are two rows."""

    SHOWN_WITH = ("source", "scan")

    source = models.ForeignKey(
        Source, verbose_name=_("source"), on_delete=models.PROTECT, related_name="transcriptions"
    )
    scan = models.ForeignKey(
        Scan, verbose_name=_("scan"), null=True, blank=True, on_delete=models.PROTECT, related_name="transcriptions"
    )
    page = models.PositiveIntegerField(
        _("page of the file"), null=True, blank=True, help_text=_("Counted from 1; empty: the whole file.")
    )
    language = models.CharField(
        _("language"),
        max_length=3,
        validators=[RegexValidator(r"^[a-z]{2,3}$", _("Write a language code such as “sv” or “fi”."))],
    )
    made_by = models.CharField(_("made by"), max_length=10, choices=Maker, default=Maker.HUMAN)
    text = models.TextField(_("text"))
    search_key = models.TextField(editable=False, default="", blank=True)

    history = kept_history(excluded_fields=["search_key"])
    objects = TranscriptionQuerySet.as_manager()

    class Meta(Record.Meta):
        verbose_name = _("transcription")
        verbose_name_plural = _("transcriptions")
        ordering = [
            "source",
            F("scan__order").asc(nulls_first=True),
            F("page").asc(nulls_first=True),
            "language",
            "made_by",
            "id",
        ]
        constraints = [
            *Record.Meta.constraints,
            models.UniqueConstraint(
                name="archive_transcription_one_per_page_and_maker",
                fields=["scan", "page", "language", "made_by"],
                condition=Q(scan__isnull=False, page__isnull=False, hidden_at__isnull=True),
                violation_error_message=_("There is already a transcription in this language by this kind of maker."),
            ),
            models.UniqueConstraint(
                name="archive_transcription_one_per_scan_and_maker",
                fields=["scan", "language", "made_by"],
                condition=Q(scan__isnull=False, page__isnull=True, hidden_at__isnull=True),
                violation_error_message=_("There is already a transcription in this language by this kind of maker."),
            ),
            models.UniqueConstraint(
                name="archive_transcription_one_per_source_and_maker",
                fields=["source", "language", "made_by"],
                condition=Q(scan__isnull=True, hidden_at__isnull=True),
                violation_error_message=_("There is already a transcription in this language by this kind of maker."),
            ),
            models.CheckConstraint(
                name="archive_transcription_page_of_a_scan",
                condition=Q(page__isnull=True) | Q(scan__isnull=False, page__gte=1),
                violation_error_message=_("Choose the scan that the page belongs to; pages are counted from 1."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.source} ({self.language})"

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.search_key = fold(self.text)
        super().save(*args, **kwargs)

    def clean(self) -> None:
        super().clean()
        if self.scan is None:
            return
        if self.scan.source_id != self.source_id:
            raise ValidationError({"scan": _("Choose a scan of the source itself.")})
        if self.page is not None and self.page > self.scan.pages:
            raise ValidationError({"page": _("The file has fewer pages than that.")})
