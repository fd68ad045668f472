"""A host whose every setting is another than ours: thousands with a dot, UTC, a transaction a request, small keys, strict CSP, Bootstrap."""

from pathlib import Path

from plain import OURS, settings_of

globals().update(settings_of(Path(__file__).parent, OURS, middleware=("csp.middleware.CSPMiddleware",)))
LANGUAGE_CODE = "nl"
INSTALLED_APPS += ["bootstrap"]  # noqa: F821
USE_THOUSAND_SEPARATOR = True
TIME_ZONE = "UTC"
APPEND_SLASH = False
DEFAULT_AUTO_FIELD = "django.db.models.AutoField"
DATABASES["default"]["ATOMIC_REQUESTS"] = True  # noqa: F821
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.ManifestStaticFilesStorage"},
}
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "style-src": ["'self'"],
        "font-src": ["'self'"],
        "img-src": ["'self'"],
        "form-action": ["'self'"],
        "base-uri": ["'none'"],
        "frame-ancestors": ["'none'"],
    }
}
