from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from django.apps import AppConfig
from django.core.management import call_command
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from archive.listings import Listing


def _listings() -> Sequence[Listing]:
    """Read late: views are imported only where somebody asks for lists."""
    from twinning.listings import LISTINGS

    return LISTINGS


def _make_cache_table(using: str, **_told: Any) -> None:
    """Wherever tables are made, that of the shared cache is made with them."""
    call_command("createcachetable", database=using, verbosity=0)


class TwinningConfig(AppConfig):
    name = "twinning"
    verbose_name = _("Twinning")

    def ready(self) -> None:
        # Models can be imported only once all apps are loaded.
        from archive import listings
        from archive.changes import subscribe
        from twinning.rebuild import links_rebuild

        subscribe(links_rebuild)
        listings.tell(_listings)
        post_migrate.connect(_make_cache_table, sender=self, dispatch_uid="twinning.cache")
