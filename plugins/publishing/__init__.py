"""From the catalogue to files, through Pelican: templates, the theme's files, the writer, the settings."""

from .rendering import render_site, render_style

__all__ = ["render_site", "render_style"]
