"""One question put to every address of a host: the worst answer counts, and what was not answered never passes."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import msgspec

from checks.core.check.check import Findings
from checks.core.evidence.observation import Failure
from checks.core.evidence.tls import WITHOUT_TLS, TlsAnswers, TlsSurvey, Vulnerable, WeaknessStatus
from checks.core.model import reason
from checks.core.model.failure import FailureKind
from checks.core.model.finding import Finding, Problem
from checks.core.model.undecided import Unknown


def each_address(survey: TlsSurvey, judge: Callable[[TlsAnswers], Findings]) -> Findings:
    """What ``judge`` finds at any address; the subject names the address where not all of them give the same.

    ``judge`` raises `Unknown` for an address whose answers leave a part of the question open. That is passed on at the end, and so is an
    address that gave nothing; where another address answers, a closed port or an alert to every hello is an answer too: nothing is spoken there.
    """
    findings: dict[str, list[Finding]] = {}
    questions: list[Unknown] = []
    for answers in survey.answers:
        here = findings.setdefault(answers.address, [])
        try:
            for finding in judge(answers):
                here.append(finding)
        except Unknown as question:
            questions.append(_with_budget(question, answers.budget_end))
    everywhere = [finding for finding in next(iter(findings.values()), []) if all(finding in here for here in findings.values())]
    yield from everywhere
    for address, here in findings.items():
        yield from (_at(address, finding) for finding in here if finding not in everywhere)
    if questions:
        raise questions[0]
    for outcome in survey.addresses.values():
        if isinstance(outcome, Failure) and not (outcome.kind in WITHOUT_TLS and findings):
            raise Unknown(reason.of_failure(outcome.kind), outcome.detail)
    if not findings:
        raise Unknown(reason.UNANSWERED)


def at_each_address(judge: Callable[[TlsAnswers], Findings]) -> Callable[[TlsSurvey], Findings]:
    """A check's function of one address as one of a survey, by `each_address`; it goes below `check`."""

    def judge_survey(survey: TlsSurvey) -> Findings:
        yield from each_address(survey, judge)

    judge_survey.__name__, judge_survey.__module__, judge_survey.__doc__ = judge.__name__, judge.__module__, judge.__doc__
    return judge_survey


def _at(address: str, finding: Finding) -> Finding:
    subject = f"{finding.subject} ({address})" if finding.subject else address
    return msgspec.structs.replace(finding, subject=subject)


def _with_budget(question: Unknown, budget_end: str) -> Unknown:
    """The limit by its name, where it is why nobody answered: nothing need be wrong with the server."""
    return Unknown(reason.of_failure(FailureKind.BUDGET), budget_end) if budget_end and question.reason is reason.UNANSWERED else question


def each_weak_address(weakness: WeaknessStatus, problems: Mapping[Vulnerable, Problem], *, settled: bool = False) -> Findings:
    """The problem of what the addresses showed; the subject names the address where those that could be judged did not all show the same.

    Raises `Unknown` at the end where an address could not be judged, unless something else has ``settled`` the question there.
    """
    states = {address: one for address, one in (weakness.addresses or {"": weakness.vulnerable}).items() if one is not Vulnerable.UNKNOWN}
    alike = len(set(states.values())) == 1
    for address, vulnerable in list(states.items())[: 1 if alike else None]:
        if vulnerable in problems:
            yield problems[vulnerable]("" if alike else address)
    if weakness.open and not settled:
        raise _with_budget(Unknown(reason.UNANSWERED, weakness.detail), weakness.budget_end)
