"""Search: the records of the site, the analyser of their words, and the index that browsers read.

`docs/search.md` specifies each step; `theme/static/js/search/` is the other half.
"""

from ..views.frame import Frame
from .analysing import Analysis, Analyst
from .collecting import about, entries_of, facets_of
from .concepts import concepts_of
from .indexing import FOLDER, build_index

__all__ = ["FOLDER", "Analysis", "Analyst", "search_index"]


def search_index(frame: Frame, analyst: Analyst | None = None) -> dict[str, bytes]:
    """The files of the index of everything that the catalogue publishes, by name below FOLDER.

    An analyst that knows records from an earlier index spares their analysis.
    """
    entries, concepts = entries_of(frame), concepts_of(frame.catalogue)
    return build_index(entries, concepts, facets_of(frame), about(frame), analyst)
