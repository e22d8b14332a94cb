from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("admin/", admin.site.urls),
]

# The pages: Swedish without a prefix, English under /en/.
urlpatterns += i18n_patterns(path("", include("twinning.page_urls")), prefix_default_language=False)
