"""Every printed sheet of the built site: its pages, its order, its fonts, its colours and its code."""

import itertools
import re
import urllib.parse
from collections.abc import Iterator

import pytest
from pdfs import Document, Page

from engagement import places
from engagement.sheets import Sheet, all_sheets, single_sheets
from engagement.typography import typeset
from engagement.views import Frame
from publishing.fitting import keeps_promise
from publishing.folders import CACHE, THEME
from publishing.paper import make_press, print_sheets

A4, US_LETTER = (595.28, 841.89), (612.0, 792.0)
MILLIMETRE = 72 / 25.4
# The margin is 15 mm; the tails of letters in the last line may hang into it.
_MARGIN = 14 * MILLIMETRE
_SMALLEST = 9.0
_FOOT = re.compile(r"Page (\d+)/(\d+)")
_WHITE = (1.0, 1.0, 1.0)
_CARRIED, _HELD = "Porté par le directeur externe", "Tenu par votre équipe"


@pytest.fixture(scope="module")
def frame(catalogue) -> Frame:
    return Frame(catalogue)


@pytest.fixture(scope="module")
def sheets(frame) -> dict[str, Sheet]:
    """Every sheet by name."""
    return {sheet.name: sheet for sheet in all_sheets(frame)}


@pytest.fixture(scope="module")
def documents(site, sheets) -> dict[str, Document]:
    """The PDF of every sheet by name."""
    return {name: Document((site / places.file_of(places.sheet(name))).read_bytes()) for name in sheets}


@pytest.fixture(scope="module")
def single(sheets, documents) -> dict[str, Document]:
    """The PDFs of sheets that are bound in no other: each kind of page once."""
    return {name: documents[name] for name, sheet in sheets.items() if not sheet.sheets}


@pytest.fixture(scope="module")
def packs(sheets) -> dict[str, Sheet]:
    """The sheets that bind others."""
    return {name: sheet for name, sheet in sheets.items() if sheet.sheets}


@pytest.fixture(scope="module")
def own_pages(single, packs, documents) -> dict[str, list[Page]]:
    """All pages of single sheets, and of packs what comes before the sheets that they bind."""
    bound = {name: sum(len(documents[each.name].pages) for each in packs[name].sheets) for name in packs}
    before = {name: documents[name].pages[: len(documents[name].pages) - bound[name]] for name in packs}
    return {name: document.pages for name, document in single.items()} | before


def shown_address(catalogue, sheet: Sheet) -> str:
    return (catalogue.site.address + sheet.page).removeprefix("https://").rstrip("/")


def scanned_address(catalogue, sheet: Sheet) -> str:
    return f"{catalogue.site.address}{sheet.page}?edition={sheet.edition.id}"


def plain(text: str) -> str:
    """The text with one kind of space."""
    return " ".join(text.split())


def misplaced(name: str, page: Page, margin: float) -> Iterator[tuple[str, int, str]]:
    """Letters that a printer may cut off."""
    width, height = page.size
    for letter in page.letters:
        if not (
            margin <= letter.left
            and letter.right <= width - margin
            and margin <= letter.bottom
            and letter.top <= height - margin
        ):
            yield name, page.number, letter.text


# Files and pages -----------------------------------------------------------------------------------


def test_every_sheet_is_a_file_with_a_picture_and_there_are_no_others(site, sheets):
    folder = site / places.SHEETS.strip("/")
    for suffix in (".pdf", ".png"):
        found = {path.relative_to(folder).as_posix() for path in folder.rglob(f"*{suffix}")}
        assert found == {f"{name}{suffix}" for name in sheets}


def test_every_function_has_all_its_kinds_of_sheets(catalogue, sheets):
    kinds = {
        slug: sorted(each.template for each in sheets.values() if each.name.startswith(f"{slug}/"))
        for slug in catalogue.playbooks
    }
    assert len({tuple(found) for found in kinds.values()}) == 1
    phases = len(catalogue.phases)
    assert all(found.count("phase") == phases for found in kinds.values())


def test_a_sheet_takes_exactly_the_pages_that_it_promises(sheets, documents):
    wrong = {
        name: (sheet.pages, len(documents[name].pages))
        for name, sheet in sheets.items()
        if sheet.pages and len(documents[name].pages) != sheet.pages
    }
    assert wrong == {}


def test_phase_lists_take_the_pages_that_their_playbook_declares(catalogue, documents):
    for slug, playbook in catalogue.playbooks.items():
        for phase in playbook.phases:
            assert len(documents[f"{slug}/{slug}-{phase.phase}-liste"].pages) == phase.sheet_pages


def test_a_pack_binds_every_sheet_of_its_function_after_a_cover_and_contents(packs, sheets, documents):
    for name, pack in packs.items():
        bound = [each.name for each in pack.sheets]
        own = [each.name for each in sheets.values() if each.function == pack.function and each.name != name]
        assert [each for each in own if each not in bound and not each.startswith("partenaires/")] == []
        pages = [page.text for page in documents[name].pages]
        for each in pack.sheets:
            first = documents[each.name].pages[0].text
            assert any(_same_but_for_the_foot(first, page) for page in pages), (name, each.name)


def _same_but_for_the_foot(one: str, other: str) -> bool:
    return _FOOT.sub("", plain(one)) == _FOOT.sub("", plain(other))


def test_paper_is_a4_upright_or_lying(sheets, documents):
    for name, sheet in sheets.items():
        expected = A4[::-1] if sheet.landscape else A4
        for page in documents[name].pages:
            size = page.size if not sheet.sheets or page.size[0] < page.size[1] else page.size[::-1]
            assert size == pytest.approx(expected, abs=0.05), (name, page.number)


def test_every_page_says_truly_which_one_it_is(documents, packs):
    wrong = [
        (name, page.number, _FOOT.findall(page.text))
        for name, document in documents.items()
        for page in document.pages
        if _FOOT.findall(page.text) != [(str(page.number), str(len(document.pages)))]
        # A cover needs no number.
        and not (name in packs and page.number == 1 and not _FOOT.search(page.text))
    ]
    assert wrong == []


# Accessibility -------------------------------------------------------------------------------------


def test_every_document_says_its_title_its_author_and_its_language(catalogue, sheets, documents):
    for name, sheet in sheets.items():
        pdf = documents[name].pdf
        told = pdf.open_metadata()
        assert str(pdf.docinfo.Title) == told["dc:title"] == typeset(sheet.title), name
        assert [str(pdf.docinfo.Author)] == told["dc:creator"] == [typeset(catalogue.site.name)], name
        assert str(pdf.Root.Lang) in {"fr", "fr-FR"}, name
        assert pdf.Root.ViewerPreferences.DisplayDocTitle, name


def test_titles_are_all_different(documents):
    titles = [str(document.pdf.docinfo.Title) for document in documents.values()]
    assert [title for title in titles if titles.count(title) > 1] == []


def test_every_document_is_tagged_and_asks_for_pdf_ua(documents):
    for name, document in documents.items():
        root = document.pdf.Root
        assert root.MarkInfo.Marked, name
        assert document.structure, name
        assert document.pdf.open_metadata()["pdfuaid:part"] == "1", name


def test_documents_are_dated_by_their_edition_not_by_the_clock(sheets, documents):
    for name, sheet in sheets.items():
        day = f"D:{sheet.edition.day:%Y%m%d}"
        assert str(documents[name].pdf.docinfo.CreationDate).startswith(day), name


def test_headings_begin_at_the_first_level_and_never_skip_one(documents):
    for name, document in documents.items():
        levels = document.headings
        assert levels[:1] == [1], name
        assert [two for one, two in itertools.pairwise(levels) if two > one + 1] == [], name


def test_a_sheet_has_one_title_and_several_sections(single, sheets):
    for name, document in single.items():
        assert document.headings.count(1) == 1, name
        assert document.headings.count(2) >= (0 if sheets[name].pages == 1 else 1), name


def test_pictures_say_in_words_what_they_show(documents):
    for name, document in documents.items():
        silent = [
            each for each in document.structure if each.S == "/Figure" and not str(each.get("/Alt", ""))
        ]
        assert len(silent) == 0, name


def test_tables_have_heads(documents):
    for name, document in documents.items():
        tags = [str(each.S) for each in document.structure]
        assert tags.count("/TH") >= tags.count("/Table"), name


def test_reading_order_is_head_title_sections_and_foot(catalogue, sheets, single):
    for name, document in single.items():
        read = [element for page in document.pages for element in page.reading if element.text.strip()]
        texts = [plain(element.text) for element in read]
        title = next(place for place, element in enumerate(read) if element.tag == "H1")
        sections = [place for place, element in enumerate(read) if element.tag == "H2"]
        kind = plain(typeset(sheets[name].kind))
        assert kind in texts[:title], (name, texts[:4])
        assert all(title < section for section in sections), name
        foot = plain(" ".join(texts[-2:]))
        assert foot.startswith(shown_address(catalogue, sheets[name])), (name, foot)
        assert _FOOT.search(foot), (name, foot)


def test_the_address_stands_last_in_the_text_of_every_page(catalogue, sheets, single):
    wrong = []
    for name, document in single.items():
        for page in document.pages:
            last = page.text.strip().splitlines()[-1]
            if not (last.startswith(shown_address(catalogue, sheets[name])) and _FOOT.search(last)):
                wrong.append((name, page.number, last))
    assert wrong == []


def test_the_foot_says_the_version_and_the_day_of_the_last_review(sheets, documents):
    for name, sheet in sheets.items():
        text = plain(documents[name].pages[-1].text)
        if sheet.edition.version:
            assert f"ersion {sheet.edition.version}" in text, name
        if sheet.edition.reviewed:
            assert plain(typeset(sheet.edition.reviewed)) in text, name


def test_long_documents_have_bookmarks(sheets, packs, documents):
    for name, pack in packs.items():
        marks = [plain(mark) for mark in documents[name].bookmarks]
        assert len(marks) >= len(pack.sheets), name
        assert len(marks) == len(set(marks)), name
    for name, sheet in sheets.items():
        if sheet.template == "white-paper":
            assert len(documents[name].headings) > 2, name
            assert _marks(documents[name]) == len(documents[name].headings), name


def _marks(document: Document) -> int:
    with document.pdf.open_outline() as outline:
        waiting, count = list(outline.root), 0
        while waiting:
            waiting += waiting.pop().children
            count += 1
    return count


def test_bookmarks_read_as_what_they_lead_to(single):
    """A title on two lines is still two words."""
    wrong = [
        (name, mark)
        for name, document in single.items()
        for mark in document.bookmarks
        if plain(mark) not in plain(document.text)
    ]
    assert wrong == []


# Letters -------------------------------------------------------------------------------------------


def test_every_font_is_embedded_and_is_one_of_ours(documents):
    ours = ("TremplinTitre-", "TremplinLibelle-", "SourceSerif4")
    for name, document in documents.items():
        fonts = list(document.fonts)
        assert fonts, name
        for font in fonts:
            face = str(font.BaseFont).rpartition("+")[2]
            assert face.startswith(ours), (name, face)
            if font.Subtype == "/Type0":
                assert "/ToUnicode" in font, (name, face)
                assert len(font.DescendantFonts) == 1, (name, face)
            else:
                described = font.FontDescriptor
                assert {"/FontFile", "/FontFile2", "/FontFile3"} & set(described.keys()), (name, face)


def test_every_letter_can_be_copied_and_read_aloud(own_pages):
    for name, pages in own_pages.items():
        for page in pages:
            assert page.unmapped == 0, (name, page.number)
            strange = {each.text for each in page.letters if _is_strange(each.text)}
            assert strange == set(), (name, page.number)


def _is_strange(letter: str) -> bool:
    # The replacement character, private areas, and boxes that ought to be drawn.
    return letter in "\ufffd☐☑☒✓✔✗□" or "\ue000" <= letter <= "\uf8ff" or letter > "\U000f0000"


def test_nothing_is_smaller_than_nine_points(own_pages):
    small = {
        (name, page.number, round(letter.size, 1))
        for name, pages in own_pages.items()
        for page in pages
        for letter in page.letters
        if letter.size < _SMALLEST - 0.01
    }
    assert small == set()


def test_no_letter_leaves_the_margins(own_pages):
    out = [
        found
        for name, pages in own_pages.items()
        for page in pages
        for found in misplaced(name, page, _MARGIN)
    ]
    assert out == []


# Codes and links -----------------------------------------------------------------------------------


def test_a_scanner_reads_the_address_of_the_page_and_the_edition(catalogue, sheets, single, pages):
    for name, document in single.items():
        found = {code for page in document.pages for code in page.codes(200)}
        assert found == {scanned_address(catalogue, sheets[name])}, name
        assert sheets[name].page in pages, name


def test_a_scanner_reads_the_code_of_a_grey_print_of_150_dots_an_inch(catalogue, sheets, single):
    for name, document in single.items():
        found = {code for page in document.pages for code in page.codes(150, grey=True)}
        assert found == {scanned_address(catalogue, sheets[name])}, name


def test_codes_within_a_pack_are_those_of_its_sheets(catalogue, packs, documents):
    for name, pack in list(packs.items())[:1]:
        found = {code for page in documents[name].pages for code in page.codes(150, grey=True)}
        expected = {scanned_address(catalogue, each) for each in (pack, *pack.sheets)}
        assert found <= expected, name
        assert {scanned_address(catalogue, each) for each in pack.sheets} <= found, name


def test_no_link_of_a_sheet_is_dead(catalogue, documents, pages, site):
    dead = []
    for name, document in documents.items():
        for target in document.links:
            parts = urllib.parse.urlsplit(target)
            if not target.startswith(f"{catalogue.site.address}/"):
                if parts.scheme not in {"https", "http", "mailto", "tel"}:
                    dead.append((name, target, "scheme"))
                continue
            path = urllib.parse.unquote(parts.path)
            anchor = urllib.parse.unquote(parts.fragment)
            if not (site / places.file_of(path)).is_file():
                dead.append((name, target, "page"))
            elif anchor and anchor not in pages[path].ids:
                dead.append((name, target, "anchor"))
    assert dead == []


def test_documents_hold_nothing_that_acts(documents):
    acting = ("/AA", "/OpenAction", "/JS", "/JavaScript", "/Launch", "/EmbeddedFile", "/RichMedia")
    for name, document in documents.items():
        names = {key for each in document.objects for key in each.keys()}  # noqa: SIM118 - pikepdf's own
        kinds = {str(each.get("/S")) for each in document.objects if each.get("/S") is not None}
        assert (names | kinds) & set(acting) == set(), name


# Grey ----------------------------------------------------------------------------------------------


def test_a_sheet_has_one_hue_at_most_so_that_no_meaning_hangs_on_telling_hues_apart(
    catalogue, own_pages, sheets
):
    for name, pages in own_pages.items():
        hues = {colour for page in pages for _, colour in page.colours if max(colour) - min(colour) > 0.15}
        function = catalogue.playbooks.get(sheets[name].function)
        accent = {_of_hex(function.accents.light)} if function else set()
        assert {_rounded(colour) for colour in hues} <= accent, name


def test_printed_in_grey_every_text_stands_out_from_its_paper(own_pages):
    """Letters that wait in boxes for a pen, alone, may be paler: they are as strong as a field's frame."""
    pale = {
        (name, page.number, _rounded(colour), round(_contrast(colour), 1))
        for name, pages in own_pages.items()
        for page in pages
        for use, colour in page.colours
        if use == "text" and colour != _WHITE and _contrast(colour) < 4.5
    }
    ghosts = {found for found in pale if found[3] >= 2.9 and found[2] == _of_hex("#8A9699")}
    assert pale - ghosts == set()


def test_printed_in_grey_no_two_tints_tell_things_apart(own_pages):
    """Areas are of one dark tone, of paper, or of the accent, dark too: never of a half tone."""
    half = {
        (name, page.number, _rounded(colour))
        for name, pages in own_pages.items()
        for page in pages
        for use, colour in page.colours
        if use == "area" and colour != _WHITE and _contrast(colour) < 3
    }
    assert half == set()


def test_printed_in_grey_what_is_carried_is_hatched_and_what_is_held_is_solid(own_pages):
    looked_at = 0
    for name, pages in own_pages.items():
        for page in pages:
            if _CARRIED in plain(page.text) and _HELD in plain(page.text):
                hatched, solid = (_sample(page, words) for words in (_CARRIED, _HELD))
                looked_at += 1
                assert max(solid) - min(solid) < 16, (name, "the solid sample is plain")
                assert max(solid) < 140, (name, "the solid sample is dark")
                assert max(hatched) > 240, (name, "paper shows between hatches")
                assert min(hatched) < 140, (name, "hatches are dark")
                assert _mean(hatched) - _mean(solid) > 60, (name, "hatched is much lighter on the whole")
    assert looked_at


def _sample(page: Page, words: str) -> list[int]:
    """The tones of the sample that stands before some words of the legend, without its edges."""
    first, height = page.before(words), page.size[1]
    resolution = 300
    bitmap = page.picture(resolution, grey=True)
    scale = resolution / 72
    middle = (first.bottom + first.top) / 2
    # 7 mm by 3.2 mm, 1.6 mm before the words.
    across = range(
        round((first.left - 7.8 * MILLIMETRE) * scale), round((first.left - 2.4 * MILLIMETRE) * scale)
    )
    down = range(
        round((height - middle - 0.9 * MILLIMETRE) * scale),
        round((height - middle + 0.9 * MILLIMETRE) * scale),
    )
    data = memoryview(bitmap.buffer).cast("B")
    return [data[y * bitmap.stride + x] for y in down for x in across]


def _mean(tones: list[int]) -> float:
    return sum(tones) / len(tones)


def _contrast(colour: tuple[float, float, float]) -> float:
    """How it stands out from white paper, as WCAG reckons it from its grey alone."""
    red, green, blue = (
        each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in colour
    )
    return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)


def _of_hex(colour: str) -> tuple[int, ...]:
    return tuple(bytes.fromhex(colour.lstrip("#")))


def _rounded(colour: tuple[float, float, float]) -> tuple[int, ...]:
    return tuple(round(255 * each) for each in colour)


# US Letter -----------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def on_letter(catalogue):
    """Every sheet of the shipped content, printed on US Letter."""
    site = catalogue.site.model_copy(update={"paper": "us-letter"})
    frame = Frame(type(catalogue)(**vars(catalogue) | {"site": site}))
    # Packs bind sheets that are tried on their own.
    paper = print_sheets(frame, single_sheets(frame), make_press(THEME, CACHE), pictured=False)
    return list(zip(paper.sheets, paper.prints, strict=True))


def test_on_us_letter_every_sheet_keeps_the_same_promise(on_letter):
    over = {
        sheet.name: [(fit.pages, fit.over) for fit in printed.fits]
        for sheet, printed in on_letter
        if sheet.pages and not keeps_promise(sheet, printed)
    }
    assert over == {}


def test_on_us_letter_pages_are_eight_and_a_half_by_eleven_inches_and_keep_their_margins(on_letter):
    for sheet, printed in on_letter:
        document = Document(printed.pdf)
        expected = US_LETTER[::-1] if sheet.landscape else US_LETTER
        for page in document.pages:
            size = page.size if not sheet.sheets or page.size[0] < page.size[1] else page.size[::-1]
            assert size == pytest.approx(expected, abs=0.05), (sheet.name, page.number)
            if not sheet.sheets:
                assert list(misplaced(sheet.name, page, _MARGIN)) == []
