"""The functions' colours: legible on every ground, and told apart by colour-blind readers."""

from __future__ import annotations

import itertools
import warnings

import pytest
from support import ROOT

from engagement.loading import load_catalogue

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    from colorspacious import cspace_convert

CHALK, MIST, NIGHT, WHITE = "#FBFAF6", "#DFE8E7", "#10191D", "#FFFFFF"
PLAYBOOKS = load_catalogue(ROOT).playbooks
SIGHTS = {
    "ordinary": None,
    "deuteranopia": {"name": "sRGB1+CVD", "cvd_type": "deuteranomaly", "severity": 100},
    "protanopia": {"name": "sRGB1+CVD", "cvd_type": "protanomaly", "severity": 100},
}


def rgb(colour: str) -> list[float]:
    return [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]


def contrast(one: str, other: str) -> float:
    """The WCAG 2 contrast ratio of two colours."""

    def luminance(colour: str) -> float:
        parts = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in rgb(colour)]
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]

    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def distance(one: str, other: str, sight: dict[str, object] | None) -> float:
    """The distance of two colours in CAM02-UCS, as the given sight has them."""

    def seen(colour: str) -> object:
        value = rgb(colour) if sight is None else cspace_convert(rgb(colour), sight, "sRGB1")
        return cspace_convert(value, "sRGB1", "CAM02-UCS")

    return float(sum((a - b) ** 2 for a, b in zip(seen(one), seen(other), strict=True)) ** 0.5)


@pytest.mark.parametrize("slug", PLAYBOOKS)
def test_colours_are_legible_on_their_grounds(slug: str) -> None:
    accents = PLAYBOOKS[slug].accents
    assert contrast(accents.light, CHALK) >= 4.5
    assert contrast(accents.light, MIST) >= 4.5
    assert contrast(accents.light_ground, CHALK) >= 7
    assert contrast(accents.dark, NIGHT) >= 6.5
    assert contrast(accents.dark_fill, NIGHT) >= 3
    assert contrast(accents.dark_ground, WHITE) >= 7


@pytest.mark.parametrize("sight", SIGHTS)
@pytest.mark.parametrize(("field", "least"), [("light", 15), ("dark", 12)])
def test_no_two_functions_look_alike(field: str, least: float, sight: str) -> None:
    colours = {slug: getattr(playbook.accents, field) for slug, playbook in PLAYBOOKS.items()}
    near = {
        (one, other): round(distance(colours[one], colours[other], SIGHTS[sight]), 1)
        for one, other in itertools.combinations(colours, 2)
        if distance(colours[one], colours[other], SIGHTS[sight]) < least
    }
    assert near == {}


@pytest.mark.parametrize("field", ["light", "dark_fill"])
def test_no_function_takes_the_colour_of_the_readers_hand(field: str) -> None:
    hand = {"light": "#B83410", "dark_fill": "#FF8A5C"}[field]
    for playbook in PLAYBOOKS.values():
        assert distance(getattr(playbook.accents, field), hand, None) >= 15


def test_marks_are_all_different() -> None:
    paths = [playbook.mark.path for playbook in PLAYBOOKS.values()]
    assert len(set(paths)) == len(paths)
