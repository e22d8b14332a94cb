"""The year's review: its page, its receipt, and for administrators the overview of all."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.models import User
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from archive.addresses import record_or_404
from archive.reading import today
from archive.telling import told_done
from municipalities.models import Municipality
from twinning.models import Review
from twinning.models.reviews import FIRST_YEAR
from twinning.review.judging import judged
from twinning.review.links import reviewed
from twinning.review.overview import Overview
from twinning.review.page import ReviewPage
from twinning.review.receipt import Receipt
from twinning.review.sent import Sent
from twinning.review.years import open_years
from twinning.services.reminders import review_remind
from twinning.services.reviews import answers_keep, review_begin, review_finish
from twinning.views.kept import log_in_first
from twinning.work.staff import administers, works_for


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def review(request: HttpRequest, slug: str, year: int) -> HttpResponse:
    """The questions, and what is answered: kept as a draft, or saved as the review of the year."""
    if not isinstance(request.user, User):
        return log_in_first(request)
    municipality = _municipality(request.user, slug)
    if municipality.slug != slug:
        return redirect("review", municipality.slug, year, permanent=True)
    found = _shown(municipality, year)
    if found is not None and found.done:
        if request.method == "POST":
            messages.info(request, _("The review is saved already; it is not written twice."))
        return redirect(found)
    if year not in open_years(today()):
        raise Http404(_("No review of that year was saved, and it can no longer be made."))
    if request.method == "POST":
        return _answered(request, request.user, municipality, year)
    page = ReviewPage(municipality, year, request.user, reviewed(municipality, today()), found)
    return _page(request, page)


def _answered(request: HttpRequest, user: User, municipality: Municipality, year: int) -> HttpResponse:
    """What was typed is kept first, whatever else is wrong with it; then it is saved, if that was asked for."""
    if not user.has_perm("twinning.change_review", Review(municipality=municipality, year=year)):
        raise PermissionDenied(_("The review is made by the editors of the municipality."))
    links = reviewed(municipality, today())
    sent = Sent(request.POST, {each.link.pk: each for each in links})
    typed, begun = sent.typed, review_begin(municipality=municipality, year=year, by=user)
    clashes = answers_keep(review=begun, typed=typed, seen=sent.seen, known=sent.known, by=user)
    begun.refresh_from_db()
    finishing = sent.step == "finish"
    faults = judged(begun, links, begun.answers.order_by("link", "level"), today()) if finishing else []
    wrong = bool(faults or clashes or sent.refused)
    dates = finishing and not wrong and sent.unseen_dates
    if finishing and not (wrong or dates):
        done = review_finish(review=begun, by=user, links=links)
        told_done(request, _("The review is saved. Here is the receipt."), done.action)
        return redirect(done)
    if sent.step == "draft" and not wrong:
        messages.success(request, _("The draft is saved. You or a colleague can go on with it later."))
        return redirect("review", municipality.slug, year)
    page = ReviewPage(
        municipality, year, user, links, begun,
        faults=faults, clashes=clashes, refused=sent.refused, apart=sent.apart, dates=dates,
    )  # fmt: skip
    return _page(request, page, 409 if clashes else 400 if wrong else 200)


def _page(request: HttpRequest, page: ReviewPage, status: int = 200) -> HttpResponse:
    other = [each for each in open_years(today()) if each != page.year]
    context = {"page": page, "other_years": other, "crumbs": _crumbs(page.municipality, _title(page.year))}
    return render(request, "pages/review.html", context, status=status)


@never_cache
@require_safe
def receipt(request: HttpRequest, slug: str, year: int) -> HttpResponse:
    """What was saved; of a review that is not saved, or was undone, the questions."""
    if not isinstance(request.user, User):
        return redirect_to_login(request.get_full_path())
    municipality = _municipality(request.user, slug)
    if municipality.slug != slug:
        return redirect("review-receipt", municipality.slug, year, permanent=True)
    found = _shown(municipality, year)
    if found is None or not found.done:
        return redirect("review", municipality.slug, year)
    crumbs = _crumbs(municipality, _title(year))
    return render(request, "pages/review_receipt.html", {"page": Receipt(found), "crumbs": crumbs})


@never_cache
@require_safe
def overview(request: HttpRequest, year: int | None = None) -> HttpResponse:
    """For administrators: who has reviewed, who is at it, who has not begun."""
    if not isinstance(request.user, User):
        return redirect_to_login(request.get_full_path())
    if not administers(request.user):
        raise PermissionDenied(_("The overview of all reviews is for administrators."))
    asked = today().year if year is None else year
    if not FIRST_YEAR <= asked <= today().year:
        raise Http404(_("There are no reviews of that year."))
    page = Overview(asked, today())
    return render(request, "pages/review_overview.html", {"page": page, "crumbs": [(_("Annual reviews"), "")]})


@require_POST
def remind(request: HttpRequest, slug: str, year: int) -> HttpResponse:
    """Write to the editors of a municipality that its review of this year is awaited."""
    if not isinstance(request.user, User):
        return redirect_to_login(reverse("review-overview"))
    if not administers(request.user):
        raise PermissionDenied(_("Reminders are sent by administrators."))
    municipality = record_or_404(Municipality.objects.visible(), slug)
    if year not in open_years(today()):
        raise Http404(_("Only a review that can be made can be reminded of."))
    try:
        sent = review_remind(municipality=municipality, year=year, by=request.user)
    except ValidationError as refusal:
        messages.error(request, f"{municipality}: {' '.join(refusal.messages)}")
        return redirect("review-overview")
    told: dict[str, Any] = {"municipality": municipality, "n": sent.recipients}
    words = ngettext(
        "%(municipality)s is reminded: %(n)s editor was written to.",
        "%(municipality)s is reminded: %(n)s editors were written to.",
        sent.recipients,
    )
    messages.success(request, words % told)
    return redirect("review-overview")


def _municipality(user: User, slug: str) -> Municipality:
    """One that the user works for."""
    municipality = record_or_404(Municipality.objects.visible(), slug)
    if not works_for(user, municipality):
        told = {"municipality": municipality}
        raise PermissionDenied(_("The review of %(municipality)s is for its staff and administrators.") % told)
    return municipality


def _shown(municipality: Municipality, year: int) -> Review | None:
    found = Review.objects.visible().of(municipality, year)
    return found.select_related("municipality", "source", "action").first()


def _title(year: int) -> str:
    return _("Annual review %(year)s") % {"year": year}


def _crumbs(municipality: Municipality, here: str) -> list[tuple[str, str]]:
    work = reverse("work", args=[municipality.slug])
    return [(municipality.name, municipality.get_absolute_url()), (_("To do"), work), (here, "")]
