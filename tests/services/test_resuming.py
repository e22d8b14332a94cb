"""Recording that a link was taken up again."""

import pytest
from django.core.exceptions import ValidationError
from django.utils.translation import override

from archive.dates import parse
from archive.models import Action
from tests import factories as make
from twinning.models import Event, EventKind, Link
from twinning.services.resuming import link_resume
from twinning.services.status import status_rebuild

pytestmark = pytest.mark.django_db


@pytest.fixture
def link() -> Link:
    found: Link = make.LinkFactory()
    make.told(found, date="1988")
    make.told(found, kind=EventKind.LAPSED, date="1996")
    return found


def test_it_stands_active_again_with_its_source(link: Link) -> None:
    source = make.SourceFactory()
    event = link_resume(link=link, title="Återupptas", day=parse("hösten 2005"), source=source, locator="s. 2")
    assert (event.kind, event.date.edtf, event.links.get()) == (EventKind.RESUMED, "2005-23", link)
    assert event.citations.get().locator == "s. 2"
    assert Action.objects.get(about_id=link.pk).kind == "wizard"
    assert "active" in {period.standing for period in link.periods.filter(start__year=2005)}


def test_it_is_not_taken_up_again_before_it_began(link: Link) -> None:
    status_rebuild(links=[link])
    link.refresh_from_db()
    with pytest.raises(ValidationError) as refusal:
        link_resume(link=link, title="Återupptas", day=parse("1975"))
    assert [*refusal.value.message_dict] == ["day"]
    assert not Event.objects.filter(kind=EventKind.RESUMED).exists()


def test_it_is_not_taken_up_again_in_a_time_that_has_not_come(link: Link) -> None:
    with pytest.raises(ValidationError) as refusal, override("en"):
        link_resume(link=link, title="Återupptas", day=parse("2999"))
    assert refusal.value.message_dict["day"][0].startswith("2999 has not come yet.")


@pytest.mark.parametrize(
    ("kind", "asserts", "refused"),
    [("resumed", "", True), ("activity", "", True), ("other", "active", True), ("other", "", False)],
)
def test_what_has_happened_or_says_how_a_link_stands_is_not_still_to_come(
    kind: str, asserts: str, refused: bool
) -> None:
    event = Event(kind=kind, asserts=asserts, title="Möte", date=parse("2999"))
    if refused:
        with pytest.raises(ValidationError, match="2999"):
            event.full_clean()
    else:
        event.full_clean()


def test_what_is_still_to_come_vouches_for_nothing_today(link: Link) -> None:
    make.told(link, kind=EventKind.RESUMED, date="2001")
    make.told(link, kind=EventKind.OBSERVED, asserts="active", date="2999")
    status_rebuild(links=[link])
    assert link.periods.filter(level="municipal").latest("start").standing == "unknown"
