"""What can be found: one record for each page and for each thing that has a place of its own on a page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

# The values of the facet of types, in the order in which readers see them.
PLAYBOOK: Final = "playbook"
PHASE: Final = "phase"
FORM: Final = "modele"
ARTICLE: Final = "article"
WHITE_PAPER: Final = "livre-blanc"
TERM: Final = "lexique"
PARTNER: Final = "partenaire"
METHOD: Final = "methode"
TYPES: Final = {
    PLAYBOOK: "Playbook",
    PHASE: "Phase et liste",
    FORM: "Modèle",
    ARTICLE: "Article",
    WHITE_PAPER: "Livre blanc",
    TERM: "Lexique",
    PARTNER: "Partenaire",
    METHOD: "Méthode et diagnostic",
}
# What the score of a page itself is multiplied by, in hundredths: of two pages that a query fits alike,
# readers want the one that leads to the rest.
_LIFTS: Final = {PLAYBOOK: 140, METHOD: 125, PARTNER: 155, TERM: 110}
_LIFT: Final = 130
_SHARED_PHASE: Final = 150


@dataclass(frozen=True, slots=True)
class Scope:
    """What a record is about: its type, and the functions and phases that it concerns."""

    type: str
    functions: tuple[str, ...] = ()
    phases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Record:
    """A page, or a thing on it, as plain text in plain typography.

    `label` says in French what it is, `address` has its anchor. `aliases` are other names that readers give
    it, `asked` what they type when they look for it, `context` what surrounds it: all are searched and never
    shown.
    """

    address: str
    label: str
    title: str
    scope: Scope
    body: str = ""
    aliases: tuple[str, ...] = ()
    context: tuple[str, ...] = ()
    asked: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """A result as readers see it: a page, or a term of the glossary, with the records that it holds."""

    head: Record
    parts: tuple[Record, ...] = ()


def lift_of(scope: Scope) -> int:
    """What the score of a page itself is multiplied by, in hundredths."""
    if scope.type == PHASE and not scope.functions:
        return _SHARED_PHASE
    return _LIFTS.get(scope.type, _LIFT)
