"""Turning data into models, and pydantic's errors into faults that a partner can mend."""

from __future__ import annotations

import typing
from typing import Any, TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from . import problems
from .model import FORM_HINTS, Record
from .problems import Fault
from .reading import Source
from .walking import field_at, leaves, record_at

RecordType = TypeVar("RecordType", bound=Record)


def validate(source: Source, model: type[RecordType]) -> RecordType | None:
    """The source's data as a model, or nothing; each error is added to the source's problems."""
    if source.data is None:
        return None
    try:
        return model.model_validate(source.data)
    except ValidationError as error:
        errors = error.errors(include_url=False)
    named = {leaf.path for leaf in leaves(model, source.data) if leaf.refers}
    misspelt = {_meant(model, details) for details in errors if details["type"] == "extra_forbidden"}
    for details in errors:
        path, kind = _path(details), details["type"]
        follows = (
            # A misspelt key would be reported as missing too, and a list as too short for its faulty entries.
            (kind == "missing" and path in misspelt)
            or (kind == "too_short" and len(details["input"]) >= details["ctx"]["min_length"])
            # The name of something else is checked, with better advice, once everything is known.
            or (kind == "string_pattern_mismatch" and path in named)
        )
        if not follows:
            _add(source, model, details)
    return None


def _path(details: ErrorDetails) -> tuple[int | str, ...]:
    return tuple(part for part in details["loc"] if part != "[key]")


def _meant(model: type[Record], details: ErrorDetails) -> tuple[int | str, ...]:
    """The path of the field that an unknown key was probably meant to be."""
    path = _path(details)
    record = record_at(model, path[:-1])
    return (*path[:-1], problems.closest(str(path[-1]), record.model_fields if record else ()))


def _add(source: Source, model: type[Record], details: ErrorDetails) -> None:
    path = _path(details)
    kind = details["type"]
    if kind == "extra_forbidden":
        record = record_at(model, path[:-1])
        known = list(record.model_fields) if record else []
        source.add(path, problems.unknown_key(str(path[-1]), known), key=True)
    elif kind == "missing":
        field = field_at(model, path)
        title, description = _words(field)
        source.add(path, problems.missing_field(str(path[-1]), title, description))
    else:
        source.add(path, _fault(model, path, details))


def _words(field: Any) -> tuple[str, str]:
    return (field.title or "", field.description or "") if field else ("", "")


def _fault(model: type[Record], path: tuple[int | str, ...], details: ErrorDetails) -> Fault:  # noqa: PLR0911
    value, kind, context = details["input"], details["type"], details.get("ctx", {})
    field = field_at(model, path)
    title, description = _words(field)
    if value is None or kind == "string_too_short":
        return problems.empty_value(title, description)
    if kind == "string_type":
        return problems.expected_text(title)
    if kind in {"tuple_type", "list_type"}:
        return problems.expected_list(title)
    if kind in {"model_type", "model_attributes_type", "dict_type"}:
        return problems.expected_block(title)
    if kind == "string_too_long":
        return problems.too_long(len(str(value).strip()), context["max_length"])
    if kind == "string_pattern_mismatch":
        return problems.bad_form(str(value), title, FORM_HINTS[context["pattern"]])
    if kind == "literal_error":
        return problems.not_among(_shown(value), _choices(field))
    if kind == "too_short":
        return problems.too_few(len(value), context["min_length"])
    if kind == "too_long":
        return problems.too_many(len(value), context["max_length"])
    if kind.startswith("greater_than"):
        return problems.too_small(_shown(value), context.get("ge"))
    if kind.startswith("less_than"):
        return problems.too_big(_shown(value), context.get("le"))
    by_kind = {
        "whole_number": problems.expected_whole,
        "date_form": problems.expected_date,
        "date_exists": problems.no_such_date,
        "switch": problems.expected_switch,
    }
    compose = by_kind.get(kind)
    return compose(_shown(value)) if compose else problems.refused(_shown(value))


def _shown(value: Any) -> str:
    if isinstance(value, list | tuple):
        return "une liste"
    return "un bloc" if isinstance(value, dict) else str(value)[:80]


def _choices(field: Any) -> list[str]:
    annotation = field.annotation if field else None
    while annotation is not None and typing.get_origin(annotation) is not typing.Literal:
        arguments = typing.get_args(annotation)
        annotation = arguments[0] if arguments else None
    return [str(each) for each in typing.get_args(annotation)]
