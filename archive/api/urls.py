from rest_framework.routers import SimpleRouter

from archive.api.repositories import RepositoryViewSet
from archive.api.views import SourceViewSet

router = SimpleRouter(trailing_slash=False)
router.register("repositories", RepositoryViewSet, basename="repositories")
router.register("sources", SourceViewSet, basename="sources")
urlpatterns = router.urls
