"""The page on which a record is written, and all the kinds that have one."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import Any, Final
from uuid import uuid4

from django.contrib.auth.models import User
from django.db.models import Model
from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from agreements import forms as agreements
from archive.choices import as_key
from archive.citing import evidence_address
from archive.models import Citation, Record, Scan, Transcription
from archive.recording import Book, Recording, book
from archive.recording import sources as archive
from archive.recording.again import SentAgain
from archive.recording.editing import Editing
from archive.recording.lines import Lines, ShownGroup
from archive.rights import visible_to
from municipalities import forms as municipalities
from twinning import forms as twinning
from twinning.models import Review, Survey, SurveyDefinition, SurveyFigure
from twinning.pages.subjects import Subject

_SURVEYS = gettext_lazy("Surveys belong to nobody's municipality: administrators record them in the admin.")
ELSEWHERE: Final[dict[type[Model], Any]] = {
    Scan: gettext_lazy("Scans are taken in, turned and replaced at the scan desk."),
    Review: gettext_lazy("A year's review is answered link by link, on its own pages."),
    Transcription: gettext_lazy("A transcription is written beside its scan, page by page."),
    Survey: _SURVEYS,
    SurveyFigure: _SURVEYS,
    SurveyDefinition: _SURVEYS,
}
FLOORS: Final = (archive, municipalities, agreements, twinning)
BOOK: Final[Book] = book(
    [each for floor in FLOORS for each in floor.RECORDINGS],
    [each for floor in FLOORS for each in floor.CHOOSINGS],
    ELSEWHERE,
)


class RecordingPage:
    """One record, changed or new, and its form."""

    def __init__(
        self, recording: Recording, record: Record, user: User, asked: Any, initial: Mapping[str, Any]
    ) -> None:
        self.recording = recording
        self.user = user
        self.adding: bool = record._state.adding  # noqa: SLF001 - documented, in spite of its name
        self.kind = str(recording.model._meta.verbose_name)
        self.subject = Subject(record)
        # Said before the form writes into the record what was typed.
        self.words = _("New: %(kind)s") % {"kind": self.kind} if self.adding else self.subject.words
        self.lang = "" if self.adding else self.subject.language
        self.about = [each for name in recording.fixed(record, adding=self.adding) if (each := getattr(record, name))]
        self.back = "" if self.adding else self.subject.page
        self.editing = Editing(BOOK, recording, record, user, asked, initial=initial)
        # Of a new record that was recorded before: where what is typed now is saved, and what is not changed there.
        self.action = ""
        self.left: list[str] = []

    @cached_property
    def groups(self) -> list[ShownGroup]:
        return Lines(BOOK, self.editing).groups()

    @property
    def key(self) -> str:
        """Of a new record: sent again, the same form does not write it twice."""
        return str(self.editing.record.pk) if self.adding else ""

    @property
    def hide(self) -> str:
        """Where it is hidden."""
        return "" if self.adding else reverse("record-hide", args=[self.recording.label, self.editing.record.pk])

    @property
    def elsewhere(self) -> str:
        """Of evidence: where another source is given in its place. What it cites makes it the evidence that it is."""
        record = self.editing.record
        return evidence_address(record.subject) if isinstance(record, Citation) else ""

    @property
    def cancel(self) -> str:
        """Where one came from."""
        pages = [self.back, *(Subject(each).page for each in self.about)]
        return next(filter(None, pages), "")


def correction(adding: RecordingPage, record: Record) -> RecordingPage | None:
    """What was typed in the form of a new record that was recorded before, as a change of it; if it is one."""
    sent = SentAgain(adding.editing, record)
    asked = sent.changing(RecordingPage(adding.recording, record, adding.user, sent.asked, {}).editing)
    page = RecordingPage(adding.recording, record, adding.user, asked, {})
    page.left = sent.left(page.editing)
    page.action = reverse("record-change", args=[adding.recording.label, record.pk])
    return page if sent.differs(page.editing) or page.left else None


def new_record(recording: Recording, user: User, given: Any, key: str) -> tuple[Record, dict[str, Any]]:
    """A record that is not written yet, about what its address gives; and what its form begins with."""
    record = recording.model(id=as_key(key) or uuid4())
    known: dict[str, Any] = {}
    starts = {name: start(user) for name, start in recording.initial.items()}
    for name in recording.about:
        if not given.get(name):
            continue
        field: Any = recording.model._meta.get_field(name)
        known[name] = found = _given(field.related_model, user, given[name])
        if field.many_to_many or name in recording.loose:
            starts[name] = [found.pk] if field.many_to_many else found.pk
        else:
            setattr(record, name, found)
    if recording.prepare:
        recording.prepare(record, known)
    return record, starts


def _given(model: Any, user: User, key: str) -> Any:
    found = visible_to(BOOK.choosings[model].rows(), user).filter(pk=as_key(key)).first()
    if found is None:
        raise Http404(_("No record has this address."))
    return found
