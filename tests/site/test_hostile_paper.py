"""Whatever an editor types is printed as text: nothing of it is run, drawn or followed by a sheet."""

import re

import hostile
import pytest
from pdfs import Document

from engagement.typography import typeset

_SAFE_LINK = re.compile(r"(?:https?://|mailto:|tel:)")
_ACTIONS = ("/URI", "/JavaScript", "/Launch", "/GoToR", "/SubmitForm", "/ImportData")
_ELSEWHERE = re.compile(r"javascript|vbscript|data:|file:", re.IGNORECASE)


@pytest.fixture(scope="module")
def printed(hostile_site) -> dict[str, Document]:
    """Every sheet of the hostile site by the name of its file."""
    return {
        path.relative_to(hostile_site).as_posix(): Document(path.read_bytes())
        for path in sorted(hostile_site.rglob("*.pdf"))
    }


@pytest.fixture(scope="module")
def text(printed) -> str:
    """All that the sheets say, without spaces, since lines break anywhere."""
    return _tight("".join(document.text for document in printed.values()))


def test_hostile_content_is_printed_on_as_many_sheets_as_the_shipped_one(printed, site):
    shipped = {path.relative_to(site).as_posix() for path in site.rglob("*.pdf")}
    assert set(printed) == shipped
    assert shipped


def test_each_attack_on_paper_is_printed_as_it_was_typed(text):
    placed = [attack for attack in hostile.attacks() if attack.word in text]
    assert len(placed) > 200
    garbled = [
        (attack.file, attack.path, attack.shown)
        for attack in placed
        if f"{attack.word}{_tight(typeset(attack.shown))}" not in text
    ]
    assert garbled == []


def test_every_kind_of_attack_reaches_paper(text):
    placed = [attack.shown for attack in hostile.attacks() if attack.word in text]
    missing = [typed for typed, shown in hostile.ATTACKS if not {typed, shown} & set(placed)]
    assert missing == []


def test_typst_computes_nothing_that_an_editor_typed(text):
    assert "root:x:0" not in text
    assert not re.search(r"zq\d+z(?:\]?42|49)\b", text)
    # What a template could show of its own source, or of the job that it is given.
    assert '"template":' not in text
    assert "#letdocument" not in text


def test_no_sheet_leads_where_it_should_not_or_acts(printed, site):
    kinds = set()
    for name, document in printed.items():
        targets = list(document.links)
        assert [each for each in targets if not _SAFE_LINK.match(each) or _ELSEWHERE.match(each)] == [], name
        kinds |= _acts(document)
    shipped = {kind for path in site.rglob("*.pdf") for kind in _acts(Document(path.read_bytes()))}
    assert kinds <= shipped | {"/URI"}


def test_no_attack_brings_a_heading_or_a_picture_that_sheets_do_not_have(printed, site):
    def counted(document):
        tags = [str(each.S) for each in document.structure]
        return tags.count("/H1"), tags.count("/Figure")

    # White papers print what Markdown makes of their text, headings and all; packs bind what is counted here.
    others = ("livres-blancs/", "-dossier.pdf")
    names = [name for name in printed if not any(each in name for each in others)]
    for name in names:
        one, other = (counted(each) for each in (Document((site / name).read_bytes()), printed[name]))
        assert other == one, name


def test_hostile_sheets_stay_tagged_and_in_our_fonts(printed):
    for name, document in printed.items():
        assert document.pdf.open_metadata()["pdfuaid:part"] == "1", name
        faces = {str(font.BaseFont).rpartition("+")[2] for font in document.fonts}
        assert all(face.startswith(("Tremplin", "SourceSerif4")) for face in faces), (name, faces)


def _acts(document: Document) -> set[str]:
    """What the document does when it is opened or clicked on."""
    actions = (each for each in document.objects if "/S" in each and each.get("/Type") != "/StructElem")
    return {str(each.S) for each in actions} & set(_ACTIONS)


def _tight(text: str) -> str:
    """The text without spaces, and without what typography changes."""
    for set_, typed in (("’", "'"), ("…", "..."), ("\u2011", "-"), ("\u00ad", "")):
        text = text.replace(set_, typed)
    return re.sub(r"[\s\u202f\u00a0\u2060\ufffe]+", "", text)
