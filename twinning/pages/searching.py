"""The wizard that records that somebody looked for agreements: for which links, where, and what came of it."""

from __future__ import annotations

from functools import cached_property, partial
from typing import Any, Final

from django import forms
from django.contrib.auth.models import User
from django.db.models import Q
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from agreements.models import SearchRecord, Sought
from archive.recording import Group, Recording
from archive.recording.forms import RecordingForm
from municipalities.inheritance import ceased_predecessors
from municipalities.models import Municipality
from municipalities.rights import may
from twinning.filtersets import visible_links
from twinning.models import Link
from twinning.pages.wizard import Confirm, FormPart, Part, RecordPart, SourceStep, Wizard
from twinning.papers import PaperState, with_papers
from twinning.services.searching import search_told
from twinning.step_forms import StepForm

SEARCH: Final = Recording(
    SearchRecord,
    (
        Group(gettext_lazy("Where was it sought?"), ("wording", "places", "searched_by", "day")),
        Group(gettext_lazy("What came of it?"), ("found", "instead")),
    ),
)


class LinksForm(StepForm):
    """The links that the search answers for."""

    def __init__(self, *args: Any, offered: list[Link], **options: Any) -> None:
        super().__init__(*args, **options)
        self.by_key = {str(link.pk): link for link in offered}
        self.fields["links"] = forms.MultipleChoiceField(
            label=gettext_lazy("links without agreement"),
            choices=[(key, str(link)) for key, link in self.by_key.items()],
            initial=[*self.by_key],
            widget=forms.CheckboxSelectMultiple,
            error_messages={"required": gettext_lazy("Choose at least one link.")},
        )

    def said(self) -> dict[str, Any]:
        return {"links": [self.by_key[key] for key in self.cleaned_data["links"]]}


class SearchingWizard(Wizard):
    steps = ("links", "search", "source")

    def __init__(self, user: User, asked: QueryDict, municipality: Municipality, day: Any) -> None:
        super().__init__(user, asked)
        self.municipality = municipality
        self.day = day

    def make(self, name: str) -> Part:
        made: Part
        match name:
            case "links":
                made = FormPart(partial(LinksForm, offered=self.offered), self.asked)
                made.title = _("For which links was an agreement sought?")
                made.lead = _("One search may answer for several links. Take away those that it says nothing of.")
            case "search":
                made = RecordPart(self.user, self.asked, SEARCH, self._search, self._check)
                made.title = _("The search")
            case _:
                made = SourceStep(self.user, self.asked)
                made.title = _("How we know")
        made.name = name
        return made

    @cached_property
    def offered(self) -> list[Link]:
        """Those of the municipality, and of whom it took over from, of which no paper and no search is recorded."""
        bodies = [self.municipality, *ceased_predecessors(self.municipality, self.day)]
        own = visible_links().filter(Q(low__in=bodies) | Q(high__in=bodies))
        found = with_papers(own, PaperState.NOTHING).select_related("low", "high")
        mine = [link for link in found if may(self.user, "change", link)]
        return sorted(mine, key=lambda link: (str(link), link.pk))

    @property
    def _search(self) -> SearchRecord:
        return SearchRecord(pk=self.key, municipality=self.municipality, sought=Sought.AGREEMENT)

    def _check(self, form: RecordingForm) -> None:
        form.instance.pk = self.key

    def confirm(self) -> Part:
        made = Confirm()
        made.title = _("Is all of it right?")
        return made

    def before(self) -> SearchRecord | None:
        return SearchRecord.objects.filter(pk=self.key, municipality=self.municipality).first()

    def save(self) -> SearchRecord | None:
        return self.written(self._write)

    def _write(self) -> SearchRecord:
        links: Any = self.part("links")
        search: Any = self.part("search")
        source: Any = self.part("source")
        return search_told(search=search.editing.form.instance, by=self.user, **links.given, **source.given)
