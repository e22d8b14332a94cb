"""The addresses of the pages: Swedish words in Swedish, English words under /en/."""

from django.urls import URLPattern, URLResolver, include, path
from django.utils.translation import gettext_lazy as _

from twinning.views import about, chains, components, home, links, municipalities, sources

urlpatterns: list[URLPattern | URLResolver] = [
    path("", home.home, name="home"),
    path(_("search/"), home.search, name="search"),
    path(_("municipalities/"), municipalities.municipality_list, name="municipality-list"),
    path(_("municipalities/<str:slug>/"), municipalities.municipality, name="municipality"),
    path(_("links/"), links.link_list, name="link-list"),
    path(_("links/<str:slug>/"), links.link, name="link"),
    path(_("chains/"), chains.chain_list, name="chain-list"),
    path(_("chains/<str:slug>/"), chains.chain, name="chain"),
    path("", include("agreements.page_urls")),
    path("", include("archive.page_urls")),
    path(_("sources/<str:slug>/"), sources.source, name="source"),
    path(_("about/"), about.about, name="about"),
    path(_("how-status-is-read/"), about.how_status, name="how-status"),
    path(_("accessibility/"), about.accessibility, name="accessibility"),
    path("components/", components.components, name="components"),
]
