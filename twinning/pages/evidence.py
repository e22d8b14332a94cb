"""The page on which evidence is added to a statement."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from itertools import islice
from typing import Any, Final
from uuid import UUID, uuid4

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.forms import BaseForm
from django.utils.translation import gettext as _

from archive.access import readable_sources
from archive.choices import as_key, not_chosen
from archive.cited import Evidence, evidence_of
from archive.citing import new_citation
from archive.evidence import NEW, EvidenceForm, NewSourceForm, PageChoice, SourceChoice, evidence_form
from archive.images import PageView
from archive.models import Citation, Record, Source
from archive.services import Said, evidence_add
from archive.typed import Fault, faults_of, given
from municipalities.models import StaffRole
from municipalities.rights import held_by
from twinning.pages.proofs import TABLES
from twinning.pages.subjects import Subject

LATELY: Final = 8


class EvidencePage:
    """The statement, what it rests on already, and the form; filled with what was typed, never losing any of it."""

    def __init__(self, subject: Record, user: User, asked: Mapping[str, Any], *, judged: bool) -> None:
        self.subject = Subject(subject)
        self.user = user
        self.asked = asked
        lately = recently_used(user)
        self.titled = self.may_record and bool(str(asked.get(f"{NEW}-title", "")).strip())
        # Who gives a new source its title and chooses none of the others means the new one.
        chosen = asked.get("source") or (NEW if self.titled else "")
        self.source = SourceChoice("source", {"source": chosen, "source-q": asked.get("source-q", "")}, user, lately)
        self.via = SourceChoice("via", asked, user, lately)
        self.pages = PageChoice(self.source.chosen, user, str(asked.get("place", "")))
        citation = new_citation(subject)
        self.form: EvidenceForm = evidence_form(citation)(**given(asked, "", judged=judged), instance=citation)
        typed = given(asked, f"{NEW}-", judged=judged and self.new)
        self.new_form = NewSourceForm(user=user, **typed) if self.may_record else None
        self.wrong_place: list[str] = []
        self.faults: list[Fault] = []
        self.key: UUID = as_key(asked.get("key", "")) or uuid4()

    @cached_property
    def may_record(self) -> bool:
        return self.user.has_perm("archive.add_source")

    @property
    def new(self) -> bool:
        """Whether a source that is not recorded yet is to be."""
        return self.may_record and self.source.value == NEW

    @cached_property
    def already(self) -> list[Evidence]:
        citations: Any = self.subject.record.citations
        return evidence_of(citations.visible().select_related("source", "via", "scan"), self.user)

    # --- Writing ---

    @property
    def sent_before(self) -> Citation | None:
        """What the same form wrote, when it was sent before."""
        citations: Any = self.subject.record.citations
        found: Citation | None = citations.filter(pk=self.key).select_related("source").first()
        return found

    def saved(self) -> Citation | None:
        """The citation, written; None where something is wrong, which then stands in ``faults``."""
        forms: list[BaseForm] = [self.form, *([self.new_form] if self.new and self.new_form else [])]
        chosen = self._of_choices()
        wrong = [form for form in forms if not form.is_valid()]
        self.faults = [*chosen, *(fault for form in wrong for fault in faults_of(form))]
        if self.faults:
            return None
        try:
            return self._write()
        except ValidationError as refusal:
            self.faults = [Fault("", "", message) for message in refusal.messages]
            return None

    def _write(self) -> Citation:
        given = self.form.cleaned_data
        source: Any = self.new_form.instance if self.new and self.new_form else self.source.chosen
        said: Said = {name: given[name] for name in ("locator", "quotation", "stance", "field", "note")}  # type: ignore[assignment]
        said["id"] = self.key
        place = self._place
        if place is not None:
            said["scan"] = place.scan
            said["page"] = place.number if place.scan.pages > 1 else None
        said["via"] = self.via.chosen
        record: Record = self.subject.record
        return evidence_add(subject=record, source=source, by=self.user, reason=given["reason"], **said)

    @property
    def _place(self) -> PageView | None:
        return None if self.new else self.pages.chosen(self.form.cleaned_data.get("page_number"))

    def _of_choices(self) -> list[Fault]:
        """What is wrong with what is chosen rather than typed: the field it is told at, its label, the fault."""
        if not self.new and self.source.chosen is None:
            self.source.wrong = [_("Choose the source, or search for it.")]
        unchosen = not_chosen(self.asked, "via", chosen=bool(self.via.value))
        if unchosen:
            self.via.wrong = [unchosen]
        elif self.via.value and self.via.chosen is None:
            self.via.wrong = [_("Choose a source from the list, or none.")]
        if self.pages.value and not self.new and self.form.is_valid() and self._place is None:
            fault = _("The source has no such page. Choose another.")
            if self.pages.chosen(None) is not None:
                self.form.add_error("page_number", fault)
            else:
                self.wrong_place = [fault]
        told = (
            ("source", _("Source"), self.source.wrong),
            ("via", _("Known through"), self.via.wrong),
            ("place", _("Page of the scans"), self.wrong_place),
        )
        return [Fault(target, label, words) for target, label, wrong in told for words in wrong]


def recently_used(user: User) -> list[Source]:
    """What the user's colleagues cited or recorded last, then what their municipality keeps; all readable."""
    held = held_by(user)
    colleagues = StaffRole.objects.filter(municipality__in=held.staff).order_by().values("user")
    whose = Q() if user.is_superuser else Q(history_user=user) | Q(history_user__in=colleagues)
    used: list[tuple[Any, Any]] = []
    for table in TABLES:
        history: Any = table.history.model.objects  # type: ignore[attr-defined]
        used += history.filter(whose).order_by("-history_date").values_list("history_date", "source")[: LATELY * 4]
    recorded = Source.history.filter(whose, history_type="+").order_by("-history_date")
    used += recorded.values_list("history_date", "id")[: LATELY * 4]
    keys = list(dict.fromkeys(key for _when, key in sorted(used, key=lambda row: row[0], reverse=True)))[:LATELY]
    readable = readable_sources(Source.objects.visible(), user).select_related("repository")
    found = {source.pk: source for source in readable.filter(pk__in=keys)}
    kept = list(readable.filter(owner_code__in=held.codes).order_by("-created_at", "pk")[:LATELY])
    ordered = [found[key] for key in keys if key in found]
    return list(islice(dict.fromkeys([*ordered, *kept]), LATELY))
