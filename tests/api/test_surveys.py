"""Surveys by others, and the registry's own count beside them."""

from __future__ import annotations

from tests import factories as make
from tests.api.conftest import Ask
from twinning.models import EventKind, LinkKindChoice, SurveyMeasure


def test_a_survey_tells_its_figures_and_what_it_means_by_its_words(ask: Ask) -> None:
    survey = make.SurveyFactory(name="SKL:s enkät")
    make.SurveyFigureFactory(survey=survey, measure=SurveyMeasure.ACTIVITY, value=54, unit="percent", standing="active")
    make.SurveyDefinitionFactory(survey=survey, text="Regelbunden kontakt")
    told = ask(f"surveys/{survey.pk}")
    assert [(figure["standing"], figure["value"], figure["unit"]) for figure in told["figures"]] == [
        ("active", 54, "percent")
    ]
    assert told["definitions"][0]["text"] == "Regelbunden kontakt"


def test_surveys_are_filtered_and_sorted(ask: Ask) -> None:
    first = make.SurveyFactory(name="Enkät 2007", date="2007")
    make.SurveyFactory(name="Kartläggning", date="2018")
    make.SurveyFigureFactory(survey=first, measure=SurveyMeasure.WITH_TWINS)

    def names(query: str) -> list[str]:
        return [survey["name"] for survey in ask(f"surveys?{query}")["surveys"]]

    assert names("q=enkat") == names("measure=with_twin_towns") == ["Enkät 2007"]
    assert names("sort=-date") == ["Kartläggning", "Enkät 2007"]


def test_the_registry_counts_its_links_as_they_stood(ask: Ask) -> None:
    link = make.LinkFactory(high__country="DK")
    make.told(link, date="1946")
    make.told(link, date="1976", kind=EventKind.ENDED)
    make.LinkKindFactory(link=link, kind=LinkKindChoice.TWIN_TOWN)
    make.LinkFactory(high__country="DE")
    told = ask("statistics?as_of=1950")
    assert told["total"]["links"] == 2
    assert {name: n for name, n in told["standings"]["municipal"].items() if n} == {"active": 1, "unknown": 1}
    assert told["countries"] == [
        {"country": "DK", "name": "Danmark", "links": 1},
        {"country": "DE", "name": "Tyskland", "links": 1},
    ]
    assert told["kinds"] == [{"kind": "twin_town", "links": 1}, {"kind": None, "links": 1}]
    assert told["decades"] == [{"decade": 1940, "links": 1}, {"decade": None, "links": 1}]
    assert ask("statistics?as_of=1980")["standings"]["overall"]["ended"] == 1


def test_a_date_across_two_decades_is_of_no_decade(ask: Ask) -> None:
    make.told(make.LinkFactory(), date="[1979..1981]")
    assert ask("statistics")["decades"] == [{"decade": None, "links": 1}]
