"""What the exit code says of a set of verdicts."""

from __future__ import annotations

from checks.core.assess.assessment import Assessment
from checks.core.assess.ledger import Identity
from checks.core.model.finding import Outcome
from checks.core.model.risk import RiskLevel

CLEAN, ABOVE_LIMIT, USAGE, BROKEN, UNVERIFIED, INTERRUPTED = 0, 1, 2, 3, 4, 130

# What says more comes first: a fault of ours, what was found, what could not be looked at.
_WEIGHT = (BROKEN, ABOVE_LIMIT, UNVERIFIED, CLEAN)


def weightiest(*codes: int) -> int:
    """The one exit code of several outcomes of one command."""
    return min(codes, key=_WEIGHT.index)


def code_of(assessment: Assessment, fail_on: str | None) -> int:
    """3 when a verdict is ERROR, else 1 when a finding is at or above ``fail_on`` whose risk nobody has accepted, else 0."""
    limit = RiskLevel(fail_on).rank if fail_on else None
    code = CLEAN
    for verdict in assessment.verdicts:
        if verdict.outcome is Outcome.ERROR:
            return BROKEN
        grave = (f for f in verdict.findings if limit is not None and f.level.rank >= limit)
        if any(Identity(verdict.check, f.problem, f.subject) not in assessment.accepted for f in grave):
            code = ABOVE_LIMIT
    return code
