"""The addresses of the site: the only module that knows them."""

from __future__ import annotations

from typing import Final

HOME: Final = "/"
PLAYBOOKS: Final = "/playbooks/"
METHOD: Final = "/methode/"
ENGAGEMENT_FORMS: Final = "/comparatif/"
DIAGNOSTIC: Final = "/arbitrage/"
PARTNERS: Final = "/partenaires/"
ARTICLES: Final = "/articles/"
WHITE_PAPERS: Final = "/livres-blancs/"
FORMS: Final = "/modeles/"
SHEETS: Final = "/fiches/"
GLOSSARY: Final = "/glossaire/"
SEARCH: Final = "/recherche/"
NOT_FOUND: Final = "/404.html"
FEED: Final = "/flux/articles.xml"
SITEMAP: Final = "/sitemap.xml"

# The parameter that a sheet's QR code adds to its page's address: the edition that it was printed from.
EDITION: Final = "edition"

# Names by which content refers to the pages that are not records.
NAMED_PAGES: Final = {
    "accueil": HOME,
    "playbooks": PLAYBOOKS,
    "methode": METHOD,
    "comparatif": ENGAGEMENT_FORMS,
    "arbitrage": DIAGNOSTIC,
    "partenaires": PARTNERS,
    "articles": ARTICLES,
    "livres-blancs": WHITE_PAPERS,
    "modeles": FORMS,
    "fiches": SHEETS,
    "glossaire": GLOSSARY,
    "recherche": SEARCH,
}

# Anchors of a playbook's sections, in the order of the page.
PLAYBOOK_SECTIONS: Final = {
    "a-retenir": "À retenir",
    "passage": "Ce qui change de mains",
    "quand": "Quand y penser",
    "doutes": "Les doutes légitimes",
    "avant": "Avant de démarrer",
    "maturite": "Où vous en êtes",
    "choisir": "Choisir la personne",
    "piloter": "Tenir le cap",
    "mesurer": "Mesurer",
    "se-mefier": "Se méfier",
    "risques": "Les risques",
    "reste": "Ce qui reste",
    "arbitrage": "Externaliser ou recruter",
    "reperes": "Ordres de grandeur",
    "questions": "Questions fréquentes",
    "lexique": "Lexique",
}

# Anchors that the theme puts on pages whose content has anchors of its own.
FRAME_ANCHORS: Final = frozenset(
    {"menu", "contenu", "menu-du-pied", "bloc-appel", "bloc-auteurs", "bloc-avis", "bloc-notes"}
    | {"bloc-questions"}
)
PLAYBOOK_ANCHORS: Final = FRAME_ANCHORS.union(
    PLAYBOOK_SECTIONS,
    ("qui", "lire", "verifier", "porte", "livrables", "signaux", "papier", "points-verifies"),
)


def playbook(slug: str) -> str:
    return f"{PLAYBOOKS}{slug}/"


def playbook_phase(slug: str, phase_id: str) -> str:
    return f"{PLAYBOOKS}{slug}/{phase_id}/"


def phase(phase_id: str) -> str:
    return f"/phases/{phase_id}/"


def partner(slug: str) -> str:
    return f"{PARTNERS}{slug}/"


def article(slug: str) -> str:
    return f"{ARTICLES}{slug}/"


def white_paper(slug: str) -> str:
    return f"{WHITE_PAPERS}{slug}/"


def form(slug: str) -> str:
    return f"{FORMS}{slug}/"


def page(slug: str) -> str:
    return f"/{slug}/"


def picture(file: str) -> str:
    return f"/images/{file}"


def sheet(name: str) -> str:
    return f"{SHEETS}{name}.pdf"


def sheet_picture(name: str) -> str:
    return f"{SHEETS}{name}.png"


def sheet_archive(slug: str) -> str:
    return f"{SHEETS}{slug}/{slug}-fiches.zip"


def card(address: str) -> str:
    """The social picture of a page."""
    return f"/cartes/{address.strip('/').removesuffix('.html') or 'accueil'}.png"


def editions(address: str) -> str:
    """The list of a record's editions, below its page."""
    return f"{address}editions/"


def term(identifier: str) -> str:
    return f"{GLOSSARY}#{identifier}"


def file_of(address: str) -> str:
    """The file, relative to the output folder, that answers an address."""
    path = address.partition("#")[0].lstrip("/")
    return path + "index.html" if not path or path.endswith("/") else path
