"""The site around the apps."""

from allauth.core.internal import ratelimit
from django.apps import AppConfig
from django.core.cache import caches
from django.utils.connection import ConnectionProxy


class SiteConfig(AppConfig):
    name = "config"
    label = "bijeen_site"
    verbose_name = "Bijeen site"

    def ready(self) -> None:
        # allauth counts in the default cache, which is each worker's own here: let it count for all of them together.
        ratelimit.cache = ConnectionProxy(caches, "shared")
        from config import checks  # noqa: F401  (registers them)
        from config.holdings import HOLDINGS
        from config.menu import PAGES
        from events.extend import holdings, pages

        for holding in HOLDINGS:
            holdings.add(holding)
        pages.add(PAGES)
