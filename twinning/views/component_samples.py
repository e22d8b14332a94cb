"""Made-up data in the shapes that the larger components take, for the page that shows them all."""

from datetime import UTC, datetime
from types import SimpleNamespace
from typing import Any

from archive.comparing import FieldChange
from archive.dates import ImpreciseDate
from archive.typed import Fault
from twinning.drawing.legend import Key as DrawnKey
from twinning.drawing.legend import legend
from twinning.work.items import Item, Kind, Mend, Named


def _sample(**values: Any) -> SimpleNamespace:
    return SimpleNamespace(**values)


class _Thing(SimpleNamespace):
    """Something with a title and an address."""

    def __str__(self) -> str:
        return str(self.title)

    def get_absolute_url(self) -> str:
        return "#"


class _Marks(list[Any]):
    """The marks of a statement to which the reader may add no evidence."""

    unsourced = False
    add_at = ""


MARKS = _Marks([_sample(mark="1a", target="source-1"), _sample(mark="2", target="source-2")])
SIDES = [
    _sample(label="Tabellen", words="1987", marks=MARKS[:1], href="#", event=None),
    _sample(label="Löptexten", words="1989", marks=MARKS[:1], href="#", event=None),
]


class _Notes(list[Any]):
    def known_through(self, note: Any) -> str:
        return "" if note.number == 1 else "Känd genom 1."


def _place(letter: str, what: str) -> SimpleNamespace:
    return _sample(letter=letter, what=what, lang="sv", locator="")


def _notes() -> _Notes:
    places = [_place("a", "sedan slutet av 1980-talet"), _place("b", "vilan 1996–2004")]
    page = {"before": "Vännäs kommun", "title": "Vänorter", "after": "Webbsida, odaterad.", "places": places}
    minutes = {"before": "", "title": "Protokoll, november 1946", "after": "", "places": [_place("", "")]}
    told = [
        _sample(number=number, anchor=f"source-{number}", href="#", readable=True, **rest)
        for number, rest in enumerate((page, minutes), 1)
    ]
    return _Notes(told)


def _events() -> list[SimpleNamespace]:
    begun = _Thing(text="Vänort sedan slutet av 1980-talet.", title="Vänort", get_kind_display="knuten")
    visit = _Thing(text="", title="Möte i Serbien", get_kind_display="verksamhet")
    common = {
        "level": "kommunal",
        "tentative": False,
        "deprecated": False,
        "details": "",
        "marks": MARKS,
    }
    return [
        _sample(number=1, event=begun, date=ImpreciseDate.from_edtf("[1987..1989]"), standing="active", **common),
        _sample(number=2, event=visit, date=ImpreciseDate.from_edtf("2009-03"), standing="", **common),
    ]


def _periods() -> list[tuple[str, list[SimpleNamespace]]]:
    first = {"start": "slutet av 1980-talet", "edtf": "[1987..1989]", "end": "1995", "standing": "active"}
    then = {"start": "1996", "edtf": "", "end": "i dag", "standing": "unknown"}
    stated = {"certainty": "Säker från 31 december 1989.", "numbers": "1", "rule": False, "marks": MARKS[:1]}
    lapsed = {"certainty": "15 år utan belägg.", "numbers": "", "rule": True, "marks": []}
    return [("Kommunal nivå", [_sample(**first, **stated), _sample(**then, **lapsed)]), ("Civil nivå", [])]


def _link_groups() -> list[SimpleNamespace]:
    since = ImpreciseDate.from_edtf("1987")
    row = _sample(
        link=_Thing(title="Vänersborg–Arsuk", since=since),
        partner=_sample(name="Arsuk", description=""),
        kind="vänort",
        area="Grönland",
        since_marks=MARKS[:1],
        differs=[_sample(date=ImpreciseDate.from_edtf("1989"))],
        municipal=_sample(standing="dormant", certainty="certain"),
        civil=_sample(standing="active", certainty="possible"),
        answer=_answer(searched=True),
        last_evidence="2014",
        ending_proposed=False,
    )
    return [_sample(title="Nordiska kedjan", chain=True, rows=[row])]


def _answer(*, searched: bool) -> SimpleNamespace:
    own = _sample(agreement=_Thing(title="avtal med föreningen"), marks=MARKS[1:])
    return _sample(searched=searched, registered=not searched, marks=MARKS[:1], agreements=[own], attested=[own])


def _unsourced() -> _Marks:
    marks = _Marks()
    marks.unsourced, marks.add_at = True, "#"
    marks.what, marks.lang = "Vänort sedan 1946", "sv"  # type: ignore[attr-defined]
    return marks


def _places() -> list[SimpleNamespace]:
    common = {"source": _Thing(title="Protokoll, november 1946"), "title": "Protokoll, november 1946", "readable": True}
    citation = {"locator": "§ 12", "get_stance_display": "stöder", "note": "", "quotation": ""}
    seen = _sample(**{**citation, "quotation": "beslutade anta Herning som vänort"})
    later = _sample(**{**citation, "get_stance_display": "motsäger", "locator": "s. 3"})
    drawn = {"thumbnail": _picture(), "page_words": "Protokoll, sida 2", "page_href": "#"}
    rest = {"told": True, "field": "", "via": None, "via_readable": False}
    return [
        _sample(citation=seen, contradicts=False, **common, **rest, **drawn),
        _sample(citation=later, contradicts=True, **common, **rest, thumbnail=""),
    ]


def _source_choice() -> SimpleNamespace:
    minutes = _Thing(title="Protokoll, november 1946", pk=1, get_kind_display="protokoll", reference="A1:3")
    minutes.date = ImpreciseDate.from_edtf("1946-11")
    return _sample(name="sample", text="protokoll", total=14, more=2, chosen=minutes, offered=[minutes])


def _picture() -> SimpleNamespace:
    return _sample(address="/static/img/mark.svg", width=104, height=104)


def _work_groups() -> list[SimpleNamespace]:
    """What needs doing: one thing about one record, and one about several."""
    lich = Item(
        kind=Kind.STANDING_UNKNOWN,
        key="",
        name=Named("Lich", "#", ""),
        what="läget har blivit okänt",
        why="15 år utan belägg; det senaste är från 2010.",
        since_words="1 januari 2026",
        mend=Mend("Bekräfta eller ändra", "#"),
    )
    names = [Named(f"Protokoll {year}", "#") for year in range(1946, 1953)]
    scans = Item(kind=Kind.KEEPING, key="", what="sju källor utan skanning", names=names, mend=Mend("Ladda upp", "#"))
    return [_sample(title="Nu", items=[lich]), _sample(title="När tillfälle ges", items=[scans])]


def _version() -> SimpleNamespace:
    """A date made surer by a letter."""
    when = datetime(2026, 5, 3, 14, 20, tzinfo=UTC)
    version = _sample(history_date=when, history_type="~")
    changes = [FieldChange("date", "Datum", "2005", "hösten 2005"), FieldChange("text", "Text", "", "Enligt brevet.")]
    told = {"what": "Ändrat", "who": "Ada", "why": "Läst i brevet", "changes": changes}
    return _sample(version=version, record=_sample(updated_at=when), **told)


def _hidden() -> SimpleNamespace:
    """A record that a colleague hid."""
    who = _sample(get_full_name="Ada", get_username="ada")
    return _sample(hidden_at=datetime(2026, 5, 3, 14, 20, tzinfo=UTC), hidden_by=who, hidden_reason="Dubblett")


def _saved() -> SimpleNamespace:
    """One view that asks what is asked now, and another of the same list."""
    here = _Thing(title="Norska relationer", shared_with="Vännäs")
    return _sample(now=[here], others=[_Thing(title="Vilande i Finland")], save="")


def samples() -> dict[str, Any]:
    """By the names of the variables that the components read."""
    day = ImpreciseDate.from_edtf("2014")
    search = _sample(wording="Avtal mellan kommunerna", places="Diarium, arkiv", day=day, searched_by="", instead="")
    decision = _Thing(title="Bidrag till föreningen", body="Kommunstyrelsen", day=day, get_outcome_display="antaget")
    return {
        "marks": MARKS,
        "notes": _notes(),
        "events": _events(),
        "periods": _periods(),
        "groups": _link_groups(),
        "answer": _answer(searched=False),
        "disagreements": [_sample(question="När kom Arsuk med?", sides=SIDES, counted="1987", why="Föredragen.")],
        "searches": [(search, MARKS)],
        "decisions": [(decision, MARKS)],
        "unsourced_marks": _unsourced(),
        "messages": ["Belägget är tillagt."],
        "places": _places(),
        "source_choice": _source_choice(),
        "saved": _saved(),
        "asked": _sample(all=[_sample(label="land", words="Norge"), _sample(label="läge", words="vilande")], any=True),
        "leaf": _sample(information="#", tall=False, screen=_picture(), thumbnail=_picture()),
        "version": _version(),
        "hidden_record": _hidden(),
        "work_groups": _work_groups(),
        "faults": [_sample(message="”kommmun” finns inte. Menade du ”kommun”?")],
        "field_faults": [Fault("id_since", "sedan", "Det går inte att läsa som ett datum.")],
        "legend": legend({key: key.value for key in DrawnKey}, DrawnKey),
    }
