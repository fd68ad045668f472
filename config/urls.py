"""The site's addresses: the apps' pages in two languages, their fixed addresses, and our own pages."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path

from config import views
from config.reference import site as reference

handler400 = "config.failures.unreadable"
handler404 = "config.failures.not_there"
handler500 = "config.failures.went_wrong"

urlpatterns = [
    path("", include("events.urls.fixed")),
    path("healthz", views.health),
    path("robots.txt", views.robots),
    path("favicon.ico", views.favicon),
    path("admin/", reference.urls),
    *i18n_patterns(
        path("", include("events.urls.pages")),
        path("", include("config.pages")),
        path("", include("config.account_urls")),
        path("beheer/mensen/", include("config.people.urls")),
        prefix_default_language=False,
    ),
]

if settings.BIJEEN_DEMO:
    urlpatterns.insert(0, path("demo/", include("demo.urls")))
