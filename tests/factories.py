"""Records for tests. What is derived is not built by itself: call ``rebuild`` after the statements are made."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any

import factory
from django.contrib.auth.models import User
from django.test import override_settings
from django.utils import timezone
from factory.django import DjangoModelFactory

from agreements import models as agreements
from archive import models as archive
from municipalities import models as municipalities
from twinning import models as twinning
from twinning.services.status import status_rebuild


class Factory(DjangoModelFactory):
    class Meta:
        abstract = True
        skip_postgeneration_save = True


def named(relation: str) -> Any:
    """Sets a many-to-many relation from a keyword: ``LinkFactory(agreements=[one, other])``."""

    def set_relation(record: Any, create: bool, others: Any, **_: Any) -> None:
        if create and others:
            getattr(record, relation).set(others)

    return factory.post_generation(set_relation)


class UserFactory(Factory):
    username = factory.Sequence(lambda n: f"user{n}")

    class Meta:
        model = User


# --- archive ---


class RepositoryFactory(Factory):
    name = factory.Sequence(lambda n: f"Arkiv {n}")
    country = "SE"

    class Meta:
        model = archive.Repository


class SourceFactory(Factory):
    title = factory.Sequence(lambda n: f"Källa {n}")
    kind = archive.SourceKind.REPORT
    date = "2014"

    class Meta:
        model = archive.Source

    class Params:
        secret = factory.Trait(
            title="Hemlig handling",
            slug=factory.Sequence(lambda n: f"hemlig-handling-{n}"),
            archive_creator="Hemlig nämnd",
            description="Hemlig text",
            access=archive.Access.RESTRICTED,
            restriction_reason="Personuppgifter",
        )


class TranscriptionFactory(Factory):
    source = factory.SubFactory(SourceFactory)
    language = "sv"
    text = "Avskriven text"

    class Meta:
        model = archive.Transcription


# --- municipalities ---


class MunicipalityFactory(Factory):
    name = factory.Sequence(lambda n: f"Kommun {n:03}")
    country = "NO"

    class Meta:
        model = municipalities.Municipality


class NameFactory(Factory):
    municipality = factory.SubFactory(MunicipalityFactory)
    name = factory.Sequence(lambda n: f"Annat namn {n}")
    language = "fi"

    class Meta:
        model = municipalities.Name


class SuccessionFactory(Factory):
    predecessor = factory.SubFactory(MunicipalityFactory)
    successor = factory.SubFactory(MunicipalityFactory)
    date = "1971"

    class Meta:
        model = municipalities.Succession


class OrganisationFactory(Factory):
    municipality = factory.SubFactory(MunicipalityFactory)
    name = factory.Sequence(lambda n: f"Föreningen Norden {n:03}")

    class Meta:
        model = municipalities.Organisation


class FigureFactory(Factory):
    municipality = factory.SubFactory(MunicipalityFactory)
    measure = municipalities.Measure.INHABITANTS
    value = 4500
    date = "2009"

    class Meta:
        model = municipalities.Figure


class ContactFactory(Factory):
    municipality = factory.SubFactory(MunicipalityFactory)
    name = factory.Sequence(lambda n: f"Kontakt {n}")
    checked_on = "2024-01-17"

    class Meta:
        model = municipalities.Contact


class MunicipalityCitationFactory(Factory):
    source = factory.SubFactory(SourceFactory)

    class Meta:
        model = municipalities.MunicipalityCitation


# --- agreements ---


class AreaFactory(Factory):
    code = factory.Sequence(lambda n: f"area-{n}")
    name_sv = factory.Sequence(lambda n: f"område {n}")
    name_en = factory.Sequence(lambda n: f"area {n}")

    class Meta:
        model = agreements.Area


class AgreementFactory(Factory):
    title = factory.Sequence(lambda n: f"Avtal {n:03}")
    kind = agreements.AgreementKind.TWIN_TOWN
    signed = "1993"
    areas = named("areas")

    class Meta:
        model = agreements.Agreement


class PartyFactory(Factory):
    agreement = factory.SubFactory(AgreementFactory)
    municipality = factory.SubFactory(MunicipalityFactory)

    class Meta:
        model = agreements.Party


class DecisionFactory(Factory):
    title = factory.Sequence(lambda n: f"Beslut {n:03}")
    municipality = factory.SubFactory(MunicipalityFactory)
    matter = agreements.Matter.END
    outcome = agreements.Outcome.PROPOSED
    day = "2024-01-17"
    concerns = named("concerns")
    organisations = named("organisations")

    class Meta:
        model = agreements.Decision


class DutyFactory(Factory):
    decision = factory.SubFactory(DecisionFactory)
    what = factory.Sequence(lambda n: f"Underrätta {n:03}")

    class Meta:
        model = agreements.Duty


class GrantFactory(Factory):
    giver = factory.SubFactory(MunicipalityFactory)
    receiver = factory.SubFactory(OrganisationFactory)
    state = agreements.GrantState.PAID
    amount = 16800
    currency = "DKK"

    class Meta:
        model = agreements.Grant


class SearchRecordFactory(Factory):
    sought = agreements.Sought.AGREEMENT
    wording = factory.Sequence(lambda n: f"Avtal, sökning {n:03}")
    places = "Kommunens diarieförda arkiv"
    found = agreements.Found.NONE
    municipality = factory.SubFactory(MunicipalityFactory)
    organisations = named("organisations")

    class Meta:
        model = agreements.SearchRecord


class AgreementCitationFactory(Factory):
    source = factory.SubFactory(SourceFactory)

    class Meta:
        model = agreements.AgreementCitation


# --- twinning ---


class LinkFactory(Factory):
    """Which of the two is ``low`` is decided by their ids: ask ``link.parties`` for the Swedish one first."""

    low = factory.SubFactory(MunicipalityFactory, country="SE")
    high = factory.SubFactory(MunicipalityFactory)
    areas = named("areas")
    agreements = named("agreements")
    decisions = named("decisions")
    grants = named("grants")
    search_records = named("search_records")

    class Meta:
        model = twinning.Link


class LinkKindFactory(Factory):
    link = factory.SubFactory(LinkFactory)
    kind = twinning.LinkKindChoice.TWIN_TOWN

    class Meta:
        model = twinning.LinkKind


class ChainFactory(Factory):
    name = factory.Sequence(lambda n: f"Kedja {n:03}")
    agreements = named("agreements")
    decisions = named("decisions")
    grants = named("grants")
    search_records = named("search_records")

    class Meta:
        model = twinning.Chain


class MembershipFactory(Factory):
    chain = factory.SubFactory(ChainFactory)
    municipality = factory.SubFactory(MunicipalityFactory)

    class Meta:
        model = twinning.Membership


class CarrierFactory(Factory):
    link = factory.SubFactory(LinkFactory)
    organisation = factory.SubFactory(OrganisationFactory)

    class Meta:
        model = twinning.Carrier


class EventFactory(Factory):
    kind = twinning.EventKind.ESTABLISHED
    title = factory.Sequence(lambda n: f"Händelse {n:03}")
    date = "2010"
    links = named("links")
    participants = named("participants")

    class Meta:
        model = twinning.Event


class SurveyFactory(Factory):
    name = factory.Sequence(lambda n: f"Undersökning {n:03}")
    date = "2011"

    class Meta:
        model = twinning.Survey


class SurveyFigureFactory(Factory):
    survey = factory.SubFactory(SurveyFactory)
    measure = twinning.SurveyMeasure.LINKS
    value = 401

    class Meta:
        model = twinning.SurveyFigure


class SurveyDefinitionFactory(Factory):
    survey = factory.SubFactory(SurveyFactory)
    standing = twinning.StandingChoice.ACTIVE
    text = "Regelbunden kontakt"

    class Meta:
        model = twinning.SurveyDefinition


class TwinningCitationFactory(Factory):
    source = factory.SubFactory(SourceFactory)

    class Meta:
        model = twinning.TwinningCitation


@contextmanager
def without_history() -> Iterator[None]:
    """For tests that need many rows and read no history, which is two thirds of what a row costs."""
    with override_settings(SIMPLE_HISTORY_ENABLED=False):
        yield


def rebuild(*links: twinning.Link) -> None:
    """Derive the status of these links, or of all of them, and read them anew."""
    status_rebuild(links=links or twinning.Link.objects.all())
    for link in links:
        link.refresh_from_db()


def told(link: twinning.Link, source: archive.Source | None = None, **fields: Any) -> twinning.Event:
    """A cited statement about a link, with its status derived."""
    event: twinning.Event = EventFactory(links=[link], **fields)
    TwinningCitationFactory(event=event, source=source or SourceFactory(date=event.date))
    rebuild(link)
    return event


def chained(*members: municipalities.Municipality, **fields: Any) -> twinning.Chain:
    """A chain with these members, joined when the fields' ``joined`` says."""
    date = fields.pop("joined", "1946")
    chain: twinning.Chain = ChainFactory(**fields)
    for member in members:
        membership = MembershipFactory(chain=chain, municipality=member)
        EventFactory(kind=twinning.EventKind.JOINED, about=twinning.About.MEMBERSHIP, membership=membership, date=date)
    return chain


# --- what few tests need ---


class ScanFactory(Factory):
    source = factory.SubFactory(SourceFactory)
    order = factory.Sequence(lambda n: n + 1)
    file = factory.Sequence(lambda n: f"{n}.jpg")
    original_name = factory.Sequence(lambda n: f"bild {n}.jpg")
    media_type = "image/jpeg"
    width, height = 2000, 1400

    class Meta:
        model = archive.Scan


class ImageSetFactory(Factory):
    """The images of a scan, as the worker leaves them; without files."""

    scan = factory.SubFactory(ScanFactory)
    state = archive.ImageState.READY
    recipe = "1-0-0"

    class Meta:
        model = archive.ImageSet


class PageImageFactory(Factory):
    images = factory.SubFactory(ImageSetFactory)
    number = 1
    width, height = 2000, 1400

    class Meta:
        model = archive.PageImage


class WorkerBeatFactory(Factory):
    worker = factory.Sequence(lambda n: f"worker-{n}")
    beat_at = factory.LazyFunction(timezone.now)

    class Meta:
        model = archive.WorkerBeat


class FixityRunFactory(Factory):
    started_at = factory.LazyFunction(timezone.now)

    class Meta:
        model = archive.FixityRun


class FormerSlugFactory(Factory):
    kind = "municipalities.municipality"
    slug = factory.Sequence(lambda n: f"gammal-{n}")
    record_id = factory.Faker("uuid4")

    class Meta:
        model = archive.FormerSlug


class StaffRoleFactory(Factory):
    user = factory.SubFactory(UserFactory)
    municipality = factory.SubFactory(MunicipalityFactory)
    role = municipalities.Role.EDITOR

    class Meta:
        model = municipalities.StaffRole


class StatusPeriodFactory(Factory):
    link = factory.SubFactory(LinkFactory)
    level = twinning.PeriodLevel.MUNICIPAL
    start = date(1990, 1, 1)
    standing = twinning.StandingChoice.ACTIVE
    certainty = twinning.CertaintyChoice.CERTAIN
    rule = "stated"

    class Meta:
        model = twinning.StatusPeriod
