"""The shipped content with an attack in every text that an editor can write."""

from __future__ import annotations

import itertools
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pydantic
import yaml
from support import ROOT

from engagement.library import SHELVES
from engagement.model import Record
from engagement.walking import Leaf, leaves
from publishing.desk import make_desk
from publishing.folders import CACHE, THEME
from publishing.rendering import render_desk

# Each attack with what a reader must see of it: as typed in a plain field, then where Markdown is read.
ATTACKS = (
    ("<script>alert(1)</script>", "<script>alert(1)</script>"),
    ("<img src=x onerror=alert(1)>", "<img src=x onerror=alert(1)>"),
    ("{{ 7*7 }}{% raw %}", "{{ 7*7 }}{% raw %}"),
    ("[x](javascript:alert(1))", "x"),
    ('"><svg onload=alert(1)>', '"><svg onload=alert(1)>'),
    ("</textarea></title></script>", "</textarea></title></script>"),
    ("' onfocus='alert(1)' autofocus='", "' onfocus='alert(1)' autofocus='"),
    ("![i](https://ailleurs.exemple/i.png)", "![i](https://ailleurs.exemple/i.png)"),
    ("[y](data:text/html;base64,PHNjcmlwdD4=)", "y"),
    ("<!--><iframe src=//ailleurs.exemple>", "<!--><iframe src=//ailleurs.exemple>"),
    ("&lt;b&gt;&#106;avascript:&quot;", '<b>javascript:"'),
    ("{% include 'base.html' %}{# x #}${7*7}", "{% include 'base.html' %}{# x #}${7*7}"),
    ("[z](vbscript:msgbox(1))", "z"),
    ("]]></content><style>*{display:none}</style>", "]]></content><style>*{display:none}</style>"),
    ("[w](JaVaScRiPt:alert(1) 'onclick')", "w"),
    ("<svg/onload=alert(1)//", "<svg/onload=alert(1)//"),
    # What Typst would run, or take for markup, if a text ever became its source.
    ('#panic("zqpanique")', '#panic("zqpanique")'),
    ('#read("/etc/passwd")', '#read("/etc/passwd")'),
    ('#include "/main.typ"', '#include "/main.typ"'),
    ('] #eval("6*7") [', '] #eval("6*7") ['),
    ("#sys.inputs.job #{ 6*7 }", "#sys.inputs.job #{ 6*7 }"),
    ("$x^2$ @cle <cle> ~", "$x^2$ @cle <cle> ~"),
    ("x\n= Titre\n/ terme: y\n+ z", "x = Titre / terme: y + z"),
    ("\\#let \\[ \\] fin", "#let [ ] fin"),
    ("`#strong` // reste /* reste */", "#strong // reste /* reste */"),
    ("*gras* _penché_ --- #h(9cm)", "gras penché --- #h(9cm)"),
)
# A body of Markdown; what it may show is asserted where it is used.
BODY = """
Zqcorps <script>alert(1)</script> et <img src=x onerror=alert(1)> ; {{ 7*7 }}{% raw %}{{ view }}.

<script>
alert("zqbloc");
</script>

<div onclick="alert(1)" style="color: red">zqdiv</div>

<details open ontoggle="alert(1)"><summary>zqdetails</summary></details>

## Zqtitre <b onmouseover="alert(1)">gras</b> {: #zqancre onclick="alert(1)" style="color:red" class="x" }

Zqattributs
{: onclick="alert(1)" style="position:fixed" id="zqpara" }

[zqlien un](javascript:alert(1)), [zqlien deux]( JavaScript:alert(1) "titre"), [zqlien trois](vbscript:x),
[zqlien quatre](data:text/html,<script>alert(1)</script>), [zqlien cinq](file:///etc/passwd),
[zqlien six][piege], <javascript:alert(1)>, [zqlien sept](https://exemple.fr/"onmouseover="alert(1)),
[zqlien huit](https://exemple.fr/'><script>alert(1)</script>), [zqlien neuf](mailto:a@exemple.fr"onclick="x).

[piege]: javascript:alert(1) "titre"

![zqimage](https://ailleurs.exemple/i.png) ![zqimage](javascript:alert(1)) ![zqimage][piege]

| Zqtable | <i>i</i> |
|---|:-:|
| <img src=x onerror=alert(1)> | `<script>alert(1)</script>` |

```html onload="alert(1)"
<script>alert("zqcode")</script>
```

- <svg onload=alert(1)>
- <a href="javascript:alert(1)">zqancre html</a>
- <iframe srcdoc="<script>alert(1)</script>"></iframe><style>*{display:none}</style>
- <base href="//ailleurs.exemple"><meta http-equiv="refresh" content="0;url=//ailleurs.exemple">

> <form action="https://ailleurs.exemple"><input name=x autofocus onfocus=alert(1)></form>

*zq<b>fin</b>*
"""
# Texts that are names for programs, though the model takes any words for them.
_NAMES = {"handed_over"}


@dataclass(frozen=True)
class Attack:
    """An attack in place: the file and the path of the field, its own word, and what must be shown of it."""

    file: str
    path: tuple[str | int, ...]
    word: str
    shown: str

    @property
    def field(self) -> str:
        """The kind of file and the path without numbers: the same for every entry of a list."""
        kind = self.file if self.file.endswith(("site.yaml", "common.yaml")) else self.file.rpartition("/")[0]
        return f"{kind}: {'.'.join(part for part in self.path if isinstance(part, str))}"


def write_source(folder: Path) -> list[Attack]:
    """Write the hostile content into a new folder; every attack in it, in a fixed order."""
    for name in ("content", "playbooks", "partners"):
        shutil.copytree(ROOT / name, folder / name)
    return list(_attacked(folder, write=True))


def attacks() -> list[Attack]:
    """Every attack that `write_source` puts in place."""
    return list(_attacked(ROOT, write=False))


def render(source: Path, staging: Path) -> None:
    """Write the site of hostile content, whose texts are longer than its sheets."""
    render_desk(make_desk(source, THEME, CACHE), source, staging)


def _attacked(folder: Path, *, write: bool) -> Iterator[Attack]:
    numbers = itertools.count()
    for shelf in SHELVES:
        place = folder / shelf.place
        paths = [place] if shelf.single else sorted(place.glob(f"*{shelf.suffix}"))
        for path in paths:
            if f"{shelf.place}/{path.name}" in {other.place for other in SHELVES if other is not shelf}:
                continue
            text = path.read_text(encoding="utf-8")
            head, body = _parted(text) if shelf.suffix == ".md" else (text, "")
            data = yaml.load(head, Loader=yaml.CBaseLoader)
            name = path.relative_to(folder).as_posix()
            yield from _attack(shelf.model, data, name, numbers)
            if write:
                made = yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=10_000)
                path.write_text(f"---\n{made}---\n{body}\n{BODY}" if body else made, encoding="utf-8")


def _attack(model: type[Record], data: Any, name: str, numbers: Iterator[int]) -> Iterator[Attack]:
    """Put an attack wherever the model takes any words."""
    free = [leaf for leaf in leaves(model, data) if leaf.refers is None and leaf.path[-1] not in _NAMES]
    before = {leaf.path: leaf.value for leaf in free}
    placed: dict[tuple[str | int, ...], Attack] = {}
    for leaf in free:
        typed, shown = ATTACKS[len(placed) % len(ATTACKS)]
        attack = _placed(leaf, name, next(numbers), shown if leaf.rich else typed)
        _set(data, leaf.path, f"{attack.word} {typed}")
        placed[leaf.path] = attack
    try:
        model.model_validate(data)
    except pydantic.ValidationError as error:
        # What wants a form of its own (an id, a date, an address) keeps its value.
        for details in error.errors():
            path = tuple(part for part in details["loc"] if part != "[key]")
            if placed.pop(path, None):
                _set(data, path, before[path])
    model.model_validate(data)
    yield from placed.values()


def _placed(leaf: Leaf, name: str, number: int, shown: str) -> Attack:
    return Attack(name, leaf.path, f"zq{number}z", shown)


def _set(data: Any, path: tuple[str | int, ...], value: str) -> None:
    for part in path[:-1]:
        data = data[part]
    data[path[-1]] = value


def _parted(text: str) -> tuple[str, str]:
    _, head, body = text.split("---\n", maxsplit=2)
    return head, body
