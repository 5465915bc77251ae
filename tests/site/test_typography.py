"""What readers see is set as French is printed, wherever it comes from."""

import re

from pages import read_tree

from engagement import places

_STRAIGHT = re.compile(r"(?<=\w)'(?=\w)|(?<=[^\W\d_])'")
_PLAIN_SPACE = re.compile(r"(?<=\S) (?=[;:!?»])|(?<=\d) (?=[%€])|«(?=[^\xa0\u202f])|(?<=[^\xa0\u202f])»")
_ATTRIBUTES = ("alt", "title", "aria-label", "placeholder", "data-l", "label", "summary")
_DESCRIPTIONS = ("description", "og:title", "og:description", "og:site_name")
# Code is shown as typed.
_CODE = "\N{MEDIUM WHITE SQUARE}"


def _texts(page):
    yield from page.blocks(code=_CODE)
    yield page.document_title
    yield from map(page.meta, _DESCRIPTIONS)
    for element in page.root.all():
        yield from (element.get(name) for name in _ATTRIBUTES)


def _misprints(pattern, pages):
    return {
        (text[max(0, found.start() - 30) : found.end() + 15], address)
        for address, page in pages.items()
        for text in _texts(page)
        for found in pattern.finditer(text)
    }


def test_no_apostrophe_is_straight(pages):
    assert _misprints(_STRAIGHT, pages) == set()


def test_no_plain_space_stands_where_french_wants_another(pages):
    assert _misprints(_PLAIN_SPACE, pages) == set()


def test_the_feed_is_set_like_the_pages(site):
    feed = read_tree((site / places.file_of(places.FEED)).read_text(encoding="utf-8"))
    texts = [each.text for each in feed.all("title", "summary")]
    texts += [read_tree(each.text).text for each in feed.all("content")]
    assert texts
    found = [pattern.search(text) for text in texts for pattern in (_STRAIGHT, _PLAIN_SPACE)]
    assert [each.string[max(0, each.start() - 30) : each.end() + 15] for each in found if each] == []


def test_words_that_scripts_write_are_set_too(site):
    sentences = re.compile(r'"([^"\n]*)"|`([^`]*)`')
    found = [
        (path.name, text)
        for path in site.rglob("*.js")
        for groups in sentences.findall(_uncommented(path.read_text(encoding="utf-8")))
        for text in groups
        # What stands in `${…}` is code, to its end or, where another template begins in it, to there.
        if re.search(r"[a-zà-ÿ]'[a-zà-ÿ]|[\w}] [;:!?»](?:\s|$)", re.sub(r"\$\{[^}]*(?:\}|$)", "}", text))
    ]
    assert found == []


def _uncommented(script):
    return re.sub(r"/\*.*?\*/|(?m:^\s*//.*$)", "", script, flags=re.DOTALL)
