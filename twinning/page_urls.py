"""The addresses of the pages: Swedish words in Swedish, English words under /en/."""

from django.urls import URLPattern, URLResolver, include, path
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from twinning.views import (
    about,
    chains,
    components,
    ending,
    events,
    evidence,
    home,
    invitation,
    links,
    municipalities,
    new_link,
    sources,
    staff,
    unsourced,
    work,
)

# Lists and the pages of their records, so that only the first word is translated.
MUNICIPALITIES = [
    path("", municipalities.municipality_list, name="municipality-list"),
    path("<str:slug>/", municipalities.municipality, name="municipality"),
]
LINKS = [
    path("", links.link_list, name="link-list"),
    path(pgettext_lazy("address of a new link", "new/"), new_link.new_link, name="link-new"),
    path("<str:slug>/", links.link, name="link"),
    path("<str:slug>/timeline.svg", links.link_timeline, name="link-timeline"),
    path(_("<str:slug>/end/"), ending.end, name="link-end"),
    path(_("<str:slug>/taken-up-again/"), ending.resume, name="link-resume"),
]
CHAINS = [
    path("", chains.chain_list, name="chain-list"),
    path("<str:slug>/", chains.chain, name="chain"),
]
WHO_MAY = [
    path("", staff.who_may, name="who-may"),
    path(_("<int:pk>/take-away/"), staff.take_away, name="role-take-away"),
    path(_("invitations/<uuid:pk>/again/"), staff.send_again, name="invitation-again"),
    path(_("invitations/<uuid:pk>/withdraw/"), staff.withdraw, name="invitation-withdraw"),
]

urlpatterns: list[URLPattern | URLResolver] = [
    path("", home.home, name="home"),
    path(_("search/"), home.search, name="search"),
    path(_("municipalities/"), include(MUNICIPALITIES)),
    path(_("links/"), include(LINKS)),
    path(_("chains/"), include(CHAINS)),
    path(_("events/"), include([path("<uuid:pk>/", events.event, name="event")])),
    path(_("evidence/"), include([path("<str:label>/<uuid:pk>/", evidence.add, name="evidence-add")])),
    path("", include("twinning.recording_urls")),
    path("", include("twinning.history_urls")),
    path("", include("twinning.saved_urls")),
    path(_("unsourced/"), unsourced.unsourced, name="unsourced"),
    path(_("work/"), include([path("", work.work, name="work"), path("<str:slug>/", work.work_of, name="work")])),
    path("", include("twinning.review_urls")),
    path("", include("twinning.account_urls")),
    path(_("who-may-do-what/"), include(WHO_MAY)),
    path(_("invitation/"), include([path("<str:token>/", invitation.invitation, name="invitation")])),
    path("", include("twinning.concluding_urls")),
    path("", include("twinning.merging_urls")),
    path("", include("twinning.searching_urls")),
    path("", include("agreements.page_urls")),
    path("", include("archive.page_urls")),
    path(_("sources/"), include([path("<str:slug>/", sources.source, name="source")])),
    path(_("about/"), about.about, name="about"),
    path(_("how-status-is-read/"), about.how_status, name="how-status"),
    path(_("accessibility/"), about.accessibility, name="accessibility"),
    path("components/", components.components, name="components"),
]
