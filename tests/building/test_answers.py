"""The preview serves the site's pages and files, and nothing else of this machine."""

import pytest
import sample_renders

from building.preview.answers import Found, Moved, content_type, find


@pytest.fixture
def site(tmp_path):
    (tmp_path / "passwd").write_text("root", encoding="utf-8")
    tree = tmp_path / "site"
    tree.mkdir()
    sample_renders.site("home", tree)
    return tree


@pytest.mark.parametrize(
    ("address", "kind"),
    [
        ("/", "text/html; charset=utf-8"),
        ("/?q=1", "text/html; charset=utf-8"),
        ("/index.html", "text/html; charset=utf-8"),
        ("/style.css", "text/css; charset=utf-8"),
        ("/st%79le.css", "text/css; charset=utf-8"),
        ("/page/", "text/html; charset=utf-8"),
        ("/empty/feed.xml", "application/xml; charset=utf-8"),
    ],
)
def test_a_file_of_the_site_is_found_with_its_type(site, address, kind):
    found = find(site, address)
    assert isinstance(found, Found)
    assert found.kind == kind


@pytest.mark.parametrize(
    "address",
    [
        "/../passwd",
        "/page/../../passwd",
        "/%2e%2e/passwd",
        "/..%2fpasswd",
        "/..%5cpasswd",
        "//etc/passwd",
        "/%00",
        "/.secret",
        "/.tremplin",
        "/leak.html",
        "/out/passwd",
        "/empty/",
        "/empty",
        "/style.css/",
        "/nowhere",
        "/" + "x" * 5000,
    ],
)
def test_nothing_outside_hidden_or_without_a_page_is_found(site, address):
    assert find(site, address) is None


@pytest.mark.parametrize(
    ("address", "target"), [("/page", "/page/"), ("/page?q=1", "/page/?q=1"), ("//page", "/page/")]
)
def test_a_folder_without_its_slash_is_found_elsewhere(site, address, target):
    assert find(site, address) == Moved(target)


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("a.js", "text/javascript; charset=utf-8"),
        ("a.woff2", "font/woff2"),
        ("a.svg", "image/svg+xml; charset=utf-8"),
        ("a.pdf", "application/pdf"),
        ("a.json", "application/json; charset=utf-8"),
        ("a.txt", "text/plain; charset=utf-8"),
        ("a.unheard-of", "application/octet-stream"),
    ],
)
def test_types_are_those_that_browsers_expect(tmp_path, name, kind):
    assert content_type(tmp_path / name) == kind
