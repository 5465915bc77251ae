"""The analyser means what readers mean, and is the same in Python and in the browser."""

import sys
import unicodedata

import pytest

from engagement.searching.analyser import words
from engagement.searching.concepts import Concepts, concepts_of
from engagement.searching.stemming import stem
from engagement.typography import typeset

HOSTILE = (
    "",
    " \t\n\r\x0b\x0c\x1c\x85\xa0\u202f\u2009\ufeff",
    "L’équipe l'équipe lʼéquipe l＇équipe l`équipe L´ÉQUIPE",
    "R&D R & D r&amp;d R et D r-d r/d RD rd r d R\u00a0&\u00a0D r\u202fet\u202fd d'r m&a M & A P&L R&Dx xR&D",
    "œuvre ŒUVRE oeuvre æ Æ ǽ Ǽ ß ẞ ﬁnance ﬄ ĳ ŉa Ŀ",
    "e\u0301te\u0301 été É E\u0301 ñ n\u0303 ç c\u0327 \u0301seul a\u0301\u0323\u0302",
    "ex\u00adter\u200bna\u200dli\u2060ser\ufeff",
    "İstanbul ISTANBUL ıI ΟΔΟΣ Σ ς ὈΔΥΣΣΕΎΣ Straße",
    "ＤＡＦ ｄａｆ ① ② ½ ¾ m² 10³ x₂ ™ ℡ ㎏ ㈱ ª º № ﬀ",
    "日本語 русский العربية עברית हिन्दी ไทย ខ្មែរ 한국어 한",
    "👩‍💻 🇫🇷 🎉é 🅰 𝒜𝓁𝑔𝑒𝒷𝓇𝒶 𝟙𝟚𝟛 \U0001f468\u200d\U0001f469",
    "a_b _a_ a__b snake_case __init__ x-y x—y x–y x/y x\\y x.y x,y x:y",
    "13 semaines 30-60-90 30/60/90 NIS2 NIS 2 B2B 2FA 1 000 € 12,5 % 14:30 h264",
    "SI si Si sI LE SI le si du SI, DU SI « SI » (SI) IA ia CA ca PI pi",
    "aujourd'hui quelqu'un jusqu’à lorsqu'il presqu'île prud'hommes prudhommes main-d'œuvre d'r l'&d",
    "temps. partagé temps partagé temps, partagé directeur… financier lettre (de) mission",
    "constructor __proto__ toString hasOwnProperty valueOf prototype",
    "<script>alert(1)</script> ${x} {{ x }} %26 &amp; &eacute; &#233; \\u00e9 $& $1 \x00 \x7f",
    "a" * 5000,
    "é" * 3000,
    "\u0301" * 500,
    "''''’’’’ ' l' 'l d' ' d'' '",
)


def python_analysis(concepts, text):
    found = words(text)
    return {
        "words": [[w.written, w.folded, w.stem, w.stops, w.capitals, w.apart] for w in found],
        "units": [[unit.concept, [word.folded for word in unit.words]] for unit in concepts.units(found)],
    }


def compare(catalogue, analyse, texts):
    concepts = concepts_of(catalogue)
    for text, found in zip(texts, analyse(texts), strict=True):
        assert found == python_analysis(concepts, text), text[:200]


def test_python_and_the_browser_agree_on_every_text_of_the_site(catalogue, records, analyse):
    texts = [
        text
        for record in records
        for text in (record.label, record.title, record.body, *record.aliases, *record.context)
    ]
    texts += [typeset(text) for text in texts]
    compare(catalogue, analyse, list(dict.fromkeys(texts)))


def test_they_agree_on_hostile_texts(catalogue, analyse):
    compare(catalogue, analyse, list(HOSTILE))


def test_they_agree_on_every_character(catalogue, analyse):
    # Unassigned characters are left out: each side may know another edition of Unicode.
    known = [
        chr(code)
        for code in range(sys.maxunicode + 1)
        if unicodedata.category(chr(code)) not in {"Cn", "Cs", "Co"}
    ]
    known = [each for each in known if not "\u3400" < each < "\uabff" and each < "\U00010000"]
    compare(catalogue, analyse, [f"a{each} {each}b r{each}d l{each}equipe" for each in known])


@pytest.mark.parametrize(
    "forms",
    [
        "pilotage piloter pilote pilotes piloté pilotée pilotez pilotera",
        "externalisé externalisée externalisés externaliser externalisation externalisations externalisez",
        "trésorerie trésoreries tresorerie",
        "passation passations",
        "directeur directrice directeurs directrices",
        "financier financière financiers financières",
        "administratif administrative administratifs administratives",
        "recruter recrutement recrutements recruté recrutera",
        "déléguer délègue délégation délégations délégué",
        "appliquer applique application",
        "facture factures facturer facturation",
        "développer développe développement développements",
        "investir investissement investissements",
        "réseau réseaux",
        "social sociale sociaux sociales",
        "travail travaux",
        "délai délais",
        "appel appels appeler appelle appelé",
        "évaluer évaluation évaluations",
        "repositionner repositionnement repositionnements",
        "œuvre oeuvre œuvres oeuvres",
        "choisir choisi choisie choisira",
        "cadrage cadrages cadrer",
        "former formation formations",
    ],
)
def test_forms_of_a_word_are_one(forms):
    assert len({stem(word.folded) for word in words(forms)}) == 1


@pytest.mark.parametrize(
    "different",
    [
        "formation forme",
        "financement finance financier",
        "cadre cadrage",
        "département départ",
        "directeur direction directive",
        "règle règlement",
        "passe passage passation",
        "prix pris",
        "équipage équipe",
        "partie partir",
        "mois moi",
        "avantage avant",
        "leader lead",
        "poste position",
        "marché marque",
        "gestion gérer",
    ],
)
def test_different_words_stay_apart(different):
    assert len({stem(word.folded) for word in words(different)}) == len(different.split())


def units(concepts: Concepts, text: str):
    return [unit.concept or unit.words[0].stem for unit in concepts.units(words(text))]


@pytest.mark.parametrize(
    "expressions",
    [
        ("R&D", "r & d", "R et D", "r-d", "RD", "rd", "r d", "recherche et développement"),
        (
            "DAF",
            "daf",
            "CFO",
            "directeur administratif et financier",
            "Directrice financière",
            "direction financière",
            "RAF",
        ),
        (
            "externalisé",
            "à temps partagé",
            "part-time",
            "fractional",
            "temps partiel",
            "freelance",
            "externaliser",
        ),
        ("système d'information", "systeme d information", "Systèmes d’information", "SI"),
        ("lettre de mission", "lettres de missions", "contrat de mission"),
        ("besoin en fonds de roulement", "BFR"),
    ],
)
def test_expressions_of_a_concept_are_one(catalogue, expressions):
    concepts = concepts_of(catalogue)
    found = [units(concepts, text) for text in expressions]
    assert found == [found[0]] * len(expressions)
    assert len(found[0]) == 1


def test_an_acronym_that_is_a_word_counts_in_capitals_only(catalogue):
    concepts = concepts_of(catalogue)
    assert units(concepts, "SI") != []
    assert units(concepts, "si") == []


def test_an_expression_does_not_reach_across_punctuation(catalogue):
    concepts = concepts_of(catalogue)
    assert (
        len(units(concepts, "un transfert, savoirs et gestes"))
        == len(units(concepts, "transfert savoirs gestes")) + 1
    )
