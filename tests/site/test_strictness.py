"""A page brings nothing inline and nothing from elsewhere, so that a strict content policy holds."""

import re

from pages import CSS_URL

from engagement import places

_FETCHING = {
    "script": ("src",),
    "img": ("src", "srcset"),
    "source": ("src", "srcset"),
    "video": ("src", "poster"),
    "audio": ("src",),
    "iframe": ("src", "srcdoc"),
    "embed": ("src",),
    "object": ("data",),
    "input": ("src", "formaction"),
    "button": ("formaction",),
    "form": ("action",),
    "use": ("href", "xlink:href"),
    "image": ("href", "xlink:href"),
    "link": ("href",),
}
# Links that say something about a page without making the browser fetch anything.
_TELLING = {"canonical", "alternate"}


def test_no_page_has_an_inline_script_style_or_handler(pages):
    found = []
    for address, page in pages.items():
        for element in page.root.all():
            handlers = [name for name in element.attributes if name.startswith("on")]
            inline = element.tag == "style" or (element.tag == "script" and element.text)
            if handlers or inline or "style" in element.attributes:
                found.append((address, str(element), handlers))
    assert found == []


def test_no_page_fetches_anything_from_elsewhere(pages):
    found = []
    for address, page in pages.items():
        for element in page.root.all(*_FETCHING):
            if element.tag == "link" and element.get("rel") in _TELLING:
                continue
            targets = [element.get(name) for name in _FETCHING[element.tag] if element.get(name)]
            found += [(address, target) for target in targets if not re.match(r"/[^/]|#", target)]
    assert found == []


def test_stylesheets_fetch_nothing_from_elsewhere(site):
    found = []
    for path in site.rglob("*.css"):
        text = path.read_text(encoding="utf-8")
        assert "@import" not in text
        found += [target for target in CSS_URL.findall(text) if not re.match(r"/[^/]", target)]
    assert found == []


def test_scripts_speak_to_nobody_but_this_site(site):
    # They may fetch: the policy of every page lets them reach their own origin only.
    speech = re.compile(
        r"XMLHttpRequest|sendBeacon|WebSocket|EventSource|document\.cookie|\beval\(|new Function|"
        r"innerHTML|insertAdjacentHTML|document\.write|https?://"
    )
    scripts = {path.name: path.read_text(encoding="utf-8") for path in site.rglob("*.js")}
    assert scripts
    found = [(name, each) for name, text in scripts.items() for each in speech.findall(text)]
    assert found == []


def test_no_page_holds_a_frame_or_a_plugin(pages):
    kinds = ("iframe", "frame", "object", "embed", "applet", "base")
    found = [(address, str(each)) for address, page in pages.items() for each in page.root.all(*kinds)]
    assert found == []


def test_forms_lead_to_the_search_page_and_nowhere_else(pages):
    forms = {
        (form.get("action") or address, form.get("method"))
        for address, page in pages.items()
        for form in page.root.all("form")
    }
    assert forms == {(places.SEARCH, "")}


def test_pages_speak_for_the_server_only_to_set_a_strict_policy(pages):
    policies = set()
    for address, page in pages.items():
        for element in page.root.all("meta"):
            if "http-equiv" in element.attributes:
                assert element.get("http-equiv") == "Content-Security-Policy", address
                policies.add(element.get("content"))
    for policy in policies:
        rules = dict(rule.split(maxsplit=1) for rule in policy.strip("; ").split("; "))
        assert rules.pop("default-src") == "'none'"
        assert {source for rule in rules.values() for source in rule.split()} <= {"'self'", "'none'", "data:"}
        assert rules["script-src"] == rules["style-src"] == "'self'"
        assert rules["base-uri"] == "'none'"


def test_pictures_say_what_they_show_or_that_they_are_decoration(pages):
    found = [
        (address, str(each))
        for address, page in pages.items()
        for each in page.root.all("img", "svg")
        if "alt" not in each.attributes
        and each.get("role") != "img"
        and not any(around.get("aria-hidden") == "true" for around in (each, *each.ancestors))
    ]
    assert found == []
