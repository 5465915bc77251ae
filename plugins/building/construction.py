"""One build, from the lock to the new site in place."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from building import child, disk, exchange, folder, lock
from building.progress import Progress
from building.refusal import Impossible, Refused


def build(
    render: child.Render, output: Path, *, source: Path | None = None, inputs: Iterable[Path] = ()
) -> None:
    """Make `output` what `render` writes, or raise Refused and leave it as it was.

    `render` must be picklable: it is called in a process of its own, with a new folder beside the output.
    That folder takes the place of the output in one step, and only when everything has succeeded. `source`
    and `inputs` are what the build reads: an output that would erase them is refused.
    """
    staging: Path | None = None
    try:
        target = folder.find(output, source, inputs)
        target.path.parent.mkdir(parents=True, exist_ok=True)
        with lock.held(target.lock), Progress() as progress:
            progress.step("Préparation")
            exchange.recover(target)
            target.refuse_foreign()
            staging = target.new_staging()
            try:
                progress.step("Construction du site")
                child.run(render, staging, output)
                if not any(staging.iterdir()):
                    raise Refused("Construction interrompue : aucun fichier n'a été produit.")
                folder.mark(staging)
                progress.step("Mise en place")
                # Somebody may have put files there while we were rendering.
                target.refuse_foreign()
                exchange.put_in_place(staging, target)
            finally:
                exchange.remove(staging)
    except OSError as error:
        raise Impossible(disk.sentence(error, output, staging)) from error
