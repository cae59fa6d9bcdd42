"""Which finding a command means, and who gives it."""

from __future__ import annotations

import re

import click

from checks.core.assess.assessment import Assessment
from checks.core.assess.finding_id import LENGTH
from checks.core.model.finding import Finding
from scanner.errors import StoreError
from scanner.store import Store, TrackedFinding

SHORTEST = 4

finding_argument = click.argument("finding", metavar="FINDING")
who = click.option("--who", required=True, metavar="NAME", help="Who says so.")


def finding_of(store: Store, id: str) -> TrackedFinding:
    """The one finding whose short name begins so; `StoreError` when there is none, or several."""
    prefix = id.strip().lower()
    if not re.fullmatch(f"[0-9a-f]{{{SHORTEST},{LENGTH}}}", prefix):
        raise StoreError(
            f"{id!r} is not the name of a finding",
            f"It has {LENGTH} digits and letters a to f; reports show it, and {SHORTEST} of them may do.",
        )
    matches = store.triage.tracked_findings(prefix)
    if not matches:
        raise StoreError(f"the store holds no finding {prefix}", "`tilik report` shows the names of all findings.")
    if len(matches) > 1:
        raise StoreError(
            f"{prefix} begins the names of {len(matches)} findings", f"Name one: {', '.join(sorted(one.id for one in matches)[:8])}."
        )
    return matches[0]


def finding_in(assessment: Assessment, tracked_finding: TrackedFinding) -> Finding | None:
    """The finding as that scan saw it; None where it is fixed, or was not looked for."""
    identity = tracked_finding.identity
    for verdict in assessment.verdicts:
        for one in verdict.findings if verdict.check == identity.check else ():
            if (one.problem, one.subject) == (identity.problem, identity.subject):
                return one
    return None
