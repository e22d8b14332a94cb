"""A merger: what it writes in one action, what becomes of each link, what it refuses, and that all is taken back."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.utils.translation import override

from archive.dates import parse
from archive.models import Action, ActionKind
from archive.services.undo import action_undo
from municipalities.models import Municipality, Succession
from tests import factories as make
from twinning.models import Event, Link, LinkKind
from twinning.services.links import link_find
from twinning.services.merging import Becomes, Fate, links_of, municipalities_merge

pytestmark = pytest.mark.django_db


@pytest.fixture
def huskvarna(db: None) -> Municipality:
    found: Municipality = make.MunicipalityFactory(name="Huskvarna")
    return found


@pytest.fixture
def link(huskvarna: Municipality) -> Link:
    found: Link = make.LinkFactory(low=huskvarna, high=make.MunicipalityFactory(name="Valkeakoski", country="FI"))
    make.told(found, date="1964")
    make.LinkKindFactory(link=found, kind="twin_town")
    return found


def merge(home: Municipality, gone: Municipality, *fates: Fate, **said: Any) -> list[Succession]:
    given = {"successor": home, "predecessors": [gone], "day": parse("1971"), "fates": fates}
    return municipalities_merge(**{**given, **said})


def standing(link: Link) -> str:
    return str(link.periods.filter(level="overall").order_by("start").last().standing)  # type: ignore[union-attr]


def test_it_is_one_action_with_the_source_for_all_of_it(
    home: Municipality, huskvarna: Municipality, link: Link, administrator: User
) -> None:
    source = make.SourceFactory()
    fate = Fate(link, Becomes.CARRIED)
    merge(home, huskvarna, fate, source=source, decided="Kommunreformen", by=administrator)
    done = Action.objects.get()
    assert (done.kind, done.about_id) == (ActionKind.WIZARD, home.pk)
    huskvarna.refresh_from_db()
    assert (Succession.objects.get().date.edtf, huskvarna.existed_to.edtf) == ("1971", "1971")
    assert huskvarna.citations.get().field == "existed_to"
    assert Event.objects.get(municipality=huskvarna).text == "Kommunreformen"
    assert not Event.objects.filter(date="1971").unsourced().exists()


def test_not_known_leaves_the_link_unknown_from_that_day(
    home: Municipality, huskvarna: Municipality, link: Link
) -> None:
    merge(home, huskvarna, Fate(link))
    assert (standing(link), link_find(one=home, other=link.partner_of(huskvarna))) == ("unknown", None)


def test_ended_it_is_ended(home: Municipality, huskvarna: Municipality, link: Link) -> None:
    merge(home, huskvarna, Fate(link, Becomes.ENDED))
    assert standing(link) == "ended"


def test_carried_on_the_successor_has_it_since_that_day(
    home: Municipality, huskvarna: Municipality, link: Link
) -> None:
    merge(home, huskvarna, Fate(link, Becomes.CARRIED))
    taken = link_find(one=home, other=link.partner_of(huskvarna))
    assert taken
    assert (taken.since.edtf, standing(link)) == ("1971", "unknown")
    assert (LinkKind.objects.get(link=taken).kind, LinkKind.objects.get(link=taken).start.edtf) == ("twin_town", "1971")
    assert taken.events.count() == 1


def test_carried_on_it_is_what_it_was_the_day_before_at_each_level(
    home: Municipality, huskvarna: Municipality, link: Link
) -> None:
    make.told(link, kind="observed", asserts="dormant", level="civil", date="1970")
    merge(home, huskvarna, Fate(link, Becomes.CARRIED))
    taken = link_find(one=home, other=link.partner_of(huskvarna))
    assert taken
    on_the_day = taken.periods.filter(start="1971-12-31").order_by("level").exclude(level="overall")
    assert [*on_the_day.values_list("level", "standing")] == [("civil", "dormant"), ("municipal", "active")]


def test_what_nobody_knew_is_not_known_of_the_new_link(home: Municipality, huskvarna: Municipality, link: Link) -> None:
    merge(home, huskvarna, Fate(link, Becomes.CARRIED), day=parse("1985"))
    taken = link_find(one=home, other=link.partner_of(huskvarna))
    assert taken
    assert {*taken.periods.values_list("standing", flat=True)} == {"unknown"}
    assert taken.since.edtf == "1985"


def test_a_link_that_the_successor_has_already_is_used(home: Municipality, huskvarna: Municipality, link: Link) -> None:
    own = make.LinkFactory(low=home, high=link.partner_of(huskvarna))
    make.told(own, date="1949")
    merge(home, huskvarna, Fate(link, Becomes.CARRIED))
    own.refresh_from_db()
    assert (own.since.edtf, own.events.filter(date="1971").get().kind) == ("1949", "other")
    assert Link.objects.count() == 2


def test_a_link_that_was_hidden_is_brought_back(home: Municipality, huskvarna: Municipality, link: Link) -> None:
    own = make.LinkFactory(low=home, high=link.partner_of(huskvarna), hidden_at=link.created_at, hidden_reason="Fel")
    merge(home, huskvarna, Fate(link, Becomes.CARRIED))
    own.refresh_from_db()
    assert (own.hidden, own.since.edtf) == (False, "1971")


def test_several_can_merge_at_once(home: Municipality, huskvarna: Municipality) -> None:
    norrahammar = make.MunicipalityFactory(name="Norrahammar")
    assert len(merge(home, huskvarna, predecessors=[huskvarna, norrahammar])) == 2


def test_undone_it_is_all_as_it_was(
    home: Municipality, huskvarna: Municipality, link: Link, administrator: User
) -> None:
    merge(home, huskvarna, Fate(link, Becomes.CARRIED), source=make.SourceFactory(), by=administrator)
    action_undo(action=Action.objects.get(), by=administrator, reason="Fel år")
    huskvarna.refresh_from_db()
    assert not huskvarna.existed_to.known
    assert not Succession.objects.visible().exists()
    assert [*Link.objects.visible()] == [link]
    assert not Event.objects.visible().filter(date="1971").exists()


def test_all_that_is_wrong_is_told_at_once(home: Municipality, huskvarna: Municipality) -> None:
    young = make.MunicipalityFactory(name="Nyköping", existed_from="1980")
    gone = make.MunicipalityFactory(name="Norrahammar", existed_to="1960")
    make.SuccessionFactory(predecessor=huskvarna, successor=young)
    with pytest.raises(ValidationError) as refusal, override("en"):
        merge(home, huskvarna, predecessors=[home, huskvarna, gone, young])
    assert refusal.value.message_dict == {
        "predecessors": [
            "A municipality cannot merge with itself. Choose the others.",
            "Huskvarna has been succeeded by Nyköping already. Look at what is recorded of it.",
            "Norrahammar had ceased to exist before that day.",
        ],
        "date": ["Nyköping did not exist yet on that day. Check the date."],
    }
    assert not Action.objects.exists()


def test_a_link_of_others_or_between_those_that_merge_is_refused(home: Municipality, huskvarna: Municipality) -> None:
    inside = make.LinkFactory(low=home, high=huskvarna)
    with pytest.raises(ValidationError) as refusal:
        merge(home, huskvarna, Fate(make.LinkFactory(), Becomes.ENDED), Fate(inside, Becomes.CARRIED))
    assert len(refusal.value.message_dict["fates"]) == 2


def test_links_that_had_ended_are_not_asked_for(huskvarna: Municipality, link: Link) -> None:
    over = make.LinkFactory(low=huskvarna, high=make.MunicipalityFactory())
    make.told(over, kind="ended", date="1969")
    assert links_of([huskvarna], parse("1971")) == [link]
