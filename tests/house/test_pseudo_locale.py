"""No text is written past the catalogue: where every translation stands in brackets, nothing plain is left but data.

The brackets take the place of English. What remains must be marked as Swedish, or be a name, a date or a code.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Any

import pytest
from django.conf import settings
from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Model
from django.test import Client, override_settings
from django.urls import reverse
from django.utils import translation
from pytest_django import DjangoDbBlocker
from zeal import zeal_ignore

from agreements.models import Area
from archive.countries import country_names
from archive.dates.english import ENGLISH, MONTHS
from archive.languages import language_name
from archive.models import FormerSlug, Scan
from municipalities.models import Municipality, Name, Organisation
from tests import founded
from tests.admin.specimens import MAKERS, specimen
from tests.house.wording import CLOSE, OPEN, plain, pseudo, spoken, words
from tests.pages.reading import read
from twinning.models import StatusPeriod

pytestmark = pytest.mark.django_db

FLOORS = ("archive", "municipalities", "agreements", "twinning")
PAGES = (
    "/en/",
    "/en/municipalities/",
    "/en/municipalities/vanersborg/",
    "/en/municipalities/huddinge/?as_of=1992",
    "/en/municipalities/hemnes/",
    "/en/links/",
    "/en/links/?standing=active&sort=since",
    "/en/links/?standing=lively",
    "/en/links/?page=99",
    "/en/links/vannas-hemnes/",
    "/en/links/huddinge-vantaa/",
    "/en/links/vanersborg-arsuk/",
    "/en/links/vanersborg-utajarvi/",
    "/en/links/vannas-cameri/",
    "/en/links/huskvarna-valkeakoski/?as_of=1950",
    "/en/unsourced/",
    "/en/events/138560cf-fb29-51df-a68f-595cfc3f31cb/",
    "/en/chains/",
    "/en/chains/nordiska-kedjan/",
    "/en/chains/umearegionen/",
    "/en/agreements/",
    "/en/agreements/vanortsed-inom-den-nordiska-kedjan/",
    "/en/agreements/vanortsavtal-mellan-vannas-och-cameri/",
    "/en/decisions/avsluta-huddinges-vanortssamarbete/",
    "/en/decisions/nuuk-blir-vanort/",
    "/en/sources/",
    "/en/sources/inbjudan-till-konferens-i-valkeakoski-1964/",
    "/en/sources/kartlaggning-av-kommunens-vanortsrelationer-i-den-nordiska-kedjan/",
    "/en/repositories/",
    "/en/repositories/jonkopings-kommuns-arkiv/",
    "/en/search/",
    "/en/search/?q=ne",
    "/en/search/?q=xyzzy",
    "/en/about/",
    "/en/how-status-is-read/",
    "/en/accessibility/",
    "/en/no-such-page/",
)
PROBLEMS = (
    "/api/v1/links?standng=active",
    "/api/v1/links?standing=lively",
    "/api/v1/links?limit=many",
    "/api/v1/links?limit=100000",
    "/api/v1/links?as_of=sometime",
    "/api/v1/links?kind=&kind=",
    "/api/v1/links/00000000-0000-0000-0000-000000000000",
    "/api/v1/nothing",
)
# Formats, names of our own, signs of measures and money: the same in every language.
pytestmark = pytest.mark.once
CODES = ("Twinning JSON JSON-LD EAD3 CSV Atom SVG API EDTF DKK SEK EUR km km² Svenska xyzzy ne",)
LANGUAGES = [language_name(code, "en") for code in ("sv", "fi", "da", "no", "is", "fo", "kl", "et", "de")]
# Dates have a vocabulary of their own, archive.dates.
DATE_WORDS = ("unknown since the early mid late before after by until between half",)
URL = re.compile(r"https?://\S+")


READ_ONLY = {StatusPeriod, FormerSlug, Scan}
Asked = tuple[dict[str, str], set[str]]
Brackets = Callable[[], AbstractContextManager[Client]]


def unmarked(html: str, known: set[str]) -> dict[str, str]:
    """Words outside the brackets that are no data, each with the text that it stands in."""
    texts = [text for language, text in spoken(read(html)) if language != "sv"]
    rest = (URL.sub(" ", text) for text in plain(iter(texts)))
    return {word: text.strip() for text in rest for word in words(text) - known}


def mismarked(html: str) -> list[str]:
    """Texts of the catalogue that pass for Swedish data."""
    return [text for language, text in spoken(read(html)) if language == "sv" and OPEN in text]


def data(*texts: Any) -> set[str]:
    everywhere = [*country_names("en").values(), *LANGUAGES, *MONTHS, *ENGLISH.seasons, *DATE_WORDS, *CODES]
    return set().union(*(words(str(text)) for text in [*everywhere, *texts]))


def held(models: Iterable[type[Model]]) -> Iterator[Any]:
    """Everything that the records hold."""
    for model in models:
        for row in model._default_manager.values():
            yield from row.values()


@pytest.fixture(scope="module")
def brackets(
    tmp_path_factory: pytest.TempPathFactory, django_db_setup: None, django_db_blocker: DjangoDbBlocker
) -> Brackets:
    """Within it every translation stands in brackets, and nothing stays in the database."""
    folder = pseudo(tmp_path_factory.mktemp("pseudo"))
    # Swedish stays as it is: its addresses are read once and kept by the process.
    elsewhere = {"LOCALE_PATHS": [folder, *settings.LOCALE_PATHS]}

    @contextmanager
    def bracketed() -> Iterator[Client]:
        with django_db_blocker.unblock(), transaction.atomic(), override_settings(**elsewhere):
            with translation.override("en"):
                yield Client(headers={"accept-language": "en"})
            transaction.set_rollback(True)

    return bracketed


@pytest.fixture(scope="module")
def public(brackets: Brackets, founding_rows: Any) -> Asked:
    with brackets() as client:
        founded.copy(founding_rows)
        names = [*held([Name]), *Municipality.objects.values_list("name", flat=True)]
        names += [*Organisation.objects.values_list("name", flat=True), *Area.objects.values_list("name_en", flat=True)]
        return {path: client.get(path).text for path in (*PAGES, *PROBLEMS)}, data(*names)


def desk_pages(scan: Scan) -> list[str]:
    at_scan = [reverse(f"admin:archive_scan_{page}", args=[scan.pk]) for page in ("transcribe", "replace")]
    return [reverse("admin:archive_source_scans", args=[scan.source_id]), *at_scan]


@pytest.fixture(scope="module")
def staffed(brackets: Brackets) -> Asked:
    """The pages of the admin, with one record of each kind."""
    with brackets() as client, zeal_ignore():
        client.force_login(User.objects.create_superuser("administrator"))
        paths = ["/admin/", *(f"/admin/{floor}/" for floor in FLOORS)]
        for model in MAKERS:
            folder, one = f"/admin/{model._meta.app_label}/{model._meta.model_name}/", specimen(model)
            paths += [folder, f"{folder}{one.pk}/change/", f"{folder}{one.pk}/history/"]
            paths += desk_pages(one) if isinstance(one, Scan) else []
            paths += [] if model in READ_ONLY else [f"{folder}add/"]
        answers = {path: client.get(path) for path in paths}
        assert {answer.status_code for answer in answers.values()} == {200}
        return {path: answer.text for path, answer in answers.items()}, data(*held(MAKERS))


@pytest.mark.parametrize("path", PAGES)
def test_a_page_holds_no_text_past_the_catalogue(path: str, public: Asked) -> None:
    pages, known = public
    assert (unmarked(pages[path], known), mismarked(pages[path])) == ({}, [])


@pytest.mark.parametrize("path", PROBLEMS)
def test_a_problem_of_the_api_tells_nothing_past_the_catalogue(path: str, public: Asked) -> None:
    problem = json.loads(public[0][path])
    told = [problem["title"], problem["detail"], *(error["message"] for error in problem.get("errors", []))]
    assert [text for text in told if not (text.startswith(OPEN) and text.endswith(CLOSE))] == []


@pytest.mark.slow
def test_the_admin_holds_no_text_past_the_catalogue(staffed: Asked) -> None:
    pages, known = staffed
    found = {path: unmarked(html, known) for path, html in pages.items()}
    assert {path: rest for path, rest in found.items() if rest} == {}


def test_a_plain_word_is_noticed_wherever_it_stands() -> None:
    also = f'<span lang="sv">{OPEN}also{CLOSE}</span>'
    html = f'<p title="Help">{OPEN}Read <b>me</b>{CLOSE} now, <i lang="sv">nu</i> {also}</p>'
    assert (set(unmarked(html, set())), mismarked(html)) == ({"help", "now"}, [f"{OPEN}also{CLOSE}"])
