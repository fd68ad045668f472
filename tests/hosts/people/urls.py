"""Two includes under a prefix of the host."""

from django.contrib import admin
from django.urls import include, path

urlpatterns = [
    path("admin/", admin.site.urls),
    path("samen/", include("events.urls.fixed")),
    path("samen/", include("events.urls.pages")),
]
