"""The vocabulary: target, problem, finding, verdict. Values only."""

from __future__ import annotations

import enum

import msgspec

from checks.core.model.risk import Risk, RiskLevel
from checks.core.model.text import Fact, Text, tame


class Level(enum.IntEnum):
    """How intrusive a request is: DNS only, what a browser does, or paths no visitor asks for."""

    PASSIVE = 0
    VISIT = 1
    PROBE = 2


class Importance(enum.StrEnum):
    """How much the city depends on an asset; shifts the impact of its findings by one either way."""

    LOW = "low"
    NORMAL = "normal"
    HIGH = "high"

    @property
    def shift(self) -> int:
        return {"low": -1, "normal": 0, "high": 1}[self.value]


class Kind(enum.StrEnum):
    """Hardening: could be stricter. Lapse: a defence that should hold does not. Exposure: something is open. Incident: a sign that it has already
    happened."""

    HARDENING = "hardening"
    LAPSE = "lapse"
    EXPOSURE = "exposure"
    INCIDENT = "incident"


class Confidence(enum.StrEnum):
    """Firm: the evidence proves it. Tentative: a person should confirm it before an OPD is told so."""

    FIRM = "firm"
    TENTATIVE = "tentative"


class Outcome(enum.StrEnum):
    """The five outcomes; "we could not see" (UNKNOWN) is neither good news nor a finding."""

    PASS = "pass"
    FAIL = "fail"
    UNKNOWN = "unknown"
    NOT_APPLICABLE = "not-applicable"
    ERROR = "error"

    @property
    def assessed(self) -> bool:
        """True when the question was answered one way or the other."""
        return self in (Outcome.PASS, Outcome.FAIL)


class Target(msgspec.Struct, frozen=True, kw_only=True):
    """A host and port of one OPD, or a domain as a whole.

    ``host`` is an A-label name or an address, lower case. ``port`` is where HTTPS is expected, ``http_port`` where plain
    HTTP is; equal when only one port is registered. ``domain`` is the registrable domain, ``opd`` the code of the department.
    A domain has port 0, which no host can have (RFC 6335 section 6), and its name stands in ``host``.
    """

    host: str
    port: int = 443
    http_port: int = 80
    domain: str = ""
    opd: str = ""
    importance: Importance = Importance.NORMAL
    level: Level = Level.PROBE
    address: str | None = None

    @property
    def is_domain(self) -> bool:
        """Whether this is a domain, of which the DNS is asked and no server."""
        return self.port == 0

    @property
    def name(self) -> str:
        """What people call it: the host, and the port where it is not 443; a domain as the list writes it."""
        if self.is_domain:
            return f"domain:{self.host}"
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == 443 else f"{host}:{self.port}"


class Finding(msgspec.Struct, frozen=True, kw_only=True):
    """A problem seen on a target. Its identity over time is host, port, check, problem and subject; facts may change."""

    problem: str
    subject: str = ""
    kind: Kind
    likelihood: int
    impact: int
    confidence: Confidence
    facts: dict[str, Fact] = {}

    @property
    def risk(self) -> Risk:
        return Risk(self.likelihood, self.impact)

    @property
    def magnitude(self) -> int:
        return self.risk.magnitude

    @property
    def level(self) -> RiskLevel:
        return self.risk.level

    def on(self, importance: Importance) -> Finding:
        """The finding as it weighs on an asset of this importance."""
        return msgspec.structs.replace(self, impact=self.risk.shifted(importance.shift).impact)


class Problem(msgspec.Struct, frozen=True):
    """One way the answer to a check can be bad; calling it makes the finding: ``SHORT(days=30)``."""

    key: str
    risk: Risk
    text: Text
    kind: Kind = Kind.HARDENING
    confidence: Confidence = Confidence.FIRM

    def __call__(self, subject: str = "", **facts: Fact) -> Finding:
        facts = {name: tame(fact) for name, fact in facts.items()}
        return Finding(
            problem=self.key,
            subject=str(tame(subject)),
            kind=self.kind,
            likelihood=self.risk.likelihood,
            impact=self.risk.impact,
            confidence=self.confidence,
            facts=facts,
        )


class Reason(msgspec.Struct, frozen=True):
    """Why a question was not answered, or does not apply."""

    key: str
    text: Text


class Verdict(msgspec.Struct, frozen=True, kw_only=True):
    """The outcome of one check on one target.

    ``reason`` is the key of a `Reason` for UNKNOWN and NOT_APPLICABLE, and for FAIL where part of the question stayed open;
    ``detail`` what the network or the program said, for the engineer (a traceback for ERROR).
    """

    check: str
    outcome: Outcome
    reason: str | None = None
    detail: str = ""
    findings: tuple[Finding, ...] = ()
