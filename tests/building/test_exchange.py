"""A reader of the output sees one whole site at every moment."""

import threading

import pytest
from programs import KILLED
from sample_renders import PAGES

from building import Later, Refused, build, exchange


def pages(word):
    return Later("sample_renders:pages", (word,))


@pytest.fixture(params=["exchanged", "renamed"])
def _either_way(request, monkeypatch):
    if request.param == "renamed":
        monkeypatch.setattr(exchange, "_exchanged", lambda *paths: False)


@pytest.mark.usefixtures("_either_way")
def test_the_site_is_replaced_on_every_kind_of_file_system(output, words):
    for word in ("one", "two", "three"):
        build(pages(word), output)
        assert words(output) == (PAGES, {word})
        assert [path.name for path in output.parent.iterdir()] == ["output"]


@pytest.mark.parametrize("code", [22, 38, 95])
def test_a_file_system_that_cannot_exchange_is_noticed(output, words, monkeypatch, code):
    class Library:
        @staticmethod
        def renameat2(*arguments):
            return -1

    monkeypatch.setattr(exchange.ctypes, "CDLL", lambda *arguments, **options: Library)
    monkeypatch.setattr(exchange.ctypes, "get_errno", lambda: code)
    build(pages("old"), output)
    build(pages("new"), output)
    assert words(output) == (PAGES, {"new"})


def test_a_reader_never_misses_a_file_while_sites_are_exchanged(output):
    build(pages("0"), output)
    reads, missed, over = 0, [], threading.Event()

    def read():
        nonlocal reads
        while not over.is_set():
            try:
                (output / "7" / "index.html").stat()
                reads += 1
            except FileNotFoundError as error:
                missed.append(error)

    reader = threading.Thread(target=read)
    reader.start()
    for number in range(12):
        build(pages(str(number)), output)
    over.set()
    reader.join()
    assert reads > 1000
    assert not missed


@pytest.mark.parametrize(
    ("moment", "word"), [("before", "old"), ("after", "new"), ("1", None), ("2", "new"), ("3", "new")]
)
def test_a_build_killed_at_the_exchange_leaves_one_whole_site_and_no_work(
    output, words, python, moment, word
):
    build(pages("old"), output)
    victim = python(KILLED, moment, output)
    assert victim.wait() == -9
    if word is None:
        # Between the two renames there is no output: the next build brings the old one back before all else.
        assert not output.exists()
        word = "old"
        with pytest.raises(Refused):
            build(Later("sample_renders:refuses"), output)
    assert words(output) == (PAGES, {word})
    build(pages("next"), output)
    assert words(output) == (PAGES, {"next"})
    assert [path.name for path in output.parent.iterdir()] == ["output"]
