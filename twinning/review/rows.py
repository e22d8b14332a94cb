"""The rows of the review's table: links of one chain that stand alike are one, until they are answered one by one."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from archive.forms import ImpreciseDateInput
from twinning.models import AnswerChoice, EventLevel, ReviewAnswer
from twinning.review.judging import LONGEST_LINE, SAYABLE, WrongAnswer
from twinning.review.links import LEVELS, Reviewed
from twinning.review.sent import FIELDS, field_name
from twinning.review.typed import Clash
from twinning.status import Period, Standing
from twinning.words import in_letters, level_word, standing_word

Key = tuple[UUID, str]


@dataclass(frozen=True)
class Drafted:
    """What has been answered so far, and what is wrong with it, by link and level."""

    answers: Mapping[Key, ReviewAnswer] = field(default_factory=dict)
    faults: Sequence[WrongAnswer] = ()
    clashes: Sequence[Clash] = ()

    def value(self, link: UUID, level: str, name: str) -> str:
        found = self.answers.get((link, level))
        return str(getattr(found, name)) if found else ""

    def said(self, link: UUID) -> tuple[str, ...]:
        """All that has been answered of a link, to be compared with others."""
        return tuple(self.value(link, level, name) for level, names in FIELDS.items() for name in names)


@dataclass(frozen=True)
class Line:
    """One field of a row as it is shown: its name, what stands in it, and what is wrong with it."""

    name: str
    value: str
    wrong: list[str]

    @property
    def id(self) -> str:
        return self.name.replace(".", "-")

    @property
    def date(self) -> SafeString:
        """As a field for a date, with how it was understood."""
        attrs: dict[str, Any] = {"id": self.id, "size": 24, "maxlength": LONGEST_LINE}
        if self.wrong:
            attrs |= {"aria-invalid": "true", "aria-describedby": f"{self.id}-error"}
        return ImpreciseDateInput().render(self.name, self.value, attrs)

    @property
    def options(self) -> list[tuple[str, str, bool]]:
        return [(value, str(label), value == self.value) for value, label in AnswerChoice.choices]

    @property
    def standings(self) -> list[tuple[str, str, bool]]:
        return [(str(value), standing_word(value), value == self.value) for value in SAYABLE]


@dataclass(frozen=True)
class LevelRow:
    """One level of a row: what the registry says, and what is answered."""

    level: str
    word: str
    period: Period
    evidence: str
    answer: Line
    standing: Line
    since: Line

    @property
    def last_known(self) -> str:
        return str(self.period.last_known or "") if self.period.standing == Standing.UNKNOWN else ""

    @property
    def answered(self) -> str:
        """For those who only read: the answer in words."""
        words = str(dict(AnswerChoice.choices).get(self.answer.value, ""))
        told = [standing_word(self.standing.value) if self.standing.value else "", self.since.value]
        more = ", ".join(filter(None, told)) if self.answer.value == AnswerChoice.CHANGED else ""
        return f"{words}: {more}" if more else words


@dataclass(frozen=True)
class Row:
    """One link, or several of a chain, that are answered together."""

    links: list[Reviewed]
    drafted: Drafted
    split: bool = False  # the chain's links stand in more than one row, so that it must be said which

    @property
    def first(self) -> Reviewed:
        return self.links[0]

    @property
    def key(self) -> str:
        return str(self.first.link.pk)

    @property
    def alike(self) -> bool:
        return len(self.links) > 1

    @property
    def title(self) -> str:
        return self.first.chain.name if self.alike and self.first.chain else self.first.partner.name

    @property
    def count(self) -> str:
        n = len(self.links)
        return ngettext("%(n)s link", "%(n)s links", n) % {"n": in_letters(n)}

    @property
    def partners(self) -> str:
        return ", ".join(each.partner.name for each in self.links)

    @property
    def name(self) -> str:
        """As it is called where its place in the table is not seen."""
        return f"{self.title}, {self.partners}" if self.alike else self.title

    @property
    def levels(self) -> list[LevelRow]:
        return [
            LevelRow(
                level,
                level_word(level),
                self.first.period(level),
                self._evidence(level),
                *(self._line(level, name) for name in ("answer", "standing", "since")),
            )
            for level in LEVELS
        ]

    def _evidence(self, level: str) -> str:
        years = sorted({day.year for each in self.links if (day := each.evidence(level))})
        return "" if not years else str(years[0]) if len(years) == 1 else f"{years[0]}–{years[-1]}"

    @property
    def added(self) -> list[Line]:
        """What else there is to say of the link: activity, its date, and a note."""
        return [self._line(EventLevel.BOTH.value, name) for name in FIELDS[EventLevel.BOTH.value]]

    @property
    def any_added(self) -> bool:
        return any(line.value or line.wrong for line in self.added)

    def _line(self, level: str, name: str) -> Line:
        pks = {each.link.pk for each in self.links}
        faults = [f.words for f in self.drafted.faults if f.link in pks and (f.level, f.field) == (level, name)]
        clashes = [
            clash
            for clash in self.drafted.clashes
            if clash.typed.link in pks and (clash.typed.level, clash.typed.field) == (level, name)
        ]
        # What was typed stays to be seen; with it, what a colleague answered.
        value = clashes[0].typed.value if clashes else self.drafted.value(self.first.link.pk, level, name)
        wrong = [*faults, *map(_clash_words, clashes)]
        return Line(field_name(self.key, level, name), value, list(dict.fromkeys(wrong)))

    @property
    def kept(self) -> str:
        """What the form must know when it comes back: whose row it is, and what stood in it."""
        first = self.first.link.pk
        return json.dumps(
            {
                "links": [str(each.link.pk) for each in self.links],
                "seen": {level.value: str(self.first.standing(level)) for level in LEVELS},
                "was": {
                    f"{level}.{name}": value
                    for level, names in FIELDS.items()
                    for name in names
                    if (value := self.drafted.value(first, level, name))
                },
            },
            ensure_ascii=False,
        )


def _clash_words(clash: Clash) -> str:
    theirs = clash.theirs
    if clash.typed.field == "answer":
        theirs = str(dict(AnswerChoice.choices).get(theirs, ""))
    elif clash.typed.field == "standing" and theirs:
        theirs = standing_word(theirs)
    told = {"who": clash.who or _("A colleague"), "theirs": theirs or _("nothing")}
    return _("Meanwhile %(who)s answered “%(theirs)s”, and that stands. Save once more to keep yours.") % told


def rows_of(links: Iterable[Reviewed], drafted: Drafted, apart: Iterable[UUID] = ()) -> list[Row]:
    """Chains first, then the single links, each by name. What was answered differently stands apart."""
    single = set(apart) | {clash.typed.link for clash in drafted.clashes}
    groups: dict[Any, list[Reviewed]] = {}
    for each in links:
        chain = each.chain
        alone = chain is None or each.link.pk in single or each.heir_of is not None
        key = each.link.pk if alone or chain is None else (chain.pk, each.looks, drafted.said(each.link.pk))
        groups.setdefault(key, []).append(each)
    parted = Counter(group[0].chain for group in groups.values())
    rows = [Row(group, drafted, split=parted[group[0].chain] > 1) for group in groups.values()]
    return sorted(rows, key=lambda row: not row.alike)
