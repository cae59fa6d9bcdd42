"""Which finding a command means, and who gives it."""

from __future__ import annotations

import re

import click

from checks.core.assess.assessment import Assessment
from checks.core.assess.finding_id import LENGTH
from checks.core.model.finding import Finding
from scanner.errors import StoreError
from scanner.store import Store, Tracked

SHORTEST = 4

finding_argument = click.argument("finding", metavar="FINDING")
who = click.option("--who", required=True, metavar="NAME", help="Who says so.")


def tracked_of(store: Store, id: str) -> Tracked:
    """The one finding whose short name begins so; `StoreError` when there is none, or several."""
    wanted = id.strip().lower()
    if not re.fullmatch(f"[0-9a-f]{{{SHORTEST},{LENGTH}}}", wanted):
        raise StoreError(
            f"{id!r} is not the name of a finding",
            f"It has {LENGTH} digits and letters a to f; reports show it, and {SHORTEST} of them may do.",
        )
    found = store.triage.tracked(wanted)
    if not found:
        raise StoreError(f"the store holds no finding {wanted}", "`tilik report` shows the names of all findings.")
    if len(found) > 1:
        raise StoreError(
            f"{wanted} begins the names of {len(found)} findings", f"Name one: {', '.join(sorted(one.id for one in found)[:8])}."
        )
    return found[0]


def seen_in(assessment: Assessment, tracked: Tracked) -> Finding | None:
    """The finding as that scan saw it; None where it is fixed, or was not looked for."""
    wanted = tracked.identity
    for verdict in assessment.verdicts:
        for one in verdict.findings if verdict.check == wanted.check else ():
            if (one.problem, one.subject) == (wanted.problem, wanted.subject):
                return one
    return None
