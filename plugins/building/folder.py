"""The output folder: its neighbours on the disk, and whether it is ours to replace."""

from __future__ import annotations

import re
import secrets
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from building.refusal import Impossible

MARKER = ".tremplin"
_NOTICE = "Dossier produit par Tremplin : chaque construction le remplace en entier.\n"


@dataclass(frozen=True)
class Folder:
    """An output folder, by its real path, and the names that a build uses beside it."""

    path: Path

    @property
    def lock(self) -> Path:
        """The file that the running build holds locked."""
        return self.path.with_name(f".{self.path.name}.lock")

    @property
    def aside(self) -> Path:
        """Where the old tree waits when two trees can't be exchanged in one step."""
        return self.path.with_name(f".{self.path.name}.aside")

    def new_staging(self) -> Path:
        """A new empty folder on the same file system as the output.

        The name is new each time: the orphan of a killed build may still be writing for an instant, and
        must not write into the tree of its successor.
        """
        staging = self.path.with_name(f".{self.path.name}.staging-{secrets.token_hex(4)}")
        staging.mkdir()
        return staging

    def leftovers(self) -> Iterator[Path]:
        """The staging folders that killed builds have left behind."""
        name = re.compile(re.escape(f".{self.path.name}.staging-") + "[0-9a-f]{8}")
        for neighbour in self.path.parent.iterdir():
            if name.fullmatch(neighbour.name) and neighbour.is_dir() and not neighbour.is_symlink():
                yield neighbour

    def refuse_foreign(self) -> None:
        """Raise Impossible unless replacing the output loses nothing that somebody else put there."""
        if not self.path.exists():
            return
        if not self.path.is_dir():
            raise Impossible(f"« {self.path} » est un fichier : indiquez un dossier de sortie.")
        if self.path.is_mount():
            raise Impossible(
                f"« {self.path} » est un point de montage, qui ne peut pas être remplacé : "
                "indiquez un de ses sous-dossiers."
            )
        if not _is_ours(self.path) and any(self.path.iterdir()):
            raise Impossible(
                f"« {self.path} » contient des fichiers que Tremplin n'a pas produits, et la construction "
                "les effacerait : indiquez un dossier vide ou nouveau."
            )
        if (self.path / ".git").exists():
            # A worktree kept in the output, for a branch that is published, would lose its link.
            raise Impossible(
                f"« {self.path} » est aussi un dépôt Git, que la construction effacerait : "
                "indiquez un autre dossier."
            )


def mark(tree: Path) -> None:
    """Write into a tree that it is ours, so that a later build may replace it."""
    (tree / MARKER).write_text(_NOTICE, encoding="utf-8")


def find(output: Path, source: Path | None = None, inputs: Iterable[Path] = ()) -> Folder:
    """The folder that `output` leads to; raises Impossible where a build there would harm what it reads.

    A link is followed, so that it stays and what it points to is replaced. The output may lie in the source
    (`./output` does), but not around it, and neither around nor inside one of the inputs.
    """
    path = _real(output)
    if source is not None and _real(source).is_relative_to(path):
        raise Impossible(
            f"« {output} » contient les sources du site : indiquez un autre dossier de sortie, "
            "par exemple « output »."
        )
    for folder in inputs:
        real = _real(folder)
        if path.is_relative_to(real) or real.is_relative_to(path):
            raise Impossible(
                f"« {output} » et le dossier de travail « {folder} » se recouvrent : "
                "indiquez un autre dossier de sortie."
            )
    return Folder(path)


def _real(path: Path) -> Path:
    try:
        return path.expanduser().resolve()
    except (OSError, RuntimeError) as error:  # a link to itself, or an unknown user
        raise Impossible(f"« {path} » ne mène nulle part : vérifiez ce chemin.") from error


def _is_ours(tree: Path) -> bool:
    marker = tree / MARKER
    if marker.is_symlink() or not marker.is_file():
        return False
    return marker.read_bytes()[: len(_NOTICE.encode())] == _NOTICE.encode()
