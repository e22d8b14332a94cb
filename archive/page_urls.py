"""The addresses of this floor's pages."""

from django.urls import include, path
from django.utils.translation import gettext_lazy as _

from archive import views

REPOSITORIES = [
    path("", views.repository_list, name="repository-list"),
    path("<str:slug>/", views.repository, name="repository"),
]

urlpatterns = [
    path(_("repositories/"), include(REPOSITORIES)),
    path(_("sources/"), views.source_list, name="source-list"),
    path("dates/read/", views.read_date, name="read-date"),
]
