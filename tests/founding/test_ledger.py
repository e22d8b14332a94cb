"""Every fact of the ledger is held by records, as docs/ledger.md says: the table is walked against the loaded data."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import pytest
from django.conf import settings
from django.db import models

from archive.dates import ImpreciseDate
from archive.models import Record, Source
from tests.founded import FOUNDING
from twinning.founding.reader import read_directory
from twinning.founding.schema import tables

Find = Callable[[str, str], Any]
LEDGER = {"A": 12, "B": 9, "C": 31, "E": 13, "F": 12}
FACTS = [f"{letter}{number}" for letter, last in LEDGER.items() for number in range(1, last + 1)]
DOCUMENTS = {"A": "da", "B": "db", "C": "dc", "E": "dd", "F": "de"}
PROSE = {"A5", "A9", "B7", "E12", "F8", "F12"}
# What stands in these is words only: a fact that is not prose needs more than one of them.
FREE_TEXT = {"text", "description", "title", "note"}
# Statements are cited each by itself; the rest are identities, or say nothing that the others do not say.
STATEMENTS = {
    "organisation", "figure", "agreement", "decision", "duty", "grant", "search_record",
    "chain", "link_kind", "membership", "carrier", "event", "survey", "survey_figure", "survey_definition",
}  # fmt: skip
LINES = (settings.BASE_DIR / "docs" / "ledger.md").read_text(encoding="utf-8").splitlines()


@dataclass(frozen=True)
class Held:
    """One fact in one record, as the table says."""

    fact: str
    table: str
    key: str
    fields: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.fact} {self.table}:{self.key}"


def lines_of_facts() -> Iterator[list[str]]:
    for line in LINES:
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if re.fullmatch(r"[A-F]\d+", cells[0]):
            yield cells


def named(cell: str) -> Iterator[list[str]]:
    for record in cell.split("<br>"):
        yield re.findall(r"`([^`]+)`", record)


HELD = [
    Held(fact, name.partition(":")[0], name.partition(":")[2], tuple(fields))
    for fact, _, _, cell in lines_of_facts()
    for name, *fields in named(cell)
]


def told(value: Any) -> str:
    """A value as the table writes it."""
    if isinstance(value, ImpreciseDate):
        return f"{value.edtf} since" if value.since else value.edtf
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    return str(value)


def faults_in(held: Held, field: str, find: Find) -> Iterator[str]:
    record = find(held.table, held.key)
    name, _, expected = field.partition("=")
    if name.startswith("!"):
        value = getattr(record, name[1:])
        if value if isinstance(value, ImpreciseDate) else value is not None:
            yield f"{held}: {name[1:]} is {value}, where the document says nothing"
    elif name.startswith("cite"):
        cited = record.citations.visible().filter(field=name[5:], source=find("source", expected))
        if not cited.exists():
            yield f"{held}: is not cited so: {field}"
    elif not matches(record, name, expected, find):
        yield f"{held}: {name} is {getattr(record, name)!r}, not {expected or 'filled in'}"


def matches(record: Any, name: str, expected: str, find: Find) -> bool:
    field = record._meta.get_field(name)
    value = getattr(record, name)
    if isinstance(field, models.ManyToManyField):
        table = table_of(field)
        return {other.pk for other in value.all()} == {find(table, key).pk for key in expected.split(",")}
    if isinstance(field, models.ForeignKey):
        if name in {"low", "high"}:  # which of the two is low hangs on their ids alone
            return bool(find("municipality", expected).pk in {record.low_id, record.high_id})
        return bool(value == find(table_of(field), expected))
    return told(value) == expected if expected else bool(value)


def table_of(field: Any) -> str:
    return re.sub(r"(?<!^)(?=[A-Z])", "_", field.related_model.__name__).lower()


def test_the_table_names_every_fact_in_order_and_its_document() -> None:
    assert [(cells[0], cells[2].lower()) for cells in lines_of_facts()] == [(f, DOCUMENTS[f[0]]) for f in FACTS]


def test_every_named_field_holds_what_the_table_says(founding: Find) -> None:
    faults = [fault for held in HELD for field in held.fields for fault in faults_in(held, field, founding)]
    assert faults == []


def test_every_named_record_is_to_be_seen(founding: Find) -> None:
    records = [founding(held.table, held.key) for held in HELD]
    assert [str(record) for record in records if isinstance(record, Record) and record.hidden] == []


def test_every_statement_is_cited_to_its_document(founding: Find) -> None:
    faults = []
    for held in HELD:
        document = founding("source", DOCUMENTS[held.fact[0]])
        record = founding(held.table, held.key)
        if held.table in STATEMENTS:
            cited = record.citations.visible()
            if not (cited.filter(source=document).exists() or cited.filter(via=document).exists()):
                faults.append(str(held))
    assert faults == []


def test_sources_not_seen_themselves_are_known_through_their_document(founding: Find) -> None:
    five = {founding("source", key).pk for key in DOCUMENTS.values()}
    for source in Source.objects.exclude(pk__in=five):
        citations = [*source.twinning_citations.all(), *source.municipalities_citations.all()]
        assert citations, source
        assert all(citation.via_id in five for citation in citations), source


def test_no_fact_rests_on_a_free_text_alone() -> None:
    for fact in set(FACTS) - PROSE:
        fields = {field.partition("=")[0] for held in HELD if held.fact == fact for field in held.fields}
        assert fields - FREE_TEXT, fact


def test_every_founding_record_is_in_the_table() -> None:
    listed = set(re.findall(r"`([a-z_]+:[a-z0-9-]+)`", "\n".join(LINES)))
    rows = [row for row in read_directory(FOUNDING, tables()) if not row.table.endswith("_citation")]
    assert {f"{row.table}:{row.key}" for row in rows} == listed


def test_each_record_is_named_under_a_fact_that_it_claims_itself() -> None:
    claimed = {(row.table, row.key): row.ledger for row in read_directory(FOUNDING, tables())}
    assert [str(held) for held in HELD if held.fact not in claimed[held.table, held.key]] == []


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        (Held("E7", "event", "vannas-hemnes-resumed", ("date=2005",)), "not 2005"),
        (Held("E7", "event", "vannas-hemnes-resumed", ("place",)), "not filled in"),
        (Held("E7", "event", "vannas-hemnes-resumed", ("links=vannas-cameri",)), "not vannas-cameri"),
        (Held("E7", "event", "vannas-hemnes-resumed", ("!date",)), "says nothing"),
        (Held("E7", "event", "vannas-hemnes-resumed", ("cite=da",)), "is not cited so"),
    ],
)
def test_a_table_that_drifts_is_noticed(founding: Find, line: Held, fault: str) -> None:
    (found,) = faults_in(line, line.fields[0], founding)
    assert fault in found
