"""The QR codes of a job, made only when it is set: to find the best mask costs more than all the rest."""

from __future__ import annotations

import json
from functools import cache
from typing import Final

import segno

_CORRECTION: Final = "m"


def codes_of(job: str) -> str:
    """As JSON, the code of each address at the foot of a sheet: rows of modules, dark ones 1."""
    document = json.loads(job)
    sheets = [sheet for sheet in (document.get("pack"), *document["sheets"]) if sheet and "foot" in sheet]
    return json.dumps({sheet["foot"]["url"]: _rows(sheet["foot"]["url"]) for sheet in sheets})


@cache
def _rows(address: str) -> tuple[str, ...]:
    # Error correction is asked for, never raised: a denser code would print smaller modules.
    code = segno.make(address, error=_CORRECTION, boost_error=False, micro=False)
    return tuple("".join(str(module) for module in row) for row in code.matrix)
