"""All resources at the API's root; each floor brings its own."""

from django.urls import URLPattern, URLResolver, include, path
from rest_framework.routers import SimpleRouter

from twinning.api.chains import ChainViewSet
from twinning.api.events import EventViewSet
from twinning.api.links import LinkViewSet
from twinning.api.municipalities import MunicipalityViewSet
from twinning.api.root import ApiInfoView, NothingView, RootView, docs
from twinning.api.statistics import StatisticsView
from twinning.api.surveys import SurveyViewSet

router = SimpleRouter(trailing_slash=False)
router.register("municipalities", MunicipalityViewSet, basename="municipalities")
router.register("links", LinkViewSet, basename="links")
router.register("chains", ChainViewSet, basename="chains")
router.register("events", EventViewSet, basename="events")
router.register("surveys", SurveyViewSet, basename="surveys")

urlpatterns: list[URLPattern | URLResolver] = [
    path("", RootView.as_view(), name="root"),
    path("api-info", ApiInfoView.as_view(), name="api-info"),
    path("docs", docs, name="docs"),
    path("statistics", StatisticsView.as_view(), name="statistics"),
    *router.urls,
    path("", include("agreements.api.urls")),
    path("", include("municipalities.api.urls")),
    path("", include("archive.api.urls")),
    path("<path:rest>", NothingView.as_view()),
]
