"""The year's review: what a municipality says of all its links, once a year."""

from __future__ import annotations

import uuid
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from archive.models import Action, Record, RecordQuerySet, Source, kept_history
from municipalities.models import Municipality
from twinning.models.events import EventLevel
from twinning.models.links import Link, StandingChoice

FIRST_YEAR = 1900


class AnswerChoice(models.TextChoices):
    UNCHANGED = "unchanged", pgettext_lazy("answer", "unchanged")
    CHANGED = "changed", pgettext_lazy("answer", "changed")
    UNSURE = "unsure", pgettext_lazy("answer", "don’t know")


class ReviewQuerySet(RecordQuerySet["Review"]):
    def of(self, municipality: Municipality, year: int) -> Self:
        return self.filter(municipality=municipality, year=year)


class Review(Record):
    """The review of one municipality's links in one year; a draft until it is done."""

    SHOWN_WITH = ("municipality",)
    FOR_STAFF = True
    STAFF_OF = "municipality"

    municipality = models.ForeignKey(
        Municipality, verbose_name=_("municipality"), on_delete=models.PROTECT, related_name="reviews"
    )
    year = models.PositiveSmallIntegerField(_("year"))
    begun_by = models.CharField(_("begun by"), max_length=200, blank=True)
    known = models.TextField(_("how it is known"), blank=True)
    done_at = models.DateTimeField(_("done"), null=True, blank=True)
    done_by = models.CharField(_("done by"), max_length=200, blank=True)
    source = models.ForeignKey(
        Source, verbose_name=_("source"), null=True, blank=True, on_delete=models.PROTECT, related_name="reviews"
    )
    action = models.ForeignKey(
        Action, verbose_name=_("action"), null=True, blank=True, on_delete=models.PROTECT, related_name="reviews"
    )

    history = kept_history()
    objects = ReviewQuerySet.as_manager()

    class Meta(Record.Meta):
        verbose_name = _("annual review")
        verbose_name_plural = _("annual reviews")
        ordering = ["-year", "municipality__name", "id"]
        constraints = [
            *Record.Meta.constraints,
            models.UniqueConstraint(
                name="twinning_review_one_a_year",
                fields=["municipality", "year"],
                condition=Q(hidden_at__isnull=True),
                violation_error_message=_("The review of this year has been begun already. Go on with that one."),
            ),
            models.CheckConstraint(
                name="twinning_review_done_is_whole",
                condition=Q(done_at__isnull=True, source__isnull=True, action__isnull=True)
                | (Q(done_at__isnull=False, source__isnull=False, action__isnull=False) & ~Q(known="")),
                violation_error_message=_("A review that is done says how it is known, and has its source."),
            ),
            models.CheckConstraint(
                name="twinning_review_year_of_our_time",
                condition=Q(year__gte=FIRST_YEAR),
                violation_error_message=_("That year is too long ago."),
            ),
        ]

    def __str__(self) -> str:
        told = {"year": self.year, "municipality": self.municipality}
        return gettext("Annual review %(year)s, %(municipality)s") % told

    @property
    def done(self) -> bool:
        return self.done_at is not None

    def get_absolute_url(self) -> str:
        """The receipt once it is done, the questions before that."""
        return reverse("review-receipt" if self.done else "review", args=[self.municipality.slug, self.year])

    def touches(self) -> set[uuid.UUID]:
        return {self.municipality_id}


class ReviewAnswer(models.Model):
    """What has been answered of one link, at one level; and, of the link as a whole, what else there is to say.

    A working paper: what it says stands in the registry only when the review is done. Texts are kept as they were
    typed, readable or not, so that nothing is lost of a draft.
    """

    FOR_STAFF = True
    STAFF_OF = "review__municipality"

    review = models.ForeignKey(Review, on_delete=models.CASCADE, related_name="answers")
    link = models.ForeignKey(Link, on_delete=models.PROTECT, related_name="answers")
    level = models.CharField(
        max_length=12,
        choices=[each for each in EventLevel.choices if each[0] != EventLevel.NOT_STATED],
    )
    answer = models.CharField(max_length=10, choices=AnswerChoice, blank=True)
    before = models.CharField(max_length=10, choices=StandingChoice, blank=True)
    standing = models.CharField(max_length=10, choices=StandingChoice, blank=True)
    since = models.TextField(blank=True)
    activity = models.TextField(blank=True)
    activity_date = models.TextField(blank=True)
    note = models.TextField(blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    author = models.CharField(max_length=200, blank=True)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("answer")
        verbose_name_plural = _("answers")
        ordering = ["review", "link", "level"]
        constraints = [
            models.UniqueConstraint(
                name="twinning_reviewanswer_one_a_level",
                fields=["review", "link", "level"],
                violation_error_message=_("This is answered already; change that answer."),
            ),
            models.CheckConstraint(
                name="twinning_reviewanswer_knows_what_was",
                condition=Q(answer="") | ~Q(before=""),
                violation_error_message=_("An answer keeps what the registry said when it was given."),
            ),
            models.CheckConstraint(
                name="twinning_reviewanswer_of_a_level",
                condition=~Q(level=EventLevel.BOTH) | Q(answer="", standing="", since=""),
                violation_error_message=_("The standing is answered level by level."),
            ),
            models.CheckConstraint(
                name="twinning_reviewanswer_added_to_the_whole",
                condition=Q(level=EventLevel.BOTH) | Q(activity="", activity_date="", note=""),
                violation_error_message=_("Activities and notes are of the link as a whole."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.link} {self.level}: {self.answer}"

    def touches(self) -> set[uuid.UUID]:
        return self.review.touches()

    @property
    def says(self) -> str:
        """The standing that it vouches for; nothing where nobody knows, nor where nothing was known and is still."""
        if self.answer == AnswerChoice.UNCHANGED:
            return "" if self.before == StandingChoice.UNKNOWN else self.before
        return self.standing if self.answer == AnswerChoice.CHANGED else ""


class ReviewReminder(models.Model):
    """That a municipality was reminded of its review: when, by whom, and how many were written to."""

    FOR_STAFF = True
    STAFF_OF = "municipality"

    municipality = models.ForeignKey(Municipality, on_delete=models.PROTECT, related_name="review_reminders")
    year = models.PositiveSmallIntegerField()
    sent_on = models.DateField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    author = models.CharField(max_length=200, blank=True)
    recipients = models.PositiveSmallIntegerField()

    class Meta:
        verbose_name = _("reminder")
        verbose_name_plural = _("reminders")
        ordering = ["-sent_on", "municipality", "id"]
        constraints = [
            models.UniqueConstraint(
                name="twinning_reviewreminder_once_a_day",
                fields=["municipality", "sent_on"],
                violation_error_message=_("They have been reminded today already."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.municipality} {self.sent_on}"

    def touches(self) -> set[uuid.UUID]:
        return {self.municipality_id}
