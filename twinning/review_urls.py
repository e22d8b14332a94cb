"""The addresses of the year's review."""

from django.urls import include, path
from django.utils.translation import gettext_lazy as _

from twinning.views import reviews

REVIEWS = [
    path("", reviews.overview, name="review-overview"),
    path("<int:year>/", reviews.overview, name="review-overview"),
    path("<str:slug>/<int:year>/", reviews.review, name="review"),
    path(_("<str:slug>/<int:year>/receipt/"), reviews.receipt, name="review-receipt"),
    path(_("<str:slug>/<int:year>/remind/"), reviews.remind, name="review-remind"),
]

urlpatterns = [path(_("review/"), include(REVIEWS))]
