"""The address at which a search for agreements is recorded, below the municipality that searched."""

from django.urls import path
from django.utils.translation import gettext_lazy as _

from twinning.views import searching

urlpatterns = [path(_("municipalities/<str:slug>/search/"), searching.search, name="municipality-search")]
