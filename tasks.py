"""The commands that people type: `invoke --list` names them, `invoke --help build` explains one."""

import datetime
import io
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, ParamSpec, TypeVar, cast

from invoke import tasks
from invoke.context import Context
from invoke.exceptions import Exit

P = ParamSpec("P")
T = TypeVar("T")

HERE = Path(__file__).parent
INPUTS = ("content", "playbooks", "partners")
SOURCE = "dossier qui contient content/, playbooks/ et partners/ (par défaut : le dossier courant)"
OUTPUT = "dossier du site, remplacé en entier (par défaut : output)"

# Our sentences are French whatever the locale says of the terminal; no message is worth a traceback.
for stream in (sys.stdout, sys.stderr):
    if isinstance(stream, io.TextIOWrapper):
        stream.reconfigure(encoding="utf-8", errors="replace")


def task(**options: Any) -> Callable[[Callable[P, T]], Callable[P, T]]:
    """Make a command of a function that keeps its type."""
    return cast("Callable[[Callable[P, T]], Callable[P, T]]", tasks.task(**options))


@task(help={"source": SOURCE, "output": OUTPUT})
def build(_context: Context, source: str = ".", output: str = "output") -> None:
    """Construit le site ; l'ancien reste en place tant que le nouveau n'est pas complet."""
    import building

    started = time.monotonic()
    with refusals_told():
        building.build(_site(source), Path(output), source=Path(source), inputs=_inputs(source))
    files = sum(path.is_file() and path.name[0] != "." for path in Path(output).expanduser().rglob("*"))
    print(f"Site construit dans « {output} » : {files} fichiers en {_seconds(started)}.")


@task(help={"source": SOURCE, "format": "texte, ou json pour un programme (par défaut : texte)"})
def check(_context: Context, source: str = ".", format: str = "texte") -> None:  # noqa: A002 - it is --format
    """Vérifie les contenus sans rien construire."""
    from engagement import problems
    from publishing.checking import check as check_content

    if format not in {"texte", "json"}:
        raise Exit(f"Format inconnu : « {format} ». Choisissez « texte » ou « json ».", code=1)
    started = time.monotonic()
    found = check_content(Path(source))
    if format == "json":
        print(problems.as_json(found))
        raise Exit(code=1 if found else 0)
    if found:
        raise Exit(problems.report(found), code=1)
    files = sum(path.is_file() for folder in _inputs(source) for path in folder.rglob("*"))
    print(f"{files} fichiers vérifiés en {_seconds(started)} : aucun problème.")


@task(
    help={
        "source": SOURCE,
        "format": "texte, markdown (à envoyer au client) ou json (par défaut : texte)",
        "on": "jour de l'état des lieux, par exemple 2026-11-21 (par défaut : aujourd'hui)",
    }
)
def status(_context: Context, source: str = ".", format: str = "texte", on: str = "") -> None:  # noqa: A002
    """Dit au client ce qui reste à confirmer, à compléter ou à relire, par responsable."""
    from engagement import problems, stocktaking

    shown = {"texte": stocktaking.as_text, "markdown": stocktaking.as_markdown, "json": stocktaking.as_json}
    if format not in shown:
        raise Exit(f"Format inconnu : « {format} ». Choisissez parmi {', '.join(shown)}.", code=1)
    try:
        day = datetime.date.fromisoformat(on) if on else datetime.datetime.now().astimezone().date()
    except ValueError:
        raise Exit(
            f"« {on} » n'est pas une date. Écrivez année-mois-jour, par exemple 2026-11-21.", code=1
        ) from None
    try:
        print(shown[format](stocktaking.work_list(Path(source), day), day))
    except problems.ContentError as error:
        raise Exit(problems.report(error.problems), code=1) from error


@task(help={"source": SOURCE})
def edition(_context: Context, source: str = ".") -> None:
    """Garde l'édition en cours de chaque contenu : une fiche imprimée saura dire ce qui a changé depuis."""
    from engagement import problems
    from engagement.recording import record_editions

    try:
        written = record_editions(Path(source))
    except problems.ContentError as error:
        raise Exit(problems.report(error.problems), code=1) from error
    if not written:
        print("Rien à garder : toutes les éditions en cours le sont déjà.")
        return
    plural = "s" if len(written) > 1 else ""
    print("\n".join([f"{len(written)} édition{plural} gardée{plural}, à enregistrer dans Git :", *written]))


@task(help={"source": SOURCE, "output": OUTPUT, "port": "port de l'aperçu sur cette machine"})
def serve(_context: Context, source: str = ".", output: str = "output", port: str = "8000") -> None:
    """Montre le site dans le navigateur et le reconstruit à chaque modification."""
    import building

    if not (port.isascii() and port.isdecimal()):
        raise Exit(f"« {port} » n'est pas un numéro de port. Essayez « --port 8001 ».", code=1)
    watched = [*_inputs(source), HERE / "theme", HERE / "plugins"]
    with refusals_told():
        building.serve(
            _site(source), Path(output), watched, int(port), source=Path(source), inputs=_inputs(source)
        )


@task(help={"output": "dossier de la planche (par défaut : style)"})
def style(_context: Context, output: str = "style") -> None:
    """Construit la planche de style : chaque composant avec ses exemples."""
    import building

    with refusals_told():
        building.build(building.Later("publishing.rendering:render_style"), Path(output))
    print(f"Planche de style construite dans « {output} ».")


@task()
def lint(_context: Context) -> None:
    """Vérifie le code : règles et mise en forme (ruff), types (mypy)."""
    _python("-m", "ruff", "check", ".")
    _python("-m", "ruff", "format", "--check", ".")
    _python("-m", "mypy", "--strict", "plugins", "tasks.py")


@task()
def test(context: Context) -> None:
    """Vérifie tout : prépare le navigateur, contrôle le code, lance les tests."""
    _python("tests/equipment.py")
    lint(context)
    _python("-m", "pytest", "-n", "2")


@contextmanager
def refusals_told() -> Iterator[None]:
    """End the command with the sentence of a build that is refused or interrupted, not with a traceback."""
    import building

    try:
        yield
    except building.Refused as refused:
        raise Exit(refused.report, code=1) from refused
    except KeyboardInterrupt as interrupt:
        raise Exit("Construction interrompue. Le site en place n'a pas changé.", code=130) from interrupt


def _site(source: str) -> Callable[[Path], None]:
    import building

    # By name: the rendering process imports it, so that the command itself starts at once.
    return building.Later("publishing.rendering:render_site", (Path(source).resolve(),))


def _inputs(source: str) -> list[Path]:
    return [Path(source) / name for name in INPUTS]


def _seconds(started: float) -> str:
    return f"{time.monotonic() - started:.1f} s".replace(".", ",")


def _python(*arguments: str) -> None:
    ended = subprocess.run([sys.executable, *arguments], cwd=HERE, check=False)
    if ended.returncode != 0:
        raise Exit(code=ended.returncode)
