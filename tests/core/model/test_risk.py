"""The SPBE matrix: facts of Permen PANRB 5/2020 that hold whoever wrote the table down."""

import itertools

import pytest
from hypothesis import given, strategies as st

from checks.core.model.finding import Importance, Problem
from checks.core.model.risk import IMPACTS, LIKELIHOODS, Risk, RiskLevel
from checks.core.model.text import Text
from tests.each import each

SCALE = range(1, 6)
CELLS = list(itertools.product(SCALE, SCALE))


def test_every_magnitude_occurs_once() -> None:
    assert sorted(Risk(likelihood, impact).magnitude for likelihood, impact in CELLS) == list(range(1, 26))


@pytest.mark.parametrize("fixed", SCALE)
def test_magnitude_rises_along_every_row_and_column(fixed: int) -> None:
    for line in ([Risk(fixed, n).magnitude for n in SCALE], [Risk(n, fixed).magnitude for n in SCALE]):
        assert line == sorted(line)


@pytest.mark.parametrize("likelihood", SCALE)
def test_the_highest_impact_is_never_below_high(likelihood: int) -> None:
    assert Risk(likelihood, 5).magnitude >= 20
    assert Risk(likelihood, 5).level in (RiskLevel.HIGH, RiskLevel.VERY_HIGH)


@each(
    ("likelihood", "impact", "magnitude", "level"),
    [
        (1, 1, 1, RiskLevel.VERY_LOW),
        (1, 3, 5, RiskLevel.VERY_LOW),
        (4, 1, 6, RiskLevel.LOW),
        (3, 2, 10, RiskLevel.LOW),
        (2, 3, 11, RiskLevel.MEDIUM),
        (5, 2, 15, RiskLevel.MEDIUM),
        (4, 3, 16, RiskLevel.HIGH),
        (1, 5, 20, RiskLevel.HIGH),
        (2, 5, 21, RiskLevel.VERY_HIGH),
        (5, 5, 25, RiskLevel.VERY_HIGH),
    ],
)
def test_cells_at_the_edges_of_levels(likelihood: int, impact: int, magnitude: int, level: RiskLevel) -> None:
    assert (Risk(likelihood, impact).magnitude, Risk(likelihood, impact).level) == (magnitude, level)


def test_five_levels_of_five_magnitudes_each() -> None:
    by_magnitude = sorted((Risk(*cell) for cell in CELLS), key=lambda risk: risk.magnitude)
    assert [risk.level for risk in by_magnitude] == [level for level in RiskLevel for _ in range(5)]
    assert [level.rank for level in RiskLevel] == list(SCALE)


def test_labels_are_those_of_the_regulation() -> None:
    assert [level.label.id for level in RiskLevel] == ["Sangat Rendah", "Rendah", "Sedang", "Tinggi", "Sangat Tinggi"]
    assert (len(LIKELIHOODS), LIKELIHOODS[0].id, LIKELIHOODS[4].id) == (5, "Hampir Tidak Terjadi", "Hampir Pasti Terjadi")
    assert (len(IMPACTS), IMPACTS[0].id, IMPACTS[4].id) == (5, "Tidak Signifikan", "Sangat Signifikan")


@given(st.sampled_from(CELLS), st.integers(-3, 3))
def test_importance_moves_the_impact_and_stays_on_the_scale(cell: tuple[int, int], by: int) -> None:
    risk = Risk(*cell)
    assert risk.shifted(by).likelihood == risk.likelihood
    assert risk.shifted(by).impact == sorted((1, risk.impact + by, 5))[1]


@pytest.mark.parametrize("cell", [(0, 1), (1, 0), (6, 1), (1, 6)])
def test_outside_the_scale_is_refused(cell: tuple[int, int]) -> None:
    with pytest.raises(ValueError, match=r"1\.\.5"):
        Risk(*cell)


@pytest.mark.parametrize(("importance", "impact"), [(Importance.LOW, 2), (Importance.NORMAL, 3), (Importance.HIGH, 4)])
def test_importance_moves_a_finding_by_one(importance: Importance, impact: int) -> None:
    assert Problem("open", Risk(3, 3), Text(id="terbuka", en="open"))().on(importance).risk == Risk(3, impact)
