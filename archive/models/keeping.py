"""What the registry knows of its own keeping: who works in the background, and whether the files are whole."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from archive.models.sources import Repository, Source


class WorkerBeat(models.Model):
    """A background worker's last sign of life. What one that fell silent had begun, another takes up."""

    FOR_STAFF = True
    STAFF_OF = ""

    worker = models.CharField(_("worker"), max_length=64, primary_key=True)
    beat_at = models.DateTimeField(_("last sign of life"))

    class Meta:
        verbose_name = _("background worker")
        verbose_name_plural = _("background workers")
        ordering = ["-beat_at", "worker"]

    def __str__(self) -> str:
        return self.worker


class FixityRun(models.Model):
    """One reading of every original, and what was found: the files that are missing, changed or strays."""

    FOR_STAFF = True
    STAFF_OF = ""

    # What it was limited to; neither: all originals.
    source = models.ForeignKey(
        Source, verbose_name=_("source"), null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    repository = models.ForeignKey(
        Repository, verbose_name=_("institution"), null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    started_at = models.DateTimeField(_("begun"))
    finished_at = models.DateTimeField(_("done"), null=True, blank=True)
    files = models.PositiveIntegerField(_("files read"), default=0)
    size = models.PositiveBigIntegerField(_("bytes read"), default=0)
    missing = models.JSONField(_("missing"), default=list, blank=True)
    changed = models.JSONField(_("changed"), default=list, blank=True)
    orphaned = models.JSONField(_("strays"), default=list, blank=True)

    class Meta:
        verbose_name = _("verification of files")
        verbose_name_plural = _("verifications of files")
        ordering = ["-started_at", "-id"]

    def __str__(self) -> str:
        return f"{self.started_at:%Y-%m-%d %H:%M}"

    @property
    def whole(self) -> bool:
        """Whether it was finished and found nothing amiss."""
        return self.finished_at is not None and not (self.missing or self.changed or self.orphaned)
