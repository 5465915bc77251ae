"""Checking what no single field can say: sums, orders, ids and links that need both ends."""

from __future__ import annotations

from typing import Any

from . import places, problems
from .library import Entry, Library
from .model import WHOLE_NUMBER
from .problems import Fault
from .reading import dotted
from .registering import generic_points, mappings, own_points

INTERNAL = "interne"
_HIGHEST_SCORE = 36
_ALL = 100


def check(library: Library) -> None:
    """Add a problem for each incoherence within a file or between files."""
    for entry in library.all():
        _unique_ids(entry)
        _durations(entry)
    for kind in ("playbook", "partner", "form", "page"):
        _unique_orders(library, kind)
    for slug, page in library.of("page").items():
        if places.page(slug) in places.NAMED_PAGES.values():
            page.source.add_at(0, 0, problems.taken_address(places.page(slug)))
    common = library.only("common")
    if common:
        _in_order(common, "phases", "number", "012345", problems.phase_numbers())
        _phase_addresses(common)
    every_phase = _phases(library)
    phases = every_phase[1:]
    generic = _generic(library)
    for entry in library.of("playbook").values():
        _weights(entry)
        _in_order(entry, "maturity", "level", "1234", problems.maturity_order())
        _price(entry)
        if phases:
            _tasks(entry, phases)
            _playbook_phases(entry, every_phase, phases, generic)
    _both_ways(library)
    _photos(library)
    diagnostic = library.only("diagnostic")
    if diagnostic:
        _bands(diagnostic)
        _flags(diagnostic)


def _phases(library: Library) -> list[str]:
    common = library.only("common")
    listed = mappings(common.data, "phases") if common else iter(())
    return [phase["id"] for phase in listed if isinstance(phase.get("id"), str)]


def _phase_addresses(common: Entry) -> None:
    """A phase stands below its playbook, as the list of the playbook's editions does."""
    for number, phase in enumerate(mappings(common.data, "phases")):
        if places.playbook_phase("", str(phase.get("id"))) == places.editions(places.playbook("")):
            address = places.editions(places.playbook("…"))
            common.source.add(("phases", number, "id"), problems.taken_address(address))


def _generic(library: Library) -> dict[str, str]:
    common = library.only("common")
    listed = mappings(common.data, "points") if common else iter(())
    return {str(point.get("id")): str(point.get("phase")) for point in listed}


def _unique_ids(entry: Entry) -> None:
    seen: dict[str, str] = {}
    for leaf in entry.leaves:
        if leaf.path[-1] != "id":
            continue
        if entry.kind == "playbook" and leaf.value in places.PLAYBOOK_ANCHORS:
            entry.source.add(leaf.path, problems.duplicate_id(leaf.value, "une rubrique de la page"))
        elif leaf.value in seen:
            entry.source.add(leaf.path, problems.duplicate_id(leaf.value, seen[leaf.value]))
        seen.setdefault(leaf.value, dotted(leaf.path[:-1]))


def _unique_orders(library: Library, kind: str) -> None:
    seen: dict[int, str] = {}
    for entry in library.of(kind).values():
        order = _whole(entry.data.get("order"))
        if order is None:
            continue
        if order in seen:
            entry.source.add(("order",), problems.duplicate_order(order, seen[order]))
        seen.setdefault(order, entry.source.name)


def _durations(entry: Entry) -> None:
    for path, value in _nested(entry.data, ()):
        low, high = _whole(value.get("shortest")), _whole(value.get("longest"))
        if low is not None and high is not None and low > high:
            entry.source.add((*path, "shortest"), problems.range_reversed(low, high))


def _nested(data: Any, path: tuple[str | int, ...]) -> list[tuple[tuple[str | int, ...], dict[str, Any]]]:
    found = []
    if isinstance(data, dict):
        if "shortest" in data:
            found.append((path, data))
        for key, value in data.items():
            found += _nested(value, (*path, key))
    elif isinstance(data, list):
        for number, value in enumerate(data):
            found += _nested(value, (*path, number))
    return found


def _weights(entry: Entry) -> None:
    weights = [_whole(each.get("weight")) for each in mappings(entry.data, "criteria")]
    known = [each for each in weights if each is not None]
    if weights and len(known) == len(weights) and sum(known) != _ALL:
        entry.source.add(("criteria",), problems.weights(sum(known), _ALL), key=True)


def _in_order(entry: Entry, key: str, field: str, wanted: str, fault: Fault) -> None:
    numbers = [each.get(field) for each in mappings(entry.data, key)]
    # A wrong count is a problem of its own already.
    if len(numbers) == len(wanted) and numbers != list(wanted):
        entry.source.add((key,), fault, key=True)


def _price(entry: Entry) -> None:
    terms = entry.data.get("terms")
    price = terms.get("price") if isinstance(terms, dict) else None
    if isinstance(price, dict) and not (price.get("source") and price.get("checked_on")):
        entry.source.add(("terms", "price"), problems.price_unsourced(), key=True)


def _tasks(entry: Entry, phases: list[str]) -> None:
    known = [INTERNAL, *phases]
    for number, task in enumerate(mappings(entry.data, "tasks")):
        value = task.get("handed_over")
        if isinstance(value, str) and value not in known:
            path = ("tasks", number, "handed_over")
            entry.source.add(path, problems.handed_over_unknown(value, known))


def _playbook_phases(
    entry: Entry, every_phase: list[str], phases: list[str], generic: dict[str, str]
) -> None:
    for number, phase in enumerate(mappings(entry.data, "phases")):
        name = phase.get("phase")
        if name in every_phase and number < len(phases) and name != phases[number]:
            path = ("phases", number, "phase")
            entry.source.add(path, problems.phases_out_of_order(", ".join(phases)))
        _generic_references(entry, number, phase, generic)
        known = {*own_points(phase), *generic_points(phase)}
        gate = phase.get("gate")
        criteria = gate.get("criteria") if isinstance(gate, dict) else None
        for place, identifier in enumerate(criteria if isinstance(criteria, list) else []):
            if isinstance(identifier, str) and identifier not in known:
                path_ = ("phases", number, "gate", "criteria", place)
                entry.source.add(path_, problems.gate_point(identifier, known))


def _generic_references(entry: Entry, number: int, phase: dict[str, Any], generic: dict[str, str]) -> None:
    seen = set(own_points(phase))
    for group_number, group in enumerate(mappings(phase, "groups")):
        listed = group.get("generic")
        for place, identifier in enumerate(listed if isinstance(listed, list) else []):
            path = ("phases", number, "groups", group_number, "generic", place)
            if not isinstance(identifier, str):
                continue
            if identifier not in generic:
                entry.source.add(path, problems.not_generic(identifier, generic.keys()))
            elif generic[identifier] != phase.get("phase"):
                entry.source.add(path, problems.generic_phase(identifier, generic[identifier]))
            elif identifier in seen:
                entry.source.add(path, problems.generic_twice(identifier))
            seen.add(identifier)


def _both_ways(library: Library) -> None:
    """A playbook and a partner that name one another do so on both sides; nobody may name a draft."""
    pairs = (
        ("playbook", "partners", "partner", "functions"),
        ("partner", "functions", "playbook", "partners"),
    )
    for kind, key, other_kind, other_key in pairs:
        for slug, entry in library.of(kind).items():
            listed = entry.data.get(key)
            for place, name in enumerate(listed if isinstance(listed, list) else []):
                if entry.source.hopeless or entry.draft:
                    break
                other = library.of(other_kind).get(name) if isinstance(name, str) else None
                back = other.data.get(other_key) if other else None
                if other and other.data and slug not in (back if isinstance(back, list) else []):
                    entry.source.add((key, place), problems.one_sided(other.source.name, slug))


def _photos(library: Library) -> None:
    for entry in library.of("partner").values():
        photo = entry.data.get("photo")
        name = photo.get("file") if isinstance(photo, dict) else None
        if isinstance(name, str) and not (library.root / "content" / "images" / name).is_file():
            entry.source.add(("photo", "file"), problems.photo_missing(name))


def _bands(entry: Entry) -> None:
    expected = 0
    bands = list(mappings(entry.data, "bands"))
    for number, band in enumerate(bands):
        low, high = _whole(band.get("lowest")), _whole(band.get("highest"))
        if low is None or high is None:
            return
        if low != expected:
            entry.source.add(("bands", number, "lowest"), problems.bands_gap(expected))
            return
        expected = high + 1
    if bands and expected != _HIGHEST_SCORE + 1:
        entry.source.add(("bands", len(bands) - 1, "highest"), problems.bands_end(_HIGHEST_SCORE))


def _flags(entry: Entry) -> None:
    known = {str(each.get("id")) for each in mappings(entry.data, "questions")}
    for number, flag in enumerate(mappings(entry.data, "flags")):
        trip = flag.get("raised_by")
        question = trip.get("question") if isinstance(trip, dict) else None
        if isinstance(question, str) and question not in known:
            path = ("flags", number, "raised_by", "question")
            entry.source.add(path, problems.unknown_reference("question", question, known))


def _whole(value: Any) -> int | None:
    return int(value) if isinstance(value, str) and WHOLE_NUMBER.fullmatch(value) else None
