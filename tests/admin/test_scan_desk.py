"""The scan desk: files come in each by itself, are put in order, turned and replaced, by those who may."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from archive.models import Access, ImageState, Scan, Source
from archive.services import record_hide
from archive.storage import files_in, originals
from tests import factories as make
from tests.admin.test_rights import at_desk
from tests.admin.test_sweep import address, opens
from tests.admin.typing_in import complaints, send
from tests.scanning import files

pytestmark = pytest.mark.django_db

JSON = {"Accept": "application/json"}


def desk_of(source: Source, page: str = "scans") -> str:
    return reverse(f"admin:archive_source_{page}", args=[source.pk])


def at_scan(scan: Scan, page: str, *args: object) -> str:
    return reverse(f"admin:archive_scan_{page}", args=[scan.pk, *args])


def upload(content: bytes, name: str = "sida.png") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


@pytest.fixture
def source() -> Source:
    return make.SourceFactory(title="Protokoll 1946", owner_code="1487")


@pytest.fixture
def secret() -> Source:
    return make.SourceFactory(
        title="Brev om en enskild", owner_code="1487", access=Access.RESTRICTED, restriction_reason="Personuppgifter"
    )


def send_files(desk: Client, source: Source, *uploads: SimpleUploadedFile, json: bool = False, **more: Any) -> Any:
    return desk.post(desk_of(source), {"files": uploads, **more}, headers=JSON if json else {})


def put(source: Source, *named: str) -> list[Scan]:
    """Scans of the source, without files."""
    return [
        make.ScanFactory(source=source, order=n, original_name=f"{name}.png") for n, name in enumerate(named, start=1)
    ]


def taken(desk: Client, source: Source, name: str = "a.png") -> Scan:
    """A scan that came over the desk."""
    send_files(desk, source, upload(files.png(), name))
    return source.scans.get()


def names(source: Source) -> list[str]:
    return [scan.original_name for scan in source.scans.filter(hidden_at=None).order_by("order")]


def test_many_files_come_at_once_and_each_is_judged_by_itself(desk: Client, source: Source) -> None:
    page = send_files(
        desk, source, upload(files.png()), upload(b"<svg>", "ritning.svg"), upload(b"", "tom.jpg"), upload(files.pdf())
    )
    assert (page.status_code, [scan.media_type for scan in source.scans.order_by("order")]) == (
        200,
        ["image/png", "application/pdf"],
    )
    refused = [arrival for arrival, _link in page.context["arrived"] if arrival.outcome == "refused"]
    assert [arrival.name for arrival in refused] == ["ritning.svg", "tom.jpg"]
    assert all(arrival.told in page.text.replace("&#x27;", "'") for arrival in refused)
    assert len(list(files_in(originals()))) == 2


def test_files_stand_in_the_order_of_their_names_as_people_count(desk: Client, source: Source) -> None:
    send_files(desk, source, *(upload(files.png(size=(30 + n, 9)), f"{n}.png") for n in (10, 2, 1)))
    assert names(source) == ["1.png", "2.png", "10.png"]


def test_choosing_nothing_is_told(desk: Client, source: Source) -> None:
    assert 'class="error"' in send_files(desk, source).text


def test_a_script_is_told_of_each_file_and_gets_its_row(desk: Client, source: Source) -> None:
    taken, refused = (
        send_files(desk, source, upload(content, "a.png"), json=True).json()["files"]
        for content in (files.png(), b"GIF89a")
    )
    assert [(each[0]["name"], each[0]["outcome"]) for each in (taken, refused)] == [
        ("a.png", "taken"),
        ("a.png", "refused"),
    ]
    assert f'id="scan-{source.scans.get().pk}"' in taken[0]["row"]
    assert (refused[0]["row"], refused[0]["link"], bool(refused[0]["told"])) == ("", "", True)


def test_a_file_that_is_here_is_told_with_the_way_to_it_and_to_take_it_again(desk: Client, source: Source) -> None:
    other = make.SourceFactory(title="Inbjudan")
    scan = taken(desk, other)
    page = send_files(desk, source, upload(files.png(), "kopia.png"))
    assert "Inbjudan" in page.text
    assert f"{desk_of(other)}#scan-{scan.pk}" in page.text
    send_files(desk, source, upload(files.png(), "kopia.png"), again="on")
    assert names(source) == ["kopia.png"]


def test_names_from_outside_harm_nothing(desk: Client, source: Source) -> None:
    page = send_files(desk, source, upload(files.png(), "<img src=x onerror=alert(1)>.png"))
    assert "<img src=x" not in page.text
    assert "<img" not in str(source.scans.get().file)


def test_redacted_copies_are_marked_where_the_source_is_restricted(
    desk: Client, source: Source, secret: Source
) -> None:
    for each, width in ((source, 30), (secret, 31)):
        send_files(desk, each, upload(files.png(size=(width, 30))), redacted="on")
    assert [each.scans.get().redacted for each in (source, secret)] == [False, True]
    assert ['name="redacted"' in opens(desk, desk_of(each)) for each in (source, secret)] == [False, True]


def test_a_raised_figure_in_a_name_is_no_number(desk: Client, source: Source) -> None:
    uploads = [upload(files.png(size=(30 + n, 30)), name) for n, name in enumerate(("10.png", "1²2.png", "2.png"))]
    send_files(desk, source, *uploads)
    assert names(source) == ["1²2.png", "2.png", "10.png"]


def test_numbers_put_the_scans_in_order(desk: Client, source: Source) -> None:
    a, b, c = put(source, *"abc")
    for numbers, order in (((3, 2, 3), "bca"), ((3, 1, 1), "cba"), ((1, 2, 3), "abc")):
        sent = dict(zip((a, b, c), numbers, strict=True))
        desk.post(desk_of(source, "scan_order"), {f"number-{scan.pk}": number for scan, number in sent.items()})
        assert [name[0] for name in names(source)] == list(order)


@pytest.mark.parametrize("number", ["", "två", "-1", "1.5", "1²", "9" * 400, "9" * 5000])
def test_what_is_no_number_changes_nothing(desk: Client, source: Source, number: str) -> None:
    a, b = put(source, *"ab")
    sent = {f"number-{a.pk}": number, f"number-{b.pk}": 1}
    assert desk.post(desk_of(source, "scan_order"), sent, headers=JSON).status_code == 409
    assert names(source) == ["a.png", "b.png"]


def test_an_order_without_a_scan_that_came_meanwhile_is_refused(desk: Client, source: Source) -> None:
    a, _b = put(source, *"ab")
    answer = desk.post(desk_of(source, "scan_order"), {f"number-{a.pk}": 1}, headers=JSON)
    assert (answer.status_code, bool(answer.json()["fault"])) == (409, True)


@pytest.mark.parametrize(("turn", "rotation"), [("left", 270), ("right", 90)])
def test_a_scan_is_turned_and_its_images_are_awaited(desk: Client, source: Source, turn: str, rotation: int) -> None:
    [scan] = put(source, "a")
    answer = desk.post(at_scan(scan, "rotate"), {"turn": turn}, headers=JSON)
    scan.refresh_from_db()
    assert scan.rotation == rotation
    assert 'data-images="waiting"' in answer.json()["picture"]
    assert desk.post(at_scan(scan, "rotate"), {"turn": turn})["Location"].startswith(desk_of(source))


def test_images_that_could_not_be_made_can_be_tried_again(desk: Client, source: Source) -> None:
    [scan] = put(source, "a")
    make.ImageSetFactory(scan=scan, state=ImageState.FAILED)
    assert at_scan(scan, "images") in opens(desk, desk_of(source))
    desk.post(at_scan(scan, "images"))
    scan.images.refresh_from_db()
    assert scan.images.state == ImageState.WAITING


def test_pictures_are_told_to_a_script_for_scans_of_this_source_only(desk: Client, source: Source) -> None:
    [scan] = put(source, "a")
    [other] = put(make.SourceFactory(), "b")
    make.PageImageFactory(images__scan=scan)
    answer = desk.get(desk_of(source, "scan_pictures"), {"scan": [str(scan.pk), str(other.pk), "inget"]}).json()
    assert list(answer) == [str(scan.pk)]
    assert reverse("iiif-image", args=[scan.pk, 1]) in answer[str(scan.pk)]


def test_a_replaced_file_can_be_had_from_the_history(desk: Client, source: Source) -> None:
    scan = taken(desk, source)
    sent = {"file": upload(files.jpeg(), "ny.jpg"), "reason": "Skarpare"}
    assert desk.post(at_scan(scan, "replace"), sent)["Location"].startswith(desk_of(source))
    scan.refresh_from_db()
    former = at_scan(scan, "former", scan.history.last().pk)
    assert scan.media_type == "image/jpeg"
    assert former in opens(desk, at_scan(scan, "replace"))
    assert former in opens(desk, address(Scan, "history", scan.pk))
    answer: Any = desk.get(former)
    assert b"".join(answer.streaming_content) == files.png()
    assert answer["Content-Disposition"] == 'attachment; filename="a.png"'
    assert (answer["X-Content-Type-Options"], "sandbox" in answer["Content-Security-Policy"]) == ("nosniff", True)


@pytest.mark.parametrize(
    "sent", [{"reason": "Utan fil"}, {"content": files.jpeg()}, {"content": b"GIF89a", "reason": "Fel slag"}]
)
def test_a_replacement_at_fault_is_told_on_the_page(desk: Client, source: Source, sent: dict[str, Any]) -> None:
    scan = taken(desk, source)
    content = sent.pop("content", None)
    page = desk.post(at_scan(scan, "replace"), {**sent, **({"file": upload(content)} if content else {})})
    assert "errorlist" in page.text
    assert len(list(files_in(originals()))) == 1


def test_a_scan_hidden_leaves_the_desk_and_one_comes_back_there(desk: Client, source: Source) -> None:
    a, _b = put(source, *"ab")
    answer = desk.post(address(Scan, "hide", a.pk), {"reason": "Suddig"})
    assert answer["Location"] == desk_of(source)
    assert [row.scan.original_name for row in desk.get(desk_of(source)).context["rows"]] == ["b.png"]


def test_a_version_brought_back_has_its_file_and_its_images(desk: Client, source: Source) -> None:
    scan = taken(desk, source)
    first = scan.history.first()
    desk.post(at_scan(scan, "replace"), {"file": upload(files.jpeg(), "ny.jpg"), "reason": "Skarpare"})
    sent = {"order": 1, "change_reason": "Den första var bättre"}
    assert desk.post(address(Scan, "simple_history", scan.pk, first.pk), sent).status_code == 302
    scan = Scan.objects.get()
    assert (scan.original_name, str(scan.file)) == ("a.png", first.file)
    assert (scan.images.recipe, scan.images.state) == (scan.recipe, ImageState.WAITING)


def test_a_source_that_is_saved_leads_on_to_its_desk(desk: Client, source: Source) -> None:
    assert send(desk, address(Source, "change", source.pk), _scans="on")["Location"] == desk_of(source)
    added = send(desk, address(Source, "add"), title="Ny", _scans="on")
    assert added["Location"] == desk_of(Source.objects.get(title="Ny"))
    assert desk_of(source) in opens(desk, address(Source, "change", source.pk))
    assert desk_of(source) in opens(desk, address(Source, "changelist"))


def test_what_is_left_to_do_can_be_listed(desk: Client, administrator: User) -> None:
    bare, scanned, written, hidden = (make.SourceFactory(title=f"Källa {n}") for n in "ABCD")
    for each in (scanned, written):
        make.ScanFactory(source=each)
    make.TranscriptionFactory(source=written)
    record_hide(record=make.ScanFactory(source=hidden), reason="Fel", by=administrator)
    found = {
        wanted: {
            each.title for each in desk.get(address(Source, "changelist"), {"scans": wanted}).context["cl"].queryset
        }
        for wanted in ("with", "without", "untranscribed")
    }
    assert found == {
        "with": {"Källa B", "Källa C"},
        "without": {"Källa A", "Källa D"},
        "untranscribed": {"Källa B"},
    }
    assert bare.title in opens(desk, address(Source, "changelist") + "?q=KÄLLA")


@pytest.mark.once
def test_a_longer_desk_asks_the_database_no_more_often(
    desk: Client, source: Source, django_assert_num_queries: Any
) -> None:
    for scan in make.ScanFactory.create_batch(2, source=source):
        make.PageImageFactory(images__scan=scan)
    desk.get(desk_of(source))
    with CaptureQueriesContext(connection) as few:
        desk.get(desk_of(source))
    for scan in make.ScanFactory.create_batch(20, source=source):
        make.PageImageFactory(images__scan=scan)
    with django_assert_num_queries(len(few)):
        desk.get(desk_of(source))


# --- who may ---


def doors(source: Source, scan: Scan) -> list[str]:
    pages = [desk_of(source, page) for page in ("scans", "scan_order", "scan_pictures")]
    pages += [at_scan(scan, page) for page in ("rotate", "images", "replace", "transcribe")]
    return [*pages, at_scan(scan, "former", scan.history.first().pk)]


def test_the_desk_is_closed_to_all_who_may_not_change_the_source(
    owner: User, stranger: User, source: Source, secret: Source
) -> None:
    for kept in (source, secret):
        [scan] = put(kept, "a")
        for user in (owner, stranger):
            for door in doors(kept, scan):
                answers = [at_desk(user).get(door), at_desk(user).post(door, {"files": [upload(files.webp())]})]
                assert {answer.status_code for answer in answers} <= {403, 405}
                assert not any(word in answer.text for answer in answers for word in (secret.title, "a.png"))
        assert kept.scans.count() == 1
    for door in doors(source, source.scans.get()):
        assert Client().get(door)["Location"].startswith(reverse("admin:login"))


def test_who_keeps_the_source_may_do_it_all(colleague: User, secret: Source) -> None:
    desk = at_desk(colleague)
    scan = taken(desk, secret)
    assert (scan.uploaded_by, scan.original_name in opens(desk, desk_of(secret))) == (colleague, True)
    former = desk.get(doors(secret, scan)[-1])
    former.close()
    assert former.status_code == 200


def test_a_desk_that_is_not_there_tells_no_more_than_one_that_is_closed(stranger: User, secret: Source) -> None:
    closed, missing = (at_desk(stranger).get(desk_of(each)) for each in (secret, Source()))
    assert (closed.status_code, missing.status_code) == (403, 403)


def test_of_a_version_of_another_scan_no_file_is_given(desk: Client, source: Source) -> None:
    a, b = put(source, *"ab")
    assert desk.get(at_scan(a, "former", b.history.first().pk)).status_code == 404


def test_what_only_changes_is_not_done_by_reading(desk: Client, source: Source) -> None:
    [scan] = put(source, "a")
    for door in (desk_of(source, "scan_order"), at_scan(scan, "rotate"), at_scan(scan, "images")):
        assert desk.get(door).status_code == 405
    assert complaints(send(desk, address(Scan, "change", scan.pk), order=4)) == ""
