"""The findings as SARIF 2.1.0 (OASIS), for programs that gather the results of scanners."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from checks import Check, Finding
from checks.core.assess.assessment import Scan
from checks.core.assess.waivers import Ground
from checks.core.model.risk import RiskLevel
from reports.export.encoding import encode
from reports.export.format import one_file
from reports.html.citation import link
from reports.views.cases import cases, finding_url
from reports.views.host import HostView
from reports.views.opd import OpdView
from reports.views.unanswered import OpenReason
from reports.views.waived import Decision
from reports.words.triage import WORDS

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {
    RiskLevel.VERY_HIGH: "error",
    RiskLevel.HIGH: "error",
    RiskLevel.MEDIUM: "warning",
    RiskLevel.LOW: "note",
    RiskLevel.VERY_LOW: "note",
}
_LOCALES = {"id": "id-ID", "en": "en-US"}


class SarifMessage(msgspec.Struct, frozen=True):
    """Plain text; made by `_said`, so that no bracket becomes a link and no brace a placeholder."""

    text: str


class ReportingDescriptor(msgspec.Struct, frozen=True, rename="camel", omit_defaults=True, kw_only=True):
    """A reporting descriptor (section 3.49): one check."""

    id: str
    short_description: SarifMessage
    full_description: SarifMessage
    help: SarifMessage
    help_uri: str | None = None
    properties: dict[str, Any]


class Suppression(msgspec.Struct, frozen=True, rename="camel"):
    """What people decided about a result (section 3.35): that it is false, or that its risk is accepted. Without a status, whose name differs between editions of the schema."""

    justification: str
    kind: str = "external"


class _Result(msgspec.Struct, frozen=True, rename="camel", omit_defaults=True, kw_only=True):
    """One finding (section 3.27). ``rank`` is 0 to 100: four times the SPBE magnitude.

    ``suppressions`` (section 3.27.23) are on every result, empty where nobody decided, so that "none" is not taken for "not told".
    """

    rule_id: str
    rule_index: int | None = None
    kind: str
    level: str
    rank: float
    message: SarifMessage
    locations: tuple[dict[str, Any], ...]
    partial_fingerprints: dict[str, str]
    suppressions: tuple[Suppression, ...]
    properties: dict[str, Any]


class Notification(msgspec.Struct, frozen=True, rename="camel"):
    """What could not be assessed (section 3.58): no result, so that nobody takes it for a finding."""

    level: str
    message: SarifMessage
    locations: tuple[dict[str, Any], ...]


class Invocation(msgspec.Struct, frozen=True, rename="camel", kw_only=True):
    execution_successful: bool
    start_time_utc: str
    end_time_utc: str
    tool_execution_notifications: tuple[Notification, ...]


def sarif_chunks(scan: Scan, views: Iterable[OpdView], checks: Iterable[Check], lang: str) -> Iterator[bytes]:
    """A log of one run, piece by piece, a line a finding; no more than one view is held."""
    loaded_checks = tuple(checks)
    places = {check.id: index for index, check in enumerate(loaded_checks)}
    driver = {
        "name": "tilik",
        "version": scan.tilik,
        "rules": [_rule(check, lang) for check in loaded_checks],
        "properties": {"rulesVersion": scan.rules},
    }
    head = encode(_Head(tool={"driver": driver}, language=_LOCALES[lang])).removesuffix(b"}")
    yield f'{{"$schema":"{SCHEMA}","version":"2.1.0","runs":['.encode() + head + b',"results":['
    blind: list[Notification] = []
    separator = b"\n"
    for view in views:
        blind += (_notification(group, lang) for group in view.open_reasons)
        for result in _results(view, places, lang):
            yield separator + encode(result)
            separator = b",\n"
    ended = scan.finished or scan.started
    invocation = Invocation(
        execution_successful=scan.finished is not None,
        start_time_utc=f"{scan.started:%Y-%m-%dT%H:%M:%SZ}",
        end_time_utc=f"{ended:%Y-%m-%dT%H:%M:%SZ}",
        tool_execution_notifications=tuple(blind),
    )
    yield b'\n],"invocations":[' + encode(invocation) + b"]}]}\n"


class _Head(msgspec.Struct, frozen=True):
    tool: dict[str, Any]
    language: str


def _rule(check: Check, lang: str) -> ReportingDescriptor:
    return ReportingDescriptor(
        id=check.id,
        short_description=_message(check.title[lang]),
        full_description=_message(check.why[lang]),
        help=_message(f"{check.action[lang]}. {check.fix.any[lang]}"),
        help_uri=next((uri for reference in check.references if (uri := link(reference))), None),
        properties={"tags": [check.area, *check.references]},
    )


def _results(view: OpdView, places: dict[str, int], lang: str) -> Iterator[_Result]:
    """What counts, the worst first, and behind it what people decided not to count. An accepted risk counts, and is suppressed in SARIF's sense."""
    for case in cases(view):
        sighting = case.sighting
        about = {
            "subject": sighting.subject,
            "state": sighting.entry.state if sighting.entry else None,
            "opd": view.opd.code,
            "due": case.task.due,
        }
        where = _location(case.url, case.host.name)
        decisions = (_suppression(sighting.acceptance, lang),) if sighting.acceptance else ()
        yield _result(case.id, sighting.check, sighting.finding, sighting.text[lang], where, places, about, decisions)
    for host in view.hosts:
        for one in host.waived:
            if one.ground is Ground.FALSE_POSITIVE:
                yield _mistake(one, host, places, view.opd.code, lang)


def _suppression(one: Decision, lang: str) -> Suppression:
    ground, who, until = (WORDS[word][lang] for word in (f"ground_{one.ground}", "waived_who", "waived_until"))
    return Suppression(f"{ground}: {one.reason}. {who}: {one.who}. {until}: {one.until.isoformat()}.")


def _mistake(one: Decision, host: HostView, places: dict[str, int], opd: str, lang: str) -> _Result:
    about = {"subject": one.subject, "state": None, "opd": opd, "due": None}
    location = _location(finding_url(host, one.subject), host.name)
    return _result(one.id, one.check, one.finding, one.text[lang], location, places, about, (_suppression(one, lang),))


def _result(
    id: str,
    check: str,
    finding: Finding,
    text: str,
    location: dict[str, Any],
    places: dict[str, int],
    about: dict[str, Any],
    suppressions: tuple[Suppression, ...] = (),
) -> _Result:
    return _Result(
        rule_id=check,
        rule_index=places.get(check),
        kind="fail",
        level=_LEVELS[finding.level],
        rank=finding.magnitude * 4.0,
        message=_message(text),
        locations=(location,),
        partial_fingerprints={"tilik/v1": id},
        suppressions=suppressions,
        properties={
            "problem": finding.problem,
            "kind": finding.kind,
            "confidence": finding.confidence,
            "likelihood": finding.likelihood,
            "impact": finding.impact,
            "magnitude": finding.magnitude,
            "spbeLevel": finding.level,
            **about,
        },
    )


def _notification(group: OpenReason, lang: str) -> Notification:
    return Notification(
        "warning", _message(group.why[lang]), tuple(_location(f"https://{blind.host}/", blind.host) for blind in group.hosts)
    )


def _message(text: str) -> SarifMessage:
    """Sections 3.11.5 and 3.11.6: braces are doubled, brackets and backslashes have a backslash before them."""
    return SarifMessage(re.sub(r"([\\\[\]])", r"\\\1", text).replace("{", "{{").replace("}", "}}"))


def _location(uri: str, name: str) -> dict[str, Any]:
    return {"physicalLocation": {"artifactLocation": {"uri": uri}}, "logicalLocations": [{"name": name, "kind": "resource"}]}


SARIF = one_file("sarif", "report.sarif", "SARIF 2.1.0", city=lambda of: sarif_chunks(of.scan, of.views(), of.checks, of.lang))
