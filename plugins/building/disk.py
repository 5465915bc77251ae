"""French sentences for what the file system refuses."""

from __future__ import annotations

import errno
from pathlib import Path

_CAUSES = {
    errno.ENOSPC: "le disque est plein",
    errno.EDQUOT: "votre quota de disque est atteint",
    errno.EROFS: "cet emplacement est en lecture seule",
    errno.EACCES: "l'accès est refusé",
    errno.EPERM: "l'accès est refusé",
    errno.EIO: "le disque ne répond pas correctement",
    errno.EMFILE: "trop de fichiers sont ouverts à la fois",
    errno.ENFILE: "trop de fichiers sont ouverts à la fois",
    errno.ENAMETOOLONG: "ce nom de fichier est trop long",
    errno.EBUSY: "ce dossier est utilisé par le système (point de montage ?)",
    errno.EXDEV: "ce dossier est sur un autre disque que son voisin",
    errno.ENOTDIR: "un élément de ce chemin n'est pas un dossier",
    errno.ELOOP: "ce chemin tourne en rond (lien symbolique vers lui-même)",
}
_WRITING = {errno.ENOSPC, errno.EDQUOT, errno.EROFS}


def sentence(error: OSError, output: Path, staging: Path | None = None) -> str:
    """One sentence that says what was refused and where, in terms of the output that the person asked for."""
    cause = _CAUSES.get(error.errno or 0, f"le système répond « {error.strerror or error} »")
    place = error.filename if isinstance(error.filename, str) else str(output)
    if staging is not None:
        # The staging folder has a passing name that means nothing to anyone.
        place = place.replace(str(staging), str(output))
    return f"Construction impossible : {cause} (« {place} »). Le site en place n'a pas changé."


def behind(error: BaseException) -> OSError | None:
    """The refusal of the file system behind an exception, if there is one.

    Libraries wrap a full disk in exceptions of their own, so the chain of causes is followed for that; any
    other OSError counts only when it comes bare and has a known cause.
    """
    if isinstance(error, OSError) and error.errno in _CAUSES:
        return error
    link: BaseException | None = error
    while link is not None:
        if isinstance(link, OSError) and link.errno in _WRITING:
            return link
        link = link.__cause__ or link.__context__
    return None
