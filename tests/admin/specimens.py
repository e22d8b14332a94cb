"""One populated object of every model that the admin shows; each call makes another."""

from collections.abc import Callable
from datetime import date
from itertools import count
from typing import Any

from django.contrib.auth.models import User
from django.core.files.base import ContentFile
from django.db.models import Model

from agreements.models import (
    Agreement,
    AgreementCitation,
    Area,
    Decision,
    Duty,
    Grant,
    Party,
    SearchRecord,
)
from archive.models import FormerSlug, Repository, Scan, Source, Transcription
from municipalities.models import (
    Contact,
    Figure,
    Municipality,
    MunicipalityCitation,
    Name,
    Organisation,
    Role,
    StaffRole,
    Succession,
)
from twinning.models import (
    About,
    Carrier,
    Chain,
    Event,
    Link,
    LinkKind,
    Membership,
    StatusPeriod,
    Survey,
    SurveyDefinition,
    SurveyFigure,
    TwinningCitation,
)

_numbers = count(1)
STANDINGS = ("active", "sporadic", "dormant", "paused", "proposed", "ended", "unknown")


def repository(n: int) -> Any:
    return Repository.objects.create(name=f"Arkiv {n}", country="SE")


def source(n: int) -> Any:
    return Source.objects.create(title=f"Källa {n}", date="2005-23", repository=repository(n), owner_code="1487")


def scan(n: int) -> Any:
    return Scan.objects.create(source=source(n), order=n, file=ContentFile(b"%PDF-", name=f"{n}.pdf"))


def transcription(n: int) -> Model:
    page = scan(n)
    return Transcription.objects.create(source=page.source, scan=page, language="sv", text="Läst")


def municipality(n: int) -> Any:
    whole = Municipality.objects.create(name=f"Län {n}", country="SE", kind="region")
    return Municipality.objects.create(name=f"Ort {n}", country="SE", part_of=whole, existed_to="1970")


def name(n: int) -> Model:
    return Name.objects.create(municipality=municipality(n), name=f"Namn {n}", language="fi", used_from="19XX")


def succession(n: int) -> Model:
    return Succession.objects.create(predecessor=municipality(n), successor=municipality(n), date="1971")


def organisation(n: int) -> Any:
    return Organisation.objects.create(municipality=municipality(n), founded="194X")


def figure(n: int) -> Model:
    return Figure.objects.create(organisation=organisation(n), measure="members", value=n, date="2009")


def contact(n: int) -> Model:
    return Contact.objects.create(municipality=municipality(n), name=f"Person {n}", checked_on=date(2026, 1, 1))


def staff_role(n: int) -> Model:
    person = User.objects.create_user(f"person{n}")
    return StaffRole.objects.create(user=person, municipality=municipality(n), role=Role.EDITOR)


def area(n: int) -> Any:
    return Area.objects.create(code=f"area-{n}", name_sv="Kultur", name_en="Culture")


def agreement(n: int) -> Any:
    made = Agreement.objects.create(title=f"Avtal {n}", kind="twin_town", signed="1978", ends="1990/1991")
    made.areas.add(area(n))
    return made


def party(n: int) -> Model:
    return Party.objects.create(agreement=agreement(n), organisation=organisation(n), approved="1978-05")


def decision(n: int) -> Any:
    made = Decision.objects.create(
        title=f"Beslut {n}", matter="end", municipality=municipality(n), day="2024-01-17", agreement=agreement(n)
    )
    made.concerns.add(municipality(n))
    return made


def duty(n: int) -> Model:
    return Duty.objects.create(
        decision=decision(n), what=f"Brev {n}", recipient=municipality(n), done="2024", letter=source(n)
    )


def grant(n: int) -> Model:
    return Grant.objects.create(
        giver=municipality(n), receiver=organisation(n), state="paid", period="2010/2014", decision=decision(n)
    )


def search_record(n: int) -> Model:
    return SearchRecord.objects.create(
        sought="agreement", wording=f"Avtal {n}", places="Arkivet", found="none", municipality=municipality(n)
    )


def link(n: int) -> Any:
    low, high = sorted((municipality(n), municipality(n)), key=lambda body: body.pk)
    return Link.objects.create(low=low, high=high, purpose="Vänskap")


def link_kind(n: int) -> Model:
    pair = link(n)
    return LinkKind.objects.create(link=pair, kind="godparent_town", godparent=pair.low, start="1998")


def carrier(n: int) -> Model:
    return Carrier.objects.create(link=link(n), organisation=organisation(n), start="198X")


def status_period(n: int) -> Model:
    return StatusPeriod.objects.create(
        link=link(n),
        level="municipal",
        start=date(1964, 1, 1),
        standing="active",
        certainty="certain",
        rule="statement",
        statement=event(n),
    )


def chain(n: int) -> Any:
    return Chain.objects.create(name=f"Kedja {n}")


def membership(n: int) -> Any:
    return Membership.objects.create(chain=chain(n), municipality=municipality(n))


def event(n: int) -> Any:
    told = Event.objects.create(kind="established", title=f"Händelse {n}", date="1964-10-18/1964-10-25")
    told.links.add(link(n))
    told.participants.add(municipality(n))
    other = Event(
        kind="joined", about=About.MEMBERSHIP, membership=membership(n), title="Annorlunda", alternative_to=told
    )
    other.save()
    return told


def survey(n: int) -> Any:
    return Survey.objects.create(name=f"Kartläggning {n}", date="2014")


def survey_figure(n: int) -> Model:
    return SurveyFigure.objects.create(survey=survey(n), measure="links", value=n, area=area(n))


def survey_definition(n: int) -> Model:
    return SurveyDefinition.objects.create(survey=survey(n), standing=STANDINGS[n % 7], text="Regelbunden kontakt")


def former_slug(n: int) -> Model:
    return FormerSlug.objects.create(kind="twinning.link", slug=f"ort-{n}", record_id=link(n).pk)


def cited(model: Any) -> Callable[[int], Model]:
    """A citation of each thing in turn that this table can vouch for."""

    def make(n: int) -> Model:
        subject = model.SUBJECTS[n % len(model.SUBJECTS)]
        made: Model = model.objects.create(source=source(n), via=source(n), **{subject: globals()[subject](n)})
        return made

    return make


MAKERS: dict[type[Model], Callable[[int], Model]] = {
    Repository: repository,
    Source: source,
    Scan: scan,
    Transcription: transcription,
    FormerSlug: former_slug,
    Municipality: municipality,
    Name: name,
    Succession: succession,
    Organisation: organisation,
    Figure: figure,
    Contact: contact,
    StaffRole: staff_role,
    User: lambda n: User.objects.create_user(f"user{n}"),
    MunicipalityCitation: cited(MunicipalityCitation),
    Area: area,
    Agreement: agreement,
    Party: party,
    Decision: decision,
    Duty: duty,
    Grant: grant,
    SearchRecord: search_record,
    AgreementCitation: cited(AgreementCitation),
    Link: link,
    LinkKind: link_kind,
    Carrier: carrier,
    StatusPeriod: status_period,
    Chain: chain,
    Membership: membership,
    Event: event,
    Survey: survey,
    SurveyFigure: survey_figure,
    SurveyDefinition: survey_definition,
    TwinningCitation: cited(TwinningCitation),
}


def specimen(model: type[Model]) -> Any:
    return MAKERS[model](next(_numbers))
