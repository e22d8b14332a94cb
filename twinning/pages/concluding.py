"""The wizard that records a new agreement: its parties, its terms, what it supersedes, its document."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property, partial
from typing import Any, Final

from django import forms
from django.core.files import File
from django.db.models import Prefetch, Q
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from agreements.forms import AGREEMENT
from agreements.models import Agreement, Party
from archive.dates import UNKNOWN, ImpreciseDate
from archive.forms import ImpreciseDateFormField
from archive.models import Scan
from archive.reading import day_words, in_words, listed, today
from archive.recording import Group, Recording
from archive.recording.forms import RecordingForm
from municipalities.models import Municipality, Organisation
from municipalities.rights import held_by, may
from twinning.models import Link, PeriodLevel
from twinning.pages.wizard import Confirm, FormPart, Part, RecordPart, SourceStep, Wizard, date_words
from twinning.services.concluding import (
    Signatory,
    agreement_conclude,
    agreement_signed,
    has_end,
    links_between,
    parties_faults,
    superseding_faults,
    term_faults,
)
from twinning.services.foreseen import Change, changes_by
from twinning.statements import last_day_of, statement
from twinning.step_forms import StepForm
from twinning.words import standing_word

OFFERED: Final = 20
PARTIES: Final = Recording(
    Agreement, (Group(gettext_lazy("Who are its parties?"), ("stated_parties",)),), besides=AGREEMENT.besides
)
TERMS: Final = Recording(
    Agreement,
    (
        Group(gettext_lazy("What was agreed?"), ("title", "kind", "registry_number", "signatories", "areas")),
        Group(
            gettext_lazy("From when to when?"),
            ("signed", "in_force_from", "term_years", "ends"),
            gettext_lazy("Give its term or its end. Where neither is stated, leave both empty."),
        ),
    ),
)


class ApprovedForm(StepForm):
    """When each party approved, if that is known."""

    def __init__(self, *args: Any, bodies: list[Any], **options: Any) -> None:
        super().__init__(*args, **options)
        for body in bodies:
            self.fields[_approved(body)] = ImpreciseDateFormField(label=str(body), required=False)


class SupersedesForm(StepForm):
    """Which earlier agreement it takes the place of."""

    supersedes = forms.TypedChoiceField(
        label=gettext_lazy("which agreement it supersedes"),
        required=False,
        empty_value=None,
        widget=forms.RadioSelect,
        error_messages={"invalid_choice": gettext_lazy("That agreement is not among those offered. Choose another.")},
    )
    superseded_end = ImpreciseDateFormField(
        label=gettext_lazy("when the earlier one ended"),
        required=False,
        help_text=gettext_lazy("Only where its end is not recorded. Empty: when the new one begins."),
    )

    def __init__(self, *args: Any, offered: list[Agreement], **options: Any) -> None:
        super().__init__(*args, **options)
        by_key = {str(each.pk): each for each in offered}
        asked: Any = self.fields["supersedes"]
        none = ("", pgettext_lazy("agreement", "none of these, or none that is recorded"))
        asked.choices = [none, *((key, _described(each)) for key, each in by_key.items())]
        asked.coerce = lambda key: by_key[key]

    def said(self) -> dict[str, Any]:
        return {**super().said(), "superseded_end": self.cleaned_data.get("superseded_end") or UNKNOWN}


class ConfirmConclusion(Confirm):
    """What follows besides, and the file, for those who may take one in."""

    def __init__(self, wizard: ConcludingWizard) -> None:
        super().__init__()
        self.wizard = wizard

    @property
    def file(self) -> bool:
        return self.wizard.may_scan

    @property
    def notes(self) -> list[str]:
        return self.wizard.notes


class ConcludingWizard(Wizard):
    steps = ("parties", "approved", "terms", "supersedes", "source")

    def make(self, name: str) -> Part:
        made: Part
        match name:
            case "parties":
                made = RecordPart(self.user, self.asked, PARTIES, Agreement(), self._check_parties)
                made.title = _("Parties")
            case "approved":
                made = FormPart(partial(ApprovedForm, bodies=self.bodies), self.asked)
                made.title = _("When did each approve?")
                made.lead = _("If it is known. Otherwise leave it empty.")
            case "terms":
                made = RecordPart(self.user, self.asked, TERMS, Agreement(pk=self.key), self._check_terms)
                made.title = _("The agreement")
            case "supersedes":
                form = partial(SupersedesForm, offered=self.offered)
                made = FormPart(form, self.asked, initial={"supersedes": ""}, check=self._check_superseded)
                made.title = _("What does it supersede?")
            case _:
                made = SourceStep(self.user, self.asked)
                made.title = _("The document")
                made.lead = _("Its file is added at the last step, by the staff of the municipality that keeps it.")
        made.name = name
        return made

    def applies(self, name: str) -> bool:
        """Without an earlier agreement there is nothing to ask of one. Whose it could be is known after the parties."""
        chosen = self.step == "parties" or self.asked.get("supersedes")
        return name != "supersedes" or bool(chosen or self.offered)

    def confirm(self) -> Part:
        made = ConfirmConclusion(self)
        made.title = _("Is all of it right?")
        return made

    # --- The answers ---

    @cached_property
    def bodies(self) -> list[Any]:
        given = self._given("parties")
        return [*given.get("municipalities", ()), *given.get("bodies", ())]

    @property
    def _municipalities(self) -> list[Municipality]:
        return [each for each in self.bodies if isinstance(each, Municipality)]

    @property
    def agreement(self) -> Agreement:
        part: Any = self.part("terms")
        found: Agreement = part.editing.form.instance
        found.stated_parties = self._given("parties").get("stated_parties")
        return found

    @property
    def superseded(self) -> Agreement | None:
        found: Agreement | None = self._given("supersedes").get("supersedes") if self.applies("supersedes") else None
        return found

    @property
    def superseded_end(self) -> ImpreciseDate:
        found: ImpreciseDate = self._given("supersedes").get("superseded_end", UNKNOWN) if self.superseded else UNKNOWN
        return found

    @cached_property
    def offered(self) -> list[Agreement]:
        """Agreements of some of the same, which the user may change and no other has superseded yet."""
        keys = [each.pk for each in self.bodies]
        common = Party.objects.visible().filter(Q(municipality__in=keys) | Q(organisation__in=keys))
        later = Agreement.objects.visible().filter(supersedes__isnull=False).values("supersedes")
        rows = Agreement.objects.visible().attested().filter(pk__in=common.values("agreement")).exclude(pk__in=later)
        parties = Party.objects.select_related("municipality", "organisation")
        found = rows.exclude(pk=self.key).prefetch_related(Prefetch("parties", parties))
        mine = [each for each in found if may(self.user, "change", each)]
        return sorted(mine, key=lambda each: -_shared(each, keys))[:OFFERED]

    @cached_property
    def links(self) -> tuple[list[Link], list[Link]]:
        """Those between the parties: what the user may say of, and what others must."""
        found = list(links_between(self._municipalities).select_related("low", "high"))
        mine = [each for each in found if may(self.user, "change", each)]
        return mine, [each for each in found if each not in mine]

    @property
    def may_scan(self) -> bool:
        source = self._given("source").get("source")
        return source is not None and self.user.has_perm("archive.add_scan", Scan(source=source))

    # --- What is wrong ---

    def _check_parties(self, form: RecordingForm) -> None:
        bodies = [*form.cleaned_data.get("municipalities", ()), *form.cleaned_data.get("bodies", ())]
        if form.errors:
            return
        for words in parties_faults(bodies):
            form.add_error("municipalities", words)
        if not self.user.is_superuser and not any(self._is_mine(each) for each in bodies):
            form.add_error(
                "municipalities", _("One of the parties is your own municipality, or an organisation of it.")
            )
        fresh = [each for each in bodies if each._state.adding]  # noqa: SLF001 - documented, in spite of its name
        for each in fresh:
            if not may(self.user, "add", each):
                words = _("You cannot record “%(name)s”: it is not of your own municipality.") % {"name": each}
                form.add_error("municipalities" if isinstance(each, Municipality) else "bodies", words)

    def _is_mine(self, body: Municipality | Organisation) -> bool:
        return not held_by(self.user).editor.isdisjoint(body.touches())

    def _check_terms(self, form: RecordingForm) -> None:
        if not str(self.asked.get("signed", "")).strip():
            form.add_error("signed", _("Say when. Where nobody knows, write: unknown."))
        if form.errors:
            return
        for name, words in term_faults(form.instance).items():
            form.add_error(name, words)

    def _check_superseded(self, form: StepForm) -> None:
        said = form.said()
        if said["supersedes"] is not None and self.part("terms").right:
            for name, words in superseding_faults(self.agreement, said["supersedes"], said["superseded_end"]).items():
                form.add_error(name, words)
        elif said["supersedes"] is None and said["superseded_end"].known:
            form.add_error("supersedes", _("Choose the agreement that ended then, or leave the day empty."))

    # --- What follows ---

    @property
    def notes(self) -> list[str]:
        mine, others = self.links
        told = [_("It stands with the links %(links)s, with the event that it was signed.") % {"links": _named(mine)}]
        if not mine:
            told = [_("No link between the parties is yours to record it for: the event stands with the agreement.")]
        if others:
            words = _("It is not written for %(links)s: their own editors record that.")
            told.append(words % {"links": _named(others)})
        if self.superseded and not has_end(self.superseded):
            day = self.superseded_end if self.superseded_end.known else self.agreement.begins.start
            words = _("“%(title)s” gets its end: %(day)s.")
            told.append(words % {"title": self.superseded, "day": date_words(day)})
        return [*told, *self._changes, _("No new link is made of it.")]

    @property
    def _changes(self) -> list[str]:
        """How the links will stand that it is written for."""
        given = self._given("source")
        signed = agreement_signed(self.agreement)
        told = replace(statement(signed), source_day=last_day_of(given["source"]) if given["source"] else None)
        found = changes_by(told, self.links[0], today())
        if self.links[0] and not found:
            return [_("None of them changes its standing.")]
        words = _("%(link)s, %(level)s: %(before)s becomes %(after)s.")
        return [words % {"link": each.link, **_standings(each)} for each in found]

    def before(self) -> Agreement | None:
        return Agreement.objects.filter(pk=self.key).first()

    def save(self, upload: File[bytes] | None) -> Agreement | None:
        return self.written(partial(self._write, upload))

    def _write(self, upload: File[bytes] | None) -> Agreement:
        days = self._given("approved")
        parties = [Signatory(body, days.get(_approved(body)) or UNKNOWN) for body in self.bodies]
        return agreement_conclude(
            agreement=self.agreement,
            parties=parties,
            areas=self._given("terms")["areas"],
            links=self.links[0],
            supersedes=self.superseded,
            superseded_end=self.superseded_end,
            upload=upload if self.may_scan else None,
            by=self.user,
            **self._given("source"),
        )


def started(link: Link | None = None, superseded: Agreement | None = None) -> QueryDict:
    """What the first page is filled with: the two that a link joins, or those whom the earlier agreement binds."""
    asked = QueryDict(mutable=True)
    if link is not None:
        asked.setlist("municipalities", [str(each.pk) for each in link.parties])
    if superseded is not None:
        bound = Party.objects.visible().filter(agreement=superseded, left_latest__isnull=True).order_by("pk")
        asked.setlist("municipalities", [str(each.municipality_id) for each in bound if each.municipality_id])
        asked.setlist("bodies", [str(each.organisation_id) for each in bound if each.organisation_id])
        asked["supersedes"] = str(superseded.pk)
    return asked


def _approved(body: Municipality | Organisation) -> str:
    """The field of the day on which it approved: by its id, so that it stays the same whoever else is chosen."""
    adding = body._state.adding  # noqa: SLF001 - documented, in spite of its name
    return f"approved-{body._meta.model_name if adding else body.pk}"


def _shared(agreement: Agreement, keys: list[Any]) -> int:
    return sum(each.municipality_id in keys or each.organisation_id in keys for each in agreement.parties.all())


def _described(agreement: Agreement) -> str:
    """The title, when it was signed, when it ends, and whom it binds."""
    parties = listed(str(each) for each in agreement.parties.all() if not each.hidden)
    signed = [_("signed %(day)s") % {"day": in_words(agreement.signed)}] if agreement.signed.known else []
    ends = agreement.runs_out
    end = _("ends %(day)s") % {"day": day_words(ends)} if ends else _("no end recorded")
    return f"{agreement.title} ({'; '.join([*signed, end, parties])})"


def _standings(change: Change) -> dict[str, str]:
    return {
        "level": str(PeriodLevel(change.level).label),
        "before": standing_word(change.before),
        "after": standing_word(change.after),
    }


def _named(links: list[Link]) -> str:
    return listed(map(str, links))
