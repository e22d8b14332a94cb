"""The addresses of this floor's pages."""

from django.urls import path
from django.utils.translation import gettext_lazy as _

from agreements import views

urlpatterns = [
    path(_("agreements/"), views.agreement_list, name="agreement-list"),
    path(_("agreements/<str:slug>/"), views.agreement, name="agreement"),
    path(_("decisions/<str:slug>/"), views.decision, name="decision"),
]
