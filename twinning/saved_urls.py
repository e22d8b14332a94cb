"""The addresses of saved views."""

from django.urls import include, path
from django.utils.translation import gettext_lazy as _

from twinning.views import saved

VIEWS = [
    path("", saved.view_list, name="saved-view-list"),
    path(_("save/"), saved.save, name="saved-view-new"),
    path("<uuid:pk>/", saved.view, name="saved-view"),
]

urlpatterns = [path(_("views/"), include(VIEWS))]
