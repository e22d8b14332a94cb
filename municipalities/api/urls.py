from rest_framework.routers import SimpleRouter

from municipalities.api.views import FigureViewSet, OrganisationViewSet

router = SimpleRouter(trailing_slash=False)
router.register("organisations", OrganisationViewSet, basename="organisations")
router.register("figures", FigureViewSet, basename="figures")
urlpatterns = router.urls
