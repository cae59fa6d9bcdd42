"""What every check must keep, ours and strangers': its examples hold, and its declaration is whole."""

from __future__ import annotations

from collections.abc import Iterator

from checks.core.assess.judge import judge
from checks.core.check.check import Check, Example
from checks.core.evidence.observation import Observation
from checks.core.model.finding import Outcome, Target
from checks.core.testing.evidence import DOMAIN_TARGET, TARGET


def breaches(check: Check) -> list[str]:
    """Every way in which a check breaks the contract, in words; empty when it keeps it."""
    return [fault for example in check.examples for fault in run_example(check, example)] + list(_without_example(check))


def run_example(check: Check, example: Example) -> list[str]:
    """What an example says and the check does not do; empty when they agree."""
    where = f"{check.id}: example {check.examples.index(example) + 1}"
    verdict = judge(check, example_target(check), _evidence(check, example))
    if verdict.outcome is Outcome.ERROR:
        return [f"{where}: {verdict.detail}"]
    faults = []
    if verdict.outcome is not example.outcome:
        faults.append(f"{where}: {verdict.outcome} ({verdict.reason}), expected {example.outcome}")
    reason = example.reason.key if example.reason else None
    if verdict.reason != reason and (reason or verdict.outcome is not Outcome.UNKNOWN):
        faults.append(f"{where}: reason {verdict.reason}, expected {reason}")
    example_findings, verdict_findings = (sorted(fs, key=lambda f: (f.problem, f.subject)) for fs in (example.findings, verdict.findings))
    if example_findings != verdict_findings:
        faults.append(f"{where}: findings {verdict_findings}, expected {example_findings}")
    return faults


def example_target(check: Check) -> Target:
    """What the examples of a check are about: a host, or the domain that hosts share."""
    return DOMAIN_TARGET if check.of_domains else TARGET


def _evidence(check: Check, example: Example) -> dict[str, Observation]:
    if set(example.evidence) != set(check.needs):
        raise TypeError(f"{check.id}: an example gives {sorted(example.evidence)}, the needs are {sorted(check.needs)}")
    evidence: dict[str, Observation] = {}
    for name, need in check.needs.items():
        request = need.at(example_target(check))
        if request is not None:
            evidence[request.key] = example.evidence[name]  # type: ignore[assignment]  # the judge compares types itself
    return evidence


def _without_example(check: Check) -> Iterator[str]:
    keys = {finding.problem for example in check.examples for finding in example.findings}
    for problem in check.problems:
        if problem.key not in keys:
            yield f"{check.id}: no example shows the problem {problem.key}"
    if not any(example.outcome is Outcome.PASS for example in check.examples):
        yield f"{check.id}: no example is clean"
    if not check.fix.verify:
        yield f"{check.id}: nothing says how to verify the fix"
