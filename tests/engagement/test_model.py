"""The model speaks French to partners and avoids names that templates trip over."""

from __future__ import annotations

from collections.abc import Iterator

from engagement import model
from engagement.model import Record

FORBIDDEN = {"items", "keys", "values", "get", "copy", "count", "index"}


def records(record: type[Record] = Record) -> Iterator[type[Record]]:
    for each in record.__subclasses__():
        yield each
        yield from records(each)


def test_every_field_has_a_title_and_a_description() -> None:
    bare = [
        f"{record.__name__}.{name}"
        for record in records()
        for name, field in record.model_fields.items()
        if not (field.title and field.description)
    ]
    assert bare == []


def test_no_field_has_a_name_that_jinja_or_pelican_trips_over() -> None:
    assert [name for record in records() for name in record.model_fields if name in FORBIDDEN] == []


def test_every_record_is_frozen_and_refuses_unknown_keys() -> None:
    for record in records():
        assert record.model_config.get("frozen"), record
        assert record.model_config.get("extra") == "forbid", record


def test_the_model_gives_a_json_schema() -> None:
    schema = model.Playbook.model_json_schema()
    assert schema["properties"]["tagline"]["title"] == "Accroche"
