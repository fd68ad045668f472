"""The quick exit in a real browser: a plain link without script; with it Esc twice leaves too, and no way back is left."""

import re

import pytest

pytestmark = pytest.mark.browser
SENSITIVE = "registration-register-sensitive"


def elsewhere(context) -> None:
    """The neutral page, which the tests must not really ask for."""
    context.route(
        re.compile("buienradar"), lambda route: route.fulfill(body="<h1>Het weer</h1>", content_type="text/html")
    )


@pytest.mark.parametrize("how", ["esc", "link"])
def test_it_leaves_and_keeps_no_way_back(chromium, year, pages, how):
    context = chromium.new_context(base_url=year.address)
    elsewhere(context)
    page = context.new_page()
    page.goto("/agenda/")
    page.goto(pages["paths"][SENSITIVE])
    if how == "esc":
        page.keyboard.press("Escape")
        page.keyboard.press("Escape")
    else:
        page.locator(".b-exit a").click()
    page.wait_for_url(re.compile("buienradar"))
    page.go_back()
    assert page.url.endswith("/agenda/")
    context.close()


def test_without_script_it_is_a_link(phone, pages):
    elsewhere(phone.context)
    phone.goto(pages["paths"][SENSITIVE])
    phone.locator(".b-exit a").click()
    phone.wait_for_url(re.compile("buienradar"))
