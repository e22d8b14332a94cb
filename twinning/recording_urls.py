"""The addresses at which records are written."""

from django.urls import include, path
from django.utils.translation import gettext_lazy as _

from twinning.views import recording

CHANGING = [
    path("<str:label>/<uuid:pk>/", recording.change, name="record-change"),
    path(_("<str:label>/<uuid:pk>/hide/"), recording.hide, name="record-hide"),
]
ADDING = [path("<str:label>/", recording.add, name="record-add")]

urlpatterns = [path(_("change/"), include(CHANGING)), path(_("new/"), include(ADDING))]
