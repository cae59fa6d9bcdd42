"""What the exit code says of a set of verdicts."""

from __future__ import annotations

from collections.abc import Iterable

from checks.core.model.finding import Outcome, Verdict
from checks.core.model.risk import RiskLevel

CLEAN, ABOVE_LIMIT, USAGE, BROKEN, UNVERIFIED, INTERRUPTED = 0, 1, 2, 3, 4, 130

# What says more comes first: a fault of ours, what was found, what could not be looked at.
_WEIGHT = (BROKEN, ABOVE_LIMIT, UNVERIFIED, CLEAN)


def weightiest(*codes: int) -> int:
    """The one exit code of several outcomes of one command."""
    return min(codes, key=_WEIGHT.index)


def code_of(verdicts: Iterable[Verdict], fail_on: str | None) -> int:
    """3 when a verdict is ERROR, else 1 when a finding is at or above ``fail_on``, else 0."""
    limit = RiskLevel(fail_on).rank if fail_on else None
    code = CLEAN
    for verdict in verdicts:
        if verdict.outcome is Outcome.ERROR:
            return BROKEN
        if limit is not None and any(finding.level.rank >= limit for finding in verdict.findings):
            code = ABOVE_LIMIT
    return code
