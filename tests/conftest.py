"""What every test may use."""

import gc
import shutil
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.conf import settings
from django.utils.translation import override
from hypothesis import HealthCheck
from hypothesis import settings as examples
from pytest_django import DjangoDbBlocker

from tests import columns

pytest_plugins = ["tests.cast"]

# Same examples on every run, and never a judgement by the clock.
examples.register_profile(
    "house", derandomize=True, deadline=None, database=None, suppress_health_check=[HealthCheck.too_slow]
)
examples.load_profile("house")

columns.install()

# A test makes much and keeps little: looking for what is left costs a tenth of the time.
gc.set_threshold(100_000, 50, 50)


# The files that take longest, by far the longest first, as ``make test`` told when it was last looked at.
LONGEST = {
    name: place
    for place, name in enumerate(
        (
            "rights/test_strangers_doors.py",
            "rights/test_changing_doors.py",
            "browser/test_every_page.py",
            "browser/test_stories.py",
        )
    )
}

# The folders of which `make check` tries nothing: it is to answer in under a minute.
SLOW = {
    "account",
    "admin",
    "api",
    "derivation",
    "forms",
    "founding",
    "pages",
    "recording",
    "review",
    "scanning",
    "services",
    "work",
}

# Files that judge words and files. What they ask of a database, others ask of both.
ONCE = {
    f"{folder}/test_{name}.py"
    for folder, names in {
        "admin": "bad_scans keeping scan_desk transcribing",
        "api": "envelope language problems",
        "archive": "bags ead images metadata",
        "pages": "source_images told",
    }.items()
    for name in names.split()
}
ASKING = {"db", "transactional_db", "live_server", "django_db_setup"}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        fixtures = item._fixtureinfo  # type: ignore[attr-defined]  # pytest keeps it to itself
        names = set(fixtures.names_closure) | set(fixtures.initialnames)
        # Slow is what loads the founding data, asks for whole pages, derives anew, or tries many examples.
        place = f"{item.path.parent.name}/{item.path.name}"
        slow_place = item.path.parent.name in SLOW or item.path.name == "test_properties.py"
        if "founding_rows" in names or slow_place:
            item.add_marker(pytest.mark.slow)
        # What asks no database says nothing about one, nor do pages that were kept: they run beside one of them.
        if "site" in names or place in ONCE or (not ASKING & names and item.get_closest_marker("django_db") is None):
            item.add_marker(pytest.mark.once)
    # Files are dealt to the processes in this order, and the end of a run waits for no long one.
    items.sort(key=lambda item: LONGEST.get(f"{item.path.parent.name}/{item.path.name}", len(LONGEST)))


@pytest.fixture(autouse=True)
def _each_test_begins_in_swedish() -> Iterator[None]:
    """A request leaves its language behind for the next to change; no test asks in what another left."""
    with override(settings.LANGUAGE_CODE):
        yield


@pytest.fixture(autouse=True)
def _no_file_outlives_its_test() -> Iterator[None]:
    """What a test puts into a storage is gone after it, as its rows are."""
    yield
    if settings.MEDIA_ROOT.exists():
        shutil.rmtree(settings.MEDIA_ROOT)


@pytest.fixture(scope="session")
def founding_rows(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Any:
    """What loading the founding data writes, kept in memory; see ``founding``."""
    from tests import founded

    with django_db_blocker.unblock():
        return founded.statements()


@pytest.fixture
def founding(db: None, founding_rows: Any) -> Callable[[str, str], Any]:
    """The founding data is in the database of this test. Cheap after its first use; for any test of pages or API.

    The value finds a record by its key in ``fixtures/founding``: ``founding("link", "vannas-hemnes")``.
    """
    from tests import founded

    founded.copy(founding_rows)
    return founded.record
