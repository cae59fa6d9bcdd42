"""The machine interface: one object a target, and the city's object around them. Scripts depend on every name here."""

from __future__ import annotations

import datetime as dt
from typing import Any

import msgspec

from checks import Confidence, Kind, Outcome, Text
from checks.core.assess.ledger import State
from checks.core.facts.shared_keys import SharedKey
from checks.core.facts.values import Facts
from checks.core.model.restriction import Cause
from checks.core.model.risk import RiskLevel
from checks.core.model.text import Fact
from checks.core.ratings.observatory import Mark
from reports.export.formats.json.waived import WaivedObject


class TargetObject(msgspec.Struct, frozen=True):
    """``address`` is the one that was given for the target, else the first that was contacted or published."""

    host: str
    port: int
    opd: str
    address: str | None


class CoverageObject(msgspec.Struct, frozen=True):
    assessed: int
    total: int


class TlsGrade(msgspec.Struct, frozen=True):
    """By the SSL Labs server rating guide: A+ to F, T (not trusted) or M (name mismatch), and the score 0 to 100."""

    grade: str
    score: int


class HttpGrade(msgspec.Struct, frozen=True):
    """By MDN's HTTP Observatory, this version of its algorithm: A+ to F, the score from 0 up, and every test by its name there."""

    grade: str
    score: int
    algorithm: int
    tests: dict[str, Mark]


class Grades(msgspec.Struct, frozen=True):
    """``overall`` is A to F; a good one (A, B) is null below the coverage limit, after a mere visit, and where only some checks were run."""

    overall: str | None
    tls: TlsGrade | None = None
    http: HttpGrade | None = None


class FindingObject(msgspec.Struct, frozen=True, kw_only=True):
    """``state`` and ``first_seen`` are null where no history is kept."""

    problem: str
    subject: str
    kind: Kind
    likelihood: int
    impact: int
    magnitude: int
    level: RiskLevel
    confidence: Confidence
    facts: dict[str, Fact]
    text: Text
    state: State | None
    first_seen: dt.datetime | None
    id: str


class VerdictObject(msgspec.Struct, frozen=True, kw_only=True):
    """``answered`` is null where the scan itself answered, or could not see; else when an earlier one did."""

    check: str
    outcome: Outcome
    reason: str | None
    reason_text: Text | None
    detail: str
    findings: tuple[FindingObject, ...]
    answered: dt.datetime | None = None


class Requests(msgspec.Struct, frozen=True):
    count: int
    connections: int
    bytes_in: int
    bytes_out: int
    seconds: float


class HostObject(msgspec.Struct, frozen=True, kw_only=True):
    """One target: what ``tilik check`` prints."""

    tilik: str
    rules: str
    target: TargetObject
    started: dt.datetime
    finished: dt.datetime
    coverage: CoverageObject
    grades: Grades
    verdicts: tuple[VerdictObject, ...]
    evidence: Facts
    requests: Requests
    waived: tuple[WaivedObject, ...] = ()


class ScanObject(msgspec.Struct, frozen=True):
    id: int
    started: dt.datetime
    finished: dt.datetime | None
    level: str


class OpdObject(msgspec.Struct, frozen=True):
    code: str
    name: str


class RestrictionObject(msgspec.Struct, frozen=True, kw_only=True):
    """What of a target was not permitted any more when the scan was resumed."""

    host: str
    port: int
    opd: str
    cause: Cause
    text: Text
    at: dt.datetime


class Summary(msgspec.Struct, frozen=True):
    """The counts over all hosts and domains."""

    hosts: int
    coverage: CoverageObject
    outcomes: dict[Outcome, int]
    levels: dict[RiskLevel, int]
    domains: int = 0


class CityHead(msgspec.Struct, frozen=True, kw_only=True):
    """What is known before the first host."""

    tilik: str
    rules: str
    city: str
    scan: ScanObject
    opds: tuple[OpdObject, ...]
    unregistered: tuple[str, ...]
    restrictions: tuple[RestrictionObject, ...] = ()


class Closing(msgspec.Struct, frozen=True, kw_only=True):
    """What is known after the last host."""

    shared_keys: tuple[SharedKey, ...]
    summary: Summary


class CityObject(CityHead, frozen=True, kw_only=True):
    """A whole scan: what ``tilik report --format json`` prints."""

    hosts: tuple[HostObject, ...]
    domains: tuple[HostObject, ...]
    shared_keys: tuple[SharedKey, ...]
    summary: Summary


def schema() -> dict[str, Any]:
    """JSON Schema (draft 2020-12) of both objects, generated from the types."""
    references, definitions = msgspec.json.schema_components((HostObject, CityObject), ref_template="#/$defs/{name}")
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "anyOf": list(references), "$defs": definitions}
