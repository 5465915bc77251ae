"""Whatever an editor types comes out as text: no script, no picture from elsewhere, no link that runs."""

import re
import xml.etree.ElementTree as ET

import hostile
import pytest
from pages import read_pages, read_tree

from engagement import places
from engagement.typography import typeset

# Fields that no page shows: for search, for the people who edit, or for what the client has not confirmed.
HIDDEN = (
    *("to_confirm", "role.acronym", "role.synonyms", "mark.name", "review.owner"),
    # Searched, never shown.
    *("concepts.capitals", "concepts.expressions", "wordings.asked"),
)
_SAFE_LINK = re.compile(r"(?:https?://|mailto:|tel:|#|/(?!/)).*", re.DOTALL)
# What Markdown may add to the elements of the templates.
_WRITTEN = {"blockquote", "code", "em", "h4", "hr", "li", "ol", "p", "pre", "strong", "table", "td", "ul"}
# What changed since the recorded editions, which the shipped content may have none of.
_WRITTEN |= {"del", "ins", ("section", "data-part"), ("li", "data-nature")}


@pytest.fixture(scope="module")
def hostile_pages(hostile_site):
    return read_pages(hostile_site)


@pytest.fixture(scope="module")
def shown(hostile_pages):
    """Everything that readers, or those who list the pages, see."""
    metas = ("description", "og:title", "og:description")
    texts = [
        text
        for page in hostile_pages.values()
        for text in (page.text, page.document_title, *(page.meta(name) for name in metas))
    ]
    return _plain("\n".join(texts))


def test_no_attack_brings_an_element_or_an_attribute_that_pages_do_not_have(hostile_pages, pages):
    def kinds(site):
        for page in site.values():
            for element in page.root.all():
                yield element.tag
                # Only the theme's own drawings and fields keep their classes.
                yield from ((element.tag, name) for name in element.attributes)
                if element.tag in {"svg", "input", "button"}:
                    yield element.tag, element.get("class")

    assert set(kinds(hostile_pages)) - set(kinds(pages)) - _WRITTEN == set()


def test_no_page_runs_any_script_but_the_theme_s(hostile_pages, pages):
    def scripts(page):
        return [(each.get("src"), each.get("type"), each.text) for each in page.root.all("script")]

    (expected,) = {str(scripts(page)) for page in pages.values()}
    assert {str(scripts(page)) for page in hostile_pages.values()} == {expected}


def test_no_page_has_a_handler_a_style_or_a_picture_of_the_attacker_s(hostile_pages):
    found = [
        (page, str(element), name)
        for page in hostile_pages.values()
        for element in page.root.all()
        for name, value in element.attributes.items()
        if name.startswith("on") or name in {"style", "srcdoc", "formaction"} or "ailleurs.exemple" in value
    ]
    # What reads as text in a description stays there.
    assert [each for each in found if not each[1].startswith("<meta") and each[2] != "aria-label"] == []


def test_every_link_has_a_harmless_scheme(hostile_pages):
    found = [
        (page, link.get("href"))
        for page in hostile_pages.values()
        for link in page.root.all("a", "link")
        if not _SAFE_LINK.fullmatch(link.get("href"))
    ]
    assert found == []


def test_templates_never_evaluate_what_an_editor_typed(hostile_pages, shown):
    assert "{{ 7*7 }}{% raw %}" in shown
    assert "{{ view }}" in shown
    assert not re.search(r"zq\d+z 49\b", shown)


def test_the_reader_sees_each_attack_as_it_was_typed(shown):
    placed = hostile.attacks()
    assert len(placed) > 1000
    garbled = [
        (attack.file, attack.path, attack.shown)
        for attack in placed
        if attack.word in shown and f"{attack.word} {_plain(typeset(attack.shown))}" not in shown
    ]
    assert garbled == []


def test_every_text_field_is_shown_but_those_known_to_be_hidden(shown):
    fields = {attack.field for attack in hostile.attacks()}
    seen = {attack.field for attack in hostile.attacks() if attack.word in shown}
    assert {field for field in fields - seen if not field.endswith(HIDDEN)} == set()


def test_what_is_hidden_stays_hidden(shown):
    questions = [attack for attack in hostile.attacks() if attack.field.endswith("to_confirm")]
    assert questions
    assert [attack.path for attack in questions if attack.word in shown] == []


def test_markdown_shows_html_as_text_and_drops_only_the_links_that_run(hostile_pages, catalogue):
    for slug in catalogue.articles:
        page = hostile_pages[places.article(slug)]
        text = _plain(page.text)
        for words in (
            "<script>alert(1)</script> et <img src=x onerror=alert(1)>",
            'alert("zqbloc");',
            '<div onclick="alert(1)" style="color: red">zqdiv</div>',
            "zqattributs",
            "<svg onload=alert(1)>",
            "zqancre html",
            '<script>alert("zqcode")</script>',
        ):
            assert words.casefold() in text.casefold(), (page, words)
        links = {link.text: link.get("href") for link in page.root.all("a", "span") if "zqlien" in link.text}
        leading = {name: target for name, target in links.items() if target}
        assert set(leading) <= {"zqlien sept", "zqlien huit", "zqlien neuf"}


def test_the_feed_is_sound_and_inert(hostile_site):
    feed = read_tree((hostile_site / places.file_of(places.FEED)).read_text(encoding="utf-8"))
    contents = [read_tree(each.text) for each in feed.all("content", "summary")]
    assert contents
    elements = [element for content in contents for element in content.all()]
    assert [str(each) for each in elements if each.tag in {"script", "img", "svg", "iframe", "style"}] == []
    assert [str(each) for each in elements if any(name.startswith("on") for name in each.attributes)] == []
    assert [each.get("href") for each in elements if "script:" in each.get("href").lower()] == []


def test_the_site_map_and_the_feed_are_sound_xml(hostile_site):
    ET.fromstring((hostile_site / places.file_of(places.SITEMAP)).read_bytes())
    ET.fromstring((hostile_site / places.file_of(places.FEED)).read_bytes())


def _plain(text):
    """The text without what typography changes."""
    for set_, typed in (("’", "'"), ("\u202f", " "), ("\xa0", " "), ("…", "...")):
        text = text.replace(set_, typed)
    return re.sub(r"\s+", " ", text)
