"""What a host may set, with what holds when it does not. Settings begin with `BIJEEN_`."""

from urllib.parse import urlsplit

from django.conf import settings


def base_url() -> str:
    """The start of absolute addresses, without a slash at the end."""
    return str(getattr(settings, "BIJEEN_BASE_URL", "http://127.0.0.1:8000")).rstrip("/")


def host() -> str:
    """The host (and port) of the absolute addresses."""
    return urlsplit(base_url()).netloc


def trusted_proxies() -> int:
    """How many proxies stand between people and us, each of which writes down whom it spoke to."""
    return int(getattr(settings, "BIJEEN_TRUSTED_PROXIES", 0))


def site_name() -> str:
    """The name under which the programme meets."""
    return str(getattr(settings, "BIJEEN_NAME", "Bijeen"))


def sender() -> str:
    """From whom mails come."""
    return str(getattr(settings, "BIJEEN_SENDER", settings.DEFAULT_FROM_EMAIL))


def contact_phone() -> str:
    """Whom to call when an event names nobody."""
    return str(getattr(settings, "BIJEEN_CONTACT_PHONE", ""))


def contact_email() -> str:
    """Whom to write to when an event names nobody."""
    return str(getattr(settings, "BIJEEN_CONTACT_EMAIL", ""))


def exit_url() -> str:
    """Where the quick exit leads."""
    return str(getattr(settings, "BIJEEN_EXIT_URL", "https://www.buienradar.nl/"))


def files() -> str:
    """The folder for files that only our checks let out, when there is no storage "bijeen"."""
    return str(getattr(settings, "BIJEEN_FILES", "bijeen-files"))
