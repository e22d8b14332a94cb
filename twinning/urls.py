from allauth.account.decorators import secure_admin_login
from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import URLPattern, URLResolver, include, path

from twinning.api.root import NothingView, RootView

# One door for all: the admin has none of its own.
admin.site.login = secure_admin_login(admin.site.login)  # type: ignore[method-assign]

# What is hidden is told to those who may bring it back.
handler404 = "twinning.views.not_found.not_found"

urlpatterns: list[URLPattern | URLResolver] = [
    path("admin/keeping/", include("archive.admin.keeping_urls")),
    path("admin/", admin.site.urls),
    path("", include("archive.media_urls")),
    # The municipality's own login knows one address to come back to, whatever the language.
    path("oidc/", include("twinning.oidc_urls")),
    path("api/v1/", include(("twinning.api.urls", "api"))),
    path("api/v1", RootView.as_view()),
    path("api", NothingView.as_view()),
    path("api/", NothingView.as_view()),
    path("api/<path:rest>", NothingView.as_view()),
]

# The pages: Swedish without a prefix, English under /en/.
urlpatterns += i18n_patterns(path("", include("twinning.page_urls")), prefix_default_language=False)
