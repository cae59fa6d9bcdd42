"""Evidence to verdict, purely: same evidence in, same verdict out."""

from __future__ import annotations

import math
import traceback
from collections.abc import Iterable

import msgspec

from checks.core.check import lookup
from checks.core.check.check import Check, Findings
from checks.core.check.lookup import Evidence
from checks.core.check.need import Need
from checks.core.evidence.codec import pack_verdict, unpack_verdict
from checks.core.evidence.control import ControlAnswers
from checks.core.evidence.exposure import CatalogueAnswers
from checks.core.evidence.http import Exchange
from checks.core.evidence.observation import Damage, Failure, Observation
from checks.core.model import reason
from checks.core.model.finding import Finding, Outcome, Reason, Target, Verdict
from checks.core.model.undecided import NotApplicable, Unknown
from checks.core.page.block_pages import refusal
from checks.core.page.control import awake, looks_like, turned_away


def judge(check: Check, target: Target, evidence: Evidence) -> Verdict:
    """The verdict of one check on one target.

    PASS only when every need was observed; a check that accepted a failure and found nothing is UNKNOWN for that failure's reason.
    What a check found before it raised `Unknown` stands: FAIL, and the reason says why the rest of its question stayed open.
    A check that raises anything else, or gives what no report could show, is ERROR, and so is one whose evidence cannot be read.
    """
    try:
        # A value of a wrong kind does not come back from its bytes.
        return unpack_verdict(pack_verdict(_verdict(check, target, evidence)))
    except Exception:
        return Verdict(check=check.id, outcome=Outcome.ERROR, detail=traceback.format_exc(limit=-8))


def _verdict(check: Check, target: Target, evidence: Evidence) -> Verdict:
    try:
        observations = {name: _observation(check, name, need, target, evidence) for name, need in check.needs.items()}
        proofs, still_open = _findings(check.judge(**observations))
        findings = _weigh(check, proofs, target)
    except NotApplicable as unjudged:
        return _open(check, Outcome.NOT_APPLICABLE, unjudged.reason)
    except Unknown as unjudged:
        # What redirects to another registered asset is judged there.
        outcome = Outcome.NOT_APPLICABLE if unjudged.reason == reason.ELSEWHERE else Outcome.UNKNOWN
        return _open(check, outcome, unjudged.reason, unjudged.detail)
    except _Unreadable as unjudged:
        return _open(check, Outcome.ERROR, reason.UNREADABLE, unjudged.detail)
    still_open = still_open or _turned_away(check, target, observations.values(), evidence)
    if findings:
        verdict = (
            _open(check, Outcome.FAIL, still_open.reason, still_open.detail)
            if still_open
            else Verdict(check=check.id, outcome=Outcome.FAIL)
        )
        return msgspec.structs.replace(verdict, findings=findings)
    for answer in observations.values():
        if isinstance(answer, Failure):
            return _open(check, Outcome.UNKNOWN, reason.of_failure(answer.kind), answer.detail)
    if still_open:
        return _open(check, Outcome.UNKNOWN, still_open.reason, still_open.detail)
    return Verdict(check=check.id, outcome=Outcome.PASS)


def _turned_away(check: Check, target: Target, observations: Iterable[Observation], evidence: Evidence) -> Unknown | None:
    """Why what the check saw may be no answer of the site: it, or what stands before it, began to refuse us, and an answer looks like that."""
    questions = [question for need in check.needs.values() if (question := need.control()) is not None]
    controls = [lookup.observed(question, target, evidence) for question in dict.fromkeys(questions)]
    control = next((one for one in controls if isinstance(one, ControlAnswers)), None)
    if control is None or not isinstance(control.before, Exchange) or not isinstance(control.after, Exchange):
        return None
    front = control.before.hops[0].url
    answers = [answer for one in observations for answer in _exchanges(one) if answer.hops[0].url != front]
    why, last = turned_away(control.before, control.after), control.after
    if why is not None and any(looks_like(answer, last) for answer in answers if answer.url != control.before.url):
        return Unknown(why, f"{last.url} {last.final.status}")
    pairs = [(first, last) for first, last in control.repetitions if isinstance(first, Exchange) and isinstance(last, Exchange)]
    turning_away = next((last for last in awake(pairs) if any(looks_like(answer, last) for answer in answers)), None)
    if turning_away is None:
        return None
    return Unknown(refusal(turning_away) or reason.BLOCKED, f"{turning_away.hops[0].url} {turning_away.final.status}")


def _exchanges(observation: Observation) -> list[Exchange]:
    """The answers to questions for paths that an observation has."""
    if isinstance(observation, CatalogueAnswers):
        return [one.answer for one in observation.answers if isinstance(one.answer, Exchange)]
    return [observation] if isinstance(observation, Exchange) else []


class _Unreadable(Exception):
    """``detail`` says what of the evidence cannot be read, and why."""

    def __init__(self, damage: Damage) -> None:
        super().__init__(damage.detail)
        self.detail = damage.detail


def _open(check: Check, outcome: Outcome, why: Reason, detail: str = "") -> Verdict:
    if reason.REASONS.get(why.key) != why and why not in check.reasons:
        return Verdict(check=check.id, outcome=Outcome.ERROR, detail=f"{check.id} gave the undeclared reason {why.key!r}")
    return Verdict(check=check.id, outcome=outcome, reason=why.key, detail=detail)


def _observation(check: Check, name: str, need: Need, target: Target, evidence: Evidence) -> Observation:
    """What the check may judge; raises why it may not."""
    answer = lookup.admitted(need, target, evidence)
    if isinstance(answer, Damage):
        raise _Unreadable(answer)
    if isinstance(answer, Failure) and name not in check.takes_failure:
        raise Unknown(reason.of_failure(answer.kind), answer.detail)
    return answer


def _findings(stream: Findings) -> tuple[list[Finding], Unknown | None]:
    """What a check found, and why the rest of its question stayed open; `Unknown` where it found nothing."""
    findings: list[Finding] = []
    try:
        for finding in stream:
            findings.append(finding)
    except Unknown as question:
        if not findings:
            raise
        return findings, question
    return findings, None


def _weigh(check: Check, findings: Iterable[Finding], target: Target) -> tuple[Finding, ...]:
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
