"""The address at which a merger is recorded, below the municipality that took over."""

from django.urls import path
from django.utils.translation import gettext_lazy as _

from twinning.views import merging

urlpatterns = [path(_("municipalities/<str:slug>/merger/"), merging.merge, name="municipality-merge")]
