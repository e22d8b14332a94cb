"""Links and what is told of them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any

import factory
from django.test import override_settings

from archive import models as archive
from municipalities import models as municipalities
from tests.factories.base import Factory, named
from tests.factories.of_archive import SourceFactory
from tests.factories.of_municipalities import MunicipalityFactory, OrganisationFactory
from twinning import models as twinning
from twinning.services.status import status_rebuild


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


class StatusPeriodFactory(Factory):
    link = factory.SubFactory(LinkFactory)
    level = twinning.PeriodLevel.MUNICIPAL
    start = date(1990, 1, 1)
    standing = twinning.StandingChoice.ACTIVE
    certainty = twinning.CertaintyChoice.CERTAIN
    rule = "stated"

    class Meta:
        model = twinning.StatusPeriod


class ReviewFactory(Factory):
    municipality = factory.SubFactory(MunicipalityFactory, country="SE")
    year = 2025

    class Meta:
        model = twinning.Review


class ReviewAnswerFactory(Factory):
    review = factory.SubFactory(ReviewFactory)
    link = factory.SubFactory(LinkFactory)
    level = twinning.EventLevel.MUNICIPAL
    answer = twinning.AnswerChoice.UNSURE
    before = twinning.StandingChoice.ACTIVE

    class Meta:
        model = twinning.ReviewAnswer


class ReviewReminderFactory(Factory):
    municipality = factory.SubFactory(MunicipalityFactory, country="SE")
    year = 2025
    sent_on = date(2025, 11, 3)
    recipients = 1

    class Meta:
        model = twinning.ReviewReminder
