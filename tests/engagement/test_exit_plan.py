"""The calendar of leaving is derived from the durations of the shared phases."""

import pytest
from support import DATA

from engagement.loading import load_catalogue
from engagement.model.base import Duration
from engagement.views.home import exit_plan
from engagement.views.parts import PlanStep


@pytest.fixture
def phases():
    return load_catalogue(DATA / "site").phases


def lasting(phase, shortest, longest, unit):
    duration = Duration.model_construct(shortest=shortest, longest=longest, unit=unit)
    return phase.model_copy(update={"duration": duration})


def test_the_plan_goes_from_the_last_phase_to_the_first(phases):
    assert exit_plan(phases) == (
        PlanStep("Transfert", "", 7, 14),
        PlanStep("Pilotage", "", 7, 14),
        PlanStep("Intégration", "arrivée du directeur", 7, 14),
        PlanStep("Sélection", "", 7, 14),
        PlanStep("Cadrage", "", 7, 14),
    )


@pytest.mark.parametrize(
    ("duration", "days"),
    [
        ((30, 90, "jours"), (30, 90)),
        ((6, 12, "semaines"), (42, 84)),
        ((3, 12, "mois"), (91, 365)),
        ((0, 1, "mois"), (0, 30)),
    ],
)
def test_each_unit_is_counted_in_days(phases, duration, days):
    (step,) = exit_plan([lasting(phases[0], *duration)])
    assert (step.shortest_days, step.longest_days) == days


def test_the_preliminary_is_no_part_of_the_plan(phases):
    assert len(exit_plan(phases)) == 5
