"""Which source says a thing: the abstract citation of which every floor makes its own table."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from archive.models.base import Record
from archive.models.scans import Scan
from archive.models.sources import Reader, Source


class Stance(models.TextChoices):
    SUPPORTS = "supports", _("supports")
    CONTRADICTS = "contradicts", _("contradicts")


class Citation(Record):
    """Which source says a thing, and where in it (hänvisning). Each floor has its own table of these."""

    SHOWN_WITH = ("source",)

    source = models.ForeignKey(
        Source, verbose_name=_("source"), on_delete=models.PROTECT, related_name="%(app_label)s_citations"
    )
    via = models.ForeignKey(
        Source,
        verbose_name=_("known through"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="%(app_label)s_citations_via",
        help_text=_("The source that tells of it, when it was not seen itself."),
    )
    field = models.CharField(
        _("field"), max_length=60, blank=True, help_text=_("The field it vouches for; empty: the whole statement.")
    )
    locator = models.CharField(_("place in the source"), max_length=200, blank=True, help_text=_("Page, §, table …"))
    scan = models.ForeignKey(
        Scan, verbose_name=_("scan"), null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    page = models.PositiveIntegerField(
        _("page of the file"), null=True, blank=True, help_text=_("Counted from 1, in a file of many pages.")
    )
    quotation = models.TextField(_("quotation"), blank=True, max_length=1000)
    stance = models.CharField(_("stance"), max_length=12, choices=Stance, default=Stance.SUPPORTS)
    note = models.TextField(_("note"), blank=True)

    # The names of the foreign keys of which just one is set: the things this table can vouch for.
    SUBJECTS: ClassVar[tuple[str, ...]] = ()

    class Meta(Record.Meta):
        abstract = True
        verbose_name = _("citation")
        verbose_name_plural = _("citations")
        ordering = ["created_at", "id"]
        constraints = [
            *Record.Meta.constraints,
            models.CheckConstraint(
                name="%(app_label)s_%(class)s_not_via_itself",
                condition=Q(via__isnull=True) | ~Q(via=F("source")),
                violation_error_message=_("A source is not known through itself."),
            ),
            models.CheckConstraint(
                name="%(app_label)s_%(class)s_page_of_a_scan",
                condition=Q(page__isnull=True) | Q(scan__isnull=False, page__gte=1),
                violation_error_message=_("Choose the scan that the page belongs to; pages are counted from 1."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.source}, {self.locator}" if self.locator else str(self.source)

    def clean(self) -> None:
        super().clean()
        if self.scan is None:
            return
        if self.scan.source_id != self.source_id:
            raise ValidationError({"scan": _("Choose a scan of the source that is cited.")})
        if self.page is not None and self.page > self.scan.pages:
            raise ValidationError({"page": _("The file has fewer pages than that.")})

    @property
    def subject(self) -> Record:
        """What it vouches for."""
        found: Record = next(each for name in self.SUBJECTS if (each := getattr(self, name)) is not None)
        return found

    def touches(self) -> set[uuid.UUID]:
        return self.subject.touches()

    def readable_by(self, user: Reader) -> bool:
        """Whether its words may be shown: they are those of the source, and of the one through which it is known."""
        return self.source.readable_by(user) and (self.via is None or self.via.readable_by(user))


def exactly_one(name: str, fields: Iterable[str], message: Any) -> models.CheckConstraint:
    """A constraint by which just one of these foreign keys is set."""
    names = list(fields)
    condition = Q()
    for chosen in names:
        condition |= Q(**{f"{other}__isnull": other != chosen for other in names})
    return models.CheckConstraint(name=name, condition=condition, violation_error_message=message)
