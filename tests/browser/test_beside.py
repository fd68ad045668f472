"""Bootstrap beside us: nothing of ours moves, and nothing changes its colour."""

from importlib.resources import files

import pytest

from tests.browser.states import STATES

pytestmark = pytest.mark.browser
BOOTSTRAP = files("bootstrap").joinpath("static/bootstrap/css/bootstrap.min.css").read_text()
SEEN = {seen.key: seen for seen in STATES}
PAGES = (
    "agenda-list",
    "agenda-event-conference",
    "registration-register-conference",
    "registration-confirmed",
    "learning-network",
    "toolkits-toolkit",
    "mine",
    "certificate",
    "desk-home",
    "desk-event-conference",
    "desk-registrations",
)
# A reader's own preference, or drawn by nothing of ours.
LOOKS = """() => [...document.querySelectorAll('.bijeen, .bijeen *')].filter(one => one.checkVisibility()).map(one => {
    const told = getComputedStyle(one), box = one.getBoundingClientRect(), lines = told.borderBottomWidth !== '0px';
    return [one.tagName + '.' + (one.getAttribute('class') || '') + ' ' + one.textContent.trim().slice(0, 30),
        [box.x, box.y, box.width, box.height].map(Math.round).join(' '), told.color, told.backgroundColor,
        told.fontFamily, told.fontSize, told.fontWeight, told.lineHeight, told.textDecorationLine,
        told.listStyleType, told.float, lines ? told.borderBottomColor : ''];
})"""
# After all of ours: where two rules weigh the same the last one wins, so before them it does less.
ADD = """css => { const sheet = new CSSStyleSheet(); sheet.replaceSync(css);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]; }"""


@pytest.mark.parametrize("key", PAGES)
def test_nothing_of_ours_changes(visitor, key):
    found = []
    for width in (360, 1280):
        page, _response = visitor.open(SEEN[key], width)
        plain = page.evaluate(LOOKS)
        page.evaluate(ADD, BOOTSTRAP)
        beside = page.evaluate(LOOKS)
        page.close()
        assert len(plain) == len(beside) > 20
        pairs = zip(plain, beside, strict=True)
        found += [f"{width}: {one} became {other}" for one, other in pairs if one != other][:5]
    assert found == []
