"""The addresses of this floor's pages."""

from django.urls import include, path
from django.utils.translation import gettext_lazy as _

from agreements import views

AGREEMENTS = [
    path("", views.agreement_list, name="agreement-list"),
    path("<str:slug>/", views.agreement, name="agreement"),
]

urlpatterns = [
    path(_("agreements/"), include(AGREEMENTS)),
    path(_("decisions/"), include([path("<str:slug>/", views.decision, name="decision")])),
]
