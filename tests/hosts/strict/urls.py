"""Two includes, as the guide says."""

from django.urls import include, path

urlpatterns = [
    path("", include("events.urls.fixed")),
    path("", include("events.urls.pages")),
]
