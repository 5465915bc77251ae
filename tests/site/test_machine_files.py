"""What machines read: the site map, robots.txt and the feed."""

import datetime
import xml.etree.ElementTree as ET

from engagement import places

_ATOM = "{http://www.w3.org/2005/Atom}"
_SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def _feed(site):
    return ET.fromstring((site / places.file_of(places.FEED)).read_bytes())


def _links(element):
    return {link.get("rel", "alternate"): link.get("href") for link in element.findall(f"{_ATOM}link")}


def test_the_site_map_lists_exactly_the_pages_to_be_indexed(site, pages, catalogue):
    root = ET.fromstring((site / places.file_of(places.SITEMAP)).read_bytes())
    assert root.tag == f"{_SITEMAP}urlset"
    listed = [each.text for each in root.iter(f"{_SITEMAP}loc")]
    indexed = [address for address, page in pages.items() if "noindex" not in page.meta("robots")]
    assert sorted(listed) == sorted(catalogue.site.address + address for address in indexed)


def test_robots_txt_lets_everything_be_read_and_names_the_site_map(site, catalogue):
    lines = (site / "robots.txt").read_text(encoding="utf-8").splitlines()
    assert f"Sitemap: {catalogue.site.address}{places.SITEMAP}" in lines
    assert "User-agent: *" in lines
    assert "Disallow: /" not in lines


def test_the_feed_is_complete_atom(site, catalogue):
    feed = _feed(site)
    assert feed.tag == f"{_ATOM}feed"
    own = catalogue.site.address + places.FEED
    assert _links(feed) == {"alternate": catalogue.site.address + "/", "self": own}
    for element in (feed, *feed.findall(f"{_ATOM}entry")):
        for name in ("id", "title", "updated"):
            assert element.findtext(f"{_ATOM}{name}", "").strip(), name
    ids = [entry.findtext(f"{_ATOM}id") for entry in feed.findall(f"{_ATOM}entry")]
    assert len(set(ids)) == len(ids)
    moments = [each.text for each in feed.iter() if each.tag in {f"{_ATOM}updated", f"{_ATOM}published"}]
    assert all(datetime.datetime.fromisoformat(moment).tzinfo for moment in moments)


def test_the_feed_has_one_entry_for_each_article_latest_first(site, catalogue):
    entries = _feed(site).findall(f"{_ATOM}entry")
    articles = catalogue.articles
    whole = {catalogue.site.address + places.article(slug) for slug in articles}
    assert {_links(entry)["alternate"] for entry in entries} == whole
    assert len(entries) == len(articles)
    dates = [entry.findtext(f"{_ATOM}published")[:10] for entry in entries]
    assert dates == sorted((each.meta.published_on.isoformat() for each in articles.values()), reverse=True)


def test_each_entry_names_an_author_and_gives_the_whole_article(site):
    for entry in _feed(site).findall(f"{_ATOM}entry"):
        assert entry.findtext(f"{_ATOM}author/{_ATOM}name")
        assert len(entry.findtext(f"{_ATOM}content")) > 1000
        assert entry.findtext(f"{_ATOM}summary")


def test_each_page_announces_the_feed_and_the_feed_exists(pages):
    for page in pages.values():
        feeds = [each.get("href") for each in page.root.all("link") if each.get("rel") == "alternate"]
        assert feeds == [places.FEED], page.address
