"""The SPBE risk matrix with the number of findings in each cell, ready to be drawn."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from checks import Risk


class _Cell(msgspec.Struct, frozen=True):
    """One cell: its risk, and how many findings stand in it."""

    risk: Risk
    count: int

    @property
    def column(self) -> int:
        """Place from the left, 0 first."""
        return self.risk.impact - 1

    @property
    def row(self) -> int:
        """Place from the top, 0 first: the highest likelihood is on top."""
        return 5 - self.risk.likelihood


class RiskMap(msgspec.Struct, frozen=True):
    """All 25 cells, the highest likelihood first."""

    cells: tuple[_Cell, ...]

    @property
    def nonempty(self) -> tuple[_Cell, ...]:
        """The cells with findings, worst first."""
        return tuple(sorted((cell for cell in self.cells if cell.count), key=lambda cell: -cell.risk.magnitude))


def risk_map(counts: Mapping[Risk, int]) -> RiskMap:
    """The map of these counts."""
    risks = (Risk(likelihood, impact) for likelihood in range(5, 0, -1) for impact in range(1, 6))
    return RiskMap(tuple(_Cell(risk, counts.get(risk, 0)) for risk in risks))
