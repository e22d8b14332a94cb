"""What is kept asks for: scans, transcriptions, figures, and contacts that are still the right ones."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import Any, Final

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from agreements.models import Grant
from archive.admin.addresses import desk_address
from archive.languages import RECORD_LANGUAGE
from archive.models import Scan, Source, SourceKind, Transcription
from archive.reading import day_words, in_words
from archive.rights import visible_to
from municipalities.models import Contact, Figure
from twinning.pages.subjects import Subject
from twinning.words import in_letters
from twinning.work.desk import Desk
from twinning.work.items import Item, Kind, Mend, Named
from twinning.work.mending import change, look

YEAR: Final = timedelta(days=365)


def unscanned(desk: Desk) -> Iterator[Item]:
    """Sources of ours without image or text; a web page and a review need neither, and a photograph no text."""
    lacking: dict[tuple[bool, bool], list[Source]] = {}
    for source in _own_sources(desk):
        scan = not source.scanned and source.kind not in {SourceKind.WEB_PAGE, SourceKind.REVIEW}
        text = not source.written and source.kind != SourceKind.PHOTOGRAPH and (scan or source.scanned)
        lacking.setdefault((scan, text), []).append(source)
    for (scan, text), sources in sorted(lacking.items(), reverse=True):
        if scan or text:
            yield _unscanned(desk, sources, scan=scan, text=text)


def _own_sources(desk: Desk) -> QuerySet[Any]:
    """With what is kept of each."""
    codes = {body.national_code for body in desk.bodies.values()} - {""}
    own = Source.objects.visible().filter(owner_code__in=codes)
    kept = {"scanned": _held(Scan), "written": _held(Transcription)}
    return visible_to(own, desk.user).annotate(**kept).order_by("title", "pk")


def _held(model: Any) -> Exists:
    return Exists(model.objects.visible().filter(source=OuterRef("pk")))


def _unscanned(desk: Desk, sources: list[Source], *, scan: bool, text: bool) -> Item:
    first, since = sources[0], desk.recorded(sources)
    names = [Named(source.title, source.get_absolute_url(), RECORD_LANGUAGE) for source in sources]
    return Item(
        kind=Kind.KEEPING,
        key=str(first.pk),
        name=names[0] if len(names) == 1 else None,
        what=_without(len(sources), scan=scan, text=text),
        names=names if len(names) > 1 else (),
        why=_("Here nobody can look up what it says.") if len(names) == 1 else "",
        since=since,
        since_words=day_words(since),
        mend=_at_the_desk(desk, first, _("Upload") if scan else _("Transcribe")),
    )


def _without(n: int, *, scan: bool, text: bool) -> str:
    if scan and text:
        words = ngettext("no scan and no transcription", "%(n)s sources without scan and transcription", n)
    elif scan:
        words = ngettext("no scan", "%(n)s sources without scan", n)
    else:
        words = ngettext("no transcription", "%(n)s sources without transcription", n)
    return words % {"n": in_letters(n)}


def _at_the_desk(desk: Desk, source: Source, label: str) -> Mend:
    allowed = desk.user.has_perm("archive.change_source", source)
    return Mend(label, desk_address(source.pk)) if allowed else look(source.get_absolute_url())


def unknown_figures(desk: Desk) -> Iterator[Item]:
    """Figures and amounts of which it is only recorded that they are not known."""
    whose = Q(municipality__in=desk.bodies) | Q(organisation__municipality__in=desk.bodies)
    figures = Figure.objects.visible().filter(whose, value__isnull=True)
    grants = Grant.objects.visible().filter(giver__in=desk.bodies, amount__isnull=True)
    kinds: list[tuple[QuerySet[Any], Callable[[int], str]]] = [
        (figures.select_related("municipality", "organisation__municipality"), _figures_words),
        (grants.select_related("giver", "receiver__municipality", "decision"), _grants_words),
    ]
    for rows, words in kinds:
        found = list(rows)
        if found:
            yield _not_known(desk, found, words(len(found)))


def _figures_words(n: int) -> str:
    return ngettext("a figure is not known", "%(n)s figures are not known", n) % {"n": in_letters(n)}


def _grants_words(n: int) -> str:
    return ngettext("the amount is not known", "%(n)s grants of an amount not known", n) % {"n": in_letters(n)}


def _not_known(desk: Desk, records: list[Any], what: str) -> Item:
    subjects = [Subject(record) for record in records]
    names = [Named(_whose(subject), subject.page, "") for subject in subjects]
    dates = [subject.date for subject in subjects if subject.date.known]
    dated = min(dates, key=lambda day: day.latest or date.max, default=None)
    since = (dated and dated.latest) or desk.recorded(records)
    return Item(
        kind=Kind.FIGURE,
        key=str(records[0].pk),
        name=names[0] if len(names) == 1 else None,
        what=what,
        names=names if len(names) > 1 else (),
        why=_("It is recorded that nobody knows.") if len(names) == 1 else "",
        since=since,
        since_words=in_words(dated) if dated else day_words(since),
        mend=change(desk.user, records[0], _("Fill in"), subjects[0].page),
    )


def _whose(subject: Subject) -> str:
    """A figure with what it is of, and a grant from whom to whom."""
    record = subject.record
    if isinstance(record, Figure):
        of = record.organisation or record.municipality
        return f"{of}: {record.get_measure_display()}"
    return subject.words


def unchecked(desk: Desk) -> Iterator[Item]:
    """Contacts that nobody has asked for a year whether they still are the right ones. For its own staff only."""
    before = desk.day - YEAR if desk.day > date.min + YEAR else date.min
    own = visible_to(Contact.objects.visible().filter(municipality__in=desk.bodies), desk.user)
    contacts = list(own.filter(checked_on__lt=before).order_by("checked_on", "name", "pk"))
    if not contacts:
        return
    first, n, page = contacts[0], len(contacts), desk.municipality.get_absolute_url()
    yield Item(
        kind=Kind.CONTACT,
        key=str(first.pk),
        name=Named(first.name, language="") if n == 1 else None,
        what=ngettext("not checked for a year", "%(n)s contacts not checked for a year", n) % {"n": in_letters(n)},
        names=[Named(contact.name, language="") for contact in contacts] if n > 1 else (),
        why=_("People change posts: ask whether it is still the right one.") if n == 1 else "",
        since=first.checked_on,
        since_words=day_words(first.checked_on),
        mend=change(desk.user, first, _("Check"), page),
    )
