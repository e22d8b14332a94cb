"""How we know: the institutions that keep archives, and the sources."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Self

from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser, User
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from archive.countries import validate_country
from archive.fields import ImpreciseDateField
from archive.folding import fold
from archive.law import validate_legal_ground
from archive.models.base import AddressedRecord, RecordQuerySet, kept_history
from archive.references import archival_reference, shelf_mark

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
    REVIEW = "review", _("annual review")
    OTHER = "other", _("other")


class Access(models.TextChoices):
    PUBLIC = "public", _("public")
    RESTRICTED = "restricted", _("restricted")


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

    def get_absolute_url(self) -> str:
        return reverse("repository", args=[self.slug])


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
        _("legal ground"),
        max_length=200,
        blank=True,
        help_text=_("Chapter and section of the law: OSL 21 kap. 1 §"),
        validators=[validate_legal_ground],
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
        parts = (self.title, self.creator, self.publisher, self.reference, self.date.text("sv"))
        self.search_key = fold(" ".join(parts))
        super().save(*args, **kwargs)

    def slug_candidates(self) -> Iterable[str]:
        """Of a restricted one only its id: others would see that an address is taken, and so guess the title."""
        if self.restricted:
            return [str(self.pk)]
        return [self.title, f"{self.title} {self.date.edtf}", f"{self.title} {str(self.pk)[:8]}"]

    def get_absolute_url(self) -> str:
        """Its page. The address of a restricted source must not tell its title."""
        return reverse("source", args=[str(self.pk) if self.restricted else self.slug])

    @property
    def reference(self) -> str:
        """Where it is kept, as Swedish archives cite it; without the institution."""
        return archival_reference(
            archive_creator=self.archive_creator,
            series=self.series,
            volume=self.volume,
            registry_number=self.registry_number,
            page=self.page,
        )

    @property
    def shelf_mark(self) -> str:
        """The volume it stands in, in short: F14:1."""
        return shelf_mark(self.series, self.volume)

    @property
    def restricted(self) -> bool:
        return self.access == Access.RESTRICTED

    @property
    def review_due(self) -> bool:
        """Whether it is restricted though the day has passed on which that was to be considered anew."""
        return self.restricted and self.review_on is not None and self.review_on < timezone.localdate()

    def readable_by(self, user: Reader) -> bool:
        """Whether more than its existence may be shown to this user."""
        return not self.restricted or (isinstance(user, User) and user.has_perm("archive.read_restricted", self))
