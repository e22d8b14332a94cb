"""The address at which a new agreement is recorded. It stands before the agreements themselves."""

from django.urls import path
from django.utils.translation import gettext_lazy as _

from twinning.views import concluding

urlpatterns = [path(_("agreements/new/"), concluding.conclude, name="agreement-new")]
