"""The theme's files as readers load them: bundled, named after their content, never changing under a name."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from engagement.model import Playbook
from engagement.views.parts import Assets

from . import typefaces

FOLDER: Final = "/assets/"
_PAPERS: Final = {"a4": "A4", "us-letter": "letter"}
_IMPORT: Final = re.compile(r'@import url\("([^"]+)"\) layer\(([a-z.-]+)\);')
_COMMENT: Final = re.compile(r"/\*.*?\*/\s*", re.DOTALL)
# What browsers need not read of a module, and what must be kept as it is to find it.
_SPARED: Final = re.compile(
    r"""
    (?P<spared> ^[ \t]*(?:/\*.*?\*/|//[^\n]*)[ \t]*\n? | ^[ \t]+ | ^\n )
    | `(?:\\.|[^`\\])*` | "(?:\\.|[^"\\\n])*" | '(?:\\.|[^'\\\n])*'
    | (?<=[(,=:&|!?])[ ]?/(?![/*])(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\[\n])+/
    | //[^\n]* | /\*.*?\*/
    """,
    re.DOTALL | re.MULTILINE | re.VERBOSE,
)
_URL: Final = re.compile(r'url\("(?!data:|/)([^"]+)"\)')
# Static imports, and dynamic ones of a fixed address: import("./later.js").
_MODULE_IMPORT: Final = re.compile(r'(\bfrom\s+|\bimport\s+|\bimport\()"(\.[^"]+)"')


@dataclass
class ThemeFiles:
    """The theme's files by address."""

    files: dict[str, bytes] = field(default_factory=dict)

    def add(self, name: str, data: bytes) -> str:
        """The address of some bytes, named after them."""
        stem, _, suffix = name.rpartition(".")
        address = f"{FOLDER}{stem}.{hashlib.sha256(data).hexdigest()[:10]}.{suffix}"
        self.files[address] = data
        return address


def theme_files(
    theme: Path, playbooks: Iterable[tuple[str, Playbook]], cache: Path, paper: str = "a4"
) -> tuple[dict[str, bytes], Assets]:
    """The theme's files by address, and the addresses that every page loads.

    `cache` keeps the subset fonts between builds; `paper` is what browsers print on. Raises OSError when a
    file that the theme names is missing.
    """
    made = ThemeFiles()
    faces = typefaces.build_faces(cache)
    for face in faces:
        made.files[FOLDER + face.file_name] = face.data
    static = theme / "static"
    fonts = typefaces.stylesheet(faces, FOLDER)
    stylesheet = bundle(
        made, static / "css" / "site.css", fonts, function_colours(playbooks), page_sizes(paper)
    )
    addresses = Assets(
        stylesheet=made.add("site.css", stylesheet.encode()),
        theme_script=made.add("theme.js", (static / "js" / "theme.js").read_bytes()),
        module=_module(made, static / "js" / "site.js", {}),
        preload_fonts=tuple(
            FOLDER + face.file_name for face in faces if face.face.name in typefaces.PRELOADED
        ),
        icon=made.add("favicon.svg", (static / "img" / "favicon.svg").read_bytes()),
    )
    return made.files, addresses


def function_colours(playbooks: Iterable[tuple[str, Playbook]]) -> str:
    """Each function's colours as custom properties: the only place where CSS learns that functions exist."""
    rules = []
    for slug, playbook in playbooks:
        colours = playbook.accents
        rules.append(
            f'[data-function="{slug}"] {{ --accent: light-dark({colours.light}, {colours.dark});'
            f" --accent-fill: light-dark({colours.light}, {colours.dark_fill});"
            f" --accent-ground: light-dark({colours.light_ground}, {colours.dark_ground}); }}"
        )
    return "\n".join(rules)


def page_sizes(paper: str) -> str:
    """The sheets that browsers print on, upright and on their side."""
    size = _PAPERS[paper]
    return f"@page {{ size: {size}; }}\n@page paysage {{ size: {size} landscape; }}"


def bundle(made: ThemeFiles, contents: Path, fonts: str, colours: str, pages: str = "") -> str:
    """One stylesheet from a table of contents of layered imports, and what the build adds to it."""
    text = contents.read_text(encoding="utf-8")
    layers = list(dict.fromkeys(layer for _, layer in _IMPORT.findall(text)))
    parts = [
        f"@layer {', '.join([*layers, 'functions'])};",
        fonts,
        pages,
        f"@layer functions {{\n{colours}\n}}",
    ]
    for place, layer in _IMPORT.findall(text):
        path = (contents.parent / place).resolve()
        styles = _COMMENT.sub("", path.read_text(encoding="utf-8"))
        parts.append(f"@layer {layer} {{\n{_with_hashed_urls(made, path, styles).strip()}\n}}")
    return "\n".join(parts) + "\n"


def _with_hashed_urls(made: ThemeFiles, path: Path, styles: str) -> str:
    def hashed(found: re.Match[str]) -> str:
        target = (path.parent / found.group(1)).resolve()
        return f'url("{made.add(target.name, target.read_bytes())}")'

    return _URL.sub(hashed, styles)


def lightened(source: str) -> str:
    """A module without indentation and comments that begin a line; strings and literals stay as they are."""
    return _SPARED.sub(lambda found: "" if found["spared"] is not None else found.group(), source)


def _module(made: ThemeFiles, path: Path, seen: dict[Path, str]) -> str:
    """The address of a JavaScript module whose imports are rewritten to hashed addresses, depth first."""
    path = path.resolve()
    if path not in seen:

        def rewritten(found: re.Match[str]) -> str:
            return f'{found.group(1)}"{_module(made, path.parent / found.group(2), seen)}"'

        source = _MODULE_IMPORT.sub(rewritten, lightened(path.read_text(encoding="utf-8")))
        seen[path] = made.add(path.name, source.encode())
    return seen[path]
