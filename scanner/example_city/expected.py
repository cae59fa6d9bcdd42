"""What a scan of the example city must find, what it must leave open and why, and where it must find nothing else: ``expected.toml``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path

import msgspec

from checks.core.model.finding import Outcome, Verdict

EXPECTED_FILE = Path(__file__).with_name("expected.toml")


class Planted(msgspec.Struct, frozen=True, order=True):
    """A problem that is there to be found."""

    host: str
    check: str
    problem: str

    def __str__(self) -> str:
        return f"{self.host} {self.check} {self.problem}"


class Unseen(msgspec.Struct, frozen=True, order=True):
    """A question that nobody can answer from outside, and the key of the reason that the verdict must give."""

    host: str
    check: str
    reason: str


class Expected(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``findings`` are lines ``host check problem``, ``open`` is host to reason to checks; at ``careful`` hosts nothing else may be found."""

    findings: tuple[str, ...]
    careful: frozenset[str]
    open: dict[str, dict[str, tuple[str, ...]]]

    @property
    def planted(self) -> frozenset[Planted]:
        """``TypeError`` for a line that is not three words."""
        return frozenset(Planted(*line.split()) for line in self.findings)

    @property
    def unseen(self) -> frozenset[Unseen]:
        return frozenset(
            Unseen(host, check, reason) for host, reasons in self.open.items() for reason, checks in reasons.items() for check in checks
        )


@cache
def expected() -> Expected:
    """The file as it stands; ``msgspec.ValidationError`` for another shape."""
    return msgspec.toml.decode(EXPECTED_FILE.read_bytes(), type=Expected)


def differences(verdicts: Mapping[str, Iterable[Verdict]]) -> Iterator[str]:
    """What a scan that gave these verdicts by host got wrong; nothing when it is as it must be.

    A line each, and after a finding that nobody expects a second one with what to do.
    """
    planted, unseen = expected().planted, expected().unseen
    findings = {Planted(host, v.check, finding.problem) for host, judged in verdicts.items() for v in judged for finding in v.findings}
    unanswered = {
        Unseen(host, v.check, v.reason or "") for host, judged in verdicts.items() for v in judged if v.outcome is Outcome.UNKNOWN
    }
    for absent in sorted(planted - findings):
        yield f"{absent.host}: {absent.check} did not find {absent.problem}"
    for answered in sorted(unseen - unanswered):
        yield f"{answered.host}: {answered.check} should be unknown, {answered.reason}"
    for invented in sorted(findings - planted):
        if invented.host in expected().careful:
            yield f"{invented.host}: {invented.check} found {invented.problem}, which nobody expects there"
            yield f'  mend the check or, if it is right, add to `findings` in scanner/example_city/{EXPECTED_FILE.name}:  "{invented}",'
    for host, judged in sorted(verdicts.items()):
        for verdict in judged:
            if verdict.outcome is Outcome.ERROR:
                yield f"{host}: {verdict.check} failed: {verdict.detail.strip().splitlines()[-1:]}"
