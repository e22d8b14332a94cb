"""Texts are written by people and machines side by side, and nobody's is overwritten unseen."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError

from archive.models import Maker, Scan, Transcription
from archive.services import Overtaken, record_hide, stamp, transcription_write
from tests import factories as make

pytestmark = pytest.mark.django_db
Write = Callable[..., Transcription]


@pytest.fixture
def scan() -> Scan:
    return make.ScanFactory(pages=3)


@pytest.fixture
def write(scan: Scan, administrator: User) -> Write:
    def written(text: str, **options: Any) -> Transcription:
        place = {"source": scan.source, "scan": scan, "page": 1, "language": "sv", "by": administrator}
        return transcription_write(text=text, **{**place, **options})

    return written


def test_a_text_takes_the_place_of_what_the_same_kind_of_maker_wrote(write: Write) -> None:
    first, second = write("Staden"), write("Staden Huskvarna")
    assert (first.pk, second.text) == (second.pk, "Staden Huskvarna")
    assert second.history.count() == 2


@pytest.mark.parametrize("makers", [[Maker.HUMAN, Maker.MACHINE], [Maker.MACHINE, Maker.HUMAN]])
def test_a_machine_and_a_person_never_write_over_each_other(write: Write, makers: list[Maker]) -> None:
    for maker in makers:
        write(f"Av {maker}", made_by=maker)
    texts = Transcription.objects.order_by("made_by").values_list("made_by", "text")
    assert list(texts) == [("human", "Av human"), ("machine", "Av machine")]


def test_each_page_and_each_language_has_its_own_text(write: Write) -> None:
    for page in (1, 2, None):
        for language in ("sv", "fi"):
            write(f"{page} {language}", page=page, language=language)
    assert Transcription.objects.count() == 6


def test_the_same_text_again_makes_no_version(write: Write) -> None:
    write("Staden")
    assert write("Staden  \r\n").history.count() == 1


def test_lines_end_alike_wherever_they_were_typed(write: Write) -> None:
    assert write("\r\n  Staden \r\nHuskvarna\r\r\n").text == "  Staden\nHuskvarna"


@pytest.mark.parametrize(
    "wrong", [{"text": "  \r\n "}, {"page": 4}, {"language": "svenska"}, {"language": ""}, {"made_by": "angel"}]
)
def test_what_cannot_be_is_refused(write: Write, wrong: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        write(**{"text": "Staden", **wrong})
    assert not Transcription.objects.exists()


def test_a_scan_of_another_source_is_refused(write: Write) -> None:
    with pytest.raises(ValidationError):
        write("Staden", source=make.SourceFactory())


def test_who_has_seen_an_older_text_overwrites_nothing(write: Write) -> None:
    seen = stamp(write("Staden"))
    current = write("Staden Huskvarna", seen=seen)
    with pytest.raises(Overtaken) as told:
        write("Staden Jönköping", seen=seen)
    assert told.value.current == current
    assert Transcription.objects.get().text == "Staden Huskvarna"
    assert write("Staden Jönköping", seen=stamp(current)).text == "Staden Jönköping"


def test_two_who_begin_at_the_same_page_are_told_of_each_other(write: Write) -> None:
    write("Staden", seen="")
    with pytest.raises(Overtaken):
        write("Annat", seen="")


def test_who_writes_what_somebody_hid_is_told(write: Write, administrator: User) -> None:
    written = write("Staden")
    record_hide(record=written, reason="Fel sida", by=administrator)
    with pytest.raises(Overtaken) as told:
        write("Staden Huskvarna", seen=stamp(written))
    assert told.value.current is None
    assert write("Staden Huskvarna", seen="").pk != written.pk
