"""To the municipality's own login and back."""

from allauth.socialaccount.providers.openid_connect import views
from django.urls import path

urlpatterns = [
    path("<slug:provider_id>/", views.login, name="openid_connect_login"),
    path("<slug:provider_id>/callback/", views.callback, name="openid_connect_callback"),
]
