"""`check --deploy` refuses what is fit for one's own machine only."""

import pytest
from django.core.checks import run_checks

from config.settings import ROOT, STORAGES

FIT = {
    "BIJEEN_DEMO": False,
    "SECRET_KEY": "a long key of a site that is really there, with 50 signs or more",
    "BIJEEN_BASE_URL": "https://bijeen.example",
    "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
    "CACHES": {
        "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"},
        "shared": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "shared"},
    },
}
LOCAL = {"default": FIT["CACHES"]["default"], "shared": FIT["CACHES"]["default"]}


def stored_in(folder: str) -> dict:
    """Materials in a folder of ours."""
    store = {"BACKEND": STORAGES["bijeen"]["BACKEND"], "OPTIONS": {"location": ROOT / folder}}
    return {**STORAGES, "bijeen": store}


def found(settings, **changed) -> list[str]:
    for name, value in {**FIT, **changed}.items():
        setattr(settings, name, value)
    return [said.id for said in run_checks(include_deployment_checks=True) if said.id.startswith("bijeen.")]


def test_a_site_that_is_set_up_well_is_fit(settings):
    assert found(settings) == []


@pytest.mark.parametrize(
    ("changed", "key"),
    [
        ({"BIJEEN_DEMO": True}, "E001"),
        ({"SECRET_KEY": "only-for-the-demo-and-the-tests"}, "E002"),
        ({"BIJEEN_BASE_URL": "http://bijeen.example"}, "E003"),
        ({"EMAIL_BACKEND": "django.core.mail.backends.console.EmailBackend"}, "E004"),
        ({"CACHES": LOCAL}, "E005"),
        ({"STORAGES": stored_in("static/bijeen/files")}, "E006"),
    ],
)
def test_what_is_wrong_is_named(settings, changed, key):
    assert found(settings, **changed) == [f"bijeen.{key}"]
    assert all(said.hint for said in run_checks(include_deployment_checks=True) if said.id == f"bijeen.{key}")


def test_on_ones_own_machine_nothing_is_asked(settings):
    settings.BIJEEN_DEMO = True
    assert [said for said in run_checks() if said.id.startswith("bijeen.")] == []
