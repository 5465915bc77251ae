"""Each component has one name everywhere and renders from its own examples."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from support import ROOT

from publishing.stylebook import component_names, environment, examples_of, render_component

THEME = ROOT / "theme"
NAMES = component_names(THEME)
VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}


class Balance(HTMLParser):
    """Notes tags that are closed out of order."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.faults: list[str] = []

    def handle_starttag(self, tag: str, attrs: object) -> None:
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: object) -> None:
        return

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.faults.append(tag)


@pytest.mark.parametrize("name", NAMES)
def test_a_component_has_its_template_its_styles_and_examples(name: str) -> None:
    folder = THEME / "components" / name
    assert (folder / f"{name}.html").is_file()
    assert (folder / "examples.yaml").is_file()
    assert (folder / f"{name}.css").is_file()
    allowed = {f"{name}.html", f"{name}.css", f"{name}.js", "examples.yaml"}
    assert {path.name for path in folder.iterdir()} <= allowed


@pytest.mark.parametrize("name", NAMES)
def test_a_component_renders_each_of_its_examples(name: str) -> None:
    jinja = environment(THEME)
    examples = list(examples_of(THEME, name))
    assert examples
    for title, model in examples:
        html = str(render_component(jinja, name, model))
        assert html.strip(), title
        balance = Balance()
        balance.feed(html)
        assert (balance.faults, balance.open) == ([], []), title


@pytest.mark.parametrize("name", NAMES)
def test_the_styles_of_a_component_carry_its_name(name: str) -> None:
    text = (THEME / "components" / name / f"{name}.css").read_text(encoding="utf-8")
    classes = set(
        re.findall(
            r"\.([a-z][a-z-]*(?:__[a-z-]+)?(?:--[a-z0-9-]+)?)",
            re.sub(r"url\([^)]*\)|/\*.*?\*/", "", text, flags=re.DOTALL),
        )
    )
    foreign = {each for each in classes if not each.startswith(name)} - set(NAMES) - {"js"}
    others = {each for each in foreign if each.partition("__")[0].partition("--")[0] not in NAMES}
    assert others == set()


def test_the_table_of_contents_lists_every_component_once() -> None:
    text = (THEME / "static/css/site.css").read_text(encoding="utf-8")
    listed = re.findall(r"components/([a-z-]+)/\1\.css", text)
    assert sorted(listed) == NAMES
