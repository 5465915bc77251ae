"""axe finds nothing on a page of any kind, in either theme, on a phone, on paper."""

import pytest
from pages import KINDS

from browser.conftest import DESK, PHONE

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
WAYS = {
    "light": ({"media": "screen", "color_scheme": "light"}, DESK),
    "dark": ({"media": "screen", "color_scheme": "dark"}, DESK),
    "phone": ({"media": "screen", "color_scheme": "light"}, PHONE),
    "print": ({"media": "print", "color_scheme": "light"}, {"width": 794, "height": 1123}),
}
_RUN = """async (tags) => {
  const {violations} = await axe.run(document, {
    runOnly: {type: "tag", values: tags},
    resultTypes: ["violations"],
    rules: {"target-size": {enabled: true}},
  });
  const said = ({target, failureSummary}) => `${target}: ${failureSummary}`;
  return violations.map(({id, nodes}) => `${id} ×${nodes.length} ${said(nodes[0])}`);
}"""


@pytest.mark.parametrize("kind", KINDS)
def test_axe_finds_nothing(still, place, axe, kind):
    still.goto(place(kind))
    still.evaluate(f"{axe};0")
    found = {}
    for way, (media, size) in WAYS.items():
        still.emulate_media(**media)
        still.set_viewport_size(size)
        if violations := still.evaluate(_RUN, TAGS):
            found[way] = violations
    assert found == {}


def test_axe_finds_nothing_with_everything_open(still, place, axe):
    for kind in ("home", "playbook", "playbook-phase"):
        still.emulate_media(media="screen", color_scheme="light")
        still.set_viewport_size(PHONE)
        still.goto(place(kind))
        still.get_by_role("button", name="Menu").click()
        still.evaluate("for (const each of document.querySelectorAll('details')) each.open = true")
        still.evaluate(f"{axe};0")
        assert still.evaluate(_RUN, TAGS) == [], kind
