"""A host on Wagtail: an app `events` of its own, allauth, languages in the address, a catch-all; we live under /kennis/."""

from pathlib import Path

from plain import OURS, settings_of

WAGTAIL = (
    "wagtail.contrib.redirects",
    "wagtail.users",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
)
globals().update(
    settings_of(
        Path(__file__).parent,
        ("mysite.events", *WAGTAIL, "allauth", "allauth.account", *OURS),
        middleware=("django.middleware.locale.LocaleMiddleware", "allauth.account.middleware.AccountMiddleware"),
    )
)
LANGUAGE_CODE = "nl"
LANGUAGES = [("nl", "Nederlands"), ("en", "English")]
LOGIN_URL = "account_login"
WAGTAIL_SITE_NAME = "Kennis"
WAGTAILADMIN_BASE_URL = "https://host.example"
