"""Saved views: all of them, the address of each, and saving one."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.models import User
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from archive.listings import listings
from archive.lists import PER_PAGE
from archive.telling import told_done
from municipalities.models import SavedView
from twinning.pages.saved import SavePage, lasting, view_rows, views_of


@never_cache
@require_safe
def view_list(request: HttpRequest) -> HttpResponse:
    """All that the reader has, or is given by colleagues, list by list."""
    user = _staff(request)
    if user is None:
        return redirect_to_login(request.get_full_path())
    page_obj = Paginator(views_of(user), PER_PAGE).get_page(request.GET.get("page"))
    rows = view_rows(list(page_obj.object_list), user)
    return render(request, "pages/saved_view_list.html", {"page_obj": page_obj, "rows": rows})


@never_cache
@require_safe
def view(request: HttpRequest, pk: UUID) -> HttpResponse:
    """To the list, with what the view asks of it in the address; what is no longer understood is said, and left out."""
    user = _staff(request)
    if user is None:
        return redirect_to_login(request.get_full_path())
    found = SavedView.objects.visible().filter(pk=pk).first()
    if found is None or not user.has_perm("municipalities.view_savedview", found):
        raise Http404(_("No view has this address."))
    if found.listing not in listings():
        messages.warning(request, _("The list that the view “%(view)s” is of is there no longer.") % {"view": found})
        return redirect("saved-view-list")
    query, gone = lasting(found, request)
    if gone:
        told = {"view": found, "names": ", ".join(gone)}
        messages.warning(
            request,
            _("Not all that the view “%(view)s” asks is understood any longer. Left out: %(names)s.") % told,
        )
    address = reverse(found.listing)
    return redirect(f"{address}?{query}" if query else address)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def save(request: HttpRequest) -> HttpResponse:
    """What is asked of a list, saved under a name, or in the place of what a view asked."""
    user = _staff(request)
    if user is None:
        return redirect_to_login(request.get_full_path())
    given = request.POST if request.method == "POST" else request.GET
    listing = listings().get(given.get("list", ""))
    if listing is None:
        raise Http404(_("There is no such list."))
    page = SavePage(user, listing, given.get("asked", ""), request.POST if request.method == "POST" else None)
    if request.method == "POST" and (before := page.sent_before()):
        messages.info(request, _("This was saved already; it is not recorded twice."))
        return redirect(before)
    if request.method == "POST" and (saved := page.save()):
        return _saved(request, saved)
    crumbs = [(listing.title, _address(page)), (_("Save the view"), "")]
    status = 400 if page.faults or page.form.errors else 200
    return render(
        request, "pages/saved_view_new.html", {"page": page, "form": page.form, "crumbs": crumbs}, status=status
    )


def _saved(request: HttpRequest, saved: SavedView) -> HttpResponse:
    told_done(request, _("The view “%(view)s” is saved.") % {"view": saved}, saved)
    return redirect(saved)


def _address(page: SavePage) -> str:
    return f"{reverse(page.listing.name)}?{page.query}"


def _staff(request: HttpRequest) -> User | None:
    """Whoever works with the registry; None where nobody has signed in."""
    if not isinstance(request.user, User):
        return None
    if not request.user.has_perm("municipalities.add_savedview"):
        raise PermissionDenied(_("This is for those who work with the registry."))
    return request.user
