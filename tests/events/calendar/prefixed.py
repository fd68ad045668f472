"""The addresses of a host that mounts both includes under a prefix."""

from django.urls import include, path

urlpatterns = [
    path("kennis/", include("events.urls.fixed")),
    path("kennis/", include("events.urls.pages")),
]
