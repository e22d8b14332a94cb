"""The operators' page stands beside the admin's own."""

from django.urls import URLPattern, path

from archive.admin import keeping

app_name = "keeping"
urlpatterns: list[URLPattern] = [
    path("", keeping.page, name="page"),
    path("verify/", keeping.verify, name="verify"),
    path("tasks/<uuid:task>/retry/", keeping.retry, name="retry"),
    path("images/<uuid:scan>/again/", keeping.images, name="images"),
]
