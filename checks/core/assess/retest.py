"""What one check, asked again by itself, changes in what a scan concluded about a target."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

import msgspec

from checks.core.assess.ledger import Entry, Identity, Ledger, State, advance
from checks.core.model.finding import Finding, Outcome, Verdict


def advance_retest(
    verdicts: Iterable[Verdict], ledger: Ledger, again: Verdict, at: dt.datetime
) -> tuple[tuple[Verdict, ...], dict[Identity, Entry]]:
    """The verdicts and the ledger of a scan, after one of its checks gave the verdict ``again`` on the same target.

    What it shows to be gone is fixed. What it could not look at stays a finding that is not verifiable: FAIL, with the reason why the rest
    of the question is open; a bug of ours (ERROR) changes no verdict. What it sees again keeps its state, for a retest is no new scan.
    Other checks are left alone. Every finding of ``verdicts`` has a line in ``ledger``.
    """
    earlier = tuple(verdicts)
    before = {identity: entry for identity, entry in ledger.items() if identity.check == again.check}
    after = {identity: _same_state(before.get(identity), entry) for identity, entry in advance(before, [again], at).items()}
    if again.outcome is Outcome.ERROR:
        return earlier, {**ledger, **after}
    unverifiable = tuple(
        finding
        for verdict in earlier
        if verdict.check == again.check
        for finding in verdict.findings
        if after[Identity(again.check, finding.problem, finding.subject)].state is State.UNVERIFIABLE
    )
    now = _with(again, unverifiable)
    others = [verdict for verdict in earlier if verdict.check != again.check]
    return tuple(sorted((*others, now), key=lambda verdict: verdict.check)), {**ledger, **after}


def _same_state(before: Entry | None, after: Entry) -> Entry:
    if before is not None and after.state is State.STILL and before.state in (State.NEW, State.REOPENED):
        return msgspec.structs.replace(before, last_seen=after.last_seen)
    return after


def _with(again: Verdict, unverifiable: tuple[Finding, ...]) -> Verdict:
    """The verdict with the findings that it could not look at, worst first."""
    if not unverifiable:
        return again
    findings = sorted((*again.findings, *unverifiable), key=lambda f: (-f.magnitude, f.problem, f.subject))
    return msgspec.structs.replace(again, outcome=Outcome.FAIL, findings=tuple(findings))
