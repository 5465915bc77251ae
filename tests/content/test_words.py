"""How the content is written: lengths, banned words, plain typography, no sentence twice."""

from __future__ import annotations

import re
from collections import defaultdict

import pytest
from support import ROOT
from texts import library, passages, plain, sentences, words

from engagement.loading import load_catalogue

CATALOGUE = load_catalogue(ROOT)

CLICHES = (
    "panacée", "baguette magique", "levier sans égal", "gagnant-gagnant", "clé en main", "clés en main",
    "ADN", "booster", "disruptif", "disruptive", "écosystème", "synergie", "excellence", "au cœur de",
    "à l'ère de", "monde en mutation", "tabou", "fer de lance", "sur mesure", "incontournable",
)  # fmt: skip
ANGLICISMS = (
    "roadmap", "reporting", "scope", "top management", "upskilling", "handover", "onboarding", "offboarding",
    "scalable", "best practice", "NDA", "dataroom", "outsourcing", "feedback",
)  # fmt: skip


def test_no_cliche_is_used() -> None:
    banned = re.compile(rf"\b(?:{'|'.join(map(re.escape, CLICHES))})\b", re.IGNORECASE)
    found = [
        (each.file, each.place, hit.group())
        for each in passages()
        if not each.typed and (hit := banned.search(plain(each.text)))
    ]
    assert [each for each in found if each[2] != "adn"] == []


def test_french_words_are_preferred() -> None:
    banned = re.compile(rf"\b(?:{'|'.join(map(re.escape, ANGLICISMS))})\b", re.IGNORECASE)
    # Synonyms, aliases and the titles of sources are what others write; they are for search and for credit.
    quoted = re.compile(r"synonyms|aliases|^sources")
    assert [
        (each.file, each.place, hit.group())
        for each in passages()
        if not each.typed and not quoted.search(each.place) and (hit := banned.search(plain(each.text)))
    ] == []


def test_sources_are_written_with_plain_typography() -> None:
    wrong = re.compile("[’‘\u00a0\u202f\u2009\u2011]")
    assert [
        (entry.source.name, number)
        for entry in library().all()
        for number, line in enumerate(entry.source.lines, start=1)
        if wrong.search(line)
    ] == []


def test_french_punctuation_has_its_space() -> None:
    wrong = re.compile(r"[\w»)][;!?](?:\s|$)|\w:(?:\s|$)|«\S|\S»")
    found = []
    for each in passages():
        text = re.sub(r"https?://\S+|`[^`]*`|\]\([^)]*\)|\{[^}]*\}|:?-{3,}:?", "", each.text)
        if hit := wrong.search(text):
            found.append((each.file, each.place, text[max(0, hit.start() - 15) : hit.end() + 5]))
    assert found == []


def test_taglines_and_takeaways_keep_their_length() -> None:
    for slug, playbook in CATALOGUE.playbooks.items():
        assert len(playbook.tagline) <= 80, slug
        assert [each for each in playbook.takeaways if len(words(each)) > 25] == [], slug
        assert len(sentences(playbook.lead)) <= 4, slug
    for documents in (CATALOGUE.articles, CATALOGUE.white_papers):
        for slug, document in documents.items():
            assert [each for each in document.meta.takeaways if len(words(each)) > 30] == [], slug


def test_sentences_are_short() -> None:
    lengths = [len(words(sentence)) for each in passages() for sentence in sentences(each.text)]
    assert sum(lengths) / len(lengths) < 18
    long = [
        (each.file, each.place, sentence)
        for each in passages()
        for sentence in sentences(each.text)
        if len(words(sentence)) > 40 and "|" not in each.text
    ]
    assert long == []


def test_no_sentence_stands_in_two_files() -> None:
    places = defaultdict(set)
    for each in passages():
        # What is asked of the client may be asked in the same words of each person.
        for sentence in sentences(each.text) if "to_confirm" not in each.place and not each.typed else ():
            if len(words(sentence)) >= 6:
                places[sentence.casefold()].add(each.file)
    assert {sentence: sorted(files) for sentence, files in places.items() if len(files) > 1} == {}


@pytest.mark.parametrize("slug", CATALOGUE.playbooks)
def test_a_playbook_is_complete(slug: str) -> None:
    playbook = CATALOGUE.playbooks[slug]
    own = [point for phase in playbook.phases for group in phase.groups for point in group.points]
    assert len(own) >= 30
    assert 10 <= len(playbook.tasks) <= 14
    assert len(playbook.glossary) >= 8
    assert len(playbook.faq) >= 5
    assert {criterion.axis for criterion in playbook.criteria} == {"expérience", "posture", "alignement"}
    assert any(criterion.eliminating for criterion in playbook.criteria)
    assert all(len(phase.gate.criteria) >= 2 for phase in playbook.phases)
    assert any(group.generic for phase in playbook.phases for group in phase.groups)
    handed = [CATALOGUE.handover(task) for task in playbook.tasks]
    assert 0 in handed
    assert 5 in handed


@pytest.mark.parametrize("slug", CATALOGUE.playbooks)
def test_every_glossary_term_is_used(slug: str) -> None:
    playbook = CATALOGUE.playbooks[slug]
    own = f"playbooks/{slug}.yaml"
    text = " ".join(
        plain(each.text).casefold()
        for each in passages()
        if not (each.file == own and each.place.startswith("glossary"))
    )
    links = {
        leaf
        for entry in library().all()
        for leaf in re.findall(r"term:([a-z0-9-]+)", str(entry.data) + entry.source.body)
    }
    unused = [
        term.term
        for term in playbook.glossary
        if term.id not in links
        and not any(
            re.search(rf"\b{re.escape(name.casefold())}", text) for name in (_core(term.term), *term.aliases)
        )
    ]
    assert unused == []


def _core(term: str) -> str:
    return re.sub(r"\s*\(.*\)|,.*", "", term)


def test_legal_and_numeric_facts_say_where_they_come_from() -> None:
    sign = re.compile(r"\b\d[\d ]* ?(?:€|k€|M€)|\barticles? [LRD]?\d|\bloi de finances\b|ordonnance du")
    missing = []
    for entry in library().all():
        if entry.kind not in {"playbook", "common"}:
            continue
        for leaf in entry.leaves:
            if (
                not sign.search(leaf.value)
                or "to_confirm" in leaf.path
                or leaf.path[0] in {"sources", "questions", "maturity"}
            ):
                continue
            node = entry.data
            for part in leaf.path[:-1]:
                node = node[part]
            if isinstance(node, dict) and not node.get("source"):
                missing.append((entry.source.name, leaf.path, leaf.value[:80]))
    assert missing == []


def test_regulatory_facts_have_a_day_of_check() -> None:
    for slug, playbook in CATALOGUE.playbooks.items():
        assert [risk.id for risk in playbook.risks if risk.source and not risk.checked_on] == [], slug
    assert [note.id for note in CATALOGUE.common.legal_notes if not (note.source and note.checked_on)] == []


def test_the_shared_model_is_whole() -> None:
    assert len(CATALOGUE.common.points) == 50
    assert len(CATALOGUE.forms) == 8
    assert CATALOGUE.diagnostic is not None
    assert [len(CATALOGUE.diagnostic.questions), len(CATALOGUE.diagnostic.bands)] == [12, 4]
    assert len(CATALOGUE.articles) >= 10
    assert len(CATALOGUE.white_papers) >= 3
    assert len(CATALOGUE.playbooks) == 6


def test_only_the_article_with_imported_votes_shows_a_rating() -> None:
    rated = {
        slug: document.meta.rating for slug, document in CATALOGUE.articles.items() if document.meta.rating
    }
    assert list(rated) == ["faire-entrer-un-directeur-externe"]
    rating = rated["faire-entrer-un-directeur-externe"]
    assert (rating.mean, rating.votes, rating.on.isoformat()) == ("4,7", 72, "2025-12-08")
    assert rating.url.startswith("https://www.scale2sell.company/")


@pytest.mark.parametrize(("kind", "least", "most"), [("articles", 600, 2600), ("white_papers", 2000, 3500)])
def test_documents_have_their_length(kind: str, least: int, most: int) -> None:
    counts = {slug: len(document.body.split()) for slug, document in getattr(CATALOGUE, kind).items()}
    assert {slug: count for slug, count in counts.items() if not least <= count <= most} == {}


def test_articles_end_with_what_to_keep_and_to_ask() -> None:
    for slug, document in CATALOGUE.articles.items():
        assert len(document.meta.takeaways) == 3, slug
        assert len(document.meta.ask_yourself) >= 3, slug
        assert "(playbook:" in document.body or any(
            each.startswith("playbook:") for each in document.meta.related
        ), slug


def test_a_price_is_an_order_of_magnitude_with_its_date() -> None:
    for slug, playbook in CATALOGUE.playbooks.items():
        price = playbook.terms.price
        if price:
            assert "ordre de grandeur" in price.text.casefold(), slug
            assert price.source, slug
            assert price.checked_on, slug
