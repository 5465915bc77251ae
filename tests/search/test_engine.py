"""What the engine answers: words as people type them, facets, marks, and no more loaded than needed."""

import re

import pytest

from engagement.searching.concepts import Concepts
from engagement.searching.indexing import Facet, Option, build_index
from engagement.searching.records import TYPES, Entry, Record, Scope

HOSTILE = [
    "",
    "   ",
    "'",
    "’’",
    "👩‍💻",
    "\ud800 x",
    "a" * 10_000,
    "é" * 600,
    "%",
    "&amp;",
    "<b>x</b>",
    "constructor",
    "__proto__",
]


def text_of(parts):
    return "".join(part["text"] for part in parts)


def first(answer):
    return answer["pages"][0]["address"] if answer["pages"] else None


def addresses(answer):
    return [page["address"] for page in answer["pages"]]


@pytest.mark.parametrize(
    "same",
    [
        ("l'équipe interne", "l’équipe interne", "L equipe interne", "L'ÉQUIPE INTERNE", "équipe interne"),
        ("tresorerie", "trésorerie", "Trésorerie", "TRESORERIE", "trésoreries"),
        ("main d'oeuvre", "main-d’œuvre", "main d'œuvre"),
        (
            "R&D externalisée",
            "r et d externalisée",
            "r-d externalisé",
            "RD externaliser",
            "r&amp;d externalisée",
        ),
        ("piloter", "pilotage"),
        ("daf", "DAF", "CFO", "directeur administratif et financier", "directrice financière"),
        ("dsi à temps partagé", "dsi part-time", "DSI fractional", "dsi externalisé"),
    ],
)
def test_what_means_the_same_finds_the_same(search, same):
    answers = search(*((query, {"complete": True}) for query in same))
    assert {first(answer) for answer in answers} == {first(answers[0])}
    assert {answer["total"] for answer in answers} == {answers[0]["total"]}


def test_a_letter_too_many_too_few_changed_or_swapped_is_mended(search):
    answers = search("tresorrie", "tresorrerie", "trésorarie", "trésoreire", "resorerie", "externaliastion")
    assert [answer["corrected"]["to"] for answer in answers] == [*["trésorerie"] * 5, "externalisation"]
    assert all(answer["pages"] for answer in answers)
    assert answers[0]["corrected"]["from"] == "tresorrie"


def test_the_rest_of_a_mended_query_stays(search):
    (answer,) = search("Prévision de tresorrie à 13 semaines")
    assert answer["corrected"]["to"] == "Prévision de trésorerie à 13 semaines"


def test_a_query_can_be_taken_at_its_word(search):
    mended, verbatim = search("tresorrie", ("tresorrie", {"verbatim": True}))
    assert mended["total"] > 0
    assert verbatim["total"] == 0
    assert verbatim["corrected"] is None
    assert "trésorerie" in verbatim["suggestions"]


def test_a_missing_apostrophe_is_put_back(search):
    typed, right = search("laudit social", "l'audit social")
    assert typed["corrected"]["to"] == "audit social"
    assert addresses(typed) == addresses(right)


def test_short_words_and_known_words_are_left_alone(search):
    assert [answer["corrected"] for answer in search("daf", "xyz", "externaliser", "pilo", "tresor")] == [
        None
    ] * 5


def test_a_word_is_found_while_it_is_typed(search):
    for letters in range(4, len("trésorerie") + 1):
        (answer,) = search("trésorerie"[:letters])
        assert answer["pages"], "trésorerie"[:letters]
        assert answer["corrected"] is None
    typed, finished = search("lettre de mis", "lettre de mission")
    assert first(typed) == first(finished)


def test_only_an_unknown_word_is_a_beginning_once_it_is_finished(search):
    typing, finished = search("test", ("test", {"complete": True}))
    unknown, complete, blank = search("pilo", ("pilo", {"complete": True}), "pilo ")
    assert typing["total"] >= finished["total"] > 0
    # A word that nothing knows is unfinished, whatever ends it.
    assert addresses(complete) == addresses(blank) == addresses(unknown) != []


def test_a_stop_word_is_a_beginning_while_it_is_typed(search):
    for beginning, whole in (
        ("pas", "fiche de passation"),
        ("trés", "trésorerie"),
        ("fiche de pas", "fiche de passation"),
    ):
        typed, finished = search(beginning, whole)
        assert first(finished) in addresses(typed), beginning
    for letters in ("le", "daf à te", "prévision de trés", "comment choisir un"):
        (answer,) = search(letters)
        assert answer["pages"], letters


@pytest.mark.parametrize("query", ["lettre de mis", "manager de trans", "infog", "feuille de rou", "pilo"])
def test_a_cut_query_finds_as_much_when_it_is_submitted(search, query):
    typed, submitted = search(query, (query, {"complete": True}))
    assert first(typed) == first(submitted)


def test_a_page_is_not_among_its_own_hits(search, entries):
    for answer in search("arrêter un projet de r&d", "protéger un secret", "la pme vendable", "covenant"):
        for page in answer["pages"]:
            assert all(hit["address"].rpartition("#")[2] for hit in page["hits"])
            assert page["address"] not in {hit["address"] for hit in page["hits"]}


def test_the_accents_that_were_typed_come_first(answers_of):
    scope = Scope("article")
    titles = ("La marche", "Le marché", "Une marche", "Un marché")
    entries = [Entry(Record(f"/{place}/", "Article", title, scope)) for place, title in enumerate(titles)]
    facets = [
        Facet("type", "Type", (Option("article", "Article"),)),
        Facet("f", "F", ()),
        Facet("p", "P", ()),
    ]
    plain, accented = answers_of(build_index(entries, Concepts(), facets), "marche", "marché")
    assert addresses(plain) == ["/0/", "/2/", "/1/", "/3/"]
    assert addresses(accented) == ["/1/", "/3/", "/0/", "/2/"]


def test_what_says_all_of_a_query_and_nothing_else_comes_first(answers_of):
    scope = Scope("article")
    entries = [
        Entry(Record("/0/", "Article", "Chasser le renard", scope, asked=("piéger un renard la nuit",))),
        Entry(Record("/1/", "Article", "Le renard et la nuit", scope, "Piéger, chasser, piéger encore.")),
        Entry(Record("/2/", "Article", "La nuit", scope, asked=("renard",), aliases=("piège à renard",))),
    ]
    facets = [
        Facet("type", "Type", (Option("article", "Article"),)),
        Facet("f", "F", ()),
        Facet("p", "P", ()),
    ]
    index = build_index(entries, Concepts(), facets)
    same, more, typed = answers_of(
        index, "la nuit, piéger des renards", "piéger renard nuit neige", "nuit renard pieger un"
    )
    assert first(same) == first(typed) == "/0/"
    assert first(more) == "/1/"


def test_an_acronym_alone_needs_no_capitals(search):
    lower, upper = search("si", "SI")
    assert addresses(lower) == addresses(upper) != []


def test_nothing_is_found_for_nothing(search):
    for answer in search("", "   ", "de la le ", "''"):
        assert answer["total"] == 0
        assert answer["pages"] == answer["suggestions"] == []
        assert all(option["count"] == 0 for facet in answer["facets"] for option in facet["options"])


def test_any_string_has_an_answer(search):
    answers = search(*HOSTILE)
    assert len(answers) == len(HOSTILE)


def test_marks_lose_no_letter(search, records):
    texts = {record.title for record in records}
    for answer in search(
        "l'équipe R&D", "daf à temps partagé", "œuvre", "système d'information", "passation signée"
    ):
        for page in answer["pages"]:
            for each in [page, *page["hits"]]:
                plain = re.sub(r"[\u00a0\u202f]", " ", text_of(each["title"])).replace("’", "'")
                assert plain in {re.sub(r"[\u00a0\u202f]", " ", text).replace("’", "'") for text in texts}
                for part in [*each["title"], *each["excerpt"]]:
                    assert set(part) == {"text", "mark"}
                    assert part["text"]


def test_the_first_result_shows_why_it_is_first(search):
    for answer in search("l'équipe R&D", "daf à temps partagé", "œuvre", "passation signée"):
        shown = [answer["pages"][0], *answer["pages"][0]["hits"]]
        assert any(part["mark"] for each in shown for part in [*each["title"], *each["excerpt"]])


def test_marks_stand_on_whole_words_with_their_accents(search):
    (answer,) = search("tresorerie")
    marks = {
        part["text"]
        for page in answer["pages"]
        for part in [*page["title"], *page["excerpt"]]
        if part["mark"]
    }
    assert "trésorerie" in {mark.lower() for mark in marks} <= {"trésorerie", "argent", "liquidités"}


def test_excerpts_are_short_and_show_what_was_found(search):
    for answer in search("réversibilité", "prévision de trésorerie", "référent interne"):
        for page in answer["pages"]:
            for each in [page, *page["hits"]]:
                assert len(text_of(each["excerpt"])) < 260
            assert (
                page["hits"]
                or any(part["mark"] for part in [*page["title"], *page["excerpt"]])
                or page["excerpt"]
            )


def option(answer, name, value):
    facet = next(facet for facet in answer["facets"] if facet["name"] == name)
    return next(option for option in facet["options"] if option["value"] == value)


def test_facets_are_or_inside_and_between_and_ignore_their_own_choice(search, catalogue):
    functions = list(catalogue.playbooks)
    one, other = functions[0], functions[1]
    filters = [
        {},
        {"function": [one]},
        {"function": [other]},
        {"function": [one, other]},
        {"function": [one], "type": ["phase"]},
        {"type": ["phase"]},
    ]
    free, only_one, only_other, both, narrow, phases = search(
        *(("passation", {"filters": each, "shown": 500}) for each in filters)
    )
    assert only_one["total"] == option(free, "function", one)["count"]
    assert both["total"] == len(set(addresses(only_one)) | set(addresses(only_other)))
    assert set(addresses(narrow)) == set(addresses(only_one)) & set(addresses(phases))
    assert (
        narrow["total"]
        == option(only_one, "type", "phase")["count"]
        == option(phases, "function", one)["count"]
    )
    # A facet's own choice does not change its counts.
    assert option(only_one, "function", other)["count"] == option(free, "function", other)["count"]
    assert option(only_one, "function", one)["selected"]
    assert [facet["name"] for facet in free["facets"]] == ["type", "function", "phase"]
    assert [each["value"] for each in free["facets"][0]["options"]] == list(TYPES)


def test_pages_come_before_what_they_hold(search):
    (answer,) = search("sauvegarde restaurée")
    page = answer["pages"][0]
    assert "#" not in page["address"]
    assert all(hit["address"].startswith(page["address"]) for hit in page["hits"])
    assert len(page["hits"]) <= 3


def test_a_term_of_the_glossary_is_a_result_of_its_own(search):
    (answer,) = search("covenant")
    assert "/glossaire/#covenant" in addresses(answer)


def test_a_first_query_is_light(search):
    answers = search(
        "trésorerie", "daf à temps partagé", "tresorrie", "propriété intellectuelle prestataire r&d", "pas"
    )
    for answer in answers:
        assert sum(size for _, size in answer["loaded"]) <= 80_000
    loaded = {address for answer in answers for address, _ in answer["loaded"]} - {"/recherche/index.json"}
    named = re.compile(r"/recherche/index/[a-z]+-[0-9a-f]{8}(-[0-9]+)?\.json")
    assert all(named.fullmatch(address) for address in loaded)


def test_nothing_is_loaded_twice(search):
    again = search("trésorerie", "trésorerie", "trésorerie prévision", warm=True)
    loaded = [address for answer in again for address, _ in answer["loaded"]]
    assert len(loaded) == len(set(loaded))
    assert again[1]["loaded"] == []
