"""Our site's Django admin: the reference data of the apps and nothing else, for administrators."""

from django.conf import settings
from django.contrib import admin
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from events.access import has_role
from events.admin import REFERENCE
from events.models import Role


class ReferenceSite(admin.AdminSite):
    """Who is not signed in goes to our own page for that; who is no administrator finds nothing here."""

    site_header = site_title = _("Basisgegevens")
    index_title = _("Wat alle bijeenkomsten delen")
    site_url = "/beheer/"
    enable_nav_sidebar = False

    def has_permission(self, request: HttpRequest) -> bool:
        return has_role(request.user, Role.Name.ADMINISTRATOR)

    def login(self, request: HttpRequest, extra_context: dict | None = None) -> HttpResponse:
        if request.user.is_authenticated:
            raise Http404
        return redirect_to_login(request.GET.get("next", request.path), str(settings.LOGIN_URL))


site = ReferenceSite(name="admin")
for model, shown in REFERENCE.items():
    site.register(model, shown)
