"""The posture of one target: the newest answer of each check, whichever scan gave it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Iterable, Sequence

import msgspec

from checks.core.assess.assessment import Assessment
from checks.core.assess.ledger import Entry, Identity, State
from checks.core.assess.posture_facts import posture_facts
from checks.core.model.finding import Finding, Level, Outcome, Verdict
from checks.core.model.reason import NOT_ASKED


class Look(msgspec.Struct, frozen=True):
    """What one scan concluded about the target, and the level that the scan was limited to."""

    assessment: Assessment
    level: Level

    @property
    def is_cut_short(self) -> bool:
        """Whether the scan asked less than the target may be asked, as far as can be told: it was a visit, not that the permission is for one."""
        return self.level < Level.PROBE and self.assessment.target.level == self.level


class EarlierFinding(msgspec.Struct, frozen=True):
    """A finding as an older scan saw it, and when that was."""

    finding: Finding
    at: dt.datetime


EarlierFindings = Callable[[Identity], EarlierFinding | None]


def newest_posture(looks: Sequence[Look], checks: Collection[str], sighting_of: EarlierFindings, since: dt.datetime) -> Assessment:
    """What is known of a target from these looks, newest first, by these checks: those of today that concern it.

    What a newer look did not ask, an older one answers. What it asked and could not see is open, whatever was well before: only a finding that
    nobody has shown to be gone stays, as ``sighting_of`` knows it. Answers from before ``since`` are named with their age.
    """
    newest = looks[0].assessment
    answers = _newest_answers(looks, checks)
    ledger = _ledger(looks, answers)
    verdicts: list[Verdict] = []
    ages: dict[str, dt.datetime] = {}
    for check, (verdict, look) in sorted(answers.items()):
        identities = {Identity(check, f.problem, f.subject) for f in verdict.findings}
        lost = [i for i, entry in ledger.items() if i.check == check and entry.state.open and i not in identities]
        sightings = [one for i in lost if check in checks and (one := sighting_of(i)) is not None]
        verdicts.append(_with(verdict, [one.finding for one in sightings]) if sightings else verdict)
        if old := [at for at in (look.assessment.finished, *(one.at for one in sightings)) if at < since]:
            ages[check] = max(old)
    whole = any(look.assessment.whole for look in looks) or frozenset(checks) <= answers.keys()
    deepest = max(look.assessment.target.level for look in looks) if looks[0].is_cut_short else newest.target.level
    return msgspec.structs.replace(
        newest,
        target=msgspec.structs.replace(newest.target, level=deepest),
        verdicts=tuple(verdicts),
        facts=posture_facts([look.assessment for look in looks]),
        ledger={identity: _as_of(entry, since) for identity, entry in sorted(ledger.items())},
        whole=whole,
        ages=ages,
    )


def _newest_answers(looks: Sequence[Look], checks: Collection[str]) -> dict[str, tuple[Verdict, Look]]:
    """By check. The newest look has verdicts that are no check's, too, where a step of judging failed."""
    answers = {verdict.check: (verdict, looks[0]) for verdict in looks[0].assessment.verdicts}
    for older in looks[1:]:
        for verdict in older.assessment.verdicts:
            newer = answers.get(verdict.check)
            if verdict.check in checks and (newer is None or _was_left_out(*newer)):
                answers[verdict.check] = verdict, older
    return answers


def _was_left_out(verdict: Verdict, look: Look) -> bool:
    return look.is_cut_short and verdict.outcome is Outcome.UNKNOWN and verdict.reason == NOT_ASKED.key


def _ledger(looks: Sequence[Look], answers: dict[str, tuple[Verdict, Look]]) -> dict[Identity, Entry]:
    """Of each check the history that belongs to its answer; of checks without one what was known last."""
    ledger: dict[Identity, Entry] = {}
    for look in reversed(looks):
        for identity, entry in look.assessment.ledger.items():
            if identity.check not in answers or answers[identity.check][1] is look:
                ledger[identity] = entry
    return ledger


def _with(verdict: Verdict, findings: Iterable[Finding]) -> Verdict:
    """The verdict with findings that it could not look at, worst first. A bug of ours stays one."""
    every = sorted((*verdict.findings, *findings), key=lambda f: (-f.magnitude, f.problem, f.subject))
    outcome = verdict.outcome if verdict.outcome is Outcome.ERROR else Outcome.FAIL
    return msgspec.structs.replace(verdict, outcome=outcome, findings=tuple(every))


def _as_of(entry: Entry, since: dt.datetime) -> Entry:
    """What was new before ``since`` is news no longer."""
    if entry.state in (State.NEW, State.REOPENED) and entry.changed < since:
        return msgspec.structs.replace(entry, state=State.STILL)
    return entry
