from rest_framework.routers import SimpleRouter

from agreements.api.views import (
    AgreementViewSet,
    DecisionViewSet,
    DutyViewSet,
    GrantViewSet,
    SearchRecordViewSet,
)

router = SimpleRouter(trailing_slash=False)
router.register("agreements", AgreementViewSet, basename="agreements")
router.register("decisions", DecisionViewSet, basename="decisions")
router.register("duties", DutyViewSet, basename="duties")
router.register("grants", GrantViewSet, basename="grants")
router.register("search-records", SearchRecordViewSet, basename="search-records")
urlpatterns = router.urls
