from django.apps import AppConfig
from django.db.backends.signals import connection_created
from django.utils.translation import gettext_lazy as _

from archive.collation import register_swedish_collation


class ArchiveConfig(AppConfig):
    name = "archive"
    verbose_name = _("Archive")

    def ready(self) -> None:
        import archive.history  # noqa: F401 -- connects the receiver that keeps authors' names

        connection_created.connect(register_swedish_collation, dispatch_uid="archive.sv-x-icu")
