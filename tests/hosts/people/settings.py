"""A host with users of its own: a mail address to sign in with, a UUID as key, no username."""

from pathlib import Path

from plain import OURS, settings_of

globals().update(settings_of(Path(__file__).parent, ("people", *OURS)))
AUTH_USER_MODEL = "people.Person"
LANGUAGE_CODE = "nl"
