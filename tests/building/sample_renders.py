"""What the tests of `building` build: small trees, and all the ways in which rendering goes wrong."""

import errno
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

from building import Refused

PAGES = 60
PROBLEM = {
    "path": "playbooks/finance.yaml",
    "line": 37,
    "column": 9,
    "where": "phases › points",
    "message": "rôle <inconnu> « DIRR »",
    "remedy": "vouliez-vous dire « DIR » ?",
    "excerpt": "who: DIRR",
}

# The strictest policy under which a page can still load its own scripts and data.
HEAD = """<head>
<meta http-equiv="Content-Security-Policy"
 content="default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:">
<link rel="icon" href="data:,">
</head>"""


def pages(word: str, staging: Path) -> None:
    """A tree in which each file holds the same word, so that a mixture shows."""
    for number in range(PAGES):
        folder = staging / f"{number}"
        folder.mkdir()
        (folder / "index.html").write_text(f"<html><body>{word}</body></html>", encoding="utf-8")


def slow_pages(word: str, staging: Path) -> None:
    pages(word, staging)
    time.sleep(0.15)


def waits(sign: Path, staging: Path) -> None:
    """Say by a file that rendering has begun, then never end."""
    pages("never", staging)
    sign.write_text(str(os.getpid()), encoding="utf-8")
    time.sleep(60)


def starts_a_program(sign: Path, staging: Path) -> None:
    """Wait for a program that would outlive its parent."""
    program = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])
    sign.write_text(str(program.pid), encoding="utf-8")
    program.wait()


def refuses(staging: Path) -> None:
    pages("half", staging)
    raise Refused("Un problème à corriger.", [PROBLEM])


def breaks(staging: Path) -> None:
    pages("half", staging)
    raise ZeroDivisionError("secret")


def leaves(staging: Path) -> None:
    sys.exit(0)


def dies(staging: Path) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def fills_the_disk(staging: Path) -> None:
    pages("half", staging)
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(staging / "index.html"))


def fills_the_disk_inside_a_library(staging: Path) -> None:
    try:
        fills_the_disk(staging)
    except OSError as error:
        raise RuntimeError("could not write") from error


def nothing(staging: Path) -> None:
    """Write no file at all."""


def from_file(content: Path, staging: Path) -> None:
    """A site whose home page is the given file, refused when that says « faute »."""
    text = content.read_text(encoding="utf-8")
    if "faute" in text:
        raise Refused("Un problème à corriger.", [PROBLEM])
    site(text, staging)


def site(text: str, staging: Path) -> None:
    (staging / "index.html").write_text(f"<html>{HEAD}<body>{text}</body></html>", encoding="utf-8")
    (staging / "404.html").write_text("<html><body>Perdu</body></html>", encoding="utf-8")
    (staging / "style.css").write_text("p {}", encoding="utf-8")
    (staging / ".secret").write_text("secret", encoding="utf-8")
    for folder in ("page", "empty"):
        (staging / folder).mkdir()
    (staging / "page" / "index.html").write_text("<p>page", encoding="utf-8")
    (staging / "empty" / "feed.xml").write_text("<feed/>", encoding="utf-8")
    (staging / "leak.html").symlink_to("/etc/hostname")
    (staging / "out").symlink_to("/etc")


def environment(staging: Path) -> None:
    (staging / "zone").write_text(f"{os.environ['TZ']} {time.tzname[0]}", encoding="utf-8")
