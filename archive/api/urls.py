from rest_framework.routers import SimpleRouter

from archive.api.views import SourceViewSet

router = SimpleRouter(trailing_slash=False)
router.register("sources", SourceViewSet, basename="sources")
urlpatterns = router.urls
