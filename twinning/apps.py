from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class TwinningConfig(AppConfig):
    name = "twinning"
    verbose_name = _("Twinning")

    def ready(self) -> None:
        # Models can be imported only once all apps are loaded.
        from archive.changes import subscribe
        from twinning.rebuild import links_rebuild

        subscribe(links_rebuild)
