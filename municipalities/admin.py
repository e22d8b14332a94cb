"""Municipalities and what stands beside them; users and what they may do."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from allauth.account.models import EmailAddress
from allauth.socialaccount.models import SocialAccount
from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.models import Group, User
from django.db.models.functions import Collate
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from archive.admin import AddressedAdmin, CitationAdmin, CitationInline, RecordAdmin, RecordInline, dated, related
from municipalities.models import (
    Contact,
    Figure,
    Municipality,
    MunicipalityCitation,
    Name,
    Organisation,
    StaffRole,
    Succession,
)

if TYPE_CHECKING:
    _RoleInline = admin.TabularInline[StaffRole, User]
    _RoleAdmin = admin.ModelAdmin[StaffRole]
    _UserAdmin = UserAdmin[User]
else:
    _RoleInline = admin.TabularInline
    _RoleAdmin = admin.ModelAdmin
    _UserAdmin = UserAdmin

BY_NAME = Collate("name", "sv-x-icu")


class CitationsHere(CitationInline):
    model = MunicipalityCitation


class NameInline(RecordInline):
    model = Name
    fields = ["name", "language", "used_from", "used_to"]


class PredecessorInline(RecordInline):
    """What it took over from."""

    model = Succession
    fk_name = "successor"
    verbose_name = _("predecessor")
    verbose_name_plural = _("predecessors")
    fields = ["predecessor", "kind", "date"]
    autocomplete_fields = ["predecessor"]
    select = ("predecessor", "successor")


class SuccessorInline(RecordInline):
    """What took over from it."""

    model = Succession
    fk_name = "predecessor"
    verbose_name = _("successor")
    verbose_name_plural = _("successors")
    fields = ["successor", "kind", "date"]
    autocomplete_fields = ["successor"]
    select = ("predecessor", "successor")


class OrganisationInline(RecordInline):
    model = Organisation
    fields = ["name", "kind", "founded", "web_site"]
    select = ("municipality",)


class FigureInline(RecordInline):
    model = Figure
    fields = ["measure", "qualifier", "value", "date", "scope"]


@admin.register(Municipality)
class MunicipalityAdmin(AddressedAdmin):
    list_display = ["name", "kind", "part_of", "country", "national_code", dated(Municipality, "existed_to")]
    list_filter = ["kind", "country"]
    list_select_related = ["part_of"]
    ordering = [BY_NAME, "id"]
    search_fields = ["search_key", "names__search_key", "national_code", "wikidata_id"]
    search_help_text = _("Any of its names, in any language, or a code; upper case and accents do not matter.")
    autocomplete_fields = ["part_of"]
    inlines = [NameInline, PredecessorInline, SuccessorInline, OrganisationInline, FigureInline, CitationsHere]
    fieldsets = [
        (None, {"fields": ["name", "kind", "part_of", "description", "country"]}),
        (_("Codes and position"), {"fields": ["national_code", "wikidata_id", ("latitude", "longitude"), "web_site"]}),
        (_("Existence"), {"fields": ["existed_from", "existed_to"]}),
        (_("The record"), {"fields": ["to_look_over"]}),
    ]


@admin.register(Name)
class NameAdmin(RecordAdmin):
    list_display = ["name", "language", related(Name, "municipality"), dated(Name, "used_from"), dated(Name, "used_to")]
    list_filter = ["language"]
    list_select_related = ["municipality"]
    search_fields = ["search_key", "municipality__search_key"]
    autocomplete_fields = ["municipality"]
    inlines = [CitationsHere]


@admin.register(Succession)
class SuccessionAdmin(RecordAdmin):
    list_display = ["predecessor", "kind", "successor", dated(Succession, "date")]
    list_display_links = ["predecessor", "successor"]
    list_filter = ["kind"]
    list_select_related = ["predecessor", "successor"]
    search_fields = ["predecessor__search_key", "successor__search_key"]
    autocomplete_fields = ["predecessor", "successor"]
    inlines = [CitationsHere]


@admin.register(Organisation)
class OrganisationAdmin(RecordAdmin):
    list_display = ["__str__", "kind", "municipality", dated(Organisation, "founded")]
    list_filter = ["kind"]
    list_select_related = ["municipality"]
    search_fields = ["name", "municipality__search_key"]
    autocomplete_fields = ["municipality"]
    inlines = [FigureInline, CitationsHere]


@admin.register(Figure)
class FigureAdmin(RecordAdmin):
    list_display = ["__str__", "municipality", "organisation", "qualifier", dated(Figure, "date"), "scope"]
    list_filter = ["measure"]
    list_select_related = ["municipality", "organisation__municipality"]
    search_fields = ["municipality__search_key", "organisation__name", "scope"]
    autocomplete_fields = ["municipality", "organisation"]
    inlines = [CitationsHere]


@admin.register(Contact)
class ContactAdmin(RecordAdmin):
    list_display = ["name", "title", "municipality", "email", "phone", "checked_on"]
    list_filter = ["checked_on"]
    list_select_related = ["municipality"]
    search_fields = ["name", "title", "email", "municipality__search_key"]
    autocomplete_fields = ["municipality"]


@admin.register(MunicipalityCitation)
class MunicipalityCitationAdmin(CitationAdmin):
    list_select_related = [
        "source",
        "municipality",
        "name",
        "succession__predecessor",
        "succession__successor",
        "organisation__municipality",
        "figure",
    ]


class StaffRoleInline(_RoleInline):
    model = StaffRole
    extra = 0
    autocomplete_fields = ["municipality"]


class PersonAdmin(_UserAdmin):
    """People and their roles. Nobody is deleted: a closed account keeps its place in the histories."""

    inlines = [StaffRoleInline]
    list_display = ["username", "first_name", "last_name", "email", "is_active", "is_staff", "is_superuser"]
    list_filter = ["is_active", "is_staff", "is_superuser", "staff_roles__role"]
    filter_horizontal = []
    fieldsets = [
        (None, {"fields": ["username", "password"]}),
        (_("Person"), {"fields": ["first_name", "last_name", "email"]}),
        (
            _("What they may do"),
            {
                "fields": ["is_active", "is_staff", "is_superuser"],
                "description": _(
                    "A role in a municipality, below, says what a person may change there; “staff” lets them in here."
                ),
            },
        ),
        (_("Days"), {"fields": ["last_login", "date_joined"]}),
    ]

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def save_model(self, request: HttpRequest, obj: User, form: Any, change: bool) -> None:
        super().save_model(request, obj, form, change)
        # Whoever has a new address logs in with that one, and no longer with the one before, nor with its own login.
        EmailAddress.objects.filter(user=obj).exclude(email__iexact=obj.email).delete()
        if "email" in form.changed_data:
            SocialAccount.objects.filter(user=obj).delete()


@admin.register(StaffRole)
class StaffRoleAdmin(_RoleAdmin):
    """The one thing that is deleted: taking a role away must leave nothing behind that could be restored."""

    list_display = ["user", related(StaffRole, "municipality"), "role"]
    list_filter = ["role"]
    list_select_related = ["user", "municipality"]
    search_fields = ["user__username", "user__first_name", "user__last_name", "municipality__search_key"]
    autocomplete_fields = ["user", "municipality"]


# Roles take the place of groups; importing Django's own user pages has registered both.
admin.site.unregister([User, Group])
admin.site.register(User, PersonAdmin)
