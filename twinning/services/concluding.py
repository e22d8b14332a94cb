"""Recording a new agreement: its parties, what it supersedes, its links, its document; all of it in one action."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from django.core.exceptions import ValidationError
from django.core.files import File
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from agreements.models import Agreement, AgreementKind, Area, Party
from archive.actions import action
from archive.dates import UNKNOWN, ImpreciseDate
from archive.languages import RECORD_LANGUAGE
from archive.models import ActionKind, Reader, Source
from archive.reading import not_come
from archive.services import evidence_add, record_locked, record_save, scan_add
from municipalities.models import Municipality, Organisation
from twinning.models import About, Event, EventKind, EventLevel, Link, LinkQuerySet
from twinning.services.links import links_locked

FEWEST: Final = 2


@dataclass(frozen=True)
class Signatory:
    """One that the agreement binds, perhaps not written yet, and when it approved."""

    body: Municipality | Organisation
    approved: ImpreciseDate = UNKNOWN

    @property
    def party(self) -> dict[str, Municipality | Organisation]:
        return {"municipality" if isinstance(self.body, Municipality) else "organisation": self.body}


def links_between(municipalities: Iterable[Municipality]) -> LinkQuerySet:
    """The links that there are between any two of these."""
    keys = [each.pk for each in municipalities]
    found: LinkQuerySet = Link.objects.visible().filter(low__in=keys, high__in=keys)
    return found


def term_faults(agreement: Agreement) -> dict[str, str]:
    """What cannot be of its days, by the field that it is told at."""
    if fault := not_come(agreement.signed):
        return {"signed": fault}
    if agreement.ends.surely_before(agreement.in_force_from):
        return {"ends": _("It ends before it comes into force. Check the two dates.")}
    return {}


def parties_faults(bodies: Sequence[Municipality | Organisation], agreement: Agreement | None = None) -> list[str]:
    """Why these cannot be its parties."""
    begins = agreement.begins if agreement else UNKNOWN
    gone = [each for each in bodies if isinstance(each, Municipality) and each.existed_to.surely_before(begins)]
    few = [_("An agreement has two parties or more. Choose another.")] if len(bodies) < FEWEST else []
    return few + [_("%(name)s had ceased to exist before the agreement.") % {"name": each} for each in gone]


def has_end(agreement: Agreement) -> bool:
    """Whether its end is recorded, in whichever way."""
    return agreement.runs_out is not None or agreement.terminated.known


def superseding_faults(agreement: Agreement, earlier: Agreement, ended: ImpreciseDate) -> dict[str, str]:
    """Why the one cannot supersede the other, or the other cannot have ended then."""
    faults = {}
    if agreement.begins.surely_before(earlier.begins):
        faults["supersedes"] = _("It begins before the agreement that it is to supersede. Check the dates of both.")
    if has_end(earlier) and ended.known:
        faults["superseded_end"] = _("The end of that agreement is recorded already. Leave this empty.")
    elif ended.surely_before(earlier.begins):
        faults["superseded_end"] = _("It ended before it began. Check the date.")
    return faults


@transaction.atomic
def agreement_conclude(
    *,
    agreement: Agreement,
    parties: Sequence[Signatory],
    areas: Iterable[Area] = (),
    links: Sequence[Link] = (),
    supersedes: Agreement | None = None,
    superseded_end: ImpreciseDate = UNKNOWN,
    source: Source | None = None,
    locator: str = "",
    upload: File[bytes] | None = None,
    by: Reader | None = None,
    reason: str = "",
) -> Agreement:
    """Record the agreement with all that follows from it; what is not written yet of it is written first.

    Raises ``ValidationError`` with all faults, also where the file is not taken; then nothing is written.
    """
    supersedes = record_locked(supersedes) if supersedes is not None else None
    _check(agreement, parties, supersedes, superseded_end)
    agreement.supersedes = supersedes
    with action(kind=ActionKind.WIZARD, by=by, reason=reason, about=agreement):
        for each in parties:
            if each.body._state.adding:  # noqa: SLF001 - documented, in spite of its name
                record_save(record=each.body, by=by, reason=reason)
        record_save(record=agreement, by=by, reason=reason, related={"areas": areas})
        for each in parties:
            record_save(record=Party(agreement=agreement, approved=each.approved, **each.party), by=by)
        for link in links_locked(links):
            record_save(record=link, by=by, related={"agreements": [*link.agreements.all(), agreement]})
        event = _event(agreement, links, by)
        if source is not None:
            evidence_add(subject=agreement, source=source, by=by, locator=locator)
            evidence_add(subject=event, source=source, by=by, locator=locator)
        if supersedes is not None and not has_end(supersedes):
            _end(supersedes, superseded_end if superseded_end.known else agreement.begins.start, source, locator, by)
        if source is not None and upload is not None and by is not None:
            scan_add(source=source, upload=upload, by=by)  # last: what fails after it would leave its file behind
    return agreement


def _check(
    agreement: Agreement, parties: Sequence[Signatory], supersedes: Agreement | None, ended: ImpreciseDate
) -> None:
    faults: dict[str, list[str]] = {name: [words] for name, words in term_faults(agreement).items()}
    wrong = parties_faults([each.body for each in parties], agreement)
    if wrong:
        faults["parties"] = wrong
    if supersedes is not None:
        faults |= {name: [words] for name, words in superseding_faults(agreement, supersedes, ended).items()}
    if faults:
        raise ValidationError(faults)


def agreement_signed(agreement: Agreement) -> Event:
    """The event that tells of it, not yet written."""
    with override(RECORD_LANGUAGE):
        title = _("Agreement signed: %(title)s") % {"title": agreement.title}
    return Event(
        kind=EventKind.AGREEMENT_SIGNED,
        level=EventLevel.CIVIL if agreement.kind == AgreementKind.ASSOCIATION else EventLevel.MUNICIPAL,
        date=agreement.signed,
        title=title[:200],
        agreement=agreement,
    )


def _event(agreement: Agreement, links: Sequence[Link], by: Reader | None) -> Event:
    """Told of the links, or where there are none of the agreement itself."""
    event = agreement_signed(agreement)
    event.about = About.LINKS if links else About.AGREEMENT
    return record_save(record=event, by=by, related={"links": links})


def _end(earlier: Agreement, day: ImpreciseDate, source: Source | None, locator: str, by: Reader | None) -> None:
    """The superseded one gets the end that nobody had recorded."""
    if not day.known:
        return
    with override(RECORD_LANGUAGE):
        why = _("Superseded by a later agreement.")
    earlier.ends = day
    record_save(record=earlier, by=by, reason=why)
    if source is not None:
        evidence_add(subject=earlier, source=source, by=by, locator=locator, field="ends")
