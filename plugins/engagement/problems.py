"""What is wrong with the content, said to the person who wrote it.

Every sentence that reports a fault is composed here, in French, with its remedy. Nothing here prints.
"""

from __future__ import annotations

import difflib
import json
import math
import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import asdict, dataclass

MOST_SHOWN = 200
# Controls, line separators, bidirectional overrides, and halves of pairs from file names that are not UTF-8.
_UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


@dataclass(frozen=True, order=True)
class Problem:
    """One fault: where it is (lines and columns count from 1, 0 when there is none) and how to mend it."""

    path: str
    line: int
    column: int
    where: str
    message: str
    remedy: str = ""
    excerpt: str = ""

    def text(self) -> str:
        """The fault as a terminal shows it: place and cause, the line with a caret, the remedy."""
        place = f"{self.path}:{self.line}:{self.column}" if self.line else self.path
        head = ": ".join(part for part in (place, self.where, self.message) if part)
        parts = [_visible(head)]
        if self.excerpt:
            shown, caret = _around(self.excerpt, self.column)
            parts += [f"  {self.line:>5} | {_visible(shown)}", f"        | {' ' * caret}^"]
        if self.remedy:
            parts.append(f"    remède : {_visible(self.remedy)}")
        return "\n".join(parts)


class ContentError(Exception):
    """Raised with every problem of a source, in stable order."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(set(problems)))
        super().__init__(f"{len(self.problems)} problem(s)")


@dataclass(frozen=True)
class Fault:
    """A cause and its remedy, before it has a place."""

    message: str
    remedy: str = ""


def report(problems: Collection[Problem]) -> str:
    """All problems as text, most useful first, closed by their count."""
    shown = sorted(set(problems))
    blocks = [problem.text() for problem in shown[:MOST_SHOWN]]
    total = len(shown)
    plural = "s" if total > 1 else ""
    if total > MOST_SHOWN:
        blocks.append(f"… et {total - MOST_SHOWN} autres.")
    blocks.append(f"{total} problème{plural} à corriger. Le site précédent reste en place.")
    return "\n\n".join(blocks)


def as_json(problems: Iterable[Problem]) -> str:
    """The same problems for programs: a JSON list of objects, one a problem."""
    found = json.dumps([asdict(problem) for problem in problems], ensure_ascii=False, indent=2)
    # Half a pair, from a file name that is not UTF-8, could not be printed.
    return found.encode("utf-8", "replace").decode("utf-8")


def closest(word: str, known: Iterable[str]) -> str:
    """The known word that the given one was probably meant to be, or nothing."""
    lowered = {name.lower(): name for name in sorted(known, reverse=True)}
    found = difflib.get_close_matches(word.lower(), lowered, n=1, cutoff=0.6)
    return lowered[found[0]] if found else ""


def _around(line: str, column: int, width: int = 96) -> tuple[str, int]:
    line = line.replace("\t", " ")
    start = max(0, column - 1 - width * 2 // 3)
    shown = line[start : start + width]
    return ("…" + shown[1:] if start else shown), max(0, column - 1 - start)


def _visible(text: str) -> str:
    """The same text without what would act on a terminal or could not be printed."""
    return _UNPRINTABLE.sub("\ufffd", text)


def _did_you_mean(word: str, known: Iterable[str], otherwise: str) -> str:
    near = closest(word, known)
    return f"vouliez-vous dire « {near} » ?" if near else otherwise


def _listed(names: Iterable[str], most: int = 12) -> str:
    ordered = sorted(names)
    more = f"… ({len(ordered)} en tout)" if len(ordered) > most else ""
    return ", ".join(ordered[:most]) + more


# Files ---------------------------------------------------------------------------------------------


def missing_file(name: str) -> Fault:
    return Fault("fichier absent", f"créez {name} ; les autres fichiers du dossier servent de modèle.")


def missing_folder(name: str) -> Fault:
    return Fault("dossier absent", f"donnez à --source le dossier qui contient {name}.")


def no_playbook() -> Fault:
    return Fault("aucun playbook publié", "ajoutez au moins un fichier à playbooks/ avec l'état « publié ».")


def not_a_file() -> Fault:
    return Fault("ce n'est pas un fichier ordinaire", "remplacez-le par un fichier texte.")


def outside() -> Fault:
    return Fault("ce lien mène hors du dossier du site", "copiez le fichier à sa place.")


def unreadable_folder() -> Fault:
    return Fault("dossier illisible (accès refusé)", "vérifiez les droits du dossier.")


def unreadable(reason: str) -> Fault:
    return Fault(f"fichier illisible ({reason})", "vérifiez les droits du fichier.")


def too_large(size: int, limit: int) -> Fault:
    return Fault(
        f"fichier de {size / 1_000_000:.1f} Mo, trop grand".replace(".", ","),
        f"un fichier de contenu fait moins de {limit // 1_000_000} Mo : séparez-le en deux.",
    )


def not_text() -> Fault:
    return Fault("ce n'est pas du texte", "enregistrez le fichier comme du texte, en UTF-8.")


def not_utf8() -> Fault:
    return Fault("octet qui n'est pas de l'UTF-8", "enregistrez le fichier avec l'encodage UTF-8.")


def control_character(code: int) -> Fault:
    return Fault(f"caractère invisible interdit (U+{code:04X})", "effacez-le et retapez le mot à la main.")


def never_read(suffix: str) -> Fault:
    return Fault(
        "ce fichier n'est lu par personne",
        f"donnez-lui un nom qui finit par {suffix}, directement dans le dossier, ou sortez-le de là.",
    )


def not_an_edition() -> Fault:
    return Fault(
        "ce fichier n'est pas une édition gardée",
        "sortez-le de là : « invoke edition » écrit seul content/editions/<genre>/<nom>/<édition>.json.",
    )


def altered_edition() -> Fault:
    return Fault(
        "cette édition a été retouchée : son texte ne répond plus à son nom",
        "rétablissez le fichier tel qu'il a été gardé.",
    )


def edition_too_large(size: int, limit: int) -> Fault:
    return Fault(f"édition de {size} octets, {limit} au plus", "répartissez ce contenu en deux fichiers.")


def unwritable(reason: str) -> Fault:
    return Fault(
        f"écriture impossible ({reason})", "rétablissez l'accès au dossier, puis relancez la commande."
    )


def same_version(version: str, known: str, following: str) -> Fault:
    return Fault(
        f"le texte a changé depuis l'édition {known}, qui porte déjà la version {version}",
        f"passez la version à {following}, puis relancez « invoke edition ».",
    )


def older_version(version: str, known: str, following: str) -> Fault:
    return Fault(
        f"la version {version} vient avant {known}, déjà gardée",
        f"passez la version à {following}, puis relancez « invoke edition ».",
    )


def not_a_picture(suffixes: Collection[str]) -> Fault:
    return Fault("ce fichier n'est pas une image du site", f"formats admis : {_listed(suffixes)}.")


def line_too_long(length: int, limit: int) -> Fault:
    return Fault(f"ligne de {length} caractères, {limit} au plus", "coupez-la en plusieurs lignes.")


def paragraph_too_long(length: int, limit: int) -> Fault:
    return Fault(f"paragraphe de {length} caractères, {limit} au plus", "séparez-le par des lignes vides.")


def nested_too_deep() -> Fault:
    return Fault("listes ou citations emboîtées trop profondément", "gardez quatre niveaux au plus.")


def bad_file_name(stem: str) -> Fault:
    return Fault(
        f"nom de fichier « {stem} » impropre à une adresse",
        "n'employez que des minuscules sans accent, des chiffres et des traits d'union.",
    )


def taken_address(address: str) -> Fault:
    return Fault(f"l'adresse {address} est celle d'une autre page", "donnez un autre nom au fichier.")


# YAML ----------------------------------------------------------------------------------------------

_SYNTAX = (
    (
        "mapping values are not allowed",
        "« : » inattendu",
        "mettez entre guillemets la valeur qui contient « : ».",
    ),
    ("could not find expected ':'", "il manque « : » après la clé", "écrivez « clé: valeur »."),
    (
        "cannot start any token",
        "caractère qui ne peut pas commencer une valeur",
        "indentez avec des espaces, jamais des tabulations, et mettez la valeur entre guillemets.",
    ),
    (
        "did not find expected key",
        "la structure se casse ici",
        "alignez les clés d'un même bloc et vérifiez les guillemets au-dessus.",
    ),
    (
        "did not find expected '-' indicator",
        "la liste se casse ici",
        "alignez les tirets d'une même liste.",
    ),
    (
        "did not find expected ',' or",
        "liste entre crochets mal fermée",
        "séparez les valeurs par des virgules et fermez le crochet.",
    ),
    (
        "block sequence entries are not allowed",
        "tiret de liste inattendu",
        "mettez la liste sous sa clé, à la ligne.",
    ),
    (
        "found unexpected end of stream",
        "guillemet ouvert qui n'est pas fermé",
        "fermez le guillemet.",
    ),
    (
        "unknown escape character",
        "barre oblique inverse incomprise entre guillemets doubles",
        "doublez-la (\\\\) ou employez des guillemets simples.",
    ),
    (
        "did not find expected node content",
        "valeur illisible entre crochets ou accolades",
        "mettez la valeur entre guillemets.",
    ),
    (
        "did not find expected <document start>",
        "texte inattendu après la fin du document",
        "retirez « ... » ou « --- ».",
    ),
)


def yaml_syntax(reason: str) -> Fault:
    for known, message, remedy in _SYNTAX:
        if known in reason:
            return Fault(message, remedy)
    return Fault(
        "YAML illisible ici", "vérifiez l'alignement, les deux-points et les guillemets de cette ligne."
    )


def several_documents() -> Fault:
    return Fault("second document dans le même fichier", "gardez un seul document : retirez ce « --- ».")


def empty_file() -> Fault:
    return Fault("fichier vide", "remplissez-le ou supprimez-le.")


def not_a_mapping() -> Fault:
    return Fault(
        "le fichier doit être une suite de « clé: valeur »", "commencez par la première clé du modèle."
    )


def duplicate_key(key: str, first_line: int) -> Fault:
    return Fault(f"clé « {key} » répétée (déjà ligne {first_line})", "gardez une seule des deux.")


def key_not_text() -> Fault:
    return Fault(
        "une clé doit être un mot simple", "mettez la valeur entre guillemets si elle commence par { ou [."
    )


def tag_refused(tag: str) -> Fault:
    shown = tag.replace("tag:yaml.org,2002:", "!!")
    return Fault(f"étiquette YAML « {shown} » refusée", "retirez-la ; tout est lu comme du texte.")


def alias_refused() -> Fault:
    return Fault(
        "renvoi YAML (& ou *) refusé",
        "répétez la valeur, ou mettez-la entre guillemets si * ou & est du texte.",
    )


def too_deep() -> Fault:
    return Fault("listes emboîtées trop profondément", "simplifiez cette valeur.")


def too_many_values(limit: int) -> Fault:
    return Fault(f"plus de {limit} valeurs dans un seul fichier", "retirez ce qui ne se lit pas.")


def comment_after_value(lost: str) -> Fault:
    return Fault(
        f"tout ce qui suit « # » serait perdu : « {lost} »",
        "mettez la valeur entière entre guillemets, ou le commentaire seul sur sa ligne.",
    )


def front_matter_open() -> Fault:
    return Fault("l'en-tête n'est pas fermé", "ajoutez une ligne « --- » après son dernier champ.")


def front_matter_missing() -> Fault:
    return Fault(
        "il manque l'en-tête entre deux lignes « --- »", "commencez le fichier par « --- », puis les champs."
    )


# Fields --------------------------------------------------------------------------------------------


def unknown_key(key: str, known: Collection[str]) -> Fault:
    return Fault(
        f"clé inconnue « {key} »",
        _did_you_mean(key, known, f"clés possibles : {_listed(known, 40)}."),
    )


def missing_field(key: str, title: str, description: str) -> Fault:
    return Fault(f"champ obligatoire absent ({title})", f"ajoutez « {key}: » : {_lower_first(description)}")


def empty_value(title: str, description: str) -> Fault:
    return Fault(f"{title} : valeur vide", f"remplissez ou retirez la ligne : {_lower_first(description)}")


def expected_text(title: str) -> Fault:
    return Fault(
        f"{title} : du texte est attendu, pas une liste ni un bloc",
        "écrivez la valeur sur une ligne, entre guillemets si elle contient « : », [ ou {.",
    )


def expected_list(title: str) -> Fault:
    return Fault(f"{title} : une liste est attendue", "mettez un tiret devant chaque valeur, une par ligne.")


def expected_block(title: str) -> Fault:
    return Fault(
        f"{title} : un bloc de « clé: valeur » est attendu", "écrivez les clés à la ligne, indentées."
    )


def expected_whole(value: str) -> Fault:
    return Fault(
        f"« {value} » n'est pas un nombre entier", "écrivez des chiffres seuls, sans unité ni virgule."
    )


def whole_too_long(value: str, limit: int) -> Fault:
    return Fault(f"« {value} » est un nombre trop long", f"{limit} chiffres au plus.")


def expected_date(value: str) -> Fault:
    return Fault(f"« {value} » n'est pas une date", "écrivez année-mois-jour, par exemple 2026-11-21.")


def no_such_date(value: str) -> Fault:
    return Fault(f"la date {value} n'existe pas", "vérifiez le jour et le mois.")


def expected_switch(value: str) -> Fault:
    return Fault(f"« {value} » n'est ni oui ni non", "écrivez oui ou non.")


def not_among(value: str, known: Collection[str]) -> Fault:
    return Fault(
        f"valeur inconnue « {value} »", _did_you_mean(value, known, f"valeurs possibles : {_listed(known)}.")
    )


def too_long(length: int, limit: int) -> Fault:
    return Fault(
        f"texte de {length} caractères, {limit} au plus", f"raccourcissez de {length - limit} caractères."
    )


def bad_form(value: str, title: str, hint: str) -> Fault:
    return Fault(f"« {value} » : forme inattendue pour {_lower_first(title)}", hint)


def too_small(value: str, limit: object) -> Fault:
    return Fault(f"{value} est trop petit", f"{limit} au moins.")


def too_big(value: str, limit: object) -> Fault:
    return Fault(f"{value} est trop grand", f"{limit} au plus.")


def too_few(count: int, limit: int) -> Fault:
    return Fault(
        f"{count} valeur{'s' if count > 1 else ''}, {limit} au moins", f"ajoutez-en {limit - count}."
    )


def too_many(count: int, limit: int) -> Fault:
    return Fault(f"{count} valeurs, {limit} au plus", f"retirez-en {count - limit}.")


def refused(value: str) -> Fault:
    return Fault(f"valeur refusée : « {value} »", "comparez avec un autre fichier du même dossier.")


# References ----------------------------------------------------------------------------------------

# Each kind's French name with its adjective, then what exists when none does.
_KINDS = {
    "playbook": ("playbook inconnu", "aucun playbook n'existe encore"),
    "partner": ("partenaire inconnu", "aucun partenaire n'existe encore"),
    "phase": ("phase inconnue", "aucune phase n'existe encore"),
    "role": ("rôle inconnu", "aucun rôle n'existe encore"),
    "operation": ("opération inconnue", "aucune opération n'existe encore"),
    "point": ("point inconnu", "aucun point n'existe encore"),
    "source": ("source inconnue", "aucune source n'existe encore"),
    "white-paper": ("livre blanc inconnu", "aucun livre blanc n'existe encore"),
    "article": ("article inconnu", "aucun article n'existe encore"),
    "form": ("modèle inconnu", "aucun modèle n'existe encore"),
    "term": ("terme inconnu", "aucun terme n'existe encore"),
    "page": ("page inconnue", "aucune page n'existe encore"),
    "question": ("question inconnue", "aucune question n'existe encore"),
}


def unknown_reference(kind: str, value: str, known: Collection[str]) -> Fault:
    unknown, none = _KINDS[kind]
    listing = f"valeurs possibles : {_listed(known)}." if known else f"{none} ; retirez ce renvoi."
    return Fault(f"{unknown} : « {value} »", _did_you_mean(value, known, listing))


def draft_reference(kind: str, value: str) -> Fault:
    return Fault(f"« {kind}:{value} » est un brouillon, absent du site", "publiez-le ou retirez ce renvoi.")


def incomplete_link(target: str) -> Fault:
    return Fault(
        f"lien sans adresse complète : « {target} »",
        "écrivez l'adresse entière entre les parenthèses, par exemple https://exemple.fr.",
    )


def unknown_scheme(scheme: str, near: str) -> Fault:
    return Fault(f"genre de lien inconnu : « {scheme}: »", f"vouliez-vous dire « {near}: » ?")


def dead_address(address: str, near: str) -> Fault:
    remedy = (
        f"vouliez-vous dire « {near} » ?" if near else "employez un renvoi, par exemple playbook:finance."
    )
    return Fault(f"lien vers une page qui n'existe pas : « {address} »", remedy)


def relative_link(target: str) -> Fault:
    return Fault(
        f"lien relatif « {target} » refusé",
        "employez un renvoi (article:…, playbook:…) ou une adresse https.",
    )


def unsearched(target: str) -> Fault:
    return Fault(
        f"« {target} » n'est jamais un résultat de recherche",
        "retirez cette entrée, ou nommez la page qui répond.",
    )


def dead_anchor(anchor: str, known: Collection[str]) -> Fault:
    listing = f"ancres possibles : {_listed(known)}." if known else "la page visée n'a pas d'ancre."
    return Fault(f"ancre inconnue : « #{anchor} »", _did_you_mean(anchor, known, listing))


# Coherence -----------------------------------------------------------------------------------------


def duplicate_id(identifier: str, first: str) -> Fault:
    return Fault(f"identifiant « {identifier} » déjà employé ({first})", "donnez un identifiant unique.")


def anchor_taken(anchor: str) -> Fault:
    return Fault(
        f"ancre « {anchor} » déjà employée dans la page",
        "changez le titre, ou donnez-lui une autre ancre : {#autre-nom}.",
    )


def heading_level() -> Fault:
    return Fault(
        "titre d'un niveau qui n'existe pas dans le texte", "commencez les titres par ##, ### ou ####."
    )


def duplicate_order(order: int, other: str) -> Fault:
    return Fault(f"ordre {order} déjà pris par {other}", "choisissez un autre nombre.")


def weights(total: int, wanted: int) -> Fault:
    way = f"retirez {total - wanted}" if total > wanted else f"ajoutez {wanted - total}"
    return Fault(f"la somme des poids fait {total}, pas {wanted}", f"{way} aux poids des critères.")


def gate_point(identifier: str, known: Collection[str]) -> Fault:
    return Fault(
        f"la porte exige « {identifier} », qui n'est pas un point de cette phase",
        _did_you_mean(identifier, known, f"points de la phase : {_listed(known, 20)}."),
    )


def generic_phase(identifier: str, phase: str) -> Fault:
    return Fault(f"« {identifier} » appartient à la phase « {phase} »", "déplacez-le dans sa phase.")


def not_generic(identifier: str, known: Collection[str]) -> Fault:
    return Fault(
        f"« {identifier} » n'est pas un point commun",
        _did_you_mean(identifier, known, f"points communs : {_listed(known)}."),
    )


def generic_twice(identifier: str) -> Fault:
    return Fault(f"« {identifier} » est déjà dans cette phase", "gardez ce point une seule fois.")


def one_sided(other: str, own: str) -> Fault:
    return Fault(
        f"{other} ne cite pas « {own} » en retour", f"ajoutez « {own} » dans {other}, ou retirez ce lien."
    )


def phases_out_of_order(expected: str) -> Fault:
    return Fault("phase absente ou pas à sa place", f"les cinq phases se suivent ainsi : {expected}.")


def handed_over_unknown(value: str, known: Collection[str]) -> Fault:
    return Fault(
        f"phase de passage inconnue : « {value} »",
        _did_you_mean(value, known, f"valeurs possibles : {_listed(known)}."),
    )


def range_reversed(low: int, high: int) -> Fault:
    return Fault(f"de {low} à {high} : les bornes sont inversées", "mettez la plus petite d'abord.")


def price_unsourced() -> Fault:
    return Fault("prix sans source ou sans date", "ajoutez source et checked_on, ou retirez le prix.")


def bands_gap(expected: int) -> Fault:
    return Fault(
        f"les bandes laissent un trou ou se recouvrent à {expected} points",
        f"faites commencer cette bande à {expected}.",
    )


def bands_end(total: int) -> Fault:
    return Fault("la dernière bande ne va pas au bout", f"elle doit finir à {total} points.")


def phase_numbers() -> Fault:
    return Fault("les phases vont de 0 à 5, dans l'ordre", "renumérotez les phases.")


def maturity_order() -> Fault:
    return Fault("les niveaux vont de 1 à 4, dans l'ordre", "renumérotez les niveaux.")


def photo_missing(name: str) -> Fault:
    return Fault(f"photo absente : content/images/{name}", "ajoutez le fichier ou retirez la photo.")


def missing_theme_file() -> Fault:
    return Fault("fichier du thème absent", "remettez ce fichier, ou retirez la ligne du thème qui le nomme.")


def template_fault(detail: str) -> Fault:
    return Fault(f"gabarit en défaut : {detail}", "corrigez ce gabarit du thème.")


def overflow(
    sheet: str,
    pages: int,
    over: float,
    *,
    cuts: Sequence[tuple[Sequence[str], int]],
    fields: Sequence[str],
    lines: Sequence[int],
    longer: str,
    measured: bool,
) -> Fault:
    """A sheet that is higher than its pages by `over` millimetres.

    `cuts` are fields and the fewest words to take out of them; without any, `fields` were `measured` in vain,
    or not at all. `lines` are where long texts stand beside the one that the fault points at. `longer` is the
    line to write to allow the sheet its pages, if any does.
    """
    message = _overflowing(sheet, pages, over)
    if cuts:
        ways = [
            f"au moins {_words(count)}{' en tout' if len(names) > 1 else ''} de {_quoted(names, 'et')}"
            for names, count in cuts
        ]
        remedy = f"retirez {' ou '.join(ways)}"
    elif measured:
        remedy = f"retirez des entrées de {_quoted(fields, 'ou')}, car raccourcir n'y suffit pas"
    else:
        remedy = f"raccourcissez {_quoted(fields, 'ou')}"
    if longer:
        remedy += f", ou écrivez « {longer} »"
    if lines:
        where = "la ligne" if len(lines) == 1 else "les lignes"
        remedy += f" ; voyez aussi {where} {' et '.join(map(str, lines))}"
    return Fault(message, f"{remedy}.")


def sheet_template_fault(sheet: str, pages: int, over: float) -> Fault:
    """A sheet that is too high though it prints no text that could be shortened."""
    return Fault(_overflowing(sheet, pages, over), "corrigez ce gabarit du thème.")


def too_few_pages(sheet: str, promised: int, taken: int, key: str) -> Fault:
    """A sheet that does not fill the pages that are declared for it."""
    return Fault(
        f"« {sheet} » tient sur {_counted_pages(taken)}, {promised} sont annoncées",
        f"écrivez « {key}: {taken} ».",
    )


def _overflowing(sheet: str, pages: int, over: float) -> str:
    promised = "sa page" if pages == 1 else f"ses {pages} pages"
    return f"« {sheet} » dépasse {promised} de {max(1, math.ceil(over))} mm"


def _words(count: int) -> str:
    return f"{count} mot{'s' if count > 1 else ''}"


def _counted_pages(count: int) -> str:
    return f"{count} page{'s' if count > 1 else ''}"


def _quoted(names: Sequence[str], joint: str) -> str:
    quoted = [f"« {name} »" for name in dict.fromkeys(names)]
    return f" {joint} ".join([", ".join(quoted[:-1]), quoted[-1]] if len(quoted) > 1 else quoted)


def undrawn_character(character: str) -> Fault:
    """A character that the fonts of printed sheets do not have."""
    shown = f"« {character} » (U+{ord(character):04X})"
    return Fault(
        f"le caractère {shown} ne s'imprime pas : les polices des fiches ne l'ont pas",
        "remplacez-le par un mot ou par une lettre de l'alphabet latin.",
    )


def press_fault(detail: str) -> Fault:
    """A print template that cannot be set."""
    return Fault(f"gabarit d'impression en défaut : {detail}", "corrigez ce gabarit du thème.")


def _lower_first(sentence: str) -> str:
    return sentence[:1].lower() + sentence[1:] if not sentence[1:2].isupper() else sentence
