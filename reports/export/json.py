"""The machine interface: one object a target, and the city's object around them. Scripts depend on every name here."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from checks import Check, Confidence, Finding, Kind, Outcome, Text, Verdict
from checks.core.assess.assessment import Assessment, Scan
from checks.core.assess.finding_id import finding_id
from checks.core.assess.ledger import Identity, State
from checks.core.assess.tally import Tally, tally, total
from checks.core.facts.shared_keys import Holder, SharedKey, holder, shared_keys
from checks.core.facts.values import Facts
from checks.core.model.restriction import Cause
from checks.core.model.risk import RiskLevel
from checks.core.model.text import Fact
from checks.core.ratings.observatory import Mark
from reports.export.encoding import encode
from reports.export.json_waived import WaivedObject, waived_object
from reports.views.check_texts import Catalogue
from reports.views.fault import NONE, Faults, stand_in
from reports.words.format import bounded


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
    """``overall`` is A to F, or null below the coverage limit."""

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
    check: str
    outcome: Outcome
    reason: str | None
    reason_text: Text | None
    detail: str
    findings: tuple[FindingObject, ...]


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
    """The counts over all hosts."""

    hosts: int
    coverage: CoverageObject
    outcomes: dict[Outcome, int]
    levels: dict[RiskLevel, int]


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
    shared_keys: tuple[SharedKey, ...]
    summary: Summary


def host_object(assessment: Assessment, scan: Scan, checks: Iterable[Check]) -> HostObject:
    """One target's assessment as an object."""
    return _object(assessment, scan, Catalogue(checks))


def _object(assessment: Assessment, scan: Scan, catalogue: Catalogue) -> HostObject:
    counts, target = assessment.tally, assessment.target
    addresses, traffic = assessment.facts.dns.addresses, assessment.traffic
    return HostObject(
        tilik=scan.tilik,
        rules=scan.rules,
        target=TargetObject(target.host, target.port, target.opd, target.address or next(iter(addresses), None)),
        started=assessment.started,
        finished=assessment.finished,
        coverage=_coverage(counts),
        grades=Grades(counts.grade, _tls_grade(assessment.facts), _http_grade(assessment.facts)),
        verdicts=tuple(_verdict(verdict, assessment, catalogue) for verdict in assessment.verdicts),
        evidence=assessment.facts,
        requests=Requests(traffic.count, traffic.connections, traffic.bytes_in, traffic.bytes_out, bounded(traffic.seconds)),
        waived=tuple(waived_object(one, catalogue) for one in assessment.waived),
    )


def city_chunks(scan: Scan, assessments: Iterable[Assessment], checks: Iterable[Check], faults: Faults = NONE) -> Iterator[bytes]:
    """The city's object piece by piece, a line a host; of the hosts before it holds only the counts and the public keys.

    For those with ``faults`` something stands in.
    """
    known, hosts, counts = tuple(checks), 0, tally(())
    keys: list[Holder] = []
    head = CityHead(
        tilik=scan.tilik,
        rules=scan.rules,
        city=scan.city,
        scan=ScanObject(scan.id, scan.started, scan.finished, scan.level.name.lower()),
        opds=tuple(OpdObject(opd.code, opd.name) for opd in scan.opds),
        unregistered=scan.unregistered,
        restrictions=tuple(
            RestrictionObject(host=one.host, port=one.port, opd=one.opd, cause=one.cause, text=one.text, at=one.at)
            for one in scan.restrictions
        ),
    )
    yield encode(head).removesuffix(b"}") + b',"hosts":['
    for seen in assessments:
        fault = faults.get(seen.target)
        assessment = stand_in(seen, fault) if fault else seen
        told = _object(assessment, scan, Catalogue(known)) if fault and fault.whole else host_object(assessment, scan, known)
        yield (b",\n" if hosts else b"\n") + encode(told)
        hosts, counts = hosts + 1, total((counts, assessment.tally))
        if (key := holder(assessment.target, assessment.facts)) is not None:
            keys.append(key)
    summary = Summary(hosts, _coverage(counts), counts.outcomes, counts.levels)
    yield b"\n]," + encode(Closing(shared_keys=shared_keys(keys), summary=summary)).removeprefix(b"{") + b"\n"


def schema() -> dict[str, Any]:
    """JSON Schema (draft 2020-12) of both objects, generated from the types."""
    references, definitions = msgspec.json.schema_components((HostObject, CityObject), ref_template="#/$defs/{name}")
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "anyOf": list(references), "$defs": definitions}


def _tls_grade(facts: Facts) -> TlsGrade | None:
    """None without a survey, and where the rating is withheld; ``evidence.tls.ssllabs`` says why."""
    rating = facts.tls.ssllabs if facts.tls else None
    return TlsGrade(rating.grade, rating.score) if rating and rating.grade else None


def _http_grade(facts: Facts) -> HttpGrade | None:
    """None where the pages were not asked for, and where the grade is withheld; ``evidence.http.observatory`` says why."""
    rating = facts.http.observatory
    if rating is None or rating.grade is None or rating.score is None:
        return None
    return HttpGrade(rating.grade, rating.score, rating.algorithm, rating.tests)


def _verdict(verdict: Verdict, assessment: Assessment, catalogue: Catalogue) -> VerdictObject:
    return VerdictObject(
        check=verdict.check,
        outcome=verdict.outcome,
        reason=verdict.reason,
        reason_text=catalogue.reason(verdict.check, verdict.reason),
        detail=verdict.detail,
        findings=tuple(_finding(finding, verdict.check, assessment, catalogue) for finding in verdict.findings),
    )


def _finding(finding: Finding, check: str, assessment: Assessment, catalogue: Catalogue) -> FindingObject:
    entry = assessment.ledger.get(Identity(check, finding.problem, finding.subject))
    return FindingObject(
        problem=finding.problem,
        subject=finding.subject,
        kind=finding.kind,
        likelihood=finding.likelihood,
        impact=finding.impact,
        magnitude=finding.magnitude,
        level=finding.level,
        confidence=finding.confidence,
        facts=finding.facts,
        text=catalogue.told(check, finding),
        state=entry.state if entry else None,
        first_seen=entry.first_seen if entry else None,
        id=finding_id(assessment.target, Identity(check, finding.problem, finding.subject)),
    )


def _coverage(counts: Tally) -> CoverageObject:
    return CoverageObject(counts.coverage.assessed, counts.coverage.total)
