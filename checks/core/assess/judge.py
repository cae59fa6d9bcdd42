"""Evidence to verdict, purely: same evidence in, same verdict out."""

from __future__ import annotations

import math
import traceback
from collections.abc import Iterable

import msgspec

from checks.core.check import lookup
from checks.core.check.check import Check, Findings
from checks.core.check.lookup import Evidence
from checks.core.check.need import OF_TLS, Gate, Http, Need
from checks.core.evidence.codec import Observation, pack_verdict, unpack_verdict
from checks.core.evidence.crawl import Crawl
from checks.core.evidence.http import Exchange
from checks.core.evidence.observation import Failure
from checks.core.model import reason
from checks.core.model.failure import FailureKind
from checks.core.model.finding import Finding, Outcome, Reason, Target, Verdict
from checks.core.model.undecided import NotApplicable, Unknown
from checks.core.page.block_pages import not_own_page, refusal


def judge(check: Check, target: Target, evidence: Evidence) -> Verdict:
    """The verdict of one check on one target.

    PASS only when every need was observed; a check that accepted a failure and found nothing is UNKNOWN for that failure's reason.
    What a check found before it raised `Unknown` stands: FAIL, and the reason says why the rest of its question stayed open.
    A check that raises anything else, or gives what no report could show, is ERROR.
    """
    try:
        # A value of a wrong kind does not come back from its bytes.
        return unpack_verdict(pack_verdict(_concluded(check, target, evidence)))
    except Exception:
        return Verdict(check=check.id, outcome=Outcome.ERROR, detail=traceback.format_exc(limit=-8))


def _concluded(check: Check, target: Target, evidence: Evidence) -> Verdict:
    try:
        observations = {name: _observed(check, name, need, target, evidence) for name, need in check.needs.items()}
        proofs, still_open = _findings(check.judge(**observations))
        findings = _weighed(check, proofs, target)
    except NotApplicable as raised:
        return _open(check, Outcome.NOT_APPLICABLE, raised.reason)
    except Unknown as raised:
        # What redirects to another registered asset is judged there.
        outcome = Outcome.NOT_APPLICABLE if raised.reason is reason.ELSEWHERE else Outcome.UNKNOWN
        return _open(check, outcome, raised.reason, raised.detail)
    if findings:
        failed = (
            _open(check, Outcome.FAIL, still_open.reason, still_open.detail)
            if still_open
            else Verdict(check=check.id, outcome=Outcome.FAIL)
        )
        return msgspec.structs.replace(failed, findings=findings)
    for answer in observations.values():
        if isinstance(answer, Failure):
            return _open(check, Outcome.UNKNOWN, reason.of_failure(answer.kind), answer.detail)
    return Verdict(check=check.id, outcome=Outcome.PASS)


def _open(check: Check, outcome: Outcome, why: Reason, detail: str = "") -> Verdict:
    if reason.REASONS.get(why.key) != why and why not in check.reasons:
        return Verdict(check=check.id, outcome=Outcome.ERROR, detail=f"{check.id} gave the undeclared reason {why.key!r}")
    return Verdict(check=check.id, outcome=outcome, reason=why.key, detail=detail)


def _observed(check: Check, name: str, need: Need, target: Target, evidence: Evidence) -> Observation:
    """What the check may judge; raises why it may not."""
    if need.level > target.level:
        raise Unknown(reason.NOT_ASKED)
    request = need.at(target)
    if request is None:
        raise NotApplicable(reason.ADDRESS_TARGET)
    answer = lookup.answer(request, evidence)
    if answer is None:
        raise Unknown(reason.NOT_COLLECTED)
    if isinstance(answer, Failure):
        if isinstance(need, OF_TLS) and answer.kind is FailureKind.REFUSED and _only_plain(target, evidence):
            raise NotApplicable(reason.NO_HTTPS)
        if name not in check.takes_failure:
            raise Unknown(reason.of_failure(answer.kind), answer.detail)
        return answer
    if not isinstance(answer, need.yields):
        raise TypeError(f"{request.key} was answered by {type(answer).__name__}, not {need.yields.__name__}")
    if isinstance(answer, Exchange):
        _pass(need.gate, answer)
    if isinstance(answer, Crawl):
        if answer.front is None:
            raise Unknown(reason.NOT_COLLECTED)
        _pass(need.gate, answer.front)
    return answer


def _only_plain(target: Target, evidence: Evidence) -> bool:
    """Whether the site answers over plain HTTP: a refused TLS port is then the finding of `http-https`, and no open question."""
    plain = lookup.observed(Http(), target, evidence)
    return isinstance(plain, Exchange) and plain.stop is None and plain.url.startswith("http:")


def _pass(gate: Gate, answer: Exchange) -> None:
    why = not_own_page(answer) if gate is Gate.PAGE else refusal(answer) if gate is Gate.ANSWER else None
    if why is not None:
        raise Unknown(why, answer.stop.detail if answer.stop else f"{answer.url} {answer.final.status}")


def _findings(stream: Findings) -> tuple[list[Finding], Unknown | None]:
    """What a check found, and why the rest of its question stayed open; `Unknown` where it found nothing."""
    findings: list[Finding] = []
    try:
        for finding in stream:
            findings.append(finding)
    except Unknown as raised:
        if not findings:
            raise
        return findings, raised
    return findings, None


def _weighed(check: Check, findings: Iterable[Finding], target: Target) -> tuple[Finding, ...]:
    """Findings as they weigh on this target, worst first, one a problem and subject. ``KeyError`` for an undeclared problem, or a missing fact."""
    unique = {(f.problem, f.subject): f.on(target.importance) for f in findings}
    for finding in unique.values():
        problem = check.problem(finding.problem)
        try:
            problem.text.fill(finding.facts)
        except KeyError as missing:
            raise KeyError(f"the text of {finding.problem} needs the fact {missing}") from None
        if any(isinstance(fact, float) and not math.isfinite(fact) for fact in finding.facts.values()):
            raise ValueError(f"{finding.problem}: a fact that is no number: {finding.facts}")
    return tuple(sorted(unique.values(), key=lambda f: (-f.magnitude, f.problem, f.subject)))
