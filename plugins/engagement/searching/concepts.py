"""Concepts: expressions that readers use for one another, found in a text word by word, the longest first."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final

from ..catalogue import Catalogue
from ..model.playbook import Title
from .analyser import Word, words

# What tells the token of a concept from the stem of a word.
SIGN: Final = "="
_PARENTHESES: Final = re.compile(r"[()]")
# Ids of tokens, as short as the order of the concepts allows.
_DIGITS: Final = "0123456789abcdefghijklmnopqrstuvwxyz"


@dataclass(frozen=True, slots=True)
class Unit:
    """What a text says at one place: a word, or the words that together name a concept."""

    concept: str
    words: tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class Expression:
    """The stems that name a concept; `capitals` when its only word must be written so."""

    concept: str
    stems: tuple[str, ...]
    capitals: bool


@dataclass
class Concepts:
    """Every known expression, by its first stem, and the words that they are made of."""

    expressions: dict[str, list[Expression]] = field(default_factory=dict)
    words: set[Word] = field(default_factory=set)
    taken: dict[tuple[tuple[str, ...], bool], str] = field(default_factory=dict)

    def add(self, texts: Iterable[str], capitals: Iterable[str] = ()) -> None:
        """Make expressions known as one concept: the one that already has some of them, or a new one."""
        texts, capitals = tuple(texts), tuple(capitals)
        listed = dict.fromkeys((stems, False) for text in texts if (stems := stems_of(text)))
        listed |= dict.fromkeys((stems, True) for text in capitals if (stems := stems_of(text)))
        if not listed or (len(listed) == 1 and len(next(iter(listed))[0]) == 1):
            return
        known = next((self.taken[each] for each in listed if each in self.taken), "")
        concept = known or SIGN + _short(len(set(self.taken.values())))
        self.words.update(word for text in (*texts, *capitals) for word in words(text))
        for stems, in_capitals in listed:
            if (stems, in_capitals) not in self.taken:
                self.taken[stems, in_capitals] = concept
                same_start = self.expressions.setdefault(stems[0], [])
                same_start.append(Expression(concept, stems, in_capitals))
                same_start.sort(key=lambda each: -len(each.stems))

    def units(self, text: list[Word]) -> Iterator[Unit]:
        """The units of a text in order: concepts where one is named, else its words, stop words left out."""
        place = 0
        while place < len(text):
            found = self._named_at(text, place)
            if found:
                concept, end = found
                yield Unit(concept, tuple(text[place:end]))
                place = end
                continue
            if not text[place].stops:
                yield Unit("", (text[place],))
            place += 1

    def inside(self, unit: Unit) -> Iterator[str]:
        """The concepts that a unit's words name among themselves: « direction R&D » speaks of R&D too."""
        text = list(unit.words)
        for place, word in enumerate(text):
            for expression in self.expressions.get(word.stem, ()):
                if expression.concept != unit.concept and _end_of(expression, text, place):
                    yield expression.concept

    def _named_at(self, text: list[Word], place: int) -> tuple[str, int] | None:
        for expression in self.expressions.get(text[place].stem, ()):
            end = _end_of(expression, text, place)
            if end:
                return expression.concept, end
        return None


def concepts_of(catalogue: Catalogue) -> Concepts:
    """The concepts that the content declares: shared groups, roles with their synonyms, glossary terms."""
    found = Concepts()
    qualifiers = Concepts()
    for group in catalogue.common.concepts:
        found.add(group.expressions, group.capitals)
        if group.qualifies:
            qualifiers.add(group.expressions, group.capitals)
    for playbook in catalogue.playbooks.values():
        titles = [*_role_texts(playbook.role), playbook.title.staying]
        found.add(" ".join(_bare(qualifiers, title)) for title in titles)
    for playbook in catalogue.playbooks.values():
        for term in playbook.glossary:
            found.add((term.term, *term.aliases))
    return found


def stems_of(text: str) -> tuple[str, ...]:
    """The stems by which an expression is recognised: those of its words, stop words left out.

    An expression that has only stop words keeps them; a stem that repeats itself counts once.
    """
    found = words(text)
    kept = [word for word in found if not word.stops] or found
    return tuple(
        word.stem for place, word in enumerate(kept) if not place or kept[place - 1].stem != word.stem
    )


def _end_of(expression: Expression, text: list[Word], place: int) -> int:
    """Where an expression that begins at a place ends, or 0.

    Stop words may stand between its words, punctuation may not.
    """
    if expression.capitals and not text[place].capitals:
        return 0
    end = place
    for stem in expression.stems:
        while end < len(text) and text[end].stem != stem and text[end].stops and not text[end].apart:
            end += 1
        if end == len(text) or text[end].stem != stem or (text[end].apart and end > place):
            return 0
        end += 1
    return end


def _role_texts(role: Title) -> Iterator[str]:
    for text in (role.name, role.acronym or "", *role.synonyms):
        yield from _PARENTHESES.split(text)


def _bare(qualifiers: Concepts, title: str) -> Iterator[str]:
    """The words of a role's name without what says how it is held; none when one ordinary word is left.

    A single word is kept when it is an acronym: « informatique » is no other name for who leads it.
    """
    kept = [word for unit in qualifiers.units(words(title)) if not unit.concept for word in unit.words]
    if len(kept) > 1 or any(word.capitals for word in kept):
        yield from (word.folded for word in kept)


def _short(number: int) -> str:
    digits = ""
    while True:
        number, rest = divmod(number, len(_DIGITS))
        digits = _DIGITS[rest] + digits
        if not number:
            return digits
