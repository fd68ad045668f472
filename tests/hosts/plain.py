"""What `startproject` gives, as settings that each host begins with; the database is the one that the test made."""

import os
from pathlib import Path
from urllib.parse import urlsplit


def database() -> dict:
    """The scratch database in DATABASE_URL."""
    url = urlsplit(os.environ["DATABASE_URL"])
    if url.scheme == "sqlite":
        options = {"transaction_mode": "IMMEDIATE", "timeout": 20}
        return {"ENGINE": "django.db.backends.sqlite3", "NAME": url.path[1:], "OPTIONS": options}
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": url.path[1:],
        "USER": url.username,
        "HOST": url.hostname,
        "PORT": url.port or 5432,
    }


DJANGO = ("admin", "auth", "contenttypes", "sessions", "messages", "staticfiles")
MIDDLEWARE = (
    "django.middleware.security.SecurityMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
)
CONTEXT = (
    "django.template.context_processors.request",
    "django.contrib.auth.context_processors.auth",
    "django.contrib.messages.context_processors.messages",
)


def settings_of(folder: Path, apps: tuple[str, ...], *, middleware: tuple[str, ...] = ()) -> dict:
    """The settings of `django-admin startproject`, with these apps and middleware added behind."""
    return {
        "SECRET_KEY": "of-a-host-in-a-test-and-nowhere-else-0123456789",
        "ALLOWED_HOSTS": ["*"],
        "DEBUG": False,
        "INSTALLED_APPS": [*(f"django.contrib.{name}" for name in DJANGO), *apps],
        "MIDDLEWARE": [*MIDDLEWARE, *middleware],
        "ROOT_URLCONF": "urls",
        "TEMPLATES": [
            {
                "BACKEND": "django.template.backends.django.DjangoTemplates",
                "DIRS": [folder / "templates"],
                "APP_DIRS": True,
                "OPTIONS": {"context_processors": list(CONTEXT)},
            }
        ],
        "DATABASES": {"default": database()},
        "LOGIN_URL": "/admin/login/",
        "LANGUAGE_CODE": "en-us",
        "TIME_ZONE": "UTC",
        "USE_I18N": True,
        "USE_TZ": True,
        "STATIC_URL": "static/",
        "STATIC_ROOT": os.environ["HOST_FOLDER"] + "/static",
        "MEDIA_ROOT": os.environ["HOST_FOLDER"] + "/media",
        "EMAIL_BACKEND": "django.core.mail.backends.locmem.EmailBackend",
        "BIJEEN_BASE_URL": "https://host.example",
        "BIJEEN_FILES": os.environ["HOST_FOLDER"] + "/files",
    }


OURS = tuple(os.environ.get("HOST_APPS", "events").split(","))
