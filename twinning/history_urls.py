"""The addresses at which it is told what was done, and at which it is taken back."""

from django.urls import include, path
from django.utils.translation import gettext_lazy as _

from twinning.views import actions, history

HISTORY = [
    path("<str:label>/<uuid:pk>/", history.record_history, name="history"),
    path(_("<str:label>/<uuid:pk>/<int:version>/undo/"), history.change_undone, name="change-undo"),
    path(_("<str:label>/<uuid:pk>/bring-back/"), history.brought_back, name="bring-back"),
]
ACTIONS = [
    path("", actions.action_list, name="action-list"),
    path("<uuid:pk>/", actions.action, name="action"),
    path(_("<uuid:pk>/undo/"), actions.undone, name="action-undo"),
]

urlpatterns = [
    path(_("history/"), include(HISTORY)),
    path(_("actions/"), include(ACTIONS)),
    path(_("hidden/"), actions.hidden_list, name="hidden-list"),
]
