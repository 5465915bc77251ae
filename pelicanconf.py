"""Pelican's settings: the plugins do the work, everything that is not ours is off."""

import logging
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent
# Pelican's PLUGIN_PATHS is not sys.path: without this line a plugin could not import its neighbours.
sys.path.insert(0, str(ROOT / "plugins"))

from publishing.environment import OPTIONS  # noqa: E402

# The name and the address come from content/site.yaml, when the plugins are loaded.
SITENAME = SITEURL = ""
LOG_FILTER = [
    (logging.WARNING, "Feeds generated without SITEURL or FEED_DOMAIN set properly may not be valid"),
]
PATH = str(ROOT / "content")
OUTPUT_PATH = str(ROOT / "output")
THEME = str(ROOT / "theme")
CACHE_PATH = str(ROOT / ".cache")
PLUGIN_PATHS = [str(ROOT / "plugins")]
PLUGINS = [
    "home_pages",
    "playbook_pages",
    "phase_pages",
    "partner_pages",
    "written_pages",
    "reference_pages",
    "search_pages",
    "search_index",
    "printable_pages",
    "printed_sheets",
    "edition_pages",
    "theme_assets",
    "social_cards",
    "machine_files",
]
JINJA_ENVIRONMENT = OPTIONS
# Components are imported as "components/<name>/<name>.html", from the theme's root.
THEME_TEMPLATES_OVERRIDES = [str(ROOT / "theme")]
THEME_STATIC_PATHS: list[str] = []

DEFAULT_LANG = "fr"
LOCALE = ["C"]
TIMEZONE = "Europe/Paris"

ARTICLE_PATHS = ["articles"]
PAGE_PATHS = ["white-papers", "pages"]
STATIC_PATHS = ["images"]
IGNORE_FILES = [".*", "*~", "#*"]
DEFAULT_PAGINATION = False
READERS = {"rst": None, "html": None, "htm": None}

# Articles and pages only: no listing by author, tag, category or period.
DIRECT_TEMPLATES: list[str] = []
AUTHOR_SAVE_AS = CATEGORY_SAVE_AS = TAG_SAVE_AS = ""
YEAR_ARCHIVE_SAVE_AS = MONTH_ARCHIVE_SAVE_AS = DAY_ARCHIVE_SAVE_AS = ""

FEED_ALL_ATOM = "flux/articles.xml"
FEED_ALL_RSS = FEED_ATOM = FEED_RSS = CATEGORY_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None
TRANSLATION_FEED_ATOM = None
