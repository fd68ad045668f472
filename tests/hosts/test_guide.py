"""The guide for host developers is true: its code, in the order of the page, makes a site that works."""

import re

import pytest

from tests.hosts.hosting import ROOT, run

GUIDE = (ROOT / "docs" / "host.md").read_text()
BLOCK = re.compile(r"```(\w+)\n(?:# |\{# |/\* )([\w./]+)(?: #\}| \*/)?\n(.*?)```", re.S)
pytestmark = [pytest.mark.hosts, pytest.mark.xdist_group("hosts")]

PROBE = """
import os, django
os.environ["DJANGO_SETTINGS_MODULE"] = "mysite.settings"
django.setup()
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.test import Client
user = get_user_model().objects.create_user("ans", "ans@kennis.example")
user.groups.add(Group.objects.create(name="Redactie"))
exec(open("scripts/make.py").read())
exec(open("scripts/roles.py").read())
exec(open("scripts/roles.py").read())
client = Client(HTTP_HOST="127.0.0.1")
listed = client.get("/kennis/agenda/").content.decode()
page = client.get(f"/kennis/agenda/{event.slug}/").content.decode()
assert "Samen lezen" in listed and "Leesgroep" in listed, listed
assert "We hebben 3 boeken hierover" in page and "KENNIS" in page, page
assert user.bijeen_roles.filter(name="organiser", event=None).count() == 1
client.force_login(user)
assert "Samen lezen" in client.get("/kennis/beheer/").content.decode()
print("true")
"""
BASE = """<!doctype html><html lang="nl"><head><title>{% block site_title %}{% endblock %}</title>
{% block extra_head %}{% endblock %}</head><body><h1>KENNIS</h1>{% block main %}{% endblock %}</body></html>"""


def test_what_the_guide_says_makes_a_site_that_works(python, tmp_path):
    blocks = BLOCK.findall(GUIDE)
    assert {name for _kind, name, _code in blocks} >= {
        "settings.py",
        "urls.py",
        "library/plugin.py",
        "scripts/roles.py",
    }
    run(python, "-m", "django", "startproject", "mysite", folder=str(tmp_path))
    site = tmp_path / "mysite"
    for _kind, name, code in blocks:
        path = site / "mysite" / name if name in ("settings.py", "urls.py") else site / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text((path.read_text() if path.exists() else "") + "\n" + code)
    (site / "library" / "__init__.py").touch()
    (site / "templates" / "base.html").write_text(BASE)
    with (site / "mysite" / "settings.py").open("a") as settings:
        settings.write('INSTALLED_APPS += ["library"]\nTEMPLATES[0]["DIRS"] = [BASE_DIR / "templates"]\n')
    (site / "probe.py").write_text(PROBE)
    assert "no issues" in run(python, "manage.py", "check", folder=str(site))
    run(python, "manage.py", "migrate", "-v0", folder=str(site))
    assert run(python, "probe.py", folder=str(site)).splitlines()[-1] == "true"


def test_every_setting_that_the_apps_read_stands_in_the_guide():
    read = {
        found
        for app in ("events", "certificates", "learning", "toolkits")
        for path in (ROOT / app).rglob("*.py")
        for found in re.findall(r'settings, "(BIJEEN_\w+)"', path.read_text())
    }
    assert {name for name in read if f"`{name}`" not in GUIDE} == set()


def test_taking_it_out_names_every_app():
    assert re.findall(r"migrate (bijeen_\w+) zero", GUIDE)[-1] == "bijeen_events"
