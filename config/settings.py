"""The site's settings: one file, every choice read from the environment."""

from pathlib import Path

import environ
from csp.constants import NONE, SELF
from django.urls import reverse_lazy

ROOT = Path(__file__).resolve().parent.parent
env = environ.Env()

# Where it runs ---------------------------------------------------------------
DEMO = env.bool("BIJEEN_DEMO", default=False)
DEBUG = env.bool("DEBUG", default=False)
VAR = Path(env("BIJEEN_VAR", default=str(ROOT / "var")))
SECRET_KEY = env("SECRET_KEY", default="only-for-the-demo-and-the-tests" if DEMO or DEBUG else "")
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["localhost", "127.0.0.1", "[::1]"])
SECURE_SITE = env.bool("SECURE_SITE", default=False)

BIJEEN_DEMO = DEMO
BIJEEN_BASE_URL = env("BIJEEN_BASE_URL", default="http://127.0.0.1:8000")
BIJEEN_NAME = env("BIJEEN_NAME", default="Bijeen")
BIJEEN_SENDER = env("BIJEEN_SENDER", default="Bijeen bijeenkomsten <bijeenkomsten@bijeen.example>")
BIJEEN_CONTACT_PHONE = env("BIJEEN_CONTACT_PHONE", default="030 000 00 00")
BIJEEN_CONTACT_EMAIL = env("BIJEEN_CONTACT_EMAIL", default="bijeenkomsten@bijeen.example")
BIJEEN_TRUSTED_PROXIES = env.int("BIJEEN_TRUSTED_PROXIES", default=0)
BIJEEN_MATERIAL_MB = env.int("BIJEEN_MATERIAL_MB", default=50)
BIJEEN_EXIT_URL = env("BIJEEN_EXIT_URL", default="https://www.buienradar.nl/")

# What it is made of ------------------------------------------------------------
INSTALLED_APPS = [
    "events",
    "certificates",
    "learning",
    "toolkits",
    "config",
    "demo",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "csp",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "config.accounts.SecondFactor",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "csp.middleware.CSPMiddleware",
]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [ROOT / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    }
]

# Data ----------------------------------------------------------------------------
DATABASES = {"default": env.db_url("DATABASE_URL", default=f"sqlite:///{VAR / 'bijeen.sqlite3'}")}
DATABASES["default"]["CONN_MAX_AGE"] = None
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
    }
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# `default` is each worker's own and holds rendered parts; `shared` counts for all of them together.
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"},
    "shared": env.cache_url("CACHE_URL", default="dbcache://bijeen_cache"),
}

# Language and time -----------------------------------------------------------------
LANGUAGE_CODE = "nl"
LANGUAGES = [("nl", "Nederlands"), ("en", "English")]
LOCALE_PATHS = [ROOT / "config" / "locale"]
USE_I18N = True
TIME_ZONE = "Europe/Amsterdam"
USE_TZ = True

# Static, files, mail -------------------------------------------------------------------
STATIC_URL = "/static/"
STATIC_ROOT = VAR / "static"
STATICFILES_DIRS = [ROOT / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": VAR / "files"}},
    # What only our own checks let out: outside the web root, readable for the site alone.
    "bijeen": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {
            "location": VAR / "files",
            "base_url": None,
            "file_permissions_mode": 0o600,
            "directory_permissions_mode": 0o700,
        },
    },
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
WHITENOISE_USE_FINDERS = DEBUG
EMAIL_CONFIG = env.email_url("EMAIL_URL", default="smtp://127.0.0.1:1025")
vars().update(EMAIL_CONFIG)
DEFAULT_FROM_EMAIL = SERVER_EMAIL = BIJEEN_SENDER

# Signing in: a code by mail, no password ---------------------------------------------------
AUTH_USER_MODEL = "bijeen_site.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
ACCOUNT_ADAPTER = "config.accounts.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 600
ACCOUNT_LOGIN_BY_CODE_MAX_ATTEMPTS = 5
ACCOUNT_LOGIN_BY_CODE_SUPPORTS_RESEND = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_REAUTHENTICATION_METHODS = [
    "mfa"
]  # a code by mail never stands in for the second factor; read by allauth 65.22
MFA_ADAPTER = "config.accounts.MFAAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = DEMO or DEBUG
SESSION_COOKIE_AGE = 14 * 24 * 3600
LOGIN_URL = reverse_lazy("account_login")
LOGIN_REDIRECT_URL = "/beheer/"
LOGOUT_REDIRECT_URL = "/"

# Safety -----------------------------------------------------------------------------------
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "style-src": [SELF],
        "font-src": [SELF],
        "img-src": [SELF],
        "script-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SITE
SESSION_COOKIE_HTTPONLY = True
SECURE_HSTS_SECONDS = 31536000 if SECURE_SITE else 0
SECURE_SSL_REDIRECT, SECURE_REDIRECT_EXEMPT = SECURE_SITE, [r"^healthz$"]
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if SECURE_SITE else None
X_FRAME_OPTIONS = "DENY"
CSRF_FAILURE_VIEW = "config.failures.not_signed"
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_500_000

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"route_only": {"()": "config.logs.RouteOnly"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "filters": ["route_only"]}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {"bijeen": {"level": env("LOG_LEVEL", default="INFO")}},
}
