"""Turning data into models, and pydantic's errors into faults that a partner can mend."""

from __future__ import annotations

import typing
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final, TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from . import problems
from .model import FORM_HINTS, Record
from .problems import Fault
from .reading import Source
from .walking import field_at, leaves, record_at

_MOST_ERRORS: Final = 50

RecordType = TypeVar("RecordType", bound=Record)


def validate(source: Source, model: type[RecordType]) -> RecordType | None:
    """The source's data as a model, or nothing; each error is added to the source's problems."""
    if source.data is None:
        return None
    try:
        return model.model_validate(source.data)
    except ValidationError as error:
        errors = error.errors(include_url=False)[:_MOST_ERRORS]
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


@dataclass(frozen=True)
class _Wrong:
    """A refused value: what was found, what its field is called, and what pydantic knows of the limits."""

    value: Any
    shown: str
    title: str
    description: str
    choices: list[str]
    limits: dict[str, Any]


def _fault(model: type[Record], path: tuple[int | str, ...], details: ErrorDetails) -> Fault:
    field = field_at(model, path)
    value = details["input"]
    wrong = _Wrong(value, _shown(value), *_words(field), _choices(field), details.get("ctx", {}))
    if value is None:
        return problems.empty_value(wrong.title, wrong.description)
    compose = _FAULTS.get(details["type"])
    return compose(wrong) if compose else problems.refused(wrong.shown)


_FAULTS: Final[dict[str, Callable[[_Wrong], Fault]]] = {
    "string_too_short": lambda wrong: problems.empty_value(wrong.title, wrong.description),
    "string_type": lambda wrong: problems.expected_text(wrong.title),
    "string_too_long": lambda wrong: problems.too_long(len(wrong.value.strip()), wrong.limits["max_length"]),
    "string_pattern_mismatch": lambda wrong: problems.bad_form(
        wrong.shown, wrong.title, FORM_HINTS[wrong.limits["pattern"]]
    ),
    "tuple_type": lambda wrong: problems.expected_list(wrong.title),
    "model_type": lambda wrong: problems.expected_block(wrong.title),
    "model_attributes_type": lambda wrong: problems.expected_block(wrong.title),
    "dict_type": lambda wrong: problems.expected_block(wrong.title),
    "literal_error": lambda wrong: problems.not_among(wrong.shown, wrong.choices),
    "too_short": lambda wrong: problems.too_few(len(wrong.value), wrong.limits["min_length"]),
    "too_long": lambda wrong: problems.too_many(len(wrong.value), wrong.limits["max_length"]),
    "greater_than_equal": lambda wrong: problems.too_small(wrong.shown, wrong.limits["ge"]),
    "less_than_equal": lambda wrong: problems.too_big(wrong.shown, wrong.limits["le"]),
    "whole_number": lambda wrong: problems.expected_whole(wrong.shown),
    "whole_too_long": lambda wrong: problems.whole_too_long(wrong.shown, 9),
    "date_form": lambda wrong: problems.expected_date(wrong.shown),
    "date_exists": lambda wrong: problems.no_such_date(wrong.shown),
    "switch": lambda wrong: problems.expected_switch(wrong.shown),
}


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
