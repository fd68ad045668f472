"""Two includes, as the guide says."""

from django.contrib import admin
from django.urls import include, path

urlpatterns = [
    path("admin/", admin.site.urls),
    path("", include("events.urls.fixed")),
    path("", include("events.urls.pages")),
]
