"""Every page that may be found names a picture for where its address is shared, light enough to fetch."""

import struct

import pytest

from engagement import places

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_SIZE = (1200, 630)
_HEAVIEST = 60_000


@pytest.fixture
def indexed(pages):
    """The pages that search engines may list, by address."""
    return {address: page for address, page in pages.items() if "noindex" not in page.meta("robots")}


@pytest.fixture
def cards(site, indexed, catalogue):
    """The file of each page's card, by the page's address."""
    return {
        address: site / places.file_of(page.meta("og:image").removeprefix(catalogue.site.address))
        for address, page in indexed.items()
    }


def test_each_indexed_page_names_a_card_of_its_own_that_exists(indexed, cards, catalogue):
    named = {address: page.meta("og:image") for address, page in indexed.items()}
    assert named == {address: catalogue.site.address + places.card(address) for address in indexed}
    assert [address for address, card in cards.items() if not card.is_file()] == []


def test_each_card_is_a_png_picture_of_the_size_that_its_page_says(indexed, cards):
    for address, card in cards.items():
        data = card.read_bytes()
        assert data.startswith(_SIGNATURE), address
        assert struct.unpack(">II", data[16:24]) == _SIZE, address
        said = indexed[address].meta("og:image:width"), indexed[address].meta("og:image:height")
        assert said == tuple(map(str, _SIZE)), address


def test_no_card_is_heavier_than_sixty_kilobytes(cards):
    weights = {address: card.stat().st_size for address, card in cards.items()}
    assert {address: weight for address, weight in weights.items() if weight > _HEAVIEST} == {}


def test_only_indexed_pages_have_a_card(site, pages, indexed, cards):
    written = sorted(path for path in (site / "cartes").rglob("*") if path.is_file())
    assert written == sorted(cards.values())
    assert [page.address for page in pages.values() if page.meta("og:image")] == list(indexed)


def test_each_page_says_in_words_what_its_card_shows(indexed):
    for address, page in indexed.items():
        assert page.meta("og:image:alt") == page.meta("og:title") == page.meta("twitter:title"), address
        assert page.meta("og:title") in page.document_title, address
        assert page.meta("twitter:card") == "summary_large_image", address
        assert page.meta("og:locale") == "fr_FR", address
