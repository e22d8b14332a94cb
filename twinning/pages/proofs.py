"""What a source vouches for: every statement once, with its places in the source, gathered by what it is about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import chain as joined
from typing import Any, Final
from uuid import UUID

from django.utils.translation import gettext as _

from agreements.models import Agreement, AgreementCitation, Decision
from archive.cited import field_words
from archive.models import Citation, Reader, Source
from municipalities.models import Municipality, MunicipalityCitation
from twinning.models import Chain, Link, TwinningCitation
from twinning.pages.subjects import OF_EVENTS, RELATED, Subject

TABLES: Final[tuple[type[Citation], ...]] = (TwinningCitation, AgreementCitation, MunicipalityCitation)
# A record about which the source says this much has a table of its own; the others stand together by their kind.
MUCH: Final = 6
# As many statements as can be taken in at a glance are not folded away.
FEW: Final = 12


@dataclass(frozen=True)
class Place:
    """Where in the source it is said, and of what in the statement."""

    citation: Citation
    field: str
    told: bool  # whether its words may be shown


@dataclass(frozen=True)
class Proof:
    """One statement that the source vouches for, or contradicts."""

    subject: Subject
    places: list[Place] = field(default_factory=list)


@dataclass(frozen=True)
class Group:
    """The statements about one thing, or about those of one kind."""

    title: str
    proofs: list[Proof]
    record: Any = None
    folded: bool = False

    @property
    def titled_in(self) -> str:
        return str(getattr(self.record, "titled_in", ""))


def citations_of(source: Source, key: str = "source") -> list[tuple[Citation, Subject]]:
    """Every visible citation of the source (or, with ``via``, known through it) with what it speaks of."""
    told = joined.from_iterable(_cited(table, {key: source}) for table in TABLES)
    found = [(citation, Subject(citation.subject)) for citation in told]
    return [(citation, subject) for citation, subject in found if subject.shown]


def _cited(table: type[Citation], which: dict[str, Source]) -> Iterable[Citation]:
    related = [f"{name}__{path}" for name in table.SUBJECTS for path in RELATED.get(name, ())]
    manager: Any = table._default_manager
    rows = manager.visible().filter(**which).select_related("source", "via", *table.SUBJECTS, *related)
    if table is TwinningCitation:
        rows = rows.prefetch_related(*(f"event__{path}" for path in OF_EVENTS))
    return list(rows.order_by("created_at", "pk"))


def proofs(citations: Iterable[tuple[Citation, Subject]], reader: Reader) -> list[Proof]:
    """The statements, the dated first, in time order."""
    found: dict[UUID, Proof] = {}
    for citation, subject in citations:
        proof = found.setdefault(subject.record.pk, Proof(subject))
        proof.places.append(Place(citation, field_words(citation), citation.readable_by(reader)))
    return sorted(found.values(), key=_in_time)


def gathered(told: Sequence[Proof]) -> list[Group]:
    """By what they are about: chains, links, municipalities, agreements, and last the movement as a whole."""
    counted = Counter(_about(proof) for proof in told)
    own = [record for record in counted if record is not None and counted[record] >= MUCH]
    groups = [Group(str(record), [p for p in told if _about(p) == record], record) for record in own]
    rest = [proof for proof in told if _about(proof) not in own]
    groups += [Group(title, some) for title, kinds in _kinds() if (some := [p for p in rest if _is_of(p, kinds)])]
    folded = len(told) > FEW
    placed = sorted(groups, key=lambda group: (_rank(group.proofs[0]), group.record is None, group.title))
    return [Group(group.title, group.proofs, group.record, folded and len(groups) > 1) for group in placed]


def _kinds() -> list[tuple[str, tuple[type[Any], ...]]]:
    return [
        (_("Chains"), (Chain,)),
        (_("Links"), (Link,)),
        (_("Municipalities"), (Municipality,)),
        (_("Agreements and decisions"), (Agreement, Decision)),
        (_("The movement as a whole"), (type(None),)),
    ]


def _about(proof: Proof) -> Any:
    """The one record it is about, or the first of several."""
    return proof.subject.about[0] if proof.subject.about else None


def _is_of(proof: Proof, kinds: tuple[type[Any], ...]) -> bool:
    return isinstance(_about(proof), kinds)


def _rank(proof: Proof) -> int:
    return next(number for number, (_title, kinds) in enumerate(_kinds()) if _is_of(proof, kinds))


def _in_time(proof: Proof) -> tuple[bool, str, str, str]:
    day = proof.subject.date
    return (not day.known, str(day.earliest or day.latest), proof.subject.words, str(proof.subject.record.pk))
