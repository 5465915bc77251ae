"""How fast paper is: `python tests/bench/paper.py`.

Prints the documents per second of the whole shipped site, cold then unchanged, the time that cutting the
fonts takes, and how much longer WeasyPrint (extra `bench`) needs for the same one-pager. Both programs are
measured in turns in one run, on the same data, with the same fonts, for the same PDF/UA-1; medians.
"""

from __future__ import annotations

import io
import json
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path
from typing import Any

import jinja2

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
sys.path.insert(0, str(ROOT / "plugins"))

from engagement.loading import load_catalogue  # noqa: E402
from engagement.sheets import Sheet, all_sheets, job_of  # noqa: E402
from engagement.views import Frame  # noqa: E402
from printing import Press, font_folders  # noqa: E402
from printing.codes import codes_of  # noqa: E402
from printing.faces import CUTS  # noqa: E402
from printing.wordmark import wordmark  # noqa: E402
from publishing.paper import print_sheets  # noqa: E402

COLD_RUNS, ONE_PAGER_RUNS = 3, 15
# Typst remembers layouts as long as its process lives: each cold run has a process of its own.
_COLD = "--cold"


def seconds(work: Callable[[], Any]) -> float:
    """How long some work takes."""
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def jobs_of_site() -> list[tuple[Sheet, str]]:
    """Every sheet of the shipped content as the press receives it."""
    frame = Frame(load_catalogue(ROOT))
    drawing = wordmark(frame.catalogue.site.name)
    return [(sheet, job_of(frame, sheet, drawing)) for sheet in all_sheets(frame)]


def print_all(fonts: tuple[Path, ...], cache: Path) -> int:
    """Print every sheet, from the content on; how many pages that makes."""
    press = Press(ROOT / "theme" / "print", fonts, cache)
    frame = Frame(load_catalogue(ROOT))
    return sum(
        printed.pages for printed in print_sheets(frame, all_sheets(frame), press, pictured=False).prints
    )


def cold_seconds(folder: Path, run: int) -> float:
    """How long it takes to print every sheet in a process that has printed nothing yet."""
    command = [
        sys.executable,
        str(HERE / "paper.py"),
        _COLD,
        str(folder / "typefaces"),
        str(folder / f"cold-{run}"),
    ]
    ended = subprocess.run(command, capture_output=True, text=True, check=True)
    return float(ended.stdout)


def typst_one_pager(fonts: tuple[Path, ...], cache: Path) -> Callable[[str], bytes]:
    """The press, with nothing kept."""
    press = Press(ROOT / "theme" / "print", fonts, cache)
    return lambda job: press.pdf(job, keep=False).pdf


def weasyprint_one_pager(fonts: tuple[Path, ...]) -> Callable[[str], bytes]:
    """WeasyPrint with a template and fonts that it has read before."""
    import weasyprint
    from weasyprint.text.fonts import FontConfiguration

    jinja = jinja2.Environment(
        loader=jinja2.FileSystemLoader(HERE), autoescape=True, undefined=jinja2.StrictUndefined
    )
    page = jinja.get_template("one_pager.html")
    faces = [
        (cut.family, weight, (fonts[0] / cut.file_name(weight)).as_uri())
        for cut in CUTS
        for weight in cut.weights
    ]
    faces.append(("Source Serif 4", 400, next(fonts[1].glob("SourceSerif4[[]*")).as_uri()))
    configuration = FontConfiguration()

    def print_(job: str) -> bytes:
        html = page.render(job=json.loads(job), codes=json.loads(codes_of(job)), faces=faces)
        made: bytes = weasyprint.HTML(string=html).write_pdf(
            pdf_variant="pdf/ua-1", font_config=configuration
        )
        return made

    return print_


def others(job: str, runs: int) -> list[str]:
    """The same one-pager for each of several companies, so that no program has met its text before."""
    jobs = []
    for number in range(runs):
        data = json.loads(job)
        data["sheets"][0]["view"]["tagline"] += f" ({number + 1})"
        data["title"] += f" ({number + 1})"
        jobs.append(json.dumps(data, ensure_ascii=False, sort_keys=True))
    return jobs


def pages_of(data: bytes) -> int:
    """How many pages a PDF has."""
    import pypdfium2

    return len(pypdfium2.PdfDocument(io.BytesIO(data)))


def say(words: str, value: str) -> None:
    """A line of the report."""
    sys.stdout.write(f"{words:<52} {value}\n")


def main() -> None:
    """Measure and report."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        say(
            "Python, Typst, machine",
            f"{platform.python_version()}, {version('typst')}, {os.cpu_count()} cores",
        )
        cutting = seconds(lambda: font_folders(folder / "typefaces"))
        say("Fonts cut, once for all builds", f"{cutting:.2f} s")
        fonts = font_folders(folder / "typefaces")
        site = jobs_of_site()
        cold = statistics.median(cold_seconds(folder, run) for run in range(COLD_RUNS))
        pages = print_all(fonts, folder / "cold-0")
        say(
            f"{len(site)} documents, {pages} pages, cold",
            f"{cold:.2f} s, {len(site) / cold:.0f} documents a second",
        )
        again = statistics.median(
            seconds(lambda: print_all(fonts, folder / "cold-0")) for _ in range(COLD_RUNS)
        )
        say("The same, unchanged", f"{again:.2f} s, for reading the content: nothing is set again")
        first = next(job for sheet, job in site if sheet.template == "playbook")
        compare(fonts, folder / "one-pagers", others(first, ONE_PAGER_RUNS + 1))


def compare(fonts: tuple[Path, ...], cache: Path, jobs: list[str]) -> None:
    """Print the same one-pagers with both programs, in turns."""
    ours = typst_one_pager(fonts, cache)
    try:
        theirs = weasyprint_one_pager(fonts)
    except ImportError:
        say("WeasyPrint", "not installed: pip install -e '.[bench]'")
        return
    # The first of each is not counted: it reads fonts and templates.
    one, other = ours(jobs[0]), theirs(jobs[0])
    assert pages_of(one) == pages_of(other) == 1, "the comparison must be of one page with one page"
    times: tuple[list[float], list[float]] = ([], [])
    for job in jobs[1:]:
        times[0].append(seconds(lambda job=job: ours(job)))
        times[1].append(seconds(lambda job=job: theirs(job)))
    typst_time, weasyprint_time = map(statistics.median, times)
    say(
        f"A one-pager by Typst, median of {len(jobs) - 1}",
        f"{1000 * typst_time:.0f} ms, {len(one) // 1000} kB",
    )
    say(
        f"The same by WeasyPrint {version('weasyprint')}",
        f"{1000 * weasyprint_time:.0f} ms, {len(other) // 1000} kB",
    )
    say("WeasyPrint takes longer by", f"{weasyprint_time / typst_time:.1f} times")


if __name__ == "__main__":
    if sys.argv[1:2] == [_COLD]:
        cut, fresh = map(Path, sys.argv[2:])
        sys.stdout.write(f"{seconds(lambda: print_all(font_folders(cut), fresh))}\n")
    else:
        main()
