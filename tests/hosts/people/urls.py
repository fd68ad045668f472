"""Two includes under a prefix of the host."""

from django.urls import include, path

urlpatterns = [
    path("samen/", include("events.urls.fixed")),
    path("samen/", include("events.urls.pages")),
]
