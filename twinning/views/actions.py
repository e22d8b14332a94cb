"""What was done, each in one go: the latest, one with all that it wrote, and what is hidden."""

from __future__ import annotations

from typing import ClassVar
from uuid import UUID

from django.contrib.auth.models import User
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from archive.filtersets import StrictFilterSet, choice
from archive.lists import PER_PAGE, list_page
from archive.models import Action, ActionKind
from archive.services import action_undo
from archive.telling import told_done
from twinning.pages.actions import ActionPage, action_rows, actions_of, hidden_records, hidden_rows, page_about
from twinning.pages.history import is_staff
from twinning.views.kept import log_in_first
from twinning.views.undoing import Asking, asked, outcome, why

WHOSE = (("mine", gettext_lazy("mine")),)


class ActionFilterSet(StrictFilterSet):
    """Whose, and what sort of thing was done."""

    who = choice("by", WHOSE, gettext_lazy("whose"), method="by_whom")
    kind = choice("kind", ActionKind, gettext_lazy("what was done"))

    class Meta:
        model = Action
        fields: ClassVar[list[str]] = []

    def by_whom(self, queryset: QuerySet[Action], _name: str, _value: str) -> QuerySet[Action]:
        return queryset.filter(by=self.request.user)


@never_cache
@require_safe
def action_list(request: HttpRequest) -> HttpResponseBase:
    """The latest actions of the reader's municipalities."""
    user = _staff(request)
    if user is None:
        return redirect_to_login(request.get_full_path())
    done = actions_of(user)
    rows = action_rows
    template = "pages/action_list.html"
    return list_page(request, ActionFilterSet, done, template, resource="", rows=lambda found, _day: rows(found, user))


@never_cache
@require_safe
def action(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One action, with all that it wrote."""
    user = _staff(request)
    if user is None:
        return redirect_to_login(request.get_full_path())
    page = _page(request, pk, user)
    return render(request, "pages/action.html", {"page": page, "crumbs": _crumbs(_("Action"))})


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def undone(request: HttpRequest, pk: UUID) -> HttpResponse:
    """All that an action wrote, taken back with a reason."""
    user = _staff(request)
    if user is None:
        return log_in_first(request)
    page = _page(request, pk, user)
    if page.withheld:
        raise PermissionDenied(_("What it said then is not shown to you."))
    form = why(request, _("Say why it is undone."))
    done = outcome(form, lambda reason: action_undo(action=page.action, by=user, reason=reason))
    if done is not None:
        return _back_from(request, done, user)
    asking = Asking(None, _("Undo all of this"), reverse("action", args=[pk]), form)
    return asked(request, asking, page=page, crumbs=_crumbs(_("Undo")))


def _back_from(request: HttpRequest, undoing: Action, user: User) -> HttpResponse:
    """To the page of what it was about; to the undoing itself, where that is shown no longer."""
    words, own = _("All of it is undone. The undoing can be undone, too."), reverse("action", args=[undoing.pk])
    page = page_about(undoing, user)
    if page:
        words = format_html('{} <a href="{}">{}</a>', words, own, _("All that was done then"))
    told_done(request, words, undoing)
    return redirect(page or own)


@never_cache
@require_safe
def hidden_list(request: HttpRequest) -> HttpResponse:
    """What is hidden and the reader may bring back, whoever hid it."""
    user = _staff(request)
    if user is None:
        return redirect_to_login(request.get_full_path())
    page_obj = Paginator(hidden_records(user), PER_PAGE).get_page(request.GET.get("page"))
    rows = hidden_rows(list(page_obj.object_list), user)
    return render(request, "pages/hidden_list.html", {"page_obj": page_obj, "rows": rows})


def _staff(request: HttpRequest) -> User | None:
    """Whoever works with the registry; None where nobody has signed in."""
    if not isinstance(request.user, User):
        return None
    if not is_staff(request.user):
        raise PermissionDenied(_("This is for those who work with the registry."))
    return request.user


def _page(request: HttpRequest, pk: UUID, user: User) -> ActionPage:
    found = get_object_or_404(Action.objects.select_related("by", "undoes"), pk=pk)
    page = ActionPage(found, user, request.GET.get("page"))
    if not page.readable:
        raise Http404(_("No action has this address."))
    return page


def _crumbs(here: str) -> list[tuple[str, str]]:
    return [(_("What was done"), reverse("action-list")), (here, "")]
