"""One target's assessment as an object."""

from __future__ import annotations

from checks import Finding, Verdict
from checks.core.assess.assessment import Assessment, Scan
from checks.core.assess.finding_id import finding_id
from checks.core.assess.ledger import Identity
from checks.core.assess.tally import Tally
from checks.core.facts.values import Facts
from reports.export.formats.json.objects import (
    CoverageObject,
    FindingObject,
    Grades,
    HostObject,
    HttpGrade,
    Requests,
    TargetObject,
    TlsGrade,
    VerdictObject,
)
from reports.export.formats.json.waived import waived_object
from reports.views.check_texts import CheckTexts
from reports.words.format import bounded


def host_object(assessment: Assessment, scan: Scan, catalogue: CheckTexts) -> HostObject:
    """One target's assessment as an object."""
    counts, target = assessment.tally, assessment.target
    addresses, traffic = assessment.facts.dns.addresses, assessment.traffic
    return HostObject(
        tilik=scan.tilik,
        rules=scan.rules,
        target=TargetObject(target.host, target.port, target.opd, target.address or next(iter(addresses), None)),
        started=assessment.started,
        finished=assessment.finished,
        coverage=coverage(counts),
        grades=Grades(counts.grade, _tls_grade(assessment.facts), _http_grade(assessment.facts)),
        verdicts=tuple(_verdict(verdict, assessment, catalogue) for verdict in assessment.verdicts),
        evidence=assessment.facts,
        requests=Requests(traffic.count, traffic.connections, traffic.bytes_in, traffic.bytes_out, bounded(traffic.seconds)),
        waived=tuple(waived_object(one, catalogue) for one in assessment.waived),
    )


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


def _verdict(verdict: Verdict, assessment: Assessment, catalogue: CheckTexts) -> VerdictObject:
    return VerdictObject(
        check=verdict.check,
        outcome=verdict.outcome,
        reason=verdict.reason,
        reason_text=catalogue.reason(verdict.check, verdict.reason),
        detail=verdict.detail,
        findings=tuple(_finding(finding, verdict.check, assessment, catalogue) for finding in verdict.findings),
        answered=assessment.ages.get(verdict.check),
    )


def _finding(finding: Finding, check: str, assessment: Assessment, catalogue: CheckTexts) -> FindingObject:
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
        text=catalogue.finding_text(check, finding),
        state=entry.state if entry else None,
        first_seen=entry.first_seen if entry else None,
        id=finding_id(assessment.target, Identity(check, finding.problem, finding.subject)),
    )


def coverage(counts: Tally) -> CoverageObject:
    """How much of what was asked was answered."""
    return CoverageObject(counts.coverage.assessed, counts.coverage.total)
