"""Links, chains, events and surveys in the stock admin."""

from allauth.account import admin as accounts
from allauth.mfa import admin as factors
from allauth.socialaccount import admin as logins
from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from twinning.admin import chains, events, links, surveys

__all__ = ["chains", "events", "links", "surveys"]

# What signing in keeps for itself is nobody's to change by hand; importing these pages has registered them.
admin.site.unregister(
    [accounts.EmailAddress, factors.Authenticator, logins.SocialAccount, logins.SocialApp, logins.SocialToken]
)

admin.site.site_title = _("The registry of twin towns")
admin.site.site_header = _("The registry of twin towns: for staff")
admin.site.index_title = _("What the registry holds")
