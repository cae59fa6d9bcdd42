"""What a scan of the example city must find, what it must leave open and why, and where it must find nothing else: ``expected.toml``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path

import msgspec

from checks.core.model.finding import Outcome, Verdict

EXPECTED_FILE = Path(__file__).with_name("expected.toml")


class PlantedFinding(msgspec.Struct, frozen=True, order=True):
    """A problem that is there to be found."""

    host: str
    check: str
    problem: str

    def __str__(self) -> str:
        return f"{self.host} {self.check} {self.problem}"


class OpenQuestion(msgspec.Struct, frozen=True, order=True):
    """A question that nobody can answer from outside, and the key of the reason that the verdict must give."""

    host: str
    check: str
    reason: str


class Expectations(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``findings`` are lines ``host check problem``, ``open`` is host to reason to checks; at ``careful`` hosts nothing else may be found."""

    findings: tuple[str, ...]
    careful: frozenset[str]
    open: dict[str, dict[str, tuple[str, ...]]]

    @property
    def planted_findings(self) -> frozenset[PlantedFinding]:
        """``TypeError`` for a line that is not three words."""
        return frozenset(PlantedFinding(*line.split()) for line in self.findings)

    @property
    def open_questions(self) -> frozenset[OpenQuestion]:
        return frozenset(
            OpenQuestion(host, check, reason)
            for host, reasons in self.open.items()
            for reason, checks in reasons.items()
            for check in checks
        )


@cache
def expectations() -> Expectations:
    """The file as it stands; ``msgspec.ValidationError`` for another shape."""
    return msgspec.toml.decode(EXPECTED_FILE.read_bytes(), type=Expectations)


def differences(verdicts: Mapping[str, Iterable[Verdict]]) -> Iterator[str]:
    """What a scan that gave these verdicts by host got wrong; nothing when it is as it must be.

    A line each, and after a finding that nobody expects a second one with what to do.
    """
    planted_findings, open_questions = expectations().planted_findings, expectations().open_questions
    findings = {
        PlantedFinding(host, v.check, finding.problem)
        for host, host_verdicts in verdicts.items()
        for v in host_verdicts
        for finding in v.findings
    }
    open_verdicts = {
        OpenQuestion(host, v.check, v.reason or "")
        for host, host_verdicts in verdicts.items()
        for v in host_verdicts
        if v.outcome is Outcome.UNKNOWN
    }
    for absent in sorted(planted_findings - findings):
        yield f"{absent.host}: {absent.check} did not find {absent.problem}"
    for question in sorted(open_questions - open_verdicts):
        yield f"{question.host}: {question.check} should be unknown, {question.reason}"
    for surplus in sorted(findings - planted_findings):
        if surplus.host in expectations().careful:
            yield f"{surplus.host}: {surplus.check} found {surplus.problem}, which nobody expects there"
            yield f'  mend the check or, if it is right, add to `findings` in scanner/example_city/{EXPECTED_FILE.name}:  "{surplus}",'
    for host, host_verdicts in sorted(verdicts.items()):
        for verdict in host_verdicts:
            if verdict.outcome is Outcome.ERROR:
                yield f"{host}: {verdict.check} failed: {verdict.detail.strip().splitlines()[-1:]}"
