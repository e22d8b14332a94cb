"""Recording that a link was taken up again."""

import pytest
from django.core.exceptions import ValidationError

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
