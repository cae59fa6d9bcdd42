"""Findings that a person decided about, until a day, or until what was seen changes: what is not true does not count, what is accepted is marked."""

from __future__ import annotations

import datetime as dt
import enum
import hashlib
from collections.abc import Collection, Iterable, Mapping

import msgspec

from checks.core.assess.finding_id import finding_id
from checks.core.assess.ledger import Entry, Identity, State
from checks.core.model.finding import Finding, Outcome, Target, Verdict

# What a finding says of our own catalogue and not of the site.
_CATALOGUE = ("as_of", "latest")
# By problem, what is heard by chance: which question met which of the servers behind one address.
_BY_CHANCE: Mapping[str, tuple[str, ...]] = {"turns-refusals": ("refusals",), "turns-suites": ("suites",)}


class Ground(enum.StrEnum):
    """What was decided: the finding is not true and does not count, or it is, and the city lives with its risk, which counts all the same."""

    FALSE_POSITIVE = "false-positive"
    ACCEPTED = "accepted"


class Waiver(msgspec.Struct, frozen=True, kw_only=True):
    """One decision. ``finding`` is it as the person saw it, ``who`` the person, ``until`` the last day in the city's zone.

    ``expires`` is the moment that day ends, ``at`` when it was decided. ``ended`` is when somebody took the decision back, ``number`` its number in the store.
    """

    number: int = 0
    target: Target
    check: str
    finding: Finding
    ground: Ground
    reason: str
    who: str
    until: dt.date
    expires: dt.datetime
    at: dt.datetime
    ended: dt.datetime | None = None
    ended_by: str = ""

    @property
    def identity(self) -> Identity:
        return Identity(self.check, self.finding.problem, self.finding.subject)

    @property
    def id(self) -> str:
        """The short name of the finding."""
        return finding_id(self.target, self.identity)

    @property
    def evidence(self) -> str:
        """The hash of what was seen when it was decided."""
        return evidence_hash(self.finding)

    def holds(self, at: dt.datetime) -> bool:
        """Whether the decision stands for what was observed ``at`` this moment, if the evidence is still the same."""
        return self.ended is None and at < self.expires


class Waived(msgspec.Struct, frozen=True, kw_only=True):
    """A finding that was seen and decided about. ``entry`` is its line in the ledger, None when no history is kept."""

    waiver: Waiver
    finding: Finding
    entry: Entry | None = None


class Standing(msgspec.Struct, frozen=True, kw_only=True):
    """What counts of one target, and what was decided about it: ``waived`` has false positives, which do not count, and accepted risks, which do."""

    verdicts: tuple[Verdict, ...]
    ledger: dict[Identity, Entry]
    waived: tuple[Waived, ...] = ()


def evidence_hash(finding: Finding) -> str:
    """SHA-256 of what a finding says was seen, in hexadecimal: its kind, its risk and its facts.

    Left out is what changes while the site stays as it is: days counted beside the date they are counted from, the state of our catalogue, and what
    is heard by chance.
    """
    days = ("days",) if "date" in finding.facts else ()
    left_out = (*_CATALOGUE, *days, *_BY_CHANCE.get(finding.problem, ()))
    facts = {name: fact for name, fact in finding.facts.items() if name not in left_out}
    statement = (finding.kind, finding.confidence, finding.likelihood, finding.impact, facts)
    # MessagePack and not JSON: a server's words may hold half of a surrogate pair, which `ascii` writes as an escape.
    return hashlib.sha256(ascii(msgspec.to_builtins(statement, order="deterministic")).encode()).hexdigest()


def waivers_in_force(
    verdicts: Iterable[Verdict], ledger: Mapping[Identity, Entry], waivers: Iterable[Waiver], target: Target, at: dt.datetime
) -> Standing:
    """What counts of the verdicts and the history of one target that was observed ``at`` this moment.

    A false positive leaves its verdict and, while it is open, its line in the ledger. A check all of whose findings are false positives
    has passed, as far as its question was answered. What is accepted as a risk is as open as before: it stays where it is.
    """
    current = {waiver.identity: waiver for waiver in waivers if _same(waiver.target, target) and waiver.holds(at)}
    if not current:
        return Standing(verdicts=tuple(verdicts), ledger=dict(ledger))
    all_verdicts = tuple(verdicts)
    findings = {Identity(v.check, f.problem, f.subject): f for v in all_verdicts for f in v.findings}
    outdated = {i for i, f in findings.items() if i in current and evidence_hash(f) != current[i].evidence}
    valid = {identity: waiver for identity, waiver in current.items() if identity not in outdated}
    waived = [Waived(waiver=w, finding=findings[i], entry=ledger.get(i)) for i, w in valid.items() if i in findings]
    mistaken = {identity for identity, waiver in valid.items() if waiver.ground is Ground.FALSE_POSITIVE}
    return Standing(
        verdicts=tuple(_without(verdict, mistaken) for verdict in all_verdicts),
        ledger={i: entry for i, entry in ledger.items() if i not in mistaken or entry.state is State.FIXED},
        waived=tuple(sorted(waived, key=lambda one: (-one.finding.magnitude, one.waiver.identity))),
    )


def _same(one: Target, other: Target) -> bool:
    return (one.opd, one.host, one.port) == (other.opd, other.host, other.port)


def _without(verdict: Verdict, mistaken: Collection[Identity]) -> Verdict:
    rest = tuple(f for f in verdict.findings if Identity(verdict.check, f.problem, f.subject) not in mistaken)
    if rest or not verdict.findings:
        return msgspec.structs.replace(verdict, findings=rest)
    return msgspec.structs.replace(verdict, findings=(), outcome=Outcome.PASS if verdict.reason is None else Outcome.UNKNOWN)
