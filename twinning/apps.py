from typing import Any

from django.apps import AppConfig
from django.core.management import call_command
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


def _make_cache_table(using: str, **_told: Any) -> None:
    """Wherever tables are made, that of the shared cache is made with them."""
    call_command("createcachetable", database=using, verbosity=0)


class TwinningConfig(AppConfig):
    name = "twinning"
    verbose_name = _("Twinning")

    def ready(self) -> None:
        # Models can be imported only once all apps are loaded.
        from archive.changes import subscribe
        from twinning.rebuild import links_rebuild

        subscribe(links_rebuild)
        post_migrate.connect(_make_cache_table, sender=self, dispatch_uid="twinning.cache")
