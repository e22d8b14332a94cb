"""What every record of the registry has: a public id, a kept history, and hiding in place of deletion."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any, ClassVar, Final, Self, TypeVar, cast

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _
from simple_history.manager import HistoryManager
from simple_history.models import HistoricalRecords
from simple_history.utils import get_m2m_field_name

from archive.folding import slug
from archive.languages import RECORD_LANGUAGE

M = TypeVar("M", bound=models.Model)
# Where records of a kind are begun, in both languages: beside the addresses of the records, and none of theirs.
RESERVED_SLUGS: Final = frozenset({"new", "ny", "nytt"})


class HistoryEntry(models.Model):
    """One version of a record, and the action that wrote it.

    The author's name is kept as text too, so that it outlives the account.
    """

    history_author = models.CharField(max_length=200, blank=True, default="")
    history_action = models.ForeignKey(
        "archive.Action", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        abstract = True


class KeptManager(HistoryManager):
    """Made once for each model; the library's own is made anew each time that a history is asked for."""

    @classmethod
    @cache
    def from_queryset(cls, queryset_class: Any, class_name: str | None = None) -> Any:
        return super().from_queryset(queryset_class, class_name)


class KeptHistory(HistoricalRecords):
    """Stands on its model too, so that a change with its many-to-many relations can be kept as one version."""

    def contribute_to_class(self, cls: type[models.Model], name: str) -> None:
        super().contribute_to_class(cls, name)
        cls.keeper = self  # type: ignore[attr-defined]

    def create_historical_record_m2ms(self, history_instance: Any, instance: Any) -> None:
        """As the library does, which asks for the record anew and for each related one whole to note its number."""
        for field in history_instance._history_m2m_fields:  # noqa: SLF001 - the library's own
            through, version = field.remote_field.through, self.m2m_models[field]
            columns = [column.attname for column in through._meta.fields]
            rows = through._default_manager.filter(**{get_m2m_field_name(field): instance}).values(*columns)
            version._default_manager.bulk_create([version(history=history_instance, **row) for row in rows])


def kept_history(**options: Any) -> KeptHistory:
    """The history of a model: who, when, what and why, for ever."""
    return KeptHistory(
        bases=[HistoryEntry],
        history_change_reason_field=models.TextField(null=True),
        history_manager=KeptManager,
        **options,
    )


class RecordQuerySet(models.QuerySet[M]):
    """Records; what is hidden stays out of everything that is shown."""

    def visible(self) -> Self:
        """Those that nobody has hidden, nor anything without which they would say nothing."""
        shown = {f"{name}__hidden_at__isnull": True for name in paths_held(self.model)}
        return self.filter(hidden_at__isnull=True, **shown)

    def sourced(self) -> Self:
        """Those that a visible citation speaks of: their own, or one of the whole that they are told with."""
        return self.filter(_cited(self.model))

    def unsourced(self) -> Self:
        """Those of which no visible citation says how we know."""
        return self.filter(~_cited(self.model))


def paths_held(model: type[models.Model]) -> list[str]:
    """The paths to all that a record is shown with, and to what that is shown with in turn."""
    found = []
    for name in getattr(model, "SHOWN_WITH", ()):
        related = model._meta.get_field(name).related_model
        found += [name, *(f"{name}__{further}" for further in paths_held(cast(type[models.Model], related)))]
    return found


def _cited(model: type[models.Model]) -> Q:
    """That a visible citation leads to the record, or (of the whole, no single field) to what it is told with."""
    cited = Q(_citations(model, "pk"))
    for name in getattr(model, "TOLD_WITH", ()):
        whole = cast(type[models.Model], model._meta.get_field(name).related_model)
        cited |= Q(_citations(whole, name, field=""))
    return cited


def _citations(model: type[models.Model], column: str, **which: Any) -> Exists:
    relation: Any = model._meta.get_field("citations")
    rows = relation.related_model._default_manager.visible()
    return Exists(rows.filter(**{relation.field.name: OuterRef(column)}, **which))


class Record(models.Model):
    """A thing the registry holds. It is never deleted: hiding it takes a reason, and can be undone."""

    # Foreign keys without whose record this one says nothing: it is hidden with them.
    SHOWN_WITH: ClassVar[tuple[str, ...]] = ()
    # Foreign keys to records whose sources, where they speak of the whole, tell of this one too.
    TOLD_WITH: ClassVar[tuple[str, ...]] = ()
    # Read only by staff: that of the municipality to which this way leads.
    FOR_STAFF: ClassVar[bool] = False
    STAFF_OF: ClassVar[str] = ""
    # The relations that ``touches`` goes through, so that a list of records can be asked with few queries.
    TOUCHES_THROUGH: ClassVar[tuple[str, ...]] = ()
    # Through these it changes how other records stand. Whoever relates it to one must be free to change that one, too:
    # else one could end the link of others beside one's own, or make oneself a party to what others signed.
    REACHES: ClassVar[tuple[str, ...]] = ()
    # What others' rights hang on: once it is recorded, administrators alone change it.
    BY_ADMINISTRATORS: ClassVar[tuple[str, ...]] = ()

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    created_at = models.DateTimeField(_("recorded"), auto_now_add=True)
    updated_at = models.DateTimeField(_("last changed"), auto_now=True)
    hidden_at = models.DateTimeField(_("hidden"), null=True, blank=True, editable=False)
    hidden_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("hidden by"),
        null=True,
        blank=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    hidden_reason = models.TextField(_("reason for hiding"), blank=True, editable=False)

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                name="%(app_label)s_%(class)s_hidden_has_reason",
                condition=Q(hidden_at__isnull=True) | ~Q(hidden_reason=""),
                violation_error_message=_("Say why the record is hidden."),
            )
        ]

    @property
    def hidden(self) -> bool:
        return self.hidden_at is not None

    @property
    def shown(self) -> bool:
        """Whether neither it nor anything it is shown with is hidden (``visible`` for a record at hand)."""
        held = filter(None, (getattr(self, name) for name in self.SHOWN_WITH))
        return not self.hidden and all(each.shown for each in held)

    def make_way(self) -> None:
        """What changes of a record before it is brought back among those that took its place; usually nothing."""

    def touches(self) -> set[uuid.UUID]:
        """The municipalities whose staff may change this record."""
        return set()

    @classmethod
    def in_words(cls, _name: str, _values: Mapping[str, Any]) -> str | None:
        """What a version says in one field, where its value alone does not tell it."""
        return None


class FormerSlug(models.Model):
    """An address that a record once had. It leads to the record for ever, and nobody else may take it."""

    kind = models.CharField(max_length=50)
    slug = models.SlugField(max_length=120)
    record_id = models.UUIDField()

    class Meta:
        verbose_name = _("former address")
        verbose_name_plural = _("former addresses")
        ordering = ["kind", "slug"]
        constraints = [
            models.UniqueConstraint(
                name="archive_formerslug_unique",
                fields=["kind", "slug"],
                violation_error_message=_("Another record had this address before."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind}/{self.slug}"


class AddressedRecord(Record):
    """A record with a page of its own, whose address is readable and never breaks."""

    # The language of what it is called, said where a page is in another; the names of places have none.
    titled_in: ClassVar[str] = RECORD_LANGUAGE

    slug = models.SlugField(
        _("address"), max_length=120, unique=True, blank=True, help_text=_("The last part of the page's address.")
    )

    class Meta(Record.Meta):
        abstract = True

    def slug_candidates(self) -> Iterable[str]:
        """Texts to make the address of, the best first; a later one is taken where an earlier is occupied."""
        return [str(self)]

    def _slug_taken(self, candidate: str) -> bool:
        others = type(self)._default_manager.exclude(pk=self.pk).filter(slug=candidate)
        former = FormerSlug.objects.filter(kind=self._meta.label_lower, slug=candidate).exclude(record_id=self.pk)
        return others.exists() or former.exists()

    def _free_slug(self) -> str:
        candidates = [slug(text)[:110].strip("-") for text in self.slug_candidates()]
        # A name without a Latin letter gives no address, and what would tell it from others gives none by itself.
        for candidate in candidates if candidates[0] else []:
            if candidate and candidate not in RESERVED_SLUGS and not self._slug_taken(candidate):
                return candidate
        return str(self.pk)

    def clean(self) -> None:
        super().clean()
        if self.slug in RESERVED_SLUGS:
            raise ValidationError({"slug": _("This is the address of a form. Choose another.")})
        if self.slug and self._slug_taken(self.slug):
            raise ValidationError({"slug": _("Another record has, or had, this address. Choose another.")})

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self.slug:
            self.slug = self._free_slug()
        before = type(self)._default_manager.filter(pk=self.pk).values_list("slug", flat=True).first()
        super().save(*args, **kwargs)
        kind = self._meta.label_lower
        if before and before != self.slug:
            FormerSlug.objects.get_or_create(kind=kind, slug=before, defaults={"record_id": self.pk})
        FormerSlug.objects.filter(kind=kind, slug=self.slug, record_id=self.pk).delete()
