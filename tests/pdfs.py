"""A PDF as tests read it: what it says of itself, its letters, its structure, its colours, its codes."""

from __future__ import annotations

import ctypes
import io
import math
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium
import zxingcpp

Colour = tuple[float, float, float]
_BLACK: Colour = (0.0, 0.0, 0.0)
_SETTING = dict.fromkeys(("g", "rg", "k", "sc", "scn"), "area") | dict.fromkeys(
    ("G", "RG", "K", "SC", "SCN"), "line"
)
_PAINTING = {"area": {"f", "F", "f*", "B", "B*", "b", "b*"}, "line": {"S", "s", "B", "B*", "b", "b*"}}
_DRAWING = {"m", "l", "c", "v", "y", "re"}
_SHOWING = {"Tj", "TJ", "'", '"'}


@dataclass(frozen=True)
class Letter:
    """A letter as it is printed: its size in points and its box, from the lower left corner."""

    text: str
    size: float
    left: float
    bottom: float
    right: float
    top: float


@dataclass(frozen=True)
class Element:
    """An element of the structure in reading order: its tag, its own text, what stands for it."""

    tag: str
    text: str
    alternative: str


class Document:
    """A PDF file."""

    def __init__(self, data: bytes) -> None:
        self.pdf = pikepdf.open(io.BytesIO(data))
        self._drawn = pypdfium2.PdfDocument(data)
        # Only once they are asked for: most tests read a few pages.
        self.pages = [Page(self._drawn, self.pdf, number) for number in range(len(self._drawn))]

    @cached_property
    def objects(self) -> list[pikepdf.Dictionary]:
        """Every dictionary of the file."""
        return [each for each in self.pdf.objects if isinstance(each, pikepdf.Dictionary)]

    @property
    def fonts(self) -> Iterator[pikepdf.Dictionary]:
        """Every font, those that others are made of too."""
        return (each for each in self.objects if each.get("/Type") == "/Font")

    @property
    def links(self) -> Iterator[str]:
        """The address of each link."""
        for each in self.objects:
            if each.get("/Subtype") == "/Link" and "/A" in each:
                yield str(each.A.get("/URI", each.A.get("/S")))

    @cached_property
    def bookmarks(self) -> list[str]:
        """The title of each bookmark of the first level."""
        with self.pdf.open_outline() as outline:
            return [each.title for each in outline.root]

    @cached_property
    def structure(self) -> list[pikepdf.Dictionary]:
        """Every element of the structure, in reading order."""
        return list(_elements(self.pdf.Root.StructTreeRoot.K))

    @cached_property
    def headings(self) -> list[int]:
        """The levels of its headings, in reading order."""
        tags = [str(each.S) for each in self.structure]
        return [int(tag[2:]) for tag in tags if tag[:2] == "/H" and tag[2:].isdigit()]

    @cached_property
    def text(self) -> str:
        """All its text, in the order in which it is written."""
        return "\n".join(page.text for page in self.pages)


class Page:
    """A page of a PDF."""

    def __init__(self, document: pypdfium2.PdfDocument, pdf: pikepdf.Pdf, number: int) -> None:
        self._document, self._pdf, self.number = document, pdf, number + 1

    @cached_property
    def _page(self) -> pypdfium2.PdfPage:
        return self._document[self.number - 1]

    @cached_property
    def _textpage(self) -> pypdfium2.PdfTextPage:
        return self._page.get_textpage()

    @property
    def size(self) -> tuple[float, float]:
        """Width and height in points."""
        return self._page.get_size()

    @cached_property
    def text(self) -> str:
        """Its text, in the order in which it is written."""
        return self._textpage.get_text_range().replace("\r\n", "\n")

    @cached_property
    def letters(self) -> list[Letter]:
        """Every letter of its text that leaves ink."""
        found = []
        matrix, box = pdfium.FS_MATRIX(), [ctypes.c_double() for _ in range(4)]
        for index in range(self._textpage.count_chars()):
            text = chr(pdfium.FPDFText_GetUnicode(self._textpage, index))
            if pdfium.FPDFText_IsGenerated(self._textpage, index) or text.isspace():
                continue
            pdfium.FPDFText_GetMatrix(self._textpage, index, matrix)
            pdfium.FPDFText_GetCharBox(self._textpage, index, *box)
            left, right, bottom, top = (each.value for each in box)
            size = pdfium.FPDFText_GetFontSize(self._textpage, index) * math.hypot(matrix.c, matrix.d)
            found.append(Letter(text, size, left, bottom, right, top))
        return found

    def before(self, words: str) -> Letter:
        """The first letter of some words of the page, spaces aside."""
        letters = self.letters
        place = "".join(each.text for each in letters).index("".join(words.split()))
        return letters[place]

    @property
    def unmapped(self) -> int:
        """How many letters no program could read aloud or copy."""
        return sum(
            pdfium.FPDFText_HasUnicodeMapError(self._textpage, index) == 1
            for index in range(self._textpage.count_chars())
        )

    @cached_property
    def reading(self) -> list[Element]:
        """What an aid reads on it, in its order."""
        texts: dict[int, str] = {}
        for index in range(pdfium.FPDFPage_CountObjects(self._page)):
            piece = pdfium.FPDFPage_GetObject(self._page, index)
            if pdfium.FPDFPageObj_GetType(piece) == pdfium.FPDF_PAGEOBJ_TEXT:
                mark = pdfium.FPDFPageObj_GetMarkedContentID(piece)
                texts[mark] = texts.get(mark, "") + self._text_of(piece)
        tree = pdfium.FPDF_StructTree_GetForPage(self._page)
        found: list[Element] = []
        for index in range(pdfium.FPDF_StructTree_CountChildren(tree)):
            _read(pdfium.FPDF_StructTree_GetChildAtIndex(tree, index), texts, found)
        pdfium.FPDF_StructTree_Close(tree)
        return found

    def _text_of(self, piece: Any) -> str:
        length = pdfium.FPDFTextObj_GetText(piece, self._textpage, None, 0)
        buffer = ctypes.create_string_buffer(length)
        units = ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort))
        pdfium.FPDFTextObj_GetText(piece, self._textpage, units, length)
        return buffer.raw.decode("utf-16-le").rstrip("\0")

    @cached_property
    def colours(self) -> set[tuple[str, Colour]]:
        """What each colour of it is used for, drawings included: text, area or line."""
        page = self._pdf.pages[self.number - 1]
        return set(_colours(page, page.get("/Resources", pikepdf.Dictionary())))

    def picture(self, resolution: int, *, grey: bool = False) -> pypdfium2.PdfBitmap:
        """The page as it comes out of a printer of so many dots an inch."""
        return self._page.render(scale=resolution / 72, grayscale=grey)

    def codes(self, resolution: int, *, grey: bool = False) -> list[str]:
        """What the QR codes of the page say."""
        bitmap = self.picture(resolution, grey=grey)
        form = zxingcpp.ImageFormat.Lum if grey else zxingcpp.ImageFormat.BGR
        view = zxingcpp.ImageView(
            memoryview(bitmap.buffer).cast("B"),
            bitmap.width,
            bitmap.height,
            form,
            bitmap.stride,
            bitmap.n_channels,
        )
        found = zxingcpp.read_barcodes(view, formats=zxingcpp.BarcodeFormat.QRCode, try_invert=False)
        return [each.text for each in found]


def _elements(node: Any) -> Iterator[pikepdf.Dictionary]:
    if isinstance(node, pikepdf.Array):
        for each in node:
            yield from _elements(each)
    elif isinstance(node, pikepdf.Dictionary) and "/S" in node:
        yield node
        yield from _elements(node.get("/K"))


def _read(element: Any, texts: dict[int, str], found: list[Element]) -> None:
    count = pdfium.FPDF_StructElement_GetMarkedContentIdCount(element)
    marks = [pdfium.FPDF_StructElement_GetMarkedContentIdAtIndex(element, index) for index in range(count)]
    # Below nought stands what belongs to no element: decoration.
    own = [texts.get(mark, "") for mark in marks if mark >= 0]
    tag = _said(pdfium.FPDF_StructElement_GetType, element)
    place = len(found)
    for index in range(pdfium.FPDF_StructElement_CountChildren(element)):
        child = pdfium.FPDF_StructElement_GetChildAtIndex(element, index)
        if child:
            _read(child, texts, found)
    alternative = _said(pdfium.FPDF_StructElement_GetAltText, element)
    found.insert(place, Element(tag, "".join(own), alternative))


def _said(ask: Any, element: Any) -> str:
    length = ask(element, None, 0)
    if not length:
        return ""
    buffer = ctypes.create_string_buffer(length)
    ask(element, buffer, length)
    return buffer.raw.decode("utf-16-le").rstrip("\0")


def _colours(content: Any, resources: Any) -> Iterator[tuple[str, Colour]]:
    colours: dict[str, Colour] = {"area": _BLACK, "line": _BLACK}
    kept, outline = [], _Outline()
    for operands, operator in pikepdf.parse_content_stream(content):
        name = str(operator)
        outline.follow(name, operands)
        if name == "q":
            kept.append(dict(colours))
        elif name == "Q":
            colours = kept.pop()
        elif name in _SETTING:
            colours[_SETTING[name]] = _colour(operands)
        elif name == "Do":
            drawing = resources["/XObject"][str(operands[0])]
            if drawing.get("/Subtype") == "/Form":
                yield from _colours(drawing, drawing.get("/Resources", pikepdf.Dictionary()))
        elif name in _SHOWING:
            yield "text", colours["area"]
        else:
            painted = [use for use in colours if name in _PAINTING[use]]
            yield from (("line" if outline.thin else use, colours[use]) for use in painted)


class _Outline:
    """What is drawn next: a filled shape of no breadth is a line."""

    def __init__(self) -> None:
        self.across: list[float] = []
        self.down: list[float] = []
        self.ended = False

    @property
    def thin(self) -> bool:
        """Whether it is less than a point high or wide."""
        return (
            bool(self.across)
            and min(max(self.across) - min(self.across), max(self.down) - min(self.down)) < 1
        )

    def follow(self, name: str, operands: Any) -> None:
        """Take an operator into account."""
        if name not in _DRAWING:
            self.ended = bool(self.across)
            return
        if self.ended:
            self.across, self.down, self.ended = [], [], False
        numbers = [float(each) for each in operands]
        if name == "re":
            x, y, width, height = numbers
            numbers = [x, y, x + width, y + height]
        self.across += numbers[::2]
        self.down += numbers[1::2]


def _colour(operands: Any) -> Colour:
    numbers = [float(each) for each in operands if not isinstance(each, pikepdf.Name)]
    if len(numbers) == 1:
        return (numbers[0],) * 3
    assert len(numbers) == 3, f"a colour that no screen has: {numbers}"
    return (numbers[0], numbers[1], numbers[2])
