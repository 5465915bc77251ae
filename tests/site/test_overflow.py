"""Texts too long for their sheet are refused where they stand, with what to take out, measured."""

import re

import pytest
from pages import files_of
from support import copy_site

from building import folder
from engagement.problems import report
from publishing.checking import check

_FILE = "playbooks/essai.yaml"
_COUNT = re.compile(r"retirez au moins (\d+) mots? de « ([^»]+) »")
_ONE_PAGER, _POINT, _EXIT_TEST = (
    "arbitration.outsource_if[0]",
    "phases[0].groups[0].points[0].text",
    "phases[3].gate.exit_test",
)


def long_text(words, about="tous les autres"):
    """A sentence of so many words."""
    taken = f"un mot ordinaire qui prend sa place sur la ligne avec {about}".split()
    return " ".join(taken[number % len(taken)] for number in range(words)).capitalize()


# By the field that is too long: what it replaces in the small playbook, and what comes instead. A point
# stands on two sheets; its help, longer still, on none.
_LONG = {
    _ONE_PAGER: ("L'essai est nouveau.", long_text(260, "la fiche")),
    _POINT: ("Ouvrir le cahier", long_text(640, "la liste")),
    _EXIT_TEST: ("Un mois sans lui.", long_text(640, "la porte")),
}
_HELP = f"importance: essentiel, help: {long_text(650, 'une aide')}}}"


def replace(source, old, new):
    path = source / _FILE
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1, old
    path.write_text(text.replace(old, new), encoding="utf-8")


def line_of(source, text):
    lines = (source / _FILE).read_text(encoding="utf-8").splitlines()
    (number,) = [number for number, line in enumerate(lines, 1) if text in line]
    return number


def fewest(problem):
    """The least number of words to take out, as the message says it."""
    found = _COUNT.search(problem.remedy)
    assert found, problem
    return int(found[1])


@pytest.fixture(scope="module")
def overflowing(tmp_path_factory):
    """A small site with texts too long for their sheets, and what is said of it."""
    source = copy_site(tmp_path_factory.mktemp("overflowing"))
    for old, new in _LONG.values():
        replace(source, old, new)
    replace(source, "importance: essentiel}", _HELP)
    return source, check(source)


@pytest.fixture
def source(tmp_path):
    return copy_site(tmp_path)


def test_every_sheet_that_overflows_is_told_at_once_where_its_longest_text_stands(overflowing):
    source, found = overflowing
    told = {each.where: (each.path, each.line) for each in found}
    assert told == {where: (_FILE, line_of(source, new)) for where, (_, new) in _LONG.items()}
    assert len({each.message for each in found}) == len(found) == len(_LONG) + 1


def test_the_message_names_the_sheet_the_millimetres_the_field_and_the_words(overflowing):
    _, found = overflowing
    for each in found:
        assert re.fullmatch(r"« [^»]+ » dépasse sa page de [1-9]\d* mm", each.message), each.message
        assert _COUNT.search(each.remedy), each.remedy
        assert each.remedy.endswith(".")
    (one_pager,) = [each for each in found if each.where == _ONE_PAGER]
    assert one_pager.message.startswith("« Externaliser la direction d'essai")


def test_the_words_to_take_out_are_counted_exactly(overflowing, tmp_path):
    _, found = overflowing
    # The point must fit both its sheets.
    counts = {where: max(fewest(each) for each in found if each.where == where) for where in _LONG}
    one_fewer, enough = (copy_site(tmp_path / name) for name in ("one-fewer", "enough"))
    for where, (old, new) in _LONG.items():
        words = new.split()
        replace(one_fewer, old, " ".join(words[: len(words) - counts[where] + 1]))
        replace(enough, old, " ".join(words[: len(words) - counts[where]]))
    assert sorted((each.where, fewest(each)) for each in check(one_fewer)) == [(each, 1) for each in _LONG]
    assert check(enough) == ()


def test_other_long_texts_are_named_by_their_lines(source):
    first, second = long_text(150), long_text(140, "une autre phrase")
    replace(source, "[L'essai est nouveau., L'équipe est prête.]", f"\n    - {first}\n    - {second}")
    (found,) = check(source)
    assert (found.line, found.where) == (line_of(source, first), _ONE_PAGER)
    assert f"voyez aussi la ligne {line_of(source, second)}." in found.remedy


def test_a_list_that_takes_more_pages_than_it_declares_may_be_allowed_them(source):
    points = "".join(
        f"\n          - {{id: ess-cad-{number}, text: {long_text(9)}, who: [DIR], proof: Le cahier}}"
        for number in range(10, 20)
    )
    last = "proof: Le cahier, importance: essentiel}"
    replace(source, last, last + points)
    (found,) = check(source)
    assert "dépasse sa page" in found.message
    assert found.remedy.count("ou écrivez « sheet_pages: 2 »") == 1
    replace(source, "phase: cadrage\n    purpose", "phase: cadrage\n    sheet_pages: 2\n    purpose")
    assert check(source) == ()


@pytest.mark.parametrize("command", ["check", "build"])
def test_both_commands_refuse_and_the_site_in_place_stays(source, tmp_path, invoke, command):
    old, new = _LONG[_ONE_PAGER]
    replace(source, old, new)
    output = tmp_path / "output"
    output.mkdir()
    (output / "index.html").write_text("le site précédent", encoding="utf-8")
    folder.mark(output)
    before = files_of(output)
    ended = invoke(command, "--source", source, *(["--output", output] if command == "build" else []))
    assert ended.returncode == 1
    assert "Traceback" not in ended.stderr
    assert ended.stderr[ended.stderr.index("playbooks/") :].strip() == report(check(source))
    assert files_of(output) == before
