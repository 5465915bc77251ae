"""Nothing in the site leads nowhere: links, anchors, files, and references between elements."""

import re
import urllib.parse

from pages import CSS_URL, read_tree

from engagement import places

_REFERRING = ("for", "aria-labelledby", "aria-describedby", "aria-controls", "aria-owns", "list", "headers")
_MODULE = re.compile(r'\b(?:from|import)\s*\(?\s*"([^"]+)"')


def leads_nowhere(target, page, pages, site):
    """Why a link on a page leads nowhere within the site; nothing when it does."""
    parts = urllib.parse.urlsplit(target)
    if parts.scheme or parts.netloc:
        return "" if parts.scheme in {"http", "https", "mailto", "tel"} else "scheme"
    path = urllib.parse.unquote(parts.path) or page.address
    if not path.startswith("/"):
        return "relative"
    if not (site / places.file_of(path)).is_file():
        return "dead"
    anchor = urllib.parse.unquote(parts.fragment)
    if anchor and path in pages and anchor not in pages[path].ids:
        return "dead anchor"
    return ""


def test_no_link_or_anchor_is_dead(pages, site):
    dead = [
        (address, link.get("href"), why)
        for address, page in pages.items()
        for link in page.root.all("a", "link")
        if (why := leads_nowhere(link.get("href"), page, pages, site))
    ]
    assert dead == []


def test_every_link_says_where_it_leads(pages):
    silent = [
        (address, str(link))
        for address, page in pages.items()
        for link in page.root.all("a")
        if not link.get("href") or not (link.text or link.get("aria-label"))
    ]
    assert silent == []


def test_addresses_of_pages_end_with_a_slash_so_that_no_host_redirects(pages):
    targets = {
        urllib.parse.urlsplit(link.get("href")).path
        for page in pages.values()
        for link in page.root.all("a")
        if link.get("href").startswith("/")
    }
    assert [path for path in targets if not path.endswith(("/", ".xml", ".html", ".pdf", ".zip"))] == []


def test_elements_that_refer_to_others_by_id_find_them(pages):
    lost = [
        (address, name, identifier)
        for address, page in pages.items()
        for element in page.root.all()
        for name in _REFERRING
        for identifier in element.get(name).split()
        if identifier not in page.ids
    ]
    assert lost == []


def test_every_page_can_be_reached_by_links_from_the_home_page(pages):
    reached, waiting = set(), [places.HOME]
    while waiting:
        address = waiting.pop()
        if address in pages and address not in reached:
            reached.add(address)
            links = (link.get("href").partition("#")[0] for link in pages[address].root.all("a"))
            waiting += [link for link in links if link.startswith("/")]
    assert set(pages) - reached == {places.NOT_FOUND}


def test_stylesheets_and_scripts_name_only_files_that_exist(site):
    missing = []
    for path in site.rglob("*"):
        named = {".css": CSS_URL, ".js": _MODULE}.get(path.suffix)
        if named:
            for target in named.findall(path.read_text(encoding="utf-8")):
                found = urllib.parse.urljoin(f"/{path.relative_to(site).as_posix()}", target).lstrip("/")
                if not (site / found).is_file():
                    missing.append((path.name, target))
    assert missing == []


def test_no_file_of_the_theme_is_left_unused(site, pages):
    texts = [path.read_text(encoding="utf-8") for path in site.rglob("*") if path.suffix in {".css", ".js"}]
    texts += [
        each.get(name) for page in pages.values() for each in page.root.all() for name in ("href", "src")
    ]
    used = "\n".join(texts)
    assert [path.name for path in (site / "assets").iterdir() if path.name not in used] == []


def test_links_of_the_feed_are_whole_and_lead_to_the_site(site, pages, catalogue):
    text = (site / places.file_of(places.FEED)).read_text(encoding="utf-8")
    contents = [each.text for each in read_tree(text).all("content", "summary")]
    assert contents
    targets = [link.get("href") for content in contents for link in read_tree(content).all("a")]
    assert targets
    own = catalogue.site.address
    assert [target for target in targets if not re.match(r"https?://|#", target)] == []
    assert [
        target
        for target in targets
        if target.startswith(own + "/") and leads_nowhere(target.removeprefix(own), None, pages, site)
    ] == []
