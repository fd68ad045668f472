"""Every page in every state: reached, styled, quiet, nothing beside the screen (spaced either), nothing that axe finds."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.looking import OVERFLOW, RULES, SPACED
from tests.browser.states import STATES

pytestmark = pytest.mark.browser
WIDTHS, SCHEMES = (320, 1280), ("light", "dark")


@pytest.mark.parametrize("seen", STATES, ids=lambda seen: seen.key)
def test_a_page_can_be_used_by_everybody(visitor, seen):
    page, response = visitor.open(seen)

    assert response.status == seen.status
    assert page.evaluate(RULES) > 50, "the style did not come"
    assert [line for line in visitor.noise if "404" not in line or seen.status != 404] == []
    problems = []
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        problems += [f"{width}: beside the screen: {what}" for what in page.evaluate(OVERFLOW)]
        for scheme in SCHEMES:
            page.emulate_media(color_scheme=scheme)
            problems += [f"{width} {scheme}: {line}" for line in violations(page)]
    page.set_viewport_size({"width": WIDTHS[0], "height": 800})
    page.evaluate(SPACED)
    problems += [f"spaced: beside the screen: {what}" for what in page.evaluate(OVERFLOW)]
    page.close()
    assert problems == []


def violations(page) -> list[str]:
    """What axe finds, a line each."""
    found = Axe().run(page).response["violations"]
    return [
        f"{one['id']} ({one['impact']}): {node['target']} {node['html'][:120]}"
        for one in found
        for node in one["nodes"]
    ]
