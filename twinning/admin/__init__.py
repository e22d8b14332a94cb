"""Links, chains, events and surveys in the stock admin."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from twinning.admin import chains, events, links, surveys

__all__ = ["chains", "events", "links", "surveys"]

admin.site.site_title = _("The registry of twin towns")
admin.site.site_header = _("The registry of twin towns: for staff")
admin.site.index_title = _("What the registry holds")
