"""Sources, scans and what is kept of them."""

from __future__ import annotations

import factory
from django.utils import timezone

from archive import models as archive
from tests.factories.base import Factory


class ActionFactory(Factory):
    kind = archive.ActionKind.SAVE
    author = "Jessica Vacklid"
    reason = "Rättat efter brevet"

    class Meta:
        model = archive.Action


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
