"""A restricted source with a secret in every place that can hold one, and the same world with other secrets."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import unescape
from typing import Any, Final
from urllib.parse import unquote
from uuid import UUID

from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.auth.models import User
from django.contrib.contenttypes.models import ContentType
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.utils import timezone

from agreements.models import AgreementCitation
from archive.folding import fold
from archive.models import Access, FixityRun, FormerSlug, ImageSet, Record, Repository, Scan, Source, Transcription
from archive.services import record_save, scan_add, scan_replace, transcription_write
from archive.storage import derivatives, files_in, originals
from municipalities.models import Municipality, MunicipalityCitation
from tests import factories as make
from tests.archive.test_images import picture
from twinning.models import About, EventKind, Link, TwinningCitation

# Stands in every secret text, each time with another ending; in no other text of the world.
STEM: Final = "zyxq"
WORD: Final = re.compile(rf"{STEM}\w*")
SIZE: Final = (1711, 311)  # wider than a tile; the width stands nowhere else, not even on a map
CITATIONS: Final = (AgreementCitation, MunicipalityCitation, TwinningCitation)
# Beginnings: an answer that completes one tells what was not asked.
GUESSES: Final = (
    "Zyxqtit",
    "zyxqskap",
    "ZYXQ-DNR 2031",
    "zyxqser",
    "zyxqavskr",
    "zyxqstal",
    "zyxqskann",
    "Zyxqtitel",
)
CITED: Final = {"locator": "Zyxqställe 9", "quotation": "Zyxqcitat", "note": "Zyxqanmärkning", "field": ""}


@dataclass
class World:
    """What the sweep must know of it."""

    secret: Source
    former_slug: str
    keeper: Repository
    elsewhere: Repository
    link: Link
    subjects: list[Record]
    open: list[Source]
    scans: list[Scan]
    redacted: Scan | None
    transcription: Transcription
    tiles: list[str]
    tellable: set[str]

    @property
    def ids(self) -> list[UUID]:
        shown = [self.redacted] if self.redacted else []
        return [each.pk for each in (self.secret, *self.scans, *shown, self.transcription)]

    def told(self, body: str) -> set[str]:
        """The secrets that stand in a text, however they are written there."""
        plain = unescape(unquote(body)) if "%" in body or "&" in body else body
        found = set(WORD.findall(fold(plain))) if STEM in plain.casefold() else set()
        found |= {each for each in self.tellable if not each.isdigit() and each in body.lower()}
        numbers = {each for each in self.tellable if each.isdigit()} | {str(SIZE[0])}
        return found | numbers & self._numbers(plain)

    @staticmethod
    def _numbers(text: str) -> set[str]:
        """Those that stand for themselves, and not within an id."""
        return set(re.findall(r"(?<![\w-])\d+(?![\w-])", text))


def build(home: Municipality, neighbour: Municipality, archivist: User, citer: User, *, redacted: bool) -> World:
    """First it was public, under another title; then it was restricted."""
    keeper, elsewhere = make.RepositoryFactory(name="Landsarkivet"), make.RepositoryFactory(name="Riksarkivet")
    source = record_save(record=_source(home, keeper), by=archivist, reason="Zyxqskäl ett")
    former_slug = source.slug
    scans = [_scan(source, archivist, name) for name in ("Zyxqskanning ett.png", "Zyxqskanning två.png")]
    new = SimpleUploadedFile("Zyxqskanning ny.png", picture(SIZE, colour="teal"))
    scans[1] = scan_replace(scan=scans[1], upload=new, by=archivist, reason="Zyxqskäl två")
    text: dict[str, Any] = {"source": source, "language": "sv", "by": archivist}
    transcription = transcription_write(scan=scans[0], text="Zyxqavskrift ordagrant", **text)
    transcription_write(text="Zyxqavskrift av det hela", **text)
    link = make.LinkFactory(low=home, high=neighbour)
    subjects = _cited(source, scans[0], link, home, neighbour)
    _cited_through(source, subjects[0], archivist)
    _logged(citer, source)
    make.SavedViewFactory(owner=archivist, listing="source-list", query="q=zyxqsedd", name="Zyxqvy")
    opened = list(Source.objects.exclude(pk=source.pk).order_by("pk")[:2])
    copy = _scan(source, archivist, "Zyxqmaskad.png", redacted=True) if redacted else None
    if copy:
        make.TwinningCitationFactory(event=subjects[0], source=source, scan=copy, page=1, **CITED)
    call_command("make_images", verbosity=0)
    _restrict(source, archivist)
    make.rebuild()
    _found_amiss(scans[0])
    tiles = sorted(name.split("/", 3)[3] for name in files_in(derivatives(), str(scans[0].pk)))
    world = World(
        source,
        former_slug,
        keeper,
        elsewhere,
        link,
        subjects,
        opened,
        scans,
        copy,
        transcription,
        tiles[:2] + tiles[-1:],
        set(),
    )
    world.tellable = _tellable(world)
    return world


def _source(home: Municipality, keeper: Repository) -> Source:
    return Source(
        title="Zyxqförtitel",
        kind="letter",
        owner_code=home.national_code,
        creator="Zyxqskapare",
        publisher="Zyxqutgivare",
        date="1931-07-13",
        repository=keeper,
        archive_creator="Zyxqnämnden",
        series="Zyxqserie",
        volume="Zyxqvolym",
        page="Zyxqblad",
        registry_number="Zyxq-dnr 2031/77",
        languages="fi",
        description="Zyxqbeskrivning",
        url="https://zyxqadress.example/zyxqstig",
        rights="Zyxqrätt",
    )


def _scan(source: Source, by: User, name: str, **options: Any) -> Scan:
    colour = {
        "Zyxqskanning ett.png": "red",
        "Zyxqskanning två.png": "blue",
        "Öppen ett.png": "black",
        "Öppen två.png": "grey",
    }.get(name, "white")
    size = SIZE if name.startswith("Zyxqskanning") else (300, 200)
    return scan_add(source=source, upload=SimpleUploadedFile(name, picture(size, colour=colour)), by=by, **options)


def _cited(source: Source, scan: Scan, link: Link, home: Municipality, neighbour: Municipality) -> list[Record]:
    """From every floor, directly and through another source; of the whole, and of a page of a scan."""
    places = _of_places(neighbour)
    papers = _of_papers(link, neighbour, places["organisation"], source)
    twinnings = _of_twinnings(link, home, neighbour, places["organisation"])
    cited = {"source": source, "scan": scan, "page": 1, **CITED}
    for factory, told in (
        (make.TwinningCitationFactory, twinnings),
        (make.AgreementCitationFactory, papers),
        (make.MunicipalityCitationFactory, places),
    ):
        teller = make.SourceFactory(title="Öppet brev")
        for name, subject in told.items():
            factory(**{name: subject}, **cited)
            factory(**{name: subject}, source=teller, via=source, **CITED)
    other = make.EventFactory(links=[link], alternative_to=twinnings["event"], date="2012")
    make.TwinningCitationFactory(event=other, **cited)
    make.TwinningCitationFactory(event=other, source=make.SourceFactory(title="Öppet brev"), via=source, **CITED)
    make.ContactFactory(municipality=neighbour)
    return [*twinnings.values(), *papers.values(), *places.values(), other]


def _cited_through(source: Source, event: Record, archivist: User) -> None:
    """Pages of an open source that are known through the secret one: they may be shown, and not what led to them."""
    shown = make.SourceFactory(title="Öppet protokoll")
    for name in ("Öppen ett.png", "Öppen två.png"):
        scan = _scan(shown, archivist, name)
        make.TwinningCitationFactory(event=event, source=shown, scan=scan, page=1, via=source, **CITED)


def _of_twinnings(link: Link, home: Municipality, neighbour: Municipality, organisation: Record) -> dict[str, Record]:
    event, survey = make.EventFactory(links=[link]), make.SurveyFactory()
    link.areas.add(make.AreaFactory())
    chain = make.chained(home, neighbour, name="Kedjan")
    make.EventFactory(about=About.CHAIN, chain=chain, kind=EventKind.ACTIVITY)
    return {
        "event": event,
        "link": link,
        "link_kind": make.LinkKindFactory(link=link),
        "chain": chain,
        "membership": chain.memberships.get(municipality=neighbour),
        "carrier": make.CarrierFactory(link=None, chain=chain, organisation=organisation),
        "survey": survey,
        "survey_figure": make.SurveyFigureFactory(survey=survey),
        "survey_definition": make.SurveyDefinitionFactory(survey=survey),
    }


def _of_papers(link: Link, neighbour: Municipality, organisation: Record, letter: Source) -> dict[str, Record]:
    agreement, search = make.AgreementFactory(), make.SearchRecordFactory(municipality=neighbour)
    decision = make.DecisionFactory(municipality=neighbour)
    link.agreements.add(agreement)
    link.search_records.add(search)
    return {
        "agreement": agreement,
        "party": make.PartyFactory(agreement=agreement, municipality=neighbour),
        "decision": decision,
        "duty": make.DutyFactory(decision=decision, letter=letter, done="2014"),
        "grant": make.GrantFactory(giver=neighbour, receiver=organisation, decision=decision),
        "search_record": search,
    }


def _of_places(neighbour: Municipality) -> dict[str, Record]:
    return {
        "municipality": neighbour,
        "name": make.NameFactory(municipality=neighbour),
        "succession": make.SuccessionFactory(successor=neighbour),
        "organisation": make.OrganisationFactory(municipality=neighbour),
        "figure": make.FigureFactory(municipality=neighbour),
    }


def _logged(citer: User, source: Source) -> None:
    """What the admin noted when the source was still public, of one who cited it then."""
    citation = TwinningCitation.objects.filter(source=source).order_by("pk").first()
    assert citation is not None
    kind = ContentType.objects.get_for_model(TwinningCitation)
    LogEntry.objects.create(
        user=citer, content_type=kind, object_id=str(citation.pk), object_repr=str(citation), action_flag=CHANGE
    )


def _restrict(source: Source, by: User) -> None:
    source.title, source.slug = "Zyxqtitel", "zyxqtitel"
    source.access, source.restriction_reason = Access.RESTRICTED, "Zyxqgrund"
    source.legal_ground, source.restricted_by = "OSL 26 kap. 13 §", "Zyxqbeslutare"
    source.review_on = timezone.localdate().replace(year=2031, month=7, day=13)
    record_save(record=source, by=by, reason="Zyxqskäl tre")


def _found_amiss(scan: Scan) -> None:
    found = {"name": str(scan.file), "scan": str(scan.pk), "source": str(scan.source_id), "size": scan.size}
    make.FixityRunFactory(finished_at=timezone.now(), changed=[{**found, "expected": scan.sha256, "found": "0"}])


def _tellable(world: World) -> set[str]:
    """Ids, digests, sizes and stored names; those of the redacted copy are for all."""
    shown = {str(world.redacted.file), world.redacted.sha256, str(world.redacted.size)} if world.redacted else set()
    history = Scan.history.filter(source_id=world.secret.pk)
    facts = {str(fact) for row in history.values_list("id", "file", "sha256", "size", "original_name") for fact in row}
    mine = {str(world.redacted.pk), world.redacted.original_name} if world.redacted else set()
    names = {name.rpartition("/")[2] for name in files_in(originals(), str(world.secret.pk))}
    kept_back = (facts | names | {str(world.transcription.pk)}) - shown - mine
    own = {str(world.redacted.file).rpartition("/")[2]} if world.redacted else set()
    digests = {fact[:16] for fact in kept_back if len(fact) == 64}  # as the names of images have them
    return {fact.lower() for fact in (kept_back | digests) - own if len(fact) > 3}


def change(world: World) -> None:
    """Another secret in the same place: nothing that a stranger is told may become different by it.

    What stays: that it exists and what cites it, for or against, since the status of links is derived from that; and
    which institution keeps it, since each tells how much more it keeps than may be read.
    """
    source = Source.objects.get(pk=world.secret.pk)
    Source.history.filter(id=source.pk).delete()
    Scan.history.filter(source_id=source.pk).delete()
    Transcription.history.filter(source_id=source.pk).delete()
    for table in CITATIONS:
        rows: Any = table._default_manager.all()
        named = rows.filter(source=source) | rows.filter(via=source)
        table.history.filter(id__in=list(named.values_list("pk", flat=True))).delete()
        named.update(locator="", quotation="", note="Annat", scan=None, page=None)
    Transcription.objects.filter(source=source).delete()
    kept_back = Scan.objects.filter(pk__in=[scan.pk for scan in world.scans])
    ImageSet.objects.filter(scan__in=kept_back).delete()
    kept_back.delete()
    FixityRun.objects.all().delete()
    FormerSlug.objects.filter(record_id=source.pk).delete()
    Source.objects.filter(pk=source.pk).update(
        title="Annat", slug="annat", kind="photograph", creator="", publisher="", date="2020",
        archive_creator="", series="", volume="", page="", registry_number="", languages="da", description="", url="",
        rights="", restriction_reason="Annan", legal_ground="", restricted_by="", review_on="2020-01-01",
        search_key="annat", updated_at=timezone.now(),
    )  # fmt: skip
