"""Verdicts to coverage, worst level and a grade: the one place where things are counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

import msgspec

from checks.core.model.finding import Finding, Outcome, Verdict
from checks.core.model.risk import Risk, RiskLevel

# Below this share of answered questions a grade would say more than was seen.
ENOUGH = 0.7

# From here up a grade is bad, and certain whatever is still unknown: more answers can only make it worse.
_BAD = RiskLevel.MEDIUM
_GRADES = {
    RiskLevel.VERY_LOW: "A",
    RiskLevel.LOW: "B",
    RiskLevel.MEDIUM: "C",
    RiskLevel.HIGH: "D",
    RiskLevel.VERY_HIGH: "F",
}


class Coverage(msgspec.Struct, frozen=True):
    """How many of the questions that apply were answered; ERROR and UNKNOWN are not answers."""

    assessed: int
    total: int

    @property
    def share(self) -> float:
        return self.assessed / self.total if self.total else 0.0

    @property
    def enough(self) -> bool:
        return self.total > 0 and self.share >= ENOUGH


class Tally(msgspec.Struct, frozen=True):
    """The counts of a set of verdicts: outcomes, findings a level, coverage.

    ``whole`` is False when only some of the checks were run, ``deep`` when nothing was asked that a visitor's browser would not ask.
    """

    outcomes: dict[Outcome, int]
    levels: dict[RiskLevel, int]
    coverage: Coverage
    whole: bool = True
    deep: bool = True

    @property
    def findings(self) -> int:
        return sum(self.levels.values())

    @property
    def worst(self) -> RiskLevel | None:
        return max((level for level, n in self.levels.items() if n), key=lambda level: level.rank, default=None)

    @property
    def grade(self) -> str | None:
        """A (nothing above very low risk) to F (a very high risk): the worst finding decides. A bad grade is certain; None where too little
        was asked or answered for a good one."""
        worst = self.worst or RiskLevel.VERY_LOW
        return _GRADES[worst] if worst.rank >= _BAD.rank or self.sufficient else None

    @property
    def sufficient(self) -> bool:
        """Whether enough was asked and answered to call a state good."""
        return self.whole and self.deep and self.coverage.enough


def tally(verdicts: Iterable[Verdict], whole: bool = True, deep: bool = True) -> Tally:
    """Count verdicts; what does not apply is outside the coverage. ``whole`` when every check was run, ``deep`` when it was more than a visit."""
    outcomes: Counter[Outcome] = Counter()
    levels: Counter[RiskLevel] = Counter()
    for verdict in verdicts:
        outcomes[verdict.outcome] += 1
        levels.update(finding.level for finding in verdict.findings)
    assessed = sum(n for outcome, n in outcomes.items() if outcome.assessed)
    total = sum(outcomes.values()) - outcomes[Outcome.NOT_APPLICABLE]
    return Tally(
        {outcome: outcomes[outcome] for outcome in Outcome},
        {level: levels[level] for level in RiskLevel},
        Coverage(assessed, total),
        whole,
        deep,
    )


def total(tallies: Iterable[Tally]) -> Tally:
    """The tally of all verdicts, from those of its parts; deep when one of them was."""
    outcomes: Counter[Outcome] = Counter()
    levels: Counter[RiskLevel] = Counter()
    assessed = questions = 0
    whole, deep = True, False
    for part in tallies:
        outcomes.update(part.outcomes)
        levels.update(part.levels)
        assessed, questions = assessed + part.coverage.assessed, questions + part.coverage.total
        whole, deep = whole and part.whole, deep or part.deep
    return Tally(
        {o: outcomes[o] for o in Outcome}, {level: levels[level] for level in RiskLevel}, Coverage(assessed, questions), whole, deep
    )


def cells(findings: Iterable[Finding]) -> dict[Risk, int]:
    """How many findings stand in each cell of the risk matrix; cells without one are left out."""
    return dict(Counter(finding.risk for finding in findings))
