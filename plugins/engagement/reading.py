"""Reading content files: safe YAML as plain text, lists and mappings, with the place of every node.

PyYAML's C parser gives the events; everything that makes YAML surprising is refused or left as typed:
scalars stay text, tags, anchors and second documents are problems, and so is a comment that would swallow
the end of an unquoted value.
"""

from __future__ import annotations

import errno
import json
import os
import re
import stat
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

import yaml

from . import problems
from .problems import Fault, Problem

LARGEST_FILE: Final = 1_000_000
_DEEPEST: Final = 30
_MOST_NODES: Final = 20_000
# A file that is nothing but faults is not worth listing to the end.
_MOST_FAULTS: Final = 50
_REASONS: Final = {
    errno.EACCES: "accès refusé",
    errno.EPERM: "accès refusé",
    errno.ENOENT: "fichier absent",
    errno.ELOOP: "lien en boucle",
}
# C0 controls but tab and newline, DEL, C1 controls, bidirectional overrides, line separators, non-characters.
_FORBIDDEN: Final = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]"
)
_ESCAPED: Final = re.compile(r'\\[^"\\n]')
_LONGEST_LINE: Final = 3000
_LONGEST_PARAGRAPH: Final = 12_000
_DEEP: Final = re.compile(r"\s{24}\s*(?:[-+*>]|\d+[.)])\s|\s*(?:(?:[-+*>]|\d+[.)])\s+){7}")
# The comma is that of a list between brackets, whose next value would be lost.
_LOST_COMMENT: Final = re.compile(r",?[ \t]+(#.*)")
_FRONT_MATTER: Final = re.compile(r"---[ \t]*\n(.*?)^---[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)

Path_ = tuple[str | int, ...]


@dataclass
class Source:
    """One file as read: its name relative to the source folder, its lines, its data and every place."""

    name: str
    lines: list[str] = field(default_factory=list)
    data: Any = None
    body: str = ""
    body_line: int = 1
    places: dict[Path_, tuple[int, int]] = field(default_factory=dict)
    key_places: dict[Path_, tuple[int, int]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    @property
    def hopeless(self) -> bool:
        """Whether the file has so many faults that looking for more helps nobody."""
        return len(self.problems) >= _MOST_FAULTS

    def add(self, path: Path_, fault: Fault, *, key: bool = False) -> None:
        """Record a fault at a node; a path that has no place falls back on its nearest ancestor."""
        table = self.key_places if key else self.places
        place = table.get(path)
        ancestor = path
        while place is None and ancestor:
            ancestor = ancestor[:-1]
            place = self.key_places.get(ancestor) or self.places.get(ancestor)
        line, column = place or (1, 1)
        self.add_at(line, column, fault, dotted(path))

    def add_text(self, path: Path_, text: str, fault: Fault) -> None:
        """Record a fault at a text within a node's value, which may run over several lines."""
        first = self.places.get(path, (1, 1))[0]
        for line in range(first, min(first + 60, len(self.lines)) + 1):
            column = self.lines[line - 1].find(text)
            if column >= 0:
                self.add_at(line, column + 1, fault, dotted(path))
                return
        self.add(path, fault)

    def add_at(self, line: int, column: int, fault: Fault, where: str = "") -> None:
        """Record a fault at a line and a column, both counted from 1, or 0 for the whole file."""
        excerpt = self.lines[line - 1] if 0 < line <= len(self.lines) else ""
        self.problems.append(Problem(self.name, line, column, where, fault.message, fault.remedy, excerpt))


def dotted(path: Path_) -> str:
    """A path as a person reads it: `phases[2].groups[0].name`, counted from 0 as in the file's order."""
    text = ""
    for part in path:
        text += f"[{part}]" if isinstance(part, int) else f".{part}" if text else part
    return text


def read_yaml(root: Path, path: Path) -> Source:
    """A YAML file's data and places; its faults are in `problems` and its data may then be partial."""
    source = Source(path.relative_to(root).as_posix())
    text = _read_text(root, path, source)
    if text is not None:
        _compose(source, text, 0)
    return source


def read_json(root: Path, path: Path) -> Source:
    """The data, without places, of a JSON file that a program wrote; nothing when it is not as expected.

    JSON is YAML too: `read_yaml` says where such a file is wrong. This is for those that are right, in a
    hundredth of the time.
    """
    source = Source(path.relative_to(root).as_posix())
    text = _read_text(root, path, source)
    # An escape could bring in what no file of content may hold.
    if text is not None and not _ESCAPED.search(text):
        try:
            source.data = json.loads(text)
        except (ValueError, RecursionError):
            source.data = None
    return source


def read_markdown(root: Path, path: Path) -> Source:
    """A Markdown file: its front matter as data, its body as text with the line where it begins."""
    source = Source(path.relative_to(root).as_posix())
    text = _read_text(root, path, source)
    if text is None:
        return source
    found = _FRONT_MATTER.match(text)
    if not found:
        opened = re.match(r"---[ \t]*\n", text)
        source.add_at(1, 1, problems.front_matter_open() if opened else problems.front_matter_missing())
        return source
    _compose(source, found.group(1), 1)
    source.body_line = text[: found.end()].count("\n") + 1
    source.body = text[found.end() :]
    _measure(source)
    return source


def _measure(source: Source) -> None:
    """Refuse a text on which a Markdown parser would spend minutes, or all its stack."""
    number, paragraph = source.body_line, 0
    for line in source.body.split("\n"):
        paragraph = paragraph + len(line) + 1 if line.strip() else 0
        fault = None
        if len(line) > _LONGEST_LINE:
            fault = problems.line_too_long(len(line), _LONGEST_LINE)
        elif paragraph > _LONGEST_PARAGRAPH:
            fault = problems.paragraph_too_long(paragraph, _LONGEST_PARAGRAPH)
        elif _DEEP.match(line):
            fault = problems.nested_too_deep()
        if fault:
            source.add_at(number, 1, fault)
            source.body = ""
            return
        number += 1


def _read_text(root: Path, path: Path, source: Source) -> str | None:
    raw = _read_bytes(root, path, source)
    if raw is None:
        return None
    if b"\0" in raw:
        source.add_at(0, 0, problems.not_text())
        return None
    try:
        text = raw.removeprefix(b"\xef\xbb\xbf").decode("utf-8")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        column = error.start - raw.rfind(b"\n", 0, error.start)
        source.lines = raw.decode("utf-8", "replace").splitlines()
        source.add_at(line, column, problems.not_utf8())
        return None
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    source.lines = text.split("\n")
    found = _FORBIDDEN.search(text)
    if found:
        line = text.count("\n", 0, found.start()) + 1
        column = found.start() - text.rfind("\n", 0, found.start())
        source.add_at(line, column, problems.control_character(ord(found.group())))
        return None
    return text


def _read_bytes(root: Path, path: Path, source: Source) -> bytes | None:
    fault: Fault
    try:
        if not path.resolve().is_relative_to(root.resolve()):
            source.add_at(0, 0, problems.outside())
            return None
        # O_NONBLOCK: opening a FIFO must not wait for a writer before we can see what it is.
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
        with os.fdopen(descriptor, "rb") as file:
            about = os.fstat(file.fileno())
            if not stat.S_ISREG(about.st_mode):
                fault = problems.not_a_file()
            elif about.st_size > LARGEST_FILE:
                fault = problems.too_large(about.st_size, LARGEST_FILE)
            else:
                return file.read(LARGEST_FILE + 1)
    except IsADirectoryError:
        fault = problems.not_a_file()
    except OSError as error:
        fault = problems.unreadable(_REASONS.get(error.errno or 0, "erreur du disque"))
    except RuntimeError:  # pathlib, on a link that leads to itself
        fault = problems.unreadable(_REASONS[errno.ELOOP])
    source.add_at(0, 0, fault)
    return None


def _compose(source: Source, text: str, line_offset: int) -> None:
    try:
        _Composer(source, text, line_offset).compose()
    except _TooManyError:
        return
    except yaml.MarkedYAMLError as error:
        # An open quote or bracket is noticed far below; its beginning is the place to mend.
        left_open = any(
            each in (error.problem or "") for each in ("unexpected end of stream", "expected ',' or")
        )
        mark = (left_open and error.context_mark) or error.problem_mark or error.context_mark
        line = mark.line + 1 + line_offset if mark else 1
        column = mark.column + 1 if mark else 1
        reason = f"{error.context or ''} {error.problem or ''}"
        source.add_at(min(line, len(source.lines)), column, problems.yaml_syntax(reason))
    except yaml.YAMLError:
        source.add_at(1, 1, problems.yaml_syntax(""))


class _TooManyError(Exception):
    """Stops reading a file that is nothing but faults."""


class _Composer:
    """Builds plain data from parser events, noting where each node and key stands."""

    def __init__(self, source: Source, text: str, line_offset: int) -> None:
        self.source = source
        self.offset = line_offset
        self.events = yaml.parse(text, Loader=getattr(yaml, "CBaseLoader", yaml.BaseLoader))
        self.faults = 0
        self.nodes = 0

    def compose(self) -> None:
        next(self.events)  # stream start
        event = next(self.events)
        if isinstance(event, yaml.StreamEndEvent):
            self.source.add_at(1, 1, problems.empty_file())
            return
        root = next(self.events)
        self.source.places[()] = self._place(root)
        data = self._node(root, ())
        next(self.events)  # document end
        after = next(self.events)
        if not isinstance(after, yaml.StreamEndEvent):
            self._fault(after, problems.several_documents())
        elif data is None:
            self.source.add_at(1, 1, problems.empty_file())
        elif not isinstance(data, dict):
            self._fault(root, problems.not_a_mapping())
        else:
            self.source.data = data

    def _place(self, event: yaml.Event) -> tuple[int, int]:
        mark: Any = event.start_mark
        return mark.line + 1 + self.offset, mark.column + 1

    def _fault(self, event: yaml.Event, fault: Fault, path: Path_ = ()) -> None:
        self.source.add_at(*self._place(event), fault, dotted(path))
        self.faults += 1
        if self.faults > _MOST_FAULTS:
            raise _TooManyError

    def _node(self, event: Any, path: Path_) -> Any:
        self.nodes += 1
        if self.nodes > _MOST_NODES:
            self._fault(event, problems.too_many_values(_MOST_NODES), path[:1])
            raise _TooManyError
        if len(path) > _DEEPEST:
            self._fault(event, problems.too_deep(), path[:4])
            raise _TooManyError
        if isinstance(event, yaml.AliasEvent):
            self._fault(event, problems.alias_refused(), path)
            return f"*{event.anchor}"
        if event.anchor is not None:
            self._fault(event, problems.alias_refused(), path)
        if event.tag is not None:
            self._fault(event, problems.tag_refused(event.tag), path)
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event, path)
        return self._sequence(path) if isinstance(event, yaml.SequenceStartEvent) else self._mapping(path)

    def _scalar(self, event: yaml.ScalarEvent, path: Path_) -> str | None:
        value: str = event.value
        found = _FORBIDDEN.search(value)
        if found:
            self._fault(event, problems.control_character(ord(found.group())), path)
        if event.style:
            return value
        end: Any = event.end_mark
        number = end.line + self.offset
        line = self.source.lines[number] if number < len(self.source.lines) else ""
        lost = _LOST_COMMENT.match(line, end.column)
        if lost:
            self._fault(event, problems.comment_after_value(lost.group(1)), path)
            # The whole of what was typed, so that the value does not pass for an empty one as well.
            return value or lost.group(1)
        return value or None

    def _sequence(self, path: Path_) -> list[Any]:
        found: list[Any] = []
        while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
            place = (*path, len(found))
            self.source.places[place] = self._place(event)
            found.append(self._node(event, place))
        return found

    def _mapping(self, path: Path_) -> dict[str, Any] | str:
        found: dict[str, Any] = {}
        braces = False
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            if not isinstance(event, yaml.ScalarEvent):
                self._fault(event, problems.key_not_text(), path)
                self._node(event, (*path, "?"))
                self._node(next(self.events), (*path, "?"))
                braces = True
                continue
            key: str = event.value
            place = (*path, key)
            value_event = next(self.events)
            if key in found:
                self._fault(event, problems.duplicate_key(key, self.source.key_places[place][0]), path)
                self._node(value_event, (*path, "?"))
                continue
            self.source.key_places[place] = self._place(event)
            self.source.places[place] = self._place(value_event)
            found[key] = self._node(value_event, place)
        return "{…}" if braces else found
