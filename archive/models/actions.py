"""What one person did in one go: the versions that it wrote point at it, and it can be undone as a whole."""

from __future__ import annotations

import uuid
from typing import Any, NoReturn

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class ActionKind(models.TextChoices):
    ADD = "add", pgettext_lazy("action", "added")
    SAVE = "save", pgettext_lazy("action", "changed")
    HIDE = "hide", pgettext_lazy("action", "hidden")
    RESTORE = "restore", pgettext_lazy("action", "brought back")
    EVIDENCE = "evidence", pgettext_lazy("action", "evidence added")
    SCAN = "scan", pgettext_lazy("action", "scans")
    TRANSCRIPTION = "transcription", pgettext_lazy("action", "transcribed")
    REVIEW = "review", pgettext_lazy("action", "year's review")
    WIZARD = "wizard", pgettext_lazy("action", "step by step")
    IMPORT = "import", pgettext_lazy("action", "imported")
    UNDO = "undo", pgettext_lazy("action", "undone")


class ActionQuerySet(models.QuerySet["Action"]):
    def delete(self) -> NoReturn:
        raise TypeError(KEPT)


class Action(models.Model):
    """All that one person did in one go. It is never changed or deleted; who and what it names are kept as text too."""

    FOR_STAFF = True
    STAFF_OF = ""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    at = models.DateTimeField(_("when"), default=timezone.now, db_index=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("by"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    author = models.CharField(_("by"), max_length=200, blank=True)
    kind = models.CharField(_("what was done"), max_length=15, choices=ActionKind)
    reason = models.TextField(_("reason"), blank=True)
    about_label = models.CharField(_("kind of record"), max_length=60, blank=True)
    about_id = models.UUIDField(_("record"), null=True, blank=True)
    about_words = models.CharField(_("record"), max_length=300, blank=True)
    undoes = models.ForeignKey(
        "self", verbose_name=_("undoes"), null=True, blank=True, on_delete=models.PROTECT, related_name="undone_by"
    )

    objects = ActionQuerySet.as_manager()

    class Meta:
        verbose_name = _("action")
        verbose_name_plural = _("actions")
        ordering = ["-at", "id"]
        constraints = [
            models.CheckConstraint(
                name="archive_action_about_whole",
                condition=Q(about_label="", about_id__isnull=True) | (~Q(about_label="") & Q(about_id__isnull=False)),
                violation_error_message=_("What an action is about has both a kind and an id."),
            ),
            models.CheckConstraint(
                name="archive_action_only_an_undo_undoes",
                condition=Q(undoes__isnull=True) | Q(kind=ActionKind.UNDO),
                violation_error_message=_("Only an undoing undoes another action."),
            ),
            models.CheckConstraint(
                name="archive_action_not_of_itself",
                condition=Q(undoes__isnull=True) | ~Q(undoes=F("id")),
                violation_error_message=_("An action does not undo itself."),
            ),
            models.CheckConstraint(
                name="archive_action_undo_has_reason",
                condition=~Q(kind=ActionKind.UNDO) | ~Q(reason=""),
                violation_error_message=_("Say why it is undone."),
            ),
        ]

    def __str__(self) -> str:
        told = f"{self.get_kind_display()}: {self.about_words}" if self.about_words else self.get_kind_display()
        return str(told)

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise TypeError(KEPT)
        super().save(*args, **kwargs)

    def delete(self, *_args: Any, **_kwargs: Any) -> NoReturn:
        raise TypeError(KEPT)

    @property
    def undone(self) -> bool:
        """Whether it has been undone, and that undoing has not been undone itself."""
        return any(not later.undone for later in self.undone_by.order_by("at", "pk"))


KEPT = "What was done is never changed or deleted: undo it by another action."
