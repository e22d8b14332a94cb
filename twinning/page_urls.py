"""The addresses of the pages: Swedish words in Swedish, English words under /en/."""

from django.urls import URLPattern, URLResolver, path
from django.utils.translation import gettext_lazy as _

from twinning.views import about, components

urlpatterns: list[URLPattern | URLResolver] = [
    path(_("about/"), about.about, name="about"),
    path(_("how-status-is-read/"), about.how_status, name="how-status"),
    path(_("accessibility/"), about.accessibility, name="accessibility"),
    path("components/", components.components, name="components"),
]
