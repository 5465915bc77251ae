"""The records of the playbooks' own pages."""

from __future__ import annotations

from collections.abc import Iterator

from .. import french, places
from ..model import Playbook
from ..views.frame import Frame, joined_title
from .plain import first_sentence, plain
from .records import PLAYBOOK, Entry, Record, Scope


def playbook_entries(frame: Frame) -> Iterator[Entry]:
    """Each playbook."""
    for slug, playbook in frame.catalogue.playbooks.items():
        address, scope = places.playbook(slug), Scope(PLAYBOOK, (slug,))
        head = Record(
            address=address,
            label="Playbook",
            title=joined_title(playbook.title),
            scope=scope,
            body=plain(playbook.lead, playbook.tagline, *playbook.takeaways),
            aliases=(*names_of(playbook), "mode d'emploi"),
        )
        yield Entry(head, tuple(_parts(frame, playbook, address, scope)))


def names_of(playbook: Playbook) -> tuple[str, ...]:
    """Every name of a function and of who leads it."""
    role = playbook.role
    names = (playbook.name, playbook.short_name, role.name, role.acronym, *role.synonyms)
    return tuple(name for name in names if name)


def _parts(frame: Frame, playbook: Playbook, page: str, scope: Scope) -> Iterator[Record]:
    yield from _before(frame, playbook, page, scope)
    yield from _during(frame, playbook, page, scope)
    yield from _dangers(playbook, page, scope)
    yield from _after(playbook, page, scope)
    for term in playbook.glossary:
        yield Record(f"{page}#{term.id}", "Lexique", term.term, scope, plain(term.definition), term.aliases)
    for question in playbook.faq:
        yield Record(
            f"{page}#{question.id}", "Question fréquente", question.question, scope, plain(question.answer)
        )


def _before(frame: Frame, playbook: Playbook, page: str, scope: Scope) -> Iterator[Record]:
    operations = {operation.id: operation.name for operation in frame.catalogue.common.operations}
    for trigger in playbook.triggers:
        title, rest = first_sentence(plain(trigger.text))
        aims = tuple(operations[code] for code in trigger.operations)
        yield Record(f"{page}#{trigger.id}", "Quand y penser", title, scope, rest, context=aims)
    for stake in playbook.stakes:
        yield Record(f"{page}#{stake.id}", "Enjeu", stake.name, scope, plain(stake.text))
    for objection in playbook.objections:
        yield Record(
            f"{page}#{objection.id}", "Doute légitime", plain(objection.doubt), scope, plain(objection.answer)
        )
    for question in playbook.questions:
        answers = french.joined(question.answers, "ou")
        yield Record(
            f"{page}#{question.id}",
            "Question avant de démarrer",
            question.question,
            scope,
            plain(question.why, answers),
        )
    for level in playbook.maturity:
        yield Record(
            f"{page}#maturite",
            f"Maturité, niveau {level.level}",
            level.name,
            scope,
            plain(*level.signs, level.next_step),
        )
    for criterion in playbook.criteria:
        yield Record(
            f"{page}#{criterion.id}",
            "Critère de choix",
            criterion.name,
            scope,
            plain(criterion.proof, criterion.warning),
        )


def _during(frame: Frame, playbook: Playbook, page: str, scope: Scope) -> Iterator[Record]:
    for task in playbook.tasks:
        yield Record(f"{page}#{task.id}", "Tâche qui change de mains", task.name, scope, task.frequency)
    governance = playbook.governance
    lead = plain(governance.internal_lead, *governance.crossings)
    yield Record(f"{page}#piloter", "Gouvernance", "Référent interne", scope, lead)
    for meeting in governance.meetings:
        members = french.joined(frame.catalogue.role_names(meeting.members))
        yield Record(f"{page}#piloter", "Rendez-vous", meeting.name, scope, plain(members, meeting.papers))
    for indicator in playbook.indicators:
        yield Record(
            f"{page}#{indicator.id}",
            "Indicateur",
            indicator.name,
            scope,
            plain(indicator.definition, indicator.transfer),
        )


def _dangers(playbook: Playbook, page: str, scope: Scope) -> Iterator[Record]:
    for pitfall in playbook.pitfalls:
        body = plain(pitfall.consequence, pitfall.remedy)
        yield Record(f"{page}#{pitfall.id}", "Piège", plain(pitfall.name), scope, body)
    for signal in playbook.weak_signals:
        body = plain(signal.where, signal.remedy)
        place = Scope(scope.type, scope.functions, (signal.phase,))
        yield Record(f"{page}#{signal.id}", "Signal faible", plain(signal.text), place, body)
    for risk in playbook.risks:
        yield Record(f"{page}#{risk.id}", "Risque", risk.name, scope, plain(risk.text, risk.guard))


def _after(playbook: Playbook, page: str, scope: Scope) -> Iterator[Record]:
    transfer = playbook.transfer
    yield Record(
        f"{page}#reste",
        "Ce qui reste",
        "Ce qui reste après le départ",
        scope,
        plain(transfer.principle, *transfer.outcomes),
    )
    for deliverable in transfer.deliverables:
        body = plain(deliverable.description)
        yield Record(f"{page}#{deliverable.id}", "Livrable du transfert", deliverable.name, scope, body)
    for document in playbook.data_room:
        yield Record(f"{page}#{document.id}", "Pièce de la salle de données", document.name, scope)
    arbitration = playbook.arbitration
    for name, cases in (
        ("Externaliser si", arbitration.outsource_if),
        ("Recruter ou former si", arbitration.insource_if),
        ("Attendre si", arbitration.wait_if),
        ("Ne jamais déléguer", arbitration.never_delegate),
    ):
        yield Record(f"{page}#arbitrage", "Externaliser ou recruter", name, scope, plain(*cases))
    terms = playbook.terms
    for name, term in (("Rythme", terms.days), ("Durée", terms.duration), ("Prix", terms.price)):
        if term:
            yield Record(f"{page}#reperes", "Ordre de grandeur", name, scope, plain(term.text))
