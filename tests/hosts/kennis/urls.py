"""Everything of ours under /kennis/, in a site whose last line catches all."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path
from wagtail import urls as wagtail

urlpatterns = [
    path("kennis/", include("events.urls.fixed")),
    *i18n_patterns(
        path("kennis/", include("events.urls.pages")),
        path("account/", include("allauth.urls")),
        path("", include(wagtail)),
        prefix_default_language=False,
    ),
]
