"""DefectDojo takes what it is given: the fields its importer knows, its words for severity, and no Markdown of a stranger's."""

from __future__ import annotations

import datetime as dt
import json
import re
from typing import Any

import pytest

from checks.core.model.text import LANGUAGES
from reports.export.formats.defectdojo import defectdojo_chunks
from reports.register import register
from tests.each import each
from tests.reports.city import SCAN
from tests.reports.export.test_xlsx import poisoned
from tests.reports.html.test_hostile import ATTACKS
from tests.reports.views.sources import source

# What GenericJSONParser of DefectDojo takes for a finding; it refuses a file with any other field.
FIELDS = frozenset(
    [
        "title",
        "severity",
        "description",
        "date",
        "cwe",
        "cve",
        "epss_score",
        "epss_percentile",
        "cvssv3",
        "cvssv3_score",
        "cvssv4",
        "cvssv4_score",
        "mitigation",
        "impact",
        "steps_to_reproduce",
        "severity_justification",
        "references",
        "active",
        "verified",
        "false_p",
        "out_of_scope",
        "risk_accepted",
        "under_review",
        "is_mitigated",
        "thread_id",
        "mitigated",
        "numerical_severity",
        "param",
        "payload",
        "line",
        "file_path",
        "component_name",
        "component_version",
        "static_finding",
        "dynamic_finding",
        "scanner_confidence",
        "unique_id_from_tool",
        "vuln_id_from_tool",
        "sast_source_object",
        "sast_sink_object",
        "sast_source_line",
        "sast_source_file_path",
        "nb_occurences",
        "publish_date",
        "service",
        "planned_remediation_date",
        "planned_remediation_version",
        "effort_for_fixing",
        "tags",
        "endpoints",
        "files",
        "vulnerability_ids",
        "cwes",
        "kev_date",
        "known_exploited",
        "ransomware_used",
        "fix_available",
        "fix_version",
    ]
)


def findings(lang: str = "id") -> list[dict[str, Any]]:
    content = json.loads(b"".join(defectdojo_chunks(SCAN, source().views(), lang)))
    assert (content["type"], content["version"], content["dynamic_tool"]) == ("tilik", "0.1.0", True)
    return list(content["findings"])


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_field_is_known_and_the_required_ones_are_there(lang: str) -> None:
    for finding in findings(lang):
        assert set(finding) <= FIELDS
        assert all(finding[name].strip() for name in ("title", "severity", "description", "mitigation", "impact"))
        assert finding["severity"] in ("Critical", "High", "Medium", "Low", "Info")
        assert len(finding["title"]) <= 511
        dt.date.fromisoformat(finding["date"])
        dt.date.fromisoformat(finding["planned_remediation_date"])


def test_a_finding_says_what_it_is() -> None:
    first = findings()[0]
    assert (first["severity"], first["cwe"], first["active"], first["verified"]) == ("Critical", 538, True, False)
    assert (first["vuln_id_from_tool"], first["service"]) == ("exposed-env/open", "Dinas Kesehatan")
    assert first["endpoints"] == ["https://dinkes.kotacontoh.go.id/.env"]
    assert first["scanner_confidence"] == 1


def test_what_is_tentative_has_less_confidence() -> None:
    wordpress = [finding for finding in findings() if finding["vuln_id_from_tool"] == "software-wordpress/old"]
    assert {finding["scanner_confidence"] for finding in wordpress} == {8}


@each("attack", [*ATTACKS, "![x](https://jahat.example/a.png)", "[klik](https://jahat.example)"])
def test_what_a_server_sent_is_no_markdown(attack: str) -> None:
    output = b"".join(defectdojo_chunks(SCAN, (poisoned(attack),), "id"))
    assert not re.search("[\x7f-\x9f\u202a-\u202e\u2066-\u2069]", output.decode())
    findings = json.loads(output)["findings"]
    assert len(findings) == 2
    for finding in findings:
        lines = finding["description"].splitlines()
        ours = [line for line in lines if line and not line.startswith("    ")]
        assert set(ours) <= {f"{threat.id}." for threat in register().threats.values()}
        assert len(lines) > len(ours)
