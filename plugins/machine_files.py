"""What is written for machines: the site map and robots.txt.

pelican-sitemap was tried first: it lists Pelican's own articles and pages only, and dates the rest with the
clock, so the same content would not give the same bytes.
"""

from __future__ import annotations

import xml.etree.ElementTree as ET
from pathlib import Path

from pelican import Pelican, signals

from engagement import places
from publishing.desk import desk_of

_NOT_INDEXED = b'<meta name="robots" content="noindex">'
_NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"


def write_machine_files(pelican: Pelican) -> None:
    """Write the site map of every page that wants to be found, and robots.txt which names it."""
    output = Path(pelican.output_path)
    site = desk_of(pelican.settings).frame.catalogue.site.address
    files = sorted(
        path.relative_to(output).as_posix()
        for path in output.rglob("index.html")
        if _NOT_INDEXED not in path.read_bytes()
    )
    ET.register_namespace("", _NAMESPACE)
    root = ET.Element(f"{{{_NAMESPACE}}}urlset")
    for name in files:
        entry = ET.SubElement(root, f"{{{_NAMESPACE}}}url")
        ET.SubElement(entry, f"{{{_NAMESPACE}}}loc").text = f"{site}/{name.removesuffix('index.html')}"
    ET.indent(root)
    sitemap = ET.tostring(root, encoding="utf-8", xml_declaration=True) + b"\n"
    (output / places.SITEMAP.lstrip("/")).write_bytes(sitemap)
    robots = f"User-agent: *\nAllow: /\n\nSitemap: {site}{places.SITEMAP}\n"
    (output / "robots.txt").write_text(robots, encoding="utf-8")


def register() -> None:
    """Make Pelican call this plugin."""
    signals.finalized.connect(write_machine_files)
