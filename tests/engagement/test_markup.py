"""What editors write becomes safe HTML, or stays text."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest

from engagement.linking import Links
from engagement.markup import Renderer, anchor_of, minutes_of

HOSTILE = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)>",
    "{{ 7*7 }}{% raw %}",
    "[x](javascript:alert(1))",
    "[x](JaVa\tScript:alert(1))",
    "[x](data:text/html;base64,PHNjcmlwdD4=)",
    "[x](vbscript:x)",
    "[x](//mechant.example/x)",
    "![x](https://mechant.example/x.png)",
    '[x](https://exemple.fr "onmouseover=alert(1)")',
    "<a href='javascript:alert(1)'>x</a>",
    "&#x6A;avascript:alert(1)",
    "`<b>code</b>`",
    "[x][y]\n\n[y]: javascript:alert(1)",
]


class Tags(HTMLParser):
    """Collects what a browser would see: tags, attributes, links."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}
        self.links += [value or "" for name, value in attrs if name == "href"]


@pytest.fixture
def renderer() -> Renderer:
    links = Links()
    links.add("playbook", "finance", "/playbooks/finance/")
    links.add_anchors("/playbooks/finance/", ["mesurer"])
    return Renderer(links)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_comes_out_inert(renderer: Renderer, text: str) -> None:
    for html in (renderer.inline(text), renderer.document(text).html):
        found = Tags()
        found.feed(html)
        assert not found.tags & {"script", "img", "svg", "iframe", "style"}, html
        assert found.attributes <= {"href", "id", "scope"}, html
        assert all(re.match(r"https://exemple\.fr|/playbooks/", each) for each in found.links), html


def test_references_become_addresses(renderer: Renderer) -> None:
    assert renderer.inline("[le DAF](playbook:finance#mesurer)") == (
        '<a href="/playbooks/finance/#mesurer">le DAF</a>'
    )


def test_a_field_never_becomes_a_list_or_a_heading(renderer: Renderer) -> None:
    assert renderer.inline("1. Un # deux") == "1. Un # deux"
    assert renderer.inline("# Un") == "# Un"


def test_typography_reaches_text_and_spares_code(renderer: Renderer) -> None:
    assert renderer.inline("l'*eau* : `l'a : b`") == "l’<em>eau</em>&nbsp;: <code>l'a : b</code>"


def test_plain_and_marked_text_are_escaped_alike(renderer: Renderer) -> None:
    assert renderer.inline("R&D < 2") == "R&amp;D &lt; 2"
    assert renderer.inline("*R&D* < 2") == "<em>R&amp;D</em> &lt; 2"


def test_headings_keep_their_given_anchor(renderer: Renderer) -> None:
    body = renderer.document("## Qu'est-ce ? {#quoi}\n\n## L'œuvre d'été\n\n### Détail\n")
    assert [(each.anchor, each.level) for each in body.headings] == [
        ("quoi", 2),
        ("l-oeuvre-d-ete", 2),
        ("detail", 3),
    ]


def test_tables_have_header_cells_with_a_scope(renderer: Renderer) -> None:
    assert '<th scope="col">a</th>' in renderer.document("| a | b |\n|---|---|\n| 1 | 2 |\n").html


def test_an_anchor_is_lower_case_without_accents() -> None:
    assert anchor_of("L'Été à Évian") == "l-ete-a-evian"


def test_reading_takes_at_least_a_minute() -> None:
    assert (minutes_of("mot"), minutes_of("mot " * 660)) == (1, 3)
