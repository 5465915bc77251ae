"""What the sheets of a record say, taken down flat, so that two editions can be compared.

The names under which texts stand here, and the ids of parts, are recorded with them: changing one makes
a new edition of every record that has it.
"""

from __future__ import annotations

import datetime
import html
import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache, lru_cache
from typing import Any, Final

from . import french, places
from .catalogue import Catalogue
from .linking import Links
from .markup import Renderer
from .model import Diagnostic, Form, Partner, Playbook, WhitePaper
from .model.common import GenericPoint
from .model.edition import EditionKind, Snapshot
from .model.playbook import Point, WeakSignal
from .snapshots import digest
from .typography import APOSTROPHE, NARROW, WIDE

# Stands for a text too long to be shown beside its older self: a few digits of its digest.
FINGERPRINT: Final = "Empreinte du texte"
DIAGNOSTIC: Final = "diagnostic"
WHOLE: Final = "document"

_DIGITS: Final = 6
_LINK: Final = re.compile(r"!?\[([^\[\]]*)\]\([^()\s]*(?:\s[^()]*)?\)")
_EMPHASIS: Final = re.compile(r"(?<![\w\\])(\*{1,3}|_{1,3}|`+)(?=\S)(.{1,200}?)(?<=\S)\1(?!\w)")
_HEADING: Final = re.compile(r'<h[23] id="([^"]*)">(.*?)</h[23]>', re.DOTALL)
_TAG: Final = re.compile(r"<[^>]*>")
_SPACES: Final = str.maketrans({NARROW: " ", WIDE: " ", APOSTROPHE: "'"})

# An id (none for a mere sentence) and its texts by name; an empty text is left out.
_Entry = tuple[str | None, dict[str, str]]
_Parts = Iterator[tuple[str, str, Iterable[_Entry]]]


def records(catalogue: Catalogue) -> Iterator[tuple[EditionKind, str]]:
    """Every published record that has sheets."""
    yield from (("playbook", slug) for slug in catalogue.playbooks)
    yield from (("partner", slug) for slug in catalogue.partners)
    yield from (("form", slug) for slug in catalogue.forms)
    if catalogue.diagnostic:
        yield (DIAGNOSTIC, DIAGNOSTIC)
    yield from (("white-paper", slug) for slug in catalogue.white_papers)


def address_of(kind: EditionKind, slug: str) -> str:
    """The page of a record."""
    if kind == DIAGNOSTIC:
        return places.DIAGNOSTIC
    return {
        "playbook": places.playbook,
        "partner": places.partner,
        "form": places.form,
        "white-paper": places.white_paper,
    }[kind](slug)


@lru_cache(maxsize=1024)
def snapshot_of(catalogue: Catalogue, kind: EditionKind, slug: str) -> Snapshot:
    """What the sheets of a record say now."""
    version, day = _state(catalogue, kind, slug)
    return Snapshot.model_validate(
        {
            "kind": kind,
            "slug": slug,
            "version": version or None,
            "on": day.isoformat(),
            "parts": [
                {"id": identifier, "name": name, "entries": kept}
                for identifier, name, entries in _PARTS[kind](catalogue, slug)
                if (kept := list(_kept(entries)))
            ],
        }
    )


def _kept(entries: Iterable[_Entry]) -> Iterator[dict[str, Any]]:
    for identifier, words in entries:
        said = {name: text for name, each in words.items() if (text := plain(each))}
        if said:
            yield {"id": identifier, "words": said}


def plain(text: str) -> str:
    """Inline Markdown as it is read aloud: one line, without the marks of emphasis and the links.

    Not our renderer: what is recorded must not depend on the typography or on the library of the day.
    """
    text = " ".join(text.split())
    text = _LINK.sub(r"\1", text)
    # Twice, for what is emphasised within an emphasis.
    return _EMPHASIS.sub(r"\2", _EMPHASIS.sub(r"\2", text))


def _state(catalogue: Catalogue, kind: EditionKind, slug: str) -> tuple[str, datetime.date]:
    """The version of a record, if it has one, and the day of its review."""
    if kind == "playbook":
        playbook = catalogue.playbooks[slug]
        return playbook.version, playbook.review.on
    if kind == "form":
        form = catalogue.forms[slug]
        return form.version, form.revised_on
    if kind == "white-paper":
        meta = catalogue.white_papers[slug].meta
        return meta.version, meta.revised_on or meta.published_on
    # Neither has a date of its own: the latest review of the content, never the clock.
    return "", max(playbook.review.on for playbook in catalogue.playbooks.values())


def _playbook(catalogue: Catalogue, slug: str) -> _Parts:
    playbook = catalogue.playbooks[slug]
    sections = places.PLAYBOOK_SECTIONS
    yield "fiche", "L'essentiel", _head(playbook)
    numbered = {phase.id for phase in catalogue.phases}
    for phase in playbook.phases:
        shared = catalogue.phase(phase.phase)
        yield phase.phase, shared.name, _phase(catalogue, playbook, phase.phase)
    yield (
        "passage",
        sections["passage"],
        (
            (
                task.id,
                {
                    "Tâche": task.name,
                    "Rythme": task.frequency,
                    "Passe à l'équipe": _handover(catalogue, task.handed_over),
                },
            )
            for task in playbook.tasks
        ),
    )
    yield "avant", sections["avant"], ((each.id, {"Question": each.question}) for each in playbook.questions)
    yield (
        "maturite",
        sections["maturite"],
        (
            (
                None,
                {
                    "Niveau": f"{level.level}. {level.name}",
                    "Signes": _listed(level.signs),
                    "Pas suivant": level.next_step,
                },
            )
            for level in playbook.maturity
        ),
    )
    yield (
        "choisir",
        sections["choisir"],
        (
            (
                each.id,
                {
                    "Critère": each.name,
                    "Axe": each.axis,
                    "Poids": str(each.weight),
                    "Preuve": each.proof,
                    "Alerte": each.warning,
                    "Éliminatoire": _yes(each.eliminating),
                },
            )
            for each in playbook.criteria
        ),
    )
    yield (
        "mesurer",
        sections["mesurer"],
        (
            (
                each.id,
                {
                    "Indicateur": each.name,
                    "Définition": each.definition,
                    "Unité": each.unit,
                    "Fréquence": each.frequency,
                    "Sens": each.direction,
                    "Départ": each.start,
                    "Six mois": each.six_months,
                    "Transfert": each.transfer,
                },
            )
            for each in playbook.indicators
        ),
    )
    yield (
        "se-mefier",
        sections["se-mefier"],
        (_signal(each) for each in playbook.weak_signals if each.phase not in numbered),
    )
    yield (
        "reste",
        sections["reste"],
        (
            (each.id, {"Livrable": each.name, "Contenu": each.description or ""})
            for each in playbook.transfer.deliverables
        ),
    )
    choice = playbook.arbitration
    yield (
        "arbitrage",
        sections["arbitrage"],
        [
            *_sentences("Externaliser si", choice.outsource_if),
            *_sentences("Recruter ou former si", choice.insource_if),
            *_sentences("Attendre si", choice.wait_if),
            *_sentences("Ne jamais déléguer", choice.never_delegate),
        ],
    )


def _head(playbook: Playbook) -> Iterator[_Entry]:
    yield (
        None,
        {
            "Titre": f"{playbook.title.passing} {playbook.title.staying}",
            "Fonction": playbook.name,
            "Accroche": playbook.tagline,
            "Métier": playbook.role.name,
        },
    )
    yield None, {"Chapeau": playbook.lead}
    yield from _sentences("À retenir", playbook.takeaways)


def _phase(catalogue: Catalogue, playbook: Playbook, identifier: str) -> Iterator[_Entry]:
    phase = next(each for each in playbook.phases if each.phase == identifier)
    shared = catalogue.phase(identifier)
    yield (
        None,
        {
            "Phase": shared.name,
            "But": phase.purpose,
            "En bref": phase.summary,
            "Durée": french.duration(phase.duration),
            "Avec": ", ".join(catalogue.role_names(phase.people)),
            "Le directeur": phase.director,
            "L'équipe": phase.team,
            "Décision de fin": shared.decision,
        },
    )
    for group in phase.groups:
        yield None, {"Groupe": group.name}
        for point in catalogue.points(group):
            yield _point(catalogue, point, required=point.id in phase.gate.criteria)
    yield None, {"Épreuve de sortie": phase.gate.exit_test}
    for deliverable in phase.deliverables:
        yield deliverable.id, {"Livrable": deliverable.name, "Contenu": deliverable.description or ""}
    yield from (_signal(each) for each in playbook.weak_signals if each.phase == identifier)


def _point(catalogue: Catalogue, point: Point | GenericPoint, *, required: bool) -> _Entry:
    return (
        point.id,
        {
            "Énoncé": point.text,
            "Preuve": point.proof,
            "Qui": ", ".join(catalogue.role_names(point.who)),
            "Indispensable": _yes(isinstance(point, Point) and point.importance == "essentiel"),
            "Exigé à la porte": _yes(required),
        },
    )


def _signal(signal: WeakSignal) -> _Entry:
    return (
        signal.id,
        {
            "Signal": signal.text,
            "Où regarder": signal.where,
            "Gravité": signal.severity,
            "Que faire": signal.remedy,
        },
    )


def _handover(catalogue: Catalogue, identifier: str) -> str:
    known = {phase.id: phase.name for phase in catalogue.common.phases}
    return known.get(identifier, "déjà interne")


def _partner(catalogue: Catalogue, slug: str) -> _Parts:
    partner = catalogue.partners[slug]
    yield WHOLE, "La fiche", _profile(catalogue, partner)


def _profile(catalogue: Catalogue, partner: Partner) -> Iterator[_Entry]:
    operations = {each.id: each.name for each in catalogue.common.operations}
    declared = partner.availability
    yield (
        None,
        {
            "Nom": partner.name,
            "Rôle": partner.role,
            "Pôle": partner.pole,
            "Phrase": partner.tagline,
            "Lieux": ", ".join(partner.places),
        },
    )
    functions = [catalogue.playbooks[slug].name for slug in partner.functions]
    for name, text in {
        "Chapeau": partner.lead,
        "Fonctions": ", ".join(functions),
        "Opérations": ", ".join(operations[each] for each in partner.operations),
        "Présence": partner.terms.presence,
        "Comptes rendus": partner.terms.reporting,
        "Autonomie": partner.terms.autonomy,
        "Confidentialité": partner.terms.confidentiality,
        "Disponibilité": f"{declared.text}, jusqu'au {french.date(declared.until)}" if declared else "",
        "Contact": f"{partner.contact.label} : {partner.contact.url}" if partner.contact else "",
    }.items():
        yield None, {name: text or ""}
    yield from _sentences("Parcours", partner.biography)
    yield from _sentences("Convictions", partner.convictions)
    yield from _sentences("Je peux vous transmettre", partner.passes_on)
    yield from _sentences("Quand m'appeler", partner.call_me_when)
    yield from _sentences("Je ne suis pas la bonne personne si", partner.not_for)
    for each in partner.publications:
        yield (
            None,
            {
                "Publication": each.name,
                "Genre": each.kind,
                "Description": each.description or "",
                "Adresse": each.url or "",
            },
        )


def _form(catalogue: Catalogue, slug: str) -> _Parts:
    yield WHOLE, "Le document", _blanks(catalogue, catalogue.forms[slug])


def _blanks(catalogue: Catalogue, form: Form) -> Iterator[_Entry]:
    yield (
        None,
        {
            "Titre": f"{form.title.passing} {form.title.staying}",
            "Chapeau": form.lead,
            "Phases": ", ".join(catalogue.phase(each).name for each in form.phases),
        },
    )
    for section in form.sections:
        yield None, {"Rubrique": section.name, "Conseil": section.help or ""}
        for each in section.fields:
            yield (
                None,
                {
                    "Champ": each.label,
                    "Genre": each.kind,
                    "Aide": each.help or "",
                    "Colonnes": _listed(each.columns),
                    "Choix": _listed(each.choices),
                    "Dans la rubrique": section.name,
                },
            )
    yield from _sentences("Règle", form.rules)


def _diagnostic(catalogue: Catalogue, _slug: str) -> _Parts:
    found = catalogue.diagnostic
    if found is None:
        raise KeyError(DIAGNOSTIC)
    yield WHOLE, "Le questionnaire", _questionnaire(found)


def _questionnaire(found: Diagnostic) -> Iterator[_Entry]:
    yield None, {"Titre": found.title, "Chapeau": found.lead}
    for question in found.questions:
        answers = {f"Réponse à {score}": answer for score, answer in enumerate(question.answers)}
        yield (
            question.id,
            {"Question": question.question, "Axe": question.axis, "Pourquoi": question.why, **answers},
        )
    for band in found.bands:
        yield (
            band.id,
            {
                "Total": f"{band.lowest} à {band.highest}",
                "Verdict": band.name,
                "Conseil": band.advice,
                "Actions": _listed(band.actions),
            },
        )
    for each in found.sub_scores:
        yield (
            each.id,
            {
                "Besoin": f"{each.need_at_least} à {each.need_at_most}",
                "Capacité": f"{each.capacity_at_least} à {each.capacity_at_most}",
                "Conseil": each.advice,
            },
        )
    for flag in found.flags:
        raised = flag.raised_by
        yield (
            flag.id,
            {
                "Fait": flag.fact,
                "Conseil": flag.advice,
                "Levé par": f"{raised.question}, réponse à {raised.answer}" if raised else "",
            },
        )
    yield from _sentences("Limite", found.limits)


def _white_paper(catalogue: Catalogue, slug: str) -> _Parts:
    document = catalogue.white_papers[slug]
    authors = [catalogue.partners[each].name for each in document.meta.authors]
    yield WHOLE, "Le livre blanc", [*_cover(document.meta, authors), *_sections(document.body)]


def _cover(meta: WhitePaper, authors: list[str]) -> Iterator[_Entry]:
    yield (
        None,
        {
            "Titre": f"{meta.title.passing} {meta.title.staying}",
            "Chapeau": meta.lead,
            "Auteurs": ", ".join(authors),
        },
    )
    yield from _sentences("À retenir", meta.takeaways)


@cache
def _sections(body: str) -> tuple[_Entry, ...]:
    """The sections of a text by their anchors: title, and the fingerprint of what follows it."""
    pieces = _HEADING.split(Renderer(Links()).document(body).html)
    entries: list[_Entry] = []
    if opening := _read(pieces[0]):
        entries.append((None, {"Ouverture": "Avant le premier titre", FINGERPRINT: digest(opening, _DIGITS)}))
    for anchor, title, text in zip(pieces[1::3], pieces[2::3], pieces[3::3], strict=True):
        entries.append((anchor, {"Titre": _read(title), FINGERPRINT: digest(_read(text), _DIGITS)}))
    return tuple(entries)


def _read(rendered: str) -> str:
    """The words of some HTML, without the spaces and apostrophes that our typography set."""
    return " ".join(html.unescape(_TAG.sub(" ", rendered)).translate(_SPACES).split())


def _sentences(name: str, texts: Iterable[str]) -> list[_Entry]:
    return [(None, {name: text}) for text in texts]


def _listed(texts: Iterable[str]) -> str:
    return " ; ".join(text.rstrip(".") for text in texts)


def _yes(fact: bool) -> str:
    return "oui" if fact else ""


_PARTS: Final[dict[EditionKind, Callable[[Catalogue, str], _Parts]]] = {
    "playbook": _playbook,
    "partner": _partner,
    "form": _form,
    "diagnostic": _diagnostic,
    "white-paper": _white_paper,
}
