"""The wizard that records a merger of municipalities: who ceased to exist, when, and what became of each link."""

from __future__ import annotations

from functools import cached_property, partial
from typing import Any, Final

from django import forms
from django.contrib.auth.models import User
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from archive.dates import UNKNOWN, ImpreciseDate
from archive.recording import Beside, Group, Recording
from archive.recording.forms import RecordingForm
from municipalities.models import Municipality, Succession
from municipalities.rights import may
from twinning.models import Link
from twinning.pages.wizard import Confirm, FormPart, Part, RecordPart, SourceStep, Wizard
from twinning.services.carrying import Before, standings_before
from twinning.services.merging import (
    Becomes,
    Fate,
    can_be_carried,
    links_of,
    merger_faults,
    municipalities_merge,
)
from twinning.status import Level, Standing
from twinning.step_forms import StepForm
from twinning.words import standing_word

MERGER: Final = Recording(
    Succession,
    (Group(gettext_lazy("Which municipalities ceased to exist, and when?"), ("date",)),),
    besides=(
        Beside(
            "predecessors", Succession, "successor", "predecessor", gettext_lazy("municipalities that ceased to exist")
        ),
    ),
)


class FatesForm(StepForm):
    """What became of each link."""

    def __init__(self, *args: Any, choices: list[tuple[Link, list[tuple[str, str]]]], **options: Any) -> None:
        super().__init__(*args, **options)
        for link, offered in choices:
            self.fields[_fate(link)] = forms.ChoiceField(
                label=str(link), choices=offered, initial=Becomes.UNKNOWN, widget=forms.RadioSelect
            )


class DecidedForm(StepForm):
    decided = forms.CharField(
        label=gettext_lazy("the law or decision"),
        required=False,
        max_length=500,
        help_text=gettext_lazy("As one would cite it, with its number. Leave it empty if it is not known."),
    )


class ConfirmMerger(Confirm):
    def __init__(self, notes: list[str]) -> None:
        super().__init__()
        self.notes = notes


class MergingWizard(Wizard):
    steps = ("merger", "fates", "decided", "source")

    def __init__(self, user: User, asked: QueryDict, successor: Municipality) -> None:
        super().__init__(user, asked)
        self.successor = successor

    def make(self, name: str) -> Part:
        made: Part
        match name:
            case "merger":
                made = RecordPart(self.user, self.asked, MERGER, Succession(successor=self.successor), self._check)
                made.title = _("The merger")
            case "fates":
                made = FormPart(partial(FatesForm, choices=self._choices), self.asked)
                made.title = _("What became of each link?")
                made.lead = _("Where nobody knows, say so: the link is unknown from that day until somebody finds out.")
            case "decided":
                made = FormPart(DecidedForm, self.asked)
                made.title = _("By which law or decision?")
            case _:
                made = SourceStep(self.user, self.asked)
                made.title = _("How we know")
        made.name = name
        return made

    def applies(self, name: str) -> bool:
        """Whose links they are is known after the first question."""
        return name != "fates" or self.step == "merger" or bool(self.links)

    def confirm(self) -> Part:
        made = ConfirmMerger(self.notes)
        made.title = _("Is all of it right?")
        return made

    # --- The answers ---

    @property
    def predecessors(self) -> list[Municipality]:
        return [*self._given("merger").get("predecessors", ())]

    @property
    def day(self) -> ImpreciseDate:
        found: ImpreciseDate = self._given("merger").get("date") or UNKNOWN
        return found

    @cached_property
    def links(self) -> list[Link]:
        return links_of(self.predecessors, self.day)

    @cached_property
    def _own(self) -> dict[Any, Link]:
        """The links that the successor has already, by the partner."""
        rows = Link.objects.visible().of(self.successor).select_related("low", "high")
        return {link.partner_of(self.successor).pk: link for link in rows}

    @property
    def _choices(self) -> list[tuple[Link, list[tuple[str, str]]]]:
        return [(link, self._offered(link)) for link in self.links]

    def _offered(self, link: Link) -> list[tuple[str, str]]:
        found = [(Becomes.ENDED.value, _("ended with the merger")), (Becomes.UNKNOWN.value, _("not known"))]
        if not can_be_carried(link, [*self.predecessors, self.successor]):
            return found
        gone = {each.pk for each in self.predecessors}
        partner = link.high if link.low_id in gone else link.low
        own = self._own.get(partner.pk)
        words = _("carried on by %(name)s, whose link with %(partner)s is recorded already")
        if own is None:
            words = _("carried on by %(name)s, in a new link with %(partner)s")
        return [(Becomes.CARRIED.value, words % {"name": self.successor, "partner": partner}), *found]

    @property
    def fates(self) -> list[Fate]:
        given = self._given("fates") if self.links else {}
        return [Fate(link, Becomes(given[_fate(link)])) for link in self.links if _fate(link) in given]

    @property
    def notes(self) -> list[str]:
        told = [
            _("%(name)s is recorded as having existed until then.") % {"name": each}
            for each in self.predecessors
            if not each.existed_to.known
        ]
        return [*told, *self._carried, _("The merger is told on the pages of all their links.")]

    @property
    def _carried(self) -> list[str]:
        """Which links there will be, and how they will stand."""
        links = [fate.link for fate in self.fates if fate.becomes == Becomes.CARRIED]
        before = standings_before(links, self.day)
        return [self._carried_words(link, before.get(link.pk, {})) for link in links]

    def _carried_words(self, link: Link, before: Before) -> str:
        gone = {each.pk for each in self.predecessors}
        partner = link.high if link.low_id in gone else link.low
        own = self._own.get(partner.pk)
        if own is not None:
            return _("%(link)s is recorded already, and stands as it did.") % {"link": own}
        stood = {level.value: before[level].asserts if level in before else Standing.UNKNOWN for level in Level}
        names: dict[str, object] = {"link": Link(low=self.successor, high=partner), "old": link}
        names |= {level: standing_word(standing) for level, standing in stood.items()}
        return _("New link %(link)s: municipal level %(municipal)s, civil level %(civil)s, as %(old)s before.") % names

    # --- What is wrong ---

    def _check(self, form: RecordingForm) -> None:
        chosen = [*form.cleaned_data.get("predecessors", ())]
        typed = "date" in form.errors
        day = form.cleaned_data.get("date") or UNKNOWN
        found = merger_faults(successor=self.successor, predecessors=chosen, day=day)
        for name, told in found.items():
            for words in told if not (typed and name == "date") else ():
                form.add_error(name, words)
        for each in chosen:
            new = each._state.adding  # noqa: SLF001 - documented, in spite of its name
            if not may(self.user, "add" if new else "change", each):
                words = _("%(name)s is not yours to change: its own editors or the administrators record this.")
                form.add_error("predecessors", words % {"name": each})

    # --- Writing ---

    def before(self) -> Succession | None:
        return Succession.objects.filter(pk=self.key, successor=self.successor).first()

    def save(self) -> list[Succession] | None:
        return self.written(self._write)

    def _write(self) -> list[Succession]:
        return municipalities_merge(
            successor=self.successor,
            predecessors=self.predecessors,
            day=self.day,
            fates=self.fates,
            decided=self._given("decided")["decided"],
            by=self.user,
            key=self.key,
            **self._given("source"),
        )


def _fate(link: Link) -> str:
    return f"fate-{link.pk}"
