"""French typography is set at rendering, once, and leaves codes alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engagement.typography import typeset

N, W = "\u202f", "\u00a0"


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("l'équipe", "l’équipe"),
        ("l'« équipe »", f"l’«{W}équipe{W}»"),
        ("aujourd'hui", "aujourd’hui"),
        ("Pourquoi ? Oui ! Bien ; non", f"Pourquoi{N}? Oui{N}! Bien{N}; non"),
        ("Oui : non", f"Oui{W}: non"),
        ("« Oui »", f"«{W}Oui{W}»"),
        ("« Oui ! »", f"«{W}Oui{N}!{W}»"),
        ("12,5 %", f"12,5{N}%"),
        ("1 500 €", f"1{N}500{N}€"),
        ("2 à 12 k€", f"2 à 12{N}k€"),
        ("13 semaines", f"13{W}semaines"),
        ("8 décembre 2025", f"8{W}décembre 2025"),
        ("et puis...", "et puis…"),
        ("M. Martin", f"M.{W}Martin"),
    ],
)
def test_spaces_and_apostrophes_are_french(typed: str, shown: str) -> None:
    assert typeset(typed) == shown


@pytest.mark.parametrize(
    "code",
    [
        "https://exemple.fr/a?b=c:d",
        "14:30",
        "16:9",
        "fin-cad-01",
        "a:b",
        "C:\\dossier",
        "key:value",
        "?x=1",
        "x!=y",
    ],
)
def test_codes_are_left_alone(code: str) -> None:
    assert typeset(code) == code


@given(st.text())
def test_setting_twice_changes_nothing(text: str) -> None:
    assert typeset(typeset(text)) == typeset(text)


@given(st.text())
def test_only_spaces_apostrophes_and_dots_ever_change(text: str) -> None:
    def letters(value: str) -> str:
        kept = value.replace("…", "...").replace("’", "'")
        return "".join(each for each in kept if not each.isspace())

    assert letters(typeset(text)) == letters(text)
