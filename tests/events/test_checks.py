"""What `manage.py check` says to a host site that lacks something."""

from datetime import timedelta

import pytest
from django.utils.timezone import now

from events import checks
from events.models import DutyRun


def said(**more):
    return {message.id for message in checks.fit_for_bijeen(None, **more)}


def test_our_own_site_lacks_nothing():
    assert said() == set()


def test_each_thing_that_is_missing_has_its_own_line(settings):
    settings.LOGIN_URL = "/nowhere-at-all/"
    settings.USE_TZ = False
    settings.LANGUAGES = [("nl", "Nederlands")]
    settings.TEMPLATES = [{**settings.TEMPLATES[0], "APP_DIRS": False, "OPTIONS": {}}]
    settings.DATABASES = {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": "x"}}
    settings.STORAGES = {name: row for name, row in settings.STORAGES.items() if name != "bijeen"}
    del settings.BIJEEN_BASE_URL
    assert said() == {f"bijeen.{key}" for key in ("W102", "E103", "E104", "E105", "W106", "W107", "W108", "W110")}


@pytest.mark.parametrize("name", ["MEDIA_ROOT", "STATIC_ROOT"])
def test_files_that_a_web_server_hands_to_anybody_are_told(settings, tmp_path, name):
    kept = settings.STORAGES
    settings.STORAGES = {name: row for name, row in kept.items() if name != "bijeen"}
    setattr(settings, name, str(tmp_path / "web"))
    settings.BIJEEN_FILES = tmp_path / "files"
    assert said() == set()
    settings.BIJEEN_FILES = tmp_path / "web" / ".." / "web" / "files"
    assert said() == {"bijeen.E111"}
    settings.STORAGES = kept  # a storage of one's own says where by itself
    assert said() == set()


def test_a_site_without_our_addresses_is_told_which_to_include(settings):
    settings.ROOT_URLCONF = "tests.events.no_urls"
    settings.LOGIN_URL = "/"
    lines = [message for message in checks.fit_for_bijeen(None) if message.id == "bijeen.E101"]
    assert [message.hint for message in lines] == [
        'path("", include("events.urls.pages"))',
        'path("", include("events.urls.fixed"))',
    ]


@pytest.mark.django_db
def test_a_worker_that_was_not_there_for_hours_is_missed():
    def missed():
        return [message.id for message in checks.worked_lately(None, databases=["default"])]

    assert missed() == ["bijeen.W109"]
    DutyRun.objects.create(key="attempts", last_at=now() - timedelta(hours=3))
    assert missed() == ["bijeen.W109"]
    DutyRun.objects.create(key="publish", last_at=now() - timedelta(minutes=1))
    assert missed() == [] and checks.worked_lately(None) == []
