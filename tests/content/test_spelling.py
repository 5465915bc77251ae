"""The content is spelt as the French dictionary spells it, but for words that someone has reviewed."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest
from equipment import NODE, NODE_MODULES
from texts import passages, plain

REVIEWED = Path(__file__).with_name("reviewed_words.txt")
# Foreign words, trade names and abbreviations that readers type and the site does not write.
REVIEWED_SEARCHES = Path(__file__).with_name("reviewed_searches.txt")
# Elided articles and pronouns stand before an apostrophe; the dictionary knows the word after it.
ELISION = re.compile(r"^(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu)['’]", re.IGNORECASE)


def reviewed_words(file: Path) -> list[str]:
    lines = file.read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def words_by_place(*, typed: bool) -> dict[str, str]:
    """Each word with the first place where it stands, in what readers type or in what they read."""
    found: dict[str, str] = {}
    for each in passages():
        if each.typed != typed or each.place.startswith("sources"):
            continue
        text = re.sub(r"https?://\S+|www\.\S+|`[^`]*`|\b\w+:[a-z0-9/-]+", " ", plain(each.text))
        for written in re.findall(r"(?<![\w-])[^\W\d_]+(?:['’-][^\W\d_]+)*(?![\w-])", text):
            word = ELISION.sub("", written)
            if len(word) > 1:
                found.setdefault(word, f"{each.file}: {each.place}")
    return found


def unknown(words: list[str]) -> set[str]:
    answered = subprocess.run(
        [NODE, Path(__file__).with_name("spelling.cjs")],
        input="\n".join(words),
        env={"NODE_PATH": str(NODE_MODULES)},
        capture_output=True,
        text=True,
        check=True,
    )
    return set(answered.stdout.splitlines())


@pytest.mark.parametrize(("typed", "files"), [(False, (REVIEWED,)), (True, (REVIEWED, REVIEWED_SEARCHES))])
def test_every_word_is_in_the_dictionary_or_reviewed(typed: bool, files: tuple[Path, ...]) -> None:
    places = words_by_place(typed=typed)
    wrong = unknown(sorted(places)).difference(*map(reviewed_words, files))
    assert {word: places[word] for word in sorted(wrong)} == {}


@pytest.mark.parametrize(("typed", "file"), [(False, REVIEWED), (True, REVIEWED_SEARCHES)])
def test_reviewed_words_are_sorted_used_and_unknown_to_the_dictionary(typed: bool, file: Path) -> None:
    reviewed = reviewed_words(file)
    assert reviewed == sorted(reviewed, key=str.casefold)
    assert set(reviewed) <= set(words_by_place(typed=typed))
    assert unknown(reviewed) == set(reviewed)
