"""The pages on which a new link is recorded, one question at a time: each carries all, and only the last saves."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import StrEnum
from functools import cached_property
from typing import Any, Final
from uuid import UUID, uuid4

from django import forms
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from archive.choices import RecordChoice, as_key, asked_words
from archive.countries import country_name
from archive.dates import ImpreciseDate
from archive.folding import fold
from archive.forms import understood
from archive.languages import RECORD_LANGUAGE
from archive.reading import language
from archive.recording.lines import Line
from archive.recording.sources import countries
from archive.rights import visible_to
from archive.typed import Fault, faults_of, given
from archive.wording import WordedForm
from municipalities.models import Municipality, MunicipalityKind
from municipalities.rights import held_by, may
from twinning.models import Link, LinkKindChoice
from twinning.pages.recording import BOOK
from twinning.pages.stepping import SourcePart
from twinning.services.establishing import Known, link_establish, link_known
from twinning.step_forms import LEVELS, StatedDateField, StepForm

NEW: Final = "new"
FRESH: Final = "other-new"


class Ask(StrEnum):
    """What is asked, one after the other."""

    PAIR = "pair"
    KNOWN = "known"
    KIND = "kind"
    SOURCE = "source"
    CONFIRM = "confirm"


ORDER: Final = tuple(Ask)
TITLES: Final = {
    Ask.PAIR: gettext_lazy("Which two?"),
    Ask.KNOWN: gettext_lazy("What is recorded already"),
    Ask.KIND: gettext_lazy("What kind of link, and since when?"),
    Ask.SOURCE: gettext_lazy("How do we know?"),
    Ask.CONFIRM: gettext_lazy("Is this right?"),
}
# Which names in the form belong to which question.
NAMES: Final = {
    Ask.PAIR: ("one", "other", *(f"{FRESH}-{name}" for name in ("name", "country", "kind"))),
    Ask.KIND: ("kind", "day", "level", "title", "text"),
    Ask.SOURCE: ("source", "locator"),
}


class KindForm(StepForm):
    kind = forms.ChoiceField(
        label=gettext_lazy("kind of link"), choices=LinkKindChoice.choices, widget=forms.RadioSelect
    )
    day = StatedDateField(label=gettext_lazy("since when"))
    level = forms.ChoiceField(
        label=gettext_lazy("at which level"), choices=LEVELS, initial=LEVELS[0][0], widget=forms.RadioSelect
    )
    title = forms.CharField(label=gettext_lazy("title of its beginning"), max_length=200)
    text = forms.CharField(
        label=gettext_lazy("what happened"), required=False, widget=forms.Textarea(attrs={"rows": 3})
    )


class FreshForm(WordedForm):
    """A municipality that is not in the registry yet."""

    prefix = FRESH
    name = forms.CharField(label=gettext_lazy("name"), max_length=150)
    country = forms.ChoiceField(label=gettext_lazy("country"))
    kind = forms.ChoiceField(
        label=gettext_lazy("kind"),
        choices=MunicipalityKind.choices,
        initial=MunicipalityKind.MUNICIPALITY,
        required=False,
    )

    def __init__(self, *args: Any, user: User, **options: Any) -> None:
        super().__init__(*args, **options)
        self.user = user
        asked: Any = self.fields["country"]
        asked.choices = [("", "–"), *countries(None)]

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        rows = Municipality.objects.visible().filter(search_key=fold(said.get("name", "")), country=said.get("country"))
        if said.get("name") and rows.exists():
            self.add_error("name", _("A municipality of this name and country is recorded already. Search for it."))
        if said.get("country") and not may(self.user, "add", self.made(said)):
            self.add_error(
                "country", _("You can record one that is abroad. Administrators record those of your country.")
            )
        return said

    def made(self, said: Mapping[str, Any]) -> Municipality:
        """Not written yet. What an editor records is looked over by an administrator."""
        kind = said.get("kind") or MunicipalityKind.MUNICIPALITY
        body = Municipality(name=said.get("name", ""), country=said["country"], kind=kind)
        body.to_look_over = not self.user.is_superuser
        return body


class NewLinkPage:
    """All that was answered so far, and the question that is next."""

    def __init__(self, user: User, asked: Mapping[str, Any]) -> None:
        self.user = user
        self.asked = asked
        at = str(asked.get("at", ""))
        self.at: Ask = Ask(at) if at in ORDER else Ask.PAIR
        self.key: UUID = as_key(asked.get("key", "")) or uuid4()
        self.faults: list[Fault] = []
        self.judged: frozenset[Ask] = frozenset()

    # --- Which two ---

    @cached_property
    def mine(self) -> Municipality | None:
        """The one that is given, for editors of one municipality."""
        own = held_by(self.user).editor
        if self.user.is_superuser or len(own) != 1:
            return None
        found: Municipality | None = Municipality.objects.visible().filter(pk__in=own).first()
        return found

    def _choice(self, name: str) -> RecordChoice:
        choosing = BOOK.choosings[Municipality]
        rows = visible_to(choosing.rows(), self.user)
        own = rows.filter(pk__in=held_by(self.user).editor) if name == "one" and not self.user.is_superuser else None
        return RecordChoice(
            name=name,
            values=[str(self.asked.get(name, ""))],
            text=asked_words(self.asked, name),
            readable=rows,
            search=choosing.search,
            near=own,
            told=choosing.told,
            more_told=choosing.more,
            lang=choosing.lang,
        )

    @cached_property
    def one_choice(self) -> RecordChoice | None:
        return None if self.mine else self._choice("one")

    @cached_property
    def other_choice(self) -> RecordChoice:
        return self._choice("other")

    @cached_property
    def fresh(self) -> FreshForm:
        """One that is not here yet: for administrators anywhere, for editors abroad."""
        return FreshForm(user=self.user, **given(self.asked, f"{FRESH}-", judged=self.fresh_chosen))

    @property
    def fresh_chosen(self) -> bool:
        return self.asked.get("other") == NEW

    @cached_property
    def one(self) -> Municipality | None:
        return self.mine or next(iter(self.one_choice.chosen if self.one_choice else []), None)

    @cached_property
    def other(self) -> Municipality | None:
        if self.fresh_chosen:
            said = self.fresh.cleaned_data if self.fresh.is_valid() else {}
            return self.fresh.made(said) if said else None
        return next(iter(self.other_choice.chosen), None)

    @cached_property
    def known(self) -> Known:
        return link_known(one=self.one, other=self.other) if self.one and self.other else Known()

    @property
    def akin(self) -> list[tuple[Link, bool]]:
        """Links that may be the one that is meant, and whether the user may record that it was taken up again."""
        return [(link, may(self.user, "change", link)) for link in self.known.akin]

    @property
    def known_link_shown(self) -> bool:
        return self.known.link is not None and self.known.link.shown

    # --- Kind, source ---

    @cached_property
    def kind_form(self) -> KindForm:
        said = given(self.asked, "", judged=Ask.KIND in self.judged)
        with override(RECORD_LANGUAGE):
            title = _("The link begins")
        if "initial" in said:
            said["initial"] = {"title": title, **said["initial"]}
        return KindForm(**said)

    @property
    def kind_lines(self) -> list[Line]:
        return [Line(field) for field in self.kind_form]

    @cached_property
    def source(self) -> SourcePart:
        return SourcePart(self.user, self.asked, judged=Ask.SOURCE in self.judged)

    # --- Going on ---

    def go_on(self) -> None:
        """To the next question; or to the first that is not answered well."""
        asked = ORDER[: ORDER.index(self.at) + 1]
        wrong = self.judge(asked)
        if wrong is None and self.at != Ask.CONFIRM:
            self.at = ORDER[ORDER.index(self.at) + 1]

    def go_back(self) -> None:
        self.at = ORDER[max(ORDER.index(self.at) - 1, 0)]

    def settle(self) -> None:
        """Whatever the address or the form says, no question is asked before those that it rests on are answered."""
        if not self.judged:
            self.judge(ORDER[: ORDER.index(self.at)])

    def judge(self, asked: Sequence[Ask]) -> Ask | None:
        """The first question that is not answered well, with its faults; it is asked again."""
        self.judged = frozenset(asked)
        for each in asked:
            self.faults = self._faults_of(each)
            if self.faults:
                self.at = each
                return each
        return None

    def _faults_of(self, ask: Ask) -> list[Fault]:
        match ask:
            case Ask.PAIR:
                return self._faults_of_pair()
            case Ask.KNOWN if self.known.link is not None:
                return [Fault("", "", _("These two are linked already. Open that link instead."))]
            case Ask.KIND if not self.kind_form.is_valid():
                return faults_of(self.kind_form)
            case Ask.SOURCE:
                wrong = [fault for form in self.source.forms if not form.is_valid() for fault in faults_of(form)]
                return [*wrong, *self.source.faults]
        return []

    def _faults_of_pair(self) -> list[Fault]:
        found = []
        if self.one is None:
            found.append(self._wrong("one", self.one_choice))
        if self.fresh_chosen and not self.fresh.is_valid():
            found += faults_of(self.fresh)
        elif self.other is None:
            found.append(self._wrong("other", self.other_choice))
        if found or self.one is None or self.other is None:
            return found
        if self.one.pk == self.other.pk:
            words = _("A link joins two different municipalities. Choose another.")
            return [self._wrong("other", self.other_choice, words)]
        if not may(self.user, "add", Link(low=self.one, high=self.other)):
            words = _("One of the two must be a municipality of which you are editor.")
            return [self._wrong("one", self.one_choice, words)]
        return []

    @staticmethod
    def _wrong(name: str, choice: RecordChoice | None, words: str = "") -> Fault:
        """What is wrong with a choice, told at its search, too."""
        told = words or _("Search for it, and choose it.")
        if choice is not None:
            choice.wrong = [told]
        label = _("One municipality") if name == "one" else _("The other municipality")
        return Fault(f"{name}-q", label, told)

    def before(self) -> Link | None:
        """The link that the same pages recorded before."""
        found = Link.objects.filter(events__pk=self.key).first()
        return found if found is not None and may(self.user, "change", found) else None

    def save(self) -> Link | None:
        """The link, written; None where something is wrong, which then is asked again."""
        if self.judge(ORDER[:-1]) is not None or self.one is None or self.other is None:
            return None
        told = {"source": self.source.source, "locator": self.source.form.cleaned_data["locator"]}
        try:
            return link_establish(
                one=self.one, other=self.other, **self.kind_form.said(), **told, by=self.user, key=self.key
            )
        except ValidationError as refusal:
            self._refused(refusal)
        except IntegrityError:
            words = _("This was just recorded by somebody else. Look at it before you send it again.")
            self.faults = [Fault("", "", words)]
        return None

    def _refused(self, refusal: ValidationError) -> None:
        if not hasattr(refusal, "error_dict"):
            self.at = Ask.KNOWN if refusal.code == "taken" else Ask.PAIR
            self.faults = [Fault("", "", message) for message in refusal.messages]
            return
        self.at = Ask.KIND
        for name, messages in refusal.message_dict.items():
            for message in messages:
                self.kind_form.add_error(name if name in self.kind_form.fields else None, message)
        self.faults = faults_of(self.kind_form)

    # --- The page ---

    @property
    def title(self) -> str:
        return str(TITLES[self.at])

    @property
    def number(self) -> int:
        return ORDER.index(self.at) + 1

    @property
    def total(self) -> int:
        return len(ORDER)

    @property
    def carried(self) -> list[tuple[str, str]]:
        """What was answered to the other questions; what is asked now stands in its fields."""
        mine = NAMES.get(self.at, ())
        names = [name for ask in ORDER for name in NAMES.get(ask, ()) if name not in mine]
        if self.at != Ask.SOURCE:
            names += [name for name in self.asked if name.startswith(f"{NEW}-")]
        return [(name, str(self.asked.get(name, ""))) for name in names if self.asked.get(name)]

    @property
    def facts(self) -> list[tuple[str, str]]:
        """All of it as it was understood."""
        said = self.kind_form.cleaned_data
        day: ImpreciseDate = said["day"]
        levels = {str(key): str(words) for key, words in LEVELS}
        facts = [
            (_("The two"), " – ".join(_named(each) for each in (self.one, self.other) if each)),
            (_("Kind of link"), str(LinkKindChoice(said["kind"]).label)),
            (_("Since when"), f"{day.words or day.edtf} ({understood(day)})"),
            (_("Level"), levels[said["level"]]),
            (_("Title of its beginning"), said["title"]),
            (_("What happened"), said["text"]),
            (
                _("Source"),
                self.source.source.title if self.source.source else _("none for now: marked as without source"),
            ),
            (_("Place in the source"), self.source.form.cleaned_data["locator"]),
        ]
        return [(label, words) for label, words in facts if words]


def _named(body: Municipality) -> str:
    return f"{body.name}, {country_name(body.country, language())}"
