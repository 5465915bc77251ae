"""Walking data beside the model that it should follow, even where it does not."""

from __future__ import annotations

import types
import typing
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pydantic.fields import FieldInfo

from .model import Record, Refers, Rich
from .reading import Path_


@dataclass(frozen=True)
class Leaf:
    """A text that stands where the model wants one; `refers` and `rich` are the model's marks on it."""

    path: Path_
    value: str
    refers: Refers | None
    rich: bool


def leaves(model: type[Record], data: Any) -> Iterator[Leaf]:
    """Every text of the data that has a place in the model, in the file's order."""
    yield from _walk(model, (), data, ())


def field_at(model: type[Record], path: Path_) -> FieldInfo | None:
    """The declaration of the field that a path leads to or into, or nothing."""
    return _follow(model, path)[0]


def record_at(model: type[Record], path: Path_) -> type[Record] | None:
    """The record class that a path leads to, or nothing."""
    return _record(_follow(model, path)[1])


def _follow(model: type[Record], path: Path_) -> tuple[FieldInfo | None, Any]:
    """The last field on a path and the annotation at its end."""
    found: FieldInfo | None = None
    annotation: Any = model
    for part in path:
        if isinstance(part, int):
            annotation = _element(annotation)
            continue
        record = _record(annotation)
        if record is None or part not in record.model_fields:
            return None, None
        found = record.model_fields[part]
        annotation = found.annotation
    return found, annotation


def _walk(annotation: Any, marks: tuple[Any, ...], data: Any, path: Path_) -> Iterator[Leaf]:
    annotation, marks = _bare(annotation, marks)
    if isinstance(data, str):
        refers = next((mark for mark in marks if isinstance(mark, Refers)), None)
        yield Leaf(path, data, refers, any(isinstance(mark, Rich) for mark in marks))
    elif isinstance(data, list):
        element = _element(annotation)
        for number, each in enumerate(data):
            yield from _walk(element, (), each, (*path, number))
    elif isinstance(data, dict):
        record = _record(annotation)
        for key, value in data.items():
            if record and key in record.model_fields:
                field = record.model_fields[key]
                yield from _walk(field.annotation, tuple(field.metadata), value, (*path, key))


def _bare(annotation: Any, marks: tuple[Any, ...]) -> tuple[Any, tuple[Any, ...]]:
    """The annotation without Annotated and Optional, and the marks that these carried."""
    if typing.get_origin(annotation) is typing.Annotated:
        inner, *more = typing.get_args(annotation)
        return _bare(inner, (*marks, *more))
    if typing.get_origin(annotation) in {typing.Union, types.UnionType}:
        inner = [each for each in typing.get_args(annotation) if each is not type(None)]
        if len(inner) == 1:
            return _bare(inner[0], marks)
    return annotation, marks


def _element(annotation: Any) -> Any:
    annotation, _ = _bare(annotation, ())
    arguments = typing.get_args(annotation)
    return arguments[0] if typing.get_origin(annotation) is tuple and arguments else None


def _record(annotation: Any) -> type[Record] | None:
    annotation, _ = _bare(annotation, ())
    return annotation if isinstance(annotation, type) and issubclass(annotation, Record) else None
