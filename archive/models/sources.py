"""How we know: institutions, sources, their scans and transcriptions, and the abstract citation."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from pathlib import PurePath
from typing import Any, ClassVar, Self

from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser, User
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from archive.countries import validate_country
from archive.fields import ImpreciseDateField
from archive.folding import fold
from archive.models.base import AddressedRecord, Record, RecordQuerySet, kept_history

Reader = AbstractBaseUser | AnonymousUser


class SourceKind(models.TextChoices):
    LETTER = "letter", _("letter")
    INVITATION = "invitation", _("invitation")
    MINUTES = "minutes", _("minutes")
    NEWSPAPER_ARTICLE = "newspaper_article", _("newspaper article")
    REPORT = "report", _("report")
    WEB_PAGE = "web_page", _("web page")
    DECISION_DOCUMENT = "decision_document", _("decision document")
    AGREEMENT_DOCUMENT = "agreement_document", _("agreement document")
    PHOTOGRAPH = "photograph", _("photograph")
    SURVEY = "survey", _("survey")
    INTERVIEW = "interview", _("interview")
    OTHER = "other", _("other")


class Access(models.TextChoices):
    PUBLIC = "public", _("public")
    RESTRICTED = "restricted", _("restricted")


class Stance(models.TextChoices):
    SUPPORTS = "supports", _("supports")
    CONTRADICTS = "contradicts", _("contradicts")


class Maker(models.TextChoices):
    HUMAN = "human", _("human")
    MACHINE = "machine", _("machine")


class Repository(AddressedRecord):
    """An institution that keeps archives (arkivinstitution)."""

    name = models.CharField(_("name"), max_length=200)
    country = models.CharField(_("country"), max_length=2, validators=[validate_country])
    code = models.CharField(_("institution code"), max_length=50, blank=True, help_text=_("For example SE/…"))
    municipality_code = models.CharField(_("municipality code"), max_length=20, blank=True)

    history = kept_history()
    objects = RecordQuerySet.as_manager()

    class Meta(AddressedRecord.Meta):
        verbose_name = _("archival institution")
        verbose_name_plural = _("archival institutions")
        ordering = ["name", "id"]

    def __str__(self) -> str:
        return self.name

    def slug_candidates(self) -> Iterable[str]:
        return [self.name, f"{self.name} {self.country}", f"{self.name} {self.code}"]


class SourceQuerySet(RecordQuerySet["Source"]):
    def search(self, text: str) -> Self:
        """Those whose title, creator, reference or registry number holds every word of the text."""
        found = self
        for word in fold(text).split():
            found = found.filter(search_key__contains=word)
        return found

    def open(self) -> Self:
        """Those that everybody may read."""
        return self.filter(access=Access.PUBLIC)


class Source(AddressedRecord):
    """Something that was read: a letter, minutes, a web page, a report (källa)."""

    title = models.CharField(_("title"), max_length=300)
    kind = models.CharField(_("kind"), max_length=30, choices=SourceKind, default=SourceKind.OTHER)
    owner_code = models.CharField(
        _("owner"), max_length=20, blank=True, help_text=_("National code of the municipality that keeps the record.")
    )
    creator = models.CharField(_("author"), max_length=300, blank=True)
    publisher = models.CharField(_("publisher"), max_length=300, blank=True)
    date = ImpreciseDateField(_("date"), blank=True)
    speaks_of = ImpreciseDateField(
        _("speaks of today as"), blank=True, help_text=_("The day that the source means by “today”, if not its date.")
    )
    repository = models.ForeignKey(
        Repository,
        verbose_name=_("institution"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="sources",
    )
    archive_creator = models.CharField(_("archive creator"), max_length=200, blank=True)
    series = models.CharField(_("series"), max_length=100, blank=True)
    volume = models.CharField(_("volume"), max_length=100, blank=True)
    page = models.CharField(_("page or leaf"), max_length=100, blank=True)
    registry_number = models.CharField(_("registry number"), max_length=100, blank=True)
    languages = models.CharField(
        _("languages"),
        max_length=100,
        blank=True,
        help_text=_("Language codes, separated by spaces: sv fi"),
        validators=[RegexValidator(r"^[a-z]{2,3}( [a-z]{2,3})*$", _("Write language codes such as “sv” or “sv fi”."))],
    )
    description = models.TextField(_("description"), blank=True)
    url = models.URLField(_("web address"), max_length=500, blank=True)
    url_read_on = models.DateField(_("address read on"), null=True, blank=True)
    rights = models.CharField(_("rights"), max_length=300, blank=True)
    access = models.CharField(_("access"), max_length=12, choices=Access, default=Access.PUBLIC)
    restriction_reason = models.TextField(_("reason for restriction"), blank=True)
    legal_ground = models.CharField(
        _("legal ground"), max_length=200, blank=True, help_text=_("Chapter and section of the law.")
    )
    restricted_by = models.CharField(_("restriction decided by"), max_length=200, blank=True)
    review_on = models.DateField(_("restriction reviewed on"), null=True, blank=True)
    search_key = models.TextField(editable=False, default="", blank=True)

    history = kept_history(excluded_fields=["search_key"])
    objects = SourceQuerySet.as_manager()

    class Meta(AddressedRecord.Meta):
        verbose_name = _("source")
        verbose_name_plural = _("sources")
        ordering = [F("date_earliest").desc(nulls_last=True), "title", "id"]
        constraints = [
            *AddressedRecord.Meta.constraints,
            models.CheckConstraint(
                name="archive_source_restriction_has_reason",
                condition=Q(access=Access.PUBLIC) | ~Q(restriction_reason=""),
                violation_error_message=_("Say why the source is restricted."),
            ),
            models.CheckConstraint(
                name="archive_source_read_day_has_url",
                condition=Q(url_read_on__isnull=True) | ~Q(url=""),
                violation_error_message=_("Give the web address that was read on that day."),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def save(self, *args: Any, **kwargs: Any) -> None:
        parts = (self.title, self.creator, self.publisher, self.reference, self.registry_number, self.date.text("sv"))
        self.search_key = fold(" ".join(parts))
        super().save(*args, **kwargs)

    def slug_candidates(self) -> Iterable[str]:
        return [self.title, f"{self.title} {self.date.edtf}", f"{self.title} {str(self.pk)[:8]}"]

    def get_absolute_url(self) -> str:
        """Its page. The address of a restricted source must not tell its title."""
        return reverse("source", args=[str(self.pk) if self.restricted else self.slug])

    @property
    def reference(self) -> str:
        """The archival reference as Swedish archives cite it: creator, series and volume, page."""
        volume = ":".join(part for part in (self.series, self.volume) if part)
        return ", ".join(part for part in (self.archive_creator, volume, self.page) if part)

    @property
    def restricted(self) -> bool:
        return self.access == Access.RESTRICTED

    def readable_by(self, user: Reader) -> bool:
        """Whether more than its existence may be shown to this user."""
        return not self.restricted or (isinstance(user, User) and user.has_perm("archive.read_restricted", self))


def scan_path(scan: Scan, filename: str) -> str:
    """Where an original is kept: under a generated name; only a short, plain suffix comes from outside."""
    suffix = PurePath(filename).suffix.lower()
    return f"originals/{scan.source_id}/{uuid.uuid4()}{suffix if suffix[1:].isalnum() and len(suffix) < 6 else ''}"


class Scan(Record):
    """One file of a source, kept bit for bit (skanning)."""

    SHOWN_WITH = ("source",)

    source = models.ForeignKey(Source, verbose_name=_("source"), on_delete=models.PROTECT, related_name="scans")
    order = models.PositiveIntegerField(_("order"), default=1)
    file = models.FileField(_("file"), upload_to=scan_path, max_length=300)
    original_name = models.CharField(_("name of the file"), max_length=300, blank=True, editable=False)
    sha256 = models.CharField("SHA-256", max_length=64, blank=True, editable=False)
    size = models.PositiveBigIntegerField(_("size in bytes"), default=0, editable=False)
    media_type = models.CharField(_("media type"), max_length=100, blank=True, editable=False)
    width = models.PositiveIntegerField(_("width in pixels"), null=True, blank=True, editable=False)
    height = models.PositiveIntegerField(_("height in pixels"), null=True, blank=True, editable=False)
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, editable=False, on_delete=models.SET_NULL, related_name="+"
    )

    history = kept_history()
    objects = RecordQuerySet.as_manager()

    class Meta(Record.Meta):
        verbose_name = _("scan")
        verbose_name_plural = _("scans")
        ordering = ["source", "order", "id"]

    def __str__(self) -> str:
        return self.original_name or f"{self.order}"


class Transcription(Record):
    """The text of a source or of one scan (avskrift). A machine's never overwrites a human's: they are two rows."""

    SHOWN_WITH = ("source",)

    source = models.ForeignKey(
        Source, verbose_name=_("source"), on_delete=models.PROTECT, related_name="transcriptions"
    )
    scan = models.ForeignKey(
        Scan, verbose_name=_("scan"), null=True, blank=True, on_delete=models.PROTECT, related_name="transcriptions"
    )
    language = models.CharField(_("language"), max_length=3)
    made_by = models.CharField(_("made by"), max_length=10, choices=Maker, default=Maker.HUMAN)
    text = models.TextField(_("text"))

    history = kept_history()
    objects = RecordQuerySet.as_manager()

    class Meta(Record.Meta):
        verbose_name = _("transcription")
        verbose_name_plural = _("transcriptions")
        ordering = ["source", "scan__order", "language", "made_by", "id"]
        constraints = [
            *Record.Meta.constraints,
            models.UniqueConstraint(
                name="archive_transcription_one_per_scan_and_maker",
                fields=["scan", "language", "made_by"],
                condition=Q(scan__isnull=False, hidden_at__isnull=True),
                violation_error_message=_("There is already a transcription in this language by this kind of maker."),
            ),
            models.UniqueConstraint(
                name="archive_transcription_one_per_source_and_maker",
                fields=["source", "language", "made_by"],
                condition=Q(scan__isnull=True, hidden_at__isnull=True),
                violation_error_message=_("There is already a transcription in this language by this kind of maker."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.source} ({self.language})"


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
        ]

    def __str__(self) -> str:
        return f"{self.source}, {self.locator}" if self.locator else str(self.source)

    @property
    def subject(self) -> Record:
        """What it vouches for."""
        found: Record = next(each for name in self.SUBJECTS if (each := getattr(self, name)) is not None)
        return found

    def touches(self) -> set[uuid.UUID]:
        return self.subject.touches()


def exactly_one(name: str, fields: Iterable[str], message: Any) -> models.CheckConstraint:
    """A constraint by which just one of these foreign keys is set."""
    names = list(fields)
    condition = Q()
    for chosen in names:
        condition |= Q(**{f"{other}__isnull": other != chosen for other in names})
    return models.CheckConstraint(name=name, condition=condition, violation_error_message=message)
