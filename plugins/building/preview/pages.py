"""The few pages that the preview writes itself, and the script that it adds to those of the site."""

from __future__ import annotations

import re
from html import escape
from typing import Any

from building.preview.state import Moment

_END = re.compile(rb"</body\s*>", re.IGNORECASE)
_PAGE = """<!doctype html>
<html lang="fr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>{title}</title>
<style>
body {{ max-width: 60rem; margin: 3rem auto; padding: 0 1rem; font: 1.0625rem/1.5 system-ui, sans-serif }}
pre {{ overflow-x: auto; padding: .5rem; background: #8882 }}
</style>
</head>
<body>
<h1>{title}</h1>
{body}
</body>
</html>
"""


def with_script(page: bytes, moment: Moment, *, broken: bool = False) -> bytes:
    """An HTML page with the script that reloads it, whatever else it holds.

    The script's address says which site the page comes from, so that it notices a change made before it
    was listening. It goes last, where it can't come before a policy that the page sets for itself.
    """
    query = f"page={moment.serial}&amp;broken" if broken else f"page={moment.shown}"
    script = f'<script type="module" src="/.tremplin/preview.js?{query}"></script>\n'.encode()
    ends = list(_END.finditer(page))
    cut = ends[-1].start() if ends else len(page)
    return page[:cut] + script + page[cut:]


def broken(moment: Moment) -> bytes:
    """The page that stands for the whole site as long as no build has succeeded."""
    if moment.problems:
        body = "<ol>\n" + "\n".join(_item(problem) for problem in moment.problems) + "\n</ol>"
    else:
        body = f"<pre>{escape(moment.report)}</pre>"
    body += "\n<p>Cette page se rechargera d'elle-même dès que c'est corrigé.</p>"
    page = _PAGE.format(title="Le site ne peut pas encore être construit", body=body)
    return with_script(page.encode(), moment, broken=True)


def missing() -> bytes:
    """The page for an address that leads nowhere, for a site that has no such page of its own."""
    return _PAGE.format(title="Page introuvable", body='<p><a href="/">Accueil</a></p>').encode()


def _item(problem: dict[str, Any]) -> str:
    parts = [str(problem[name]) for name in ("path", "line", "column") if problem.get(name)]
    cause = " : ".join(str(problem[name]) for name in ("where", "message") if problem.get(name))
    lines = [f"<li><p><code>{escape(':'.join(parts))}</code><br>{escape(cause)}</p>"]
    if problem.get("excerpt"):
        lines.append(f"<pre>{escape(str(problem['excerpt']))}</pre>")
    if problem.get("remedy"):
        lines.append(f"<p>Remède : {escape(str(problem['remedy']))}</p>")
    return "".join(lines) + "</li>"
