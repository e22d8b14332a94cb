"""The addresses of this floor's pages."""

from django.urls import path
from django.utils.translation import gettext_lazy as _

from archive import views

urlpatterns = [
    path(_("sources/"), views.source_list, name="source-list"),
    path("dates/read/", views.read_date, name="read-date"),
]
