"""What is printed can be found: from the page of sheets, and from the page that each sheet belongs to."""

import io
import re
import struct
import zipfile

import pikepdf
import pytest
from pages import kinds_of

from engagement import places
from engagement.views.printed import weight

_FILES = (".pdf", ".zip")


def files_linked(page):
    """Every file to download that a page leads to, with the words of its link."""
    links = [link for link in page.root.first("main").all("a") if link.get("href").endswith(_FILES)]
    return [(link.get("href"), re.sub(r"\s", " ", link.text)) for link in links]


@pytest.fixture(scope="module")
def sheets(site) -> set[str]:
    """The address of every file to download."""
    folder = site / places.SHEETS.strip("/")
    return {f"/{path.relative_to(site).as_posix()}" for path in folder.rglob("*") if path.suffix in _FILES}


def test_the_page_of_sheets_leads_once_to_every_sheet_and_archive(pages, sheets):
    linked = [address for address, _ in files_linked(pages[places.SHEETS])]
    assert sorted(linked) == sorted(sheets)


def test_the_words_of_each_link_say_truly_what_the_file_weighs(site, pages):
    wrong = []
    for address, page in pages.items():
        for target, words in files_linked(page):
            path = site / places.file_of(target)
            said = [target[-3:].upper()]
            if said == ["PDF"]:
                with pikepdf.open(path) as document:
                    count = len(document.pages)
                said.append(f"{count} pages" if count > 1 else "1 page")
            said.append(weight(path.stat().st_size))
            if ", ".join(said) not in words:
                wrong.append((address, target, words, said))
    assert wrong == []


def test_the_words_of_each_link_say_more_than_its_weight(pages):
    silent = [
        (address, target)
        for address, page in pages.items()
        for target, words in files_linked(page)
        if not re.search(r"\w{4}.*(PDF|ZIP)", words)
    ]
    assert silent == []


def test_pictures_of_sheets_wait_until_they_are_seen_and_keep_their_place(site, pages):
    pictures = list(pages[places.SHEETS].root.all("img"))
    assert pictures
    for picture in (*pictures, *pages[places.HOME].root.all("img")):
        if picture.get("src").startswith(places.SHEETS):
            head = (site / places.file_of(picture.get("src"))).read_bytes()[:24]
            width, height = struct.unpack(">II", head[16:24])
            assert (picture.get("width"), picture.get("height")) == (str(width), str(height)), picture
            assert (picture.get("loading"), picture.attributes.get("alt")) == ("lazy", ""), picture


def test_each_function_has_its_anchor_on_the_page_of_sheets(pages, catalogue):
    assert set(catalogue.playbooks) <= set(pages[places.SHEETS].ids)


def test_an_archive_holds_the_sheets_of_its_function_but_not_the_pack_that_binds_them(site, catalogue):
    for slug in catalogue.playbooks:
        path = site / places.file_of(places.sheet_archive(slug))
        bound = (each for each in path.parent.glob("*.pdf") if not each.stem.endswith("-dossier"))
        expected = {each.name: each.read_bytes() for each in bound}
        assert expected
        with zipfile.ZipFile(io.BytesIO(path.read_bytes())) as packed:
            assert {name: packed.read(name) for name in packed.namelist()} == expected


def test_the_page_of_every_record_leads_to_its_sheets(pages, catalogue):
    expected = {places.DIAGNOSTIC: {places.sheet("diagnostic")}}
    for slug, playbook in catalogue.playbooks.items():
        whole = ("fiche", "choix", "indicateurs", "maturite", "dossier")
        expected[places.playbook(slug)] = {places.sheet(f"{slug}/{slug}-{name}") for name in whole}
        for phase in playbook.phases:
            names = (f"{slug}/{slug}-{phase.phase}-{name}" for name in ("liste", "porte"))
            expected[places.playbook_phase(slug, phase.phase)] = set(map(places.sheet, names))
    for phase in catalogue.phases:
        lists = (f"{slug}/{slug}-{phase.id}-liste" for slug in catalogue.playbooks)
        expected[places.phase(phase.id)] = set(map(places.sheet, lists))
    for kind, folder in (("partner", "partenaires"), ("form", "modeles"), ("white-paper", "livres-blancs")):
        for address in kinds_of(catalogue)[kind]:
            name = address.strip("/").rpartition("/")[2]
            expected[address] = {places.sheet(f"{folder}/{name}")}
    found = {address: {target for target, _ in files_linked(pages[address])} for address in expected}
    assert found == expected


def test_the_home_page_shows_two_sheets(pages):
    assert len(files_linked(pages[places.HOME])) == 2
