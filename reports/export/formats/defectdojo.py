"""The findings in the form of DefectDojo's "Generic Findings Import"."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator

import msgspec

from checks import Confidence, Kind
from checks.core.assess.assessment import Scan
from reports.export.encoding import encode
from reports.export.format import one_file
from reports.export.severity import SEVERITIES
from reports.register import register
from reports.views.cases import FindingCase, cases
from reports.views.opd import OpdView
from reports.words import fill
from reports.words.register import EXPLAINED

_LONGEST_TITLE = 500
# DefectDojo's scale of confidence: 1 is certain, 10 is tentative.
_CONFIDENCE = {Confidence.FIRM: 1, Confidence.TENTATIVE: 8}
_CWE = re.compile(r"CWE-(\d+)")


class DojoFinding(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True):
    """The fields that the importer takes; it refuses any other."""

    title: str
    severity: str
    description: str
    mitigation: str
    impact: str
    severity_justification: str
    steps_to_reproduce: str = ""
    references: str = ""
    date: dt.date
    planned_remediation_date: dt.date
    cwe: int = 0
    active: bool
    risk_accepted: bool = False
    verified: bool
    dynamic_finding: bool
    static_finding: bool
    scanner_confidence: int
    unique_id_from_tool: str
    vuln_id_from_tool: str
    service: str
    endpoints: tuple[str, ...]
    tags: tuple[str, ...]


class _Head(msgspec.Struct, frozen=True):
    name: str
    type: str
    version: str
    description: str
    dynamic_tool: bool = True
    static_tool: bool = False


def defectdojo_chunks(scan: Scan, views: Iterable[OpdView], lang: str) -> Iterator[bytes]:
    """The object that is uploaded, piece by piece, a line a finding; no more than one view is held."""
    head = _Head(f"tilik {scan.city}".strip(), "tilik", scan.tilik, f"tilik {scan.tilik}, rules {scan.rules}, scan {scan.id}")
    yield encode(head).removesuffix(b"}") + b',"findings":['
    separator = b"\n"
    for view in views:
        for case in cases(view):
            yield separator + encode(_finding(case, view, lang))
            separator = b",\n"
    yield b"\n]}\n"


def _finding(case: FindingCase, view: OpdView, lang: str) -> DojoFinding:
    sighting, finding, advice = case.sighting, case.sighting.finding, case.advice
    explained = fill(
        EXPLAINED, magnitude=finding.magnitude, level=finding.level.label, likelihood=finding.likelihood, impact=finding.impact,
        references="; ".join(advice.references) or "–",
    )  # fmt: skip
    cwe = next((int(match[1]) for reference in advice.references if (match := _CWE.match(reference))), 0)
    threat = register().threat(advice.bearing, finding.kind)
    return DojoFinding(
        title=f"{advice.title[lang]}{f' [{sighting.subject}]' if sighting.subject else ''} – {case.host.name}"[:_LONGEST_TITLE],
        severity=SEVERITIES[finding.level],
        description=(f"{threat[lang]}.\n\n" if threat else "") + f"{_literal(sighting.text[lang])}",
        mitigation=f"{advice.action[lang]}. {advice.fix.any[lang]}",
        impact=advice.why[lang],
        severity_justification=explained[lang],
        steps_to_reproduce=_literal(sighting.verify[lang]),
        references="\n".join(advice.references),
        date=(sighting.entry.first_seen.date() if sighting.entry else view.reported),
        planned_remediation_date=case.task.due,
        cwe=cwe,
        active=True,
        risk_accepted=sighting.acceptance is not None,
        verified=False,
        dynamic_finding=True,
        static_finding=False,
        scanner_confidence=_CONFIDENCE[finding.confidence],
        unique_id_from_tool=case.id,
        vuln_id_from_tool=f"{sighting.check}/{finding.problem}",
        service=view.opd.name[:200],
        endpoints=(case.url,),
        tags=(
            view.opd.code,
            finding.kind,
            *(["incident-response"] if finding.kind is Kind.INCIDENT else []),
            *(["risk-accepted"] if sighting.acceptance else []),
        ),
    )


def _literal(text: str) -> str:
    """A code block of Markdown, which DefectDojo renders: what a server said makes no link there and loads no picture."""
    return "".join(f"    {line}\n" for line in text.splitlines())


DEFECTDOJO = one_file(
    "defectdojo",
    "defectdojo.json",
    "DefectDojo's Generic Findings Import",
    city=lambda of: defectdojo_chunks(of.scan, of.views(), of.lang),
)
