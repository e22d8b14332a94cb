"""The words and marks that templates are given."""

from datetime import date
from decimal import Decimal

import pytest
from django.template import Context, Template
from django.test import RequestFactory
from django.utils.translation import override

from archive.dates import ImpreciseDate
from archive.templatetags.page import ABSENCES, STANDINGS


def rendered(source: str, language: str = "sv", **context: object) -> str:
    with override(language):
        return Template("{% load page %}" + source).render(Context(context))


@pytest.mark.parametrize(("language", "words"), [("sv", "slutet av 1980-talet"), ("en", "late 1980s")])
def test_an_imprecise_date_is_told_in_the_readers_language(language: str, words: str) -> None:
    value = ImpreciseDate.from_edtf("[1987..1989]")
    assert words in rendered("{{ value|imprecise }}", language, value=value)


@pytest.mark.parametrize("edtf", ["1946", "1964-10-19", ""])
def test_edtf_that_says_no_more_than_the_words_is_left_out(edtf: str) -> None:
    value = ImpreciseDate.from_edtf(edtf) if edtf else ImpreciseDate()
    assert rendered("{% dated value %}", value=value) == rendered("{{ value|imprecise }}", value=value)


@pytest.mark.parametrize(("below", "element"), [("False", "span"), ("True", "small")])
def test_edtf_stands_beside_the_words_or_below_them(below: str, element: str) -> None:
    html = rendered(f"{{% dated value below={below} %}}", value=ImpreciseDate.from_edtf("2005-23"))
    assert f'<{element} class="edtf">2005-23</{element}>' in html


def test_a_day_and_a_month_are_written_in_words() -> None:
    day = date(2026, 11, 22)
    assert rendered("{{ day|day }}, {{ day|month }}", day=day) == "22 november 2026, november 2026"
    assert rendered("{{ day|day }}", "en", day=day) == "22 November 2026"


def test_no_day_is_no_text() -> None:
    assert rendered("{{ none|day }}{{ none|month }}{{ none|number }}", none=None) == ""


@pytest.mark.parametrize(
    ("value", "swedish", "english"),
    [(1135, "1\u00a0135", "1,135"), (950, "950", "950"), (Decimal("1594.5"), "1\u00a0594,5", "1,594.5")],
)
def test_thousands_are_set_apart_as_the_language_does_it(value: object, swedish: str, english: str) -> None:
    assert rendered("{{ value|number }}", value=value) == swedish
    assert rendered("{{ value|number }}", "en", value=value) == english


def test_a_country_is_named_by_its_code() -> None:
    assert rendered("{{ 'FO'|country }}", "en") == "Faroe Islands"


@pytest.mark.parametrize("standing", STANDINGS)
def test_a_standing_is_a_shape_a_word_and_a_colour(standing: str) -> None:
    html = rendered("{% status standing %}", "en", standing=standing)
    assert f'href="#g-{standing}"' in html
    assert f"<span>{standing}</span>" in html
    assert f'class="st st-{standing}"' in html


@pytest.mark.parametrize(
    ("certainty", "word"), [("certain", ""), ("possible", ", possible"), ("presumed", ", presumed")]
)
def test_a_standing_says_how_sure_it_is_unless_it_is_certain(certainty: str, word: str) -> None:
    html = rendered("{% status 'active' certainty %}", "en", certainty=certainty)
    assert ('class="sure"' in html) == bool(word)
    assert word in html


def test_a_standing_at_the_head_of_a_page_has_a_capital() -> None:
    assert "<span>Active</span>" in rendered("{% status 'active' title=True %}", "en")


def test_a_standing_that_does_not_exist_is_a_mistake() -> None:
    with pytest.raises(KeyError):
        rendered("{% status 'lively' %}")


def test_four_kinds_of_absence_have_four_wordings() -> None:
    assert len({rendered("{% absent kind %}", "en", kind=kind) for kind in ABSENCES}) == 4


def test_marks_within_a_line_bring_no_space_along() -> None:
    html = rendered("1987{% ref '1a' 'source-1' %}.")
    assert html.startswith("1987<a ")
    assert html.endswith("</a>.")


def test_a_form_carries_the_other_parameters_along() -> None:
    request = RequestFactory().get("/?as_of=1992&kind=a&kind=b&page=3")
    html = rendered("{% kept_parameters 'as_of' 'page' as kept %}{{ kept|safe }}", request=request)
    assert html == "[('kind', 'a'), ('kind', 'b')]"
