"""One function counts: whatever was found, every form has the same findings at the same levels."""

from __future__ import annotations

import csv
import io
import json
import re
from collections import Counter
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings, strategies as st

from checks import Importance
from checks.core.assess.assessment import Assessment
from checks.core.assess.tally import total
from checks.core.assess.waivers import Ground
from checks.core.model.risk import RiskLevel
from reports.export.formats.csv import register_csv
from reports.export.formats.defectdojo import defectdojo_chunks
from reports.export.formats.json import CityObject, city_chunks
from reports.export.formats.letter import letter
from reports.export.formats.sarif import sarif_chunks
from reports.export.formats.xlsx import city_workbook
from reports.export.severity import SEVERITIES
from reports.html.render import city_page, opd_page
from reports.register import rows
from reports.terminal import host as terminal
from reports.views.check_texts import CheckTexts
from reports.views.city.overview import city_view
from reports.views.city.summary import summarise
from tests.reports.city import IMPRINT, OPDS, SCAN, assessed, besides, target, waiver_of
from tests.reports.city_checks import CHECKS, FINDINGS
from tests.reports.export.workbook import column, read, sheet
from tests.reports.html.page import Page
from tests.reports.views.sources import source

Counts = dict[RiskLevel, int]
_BY_LABEL = {level.label.id: level for level in RiskLevel}
_BY_SEVERITY = {severity: level for level, severity in SEVERITIES.items()}


@st.composite
def cities(draw: st.DrawFn) -> dict[str, tuple[Assessment, ...]]:
    """Up to four assets an OPD, each with any findings, of any importance, some with questions that stayed open, some with findings that do not count."""
    everyone = {}
    for opd in OPDS:
        hosts = []
        for number in range(draw(st.integers(0, 4))):
            where = target(f"situs{number}.{opd.code}.kotacontoh.go.id", opd.code, draw(st.sampled_from(Importance)))
            findings = draw(st.sets(st.sampled_from(sorted(FINDINGS))))
            doubt = draw(st.sampled_from(("", "timeout", "blocked")))
            settled = draw(st.sets(st.sampled_from(sorted(FINDINGS))))
            seen_here = assessed(where, *sorted(findings), doubt=doubt, open_checks=("tls-expiry", "http-hsts"))
            hosts.append(
                besides(seen_here, *(waiver_of(where, check, draw(st.sampled_from(Ground))) for check in sorted(settled - findings)))
            )
        everyone[opd.code] = tuple(hosts)
    return everyone


def counts(levels: list[RiskLevel]) -> Counts:
    return {level: Counter(levels)[level] for level in RiskLevel}


def _mistaken(result: dict[str, Any]) -> bool:
    return any(one["justification"].startswith("Temuan keliru") for one in result["suppressions"])


@pytest.mark.slow
@settings(max_examples=10)
@given(cities())
def test_every_form_counts_alike(city: dict[str, tuple[Assessment, ...]]) -> None:
    everyone = [assessment for hosts in city.values() for assessment in hosts]
    expected = total(assessment.tally for assessment in everyone).levels
    views = list(source(assessments=city).views())

    content = msgspec.json.decode(b"".join(city_chunks(SCAN, everyone, CheckTexts(CHECKS))), type=CityObject)
    assert content.summary.levels == expected
    assert counts([finding.level for host in content.hosts for verdict in host.verdicts for finding in verdict.findings]) == expected

    pages = [Page(opd_page(view, "id")).numbers["data-level"] for view in views]
    assert {level: sum(page.get(level, 0) for page in pages) for level in RiskLevel} == expected
    overview = Page(city_page(city_view(SCAN, [summarise(view) for view in views], IMPRINT), "id")).numbers["data-level"]
    assert {level: overview[level] // 2 for level in RiskLevel} == expected

    grounds = Counter(one.waiver.ground for assessment in everyone for one in assessment.waived)
    assert Counter(one.ground for host in content.hosts for one in host.waived) == grounds
    accepted_grounds = [Page(opd_page(view, "id")).values("data-ground") for view in views]
    assert Counter(ground for page in accepted_grounds for ground in page) == grounds
    assert Counter(Page(city_page(city_view(SCAN, [summarise(view) for view in views], IMPRINT), "id")).values("data-ground")) == grounds
    letters_of_all = [letter(view, "id") for view in views]
    assert (
        sum(int(n) for text in letters_of_all for n in re.findall(r"(\d+) temuan yang dinyatakan", text)) == grounds[Ground.FALSE_POSITIVE]
    )
    accepted = [view.acceptance.id for view in views if view.acceptance]
    assert sum(int(n) for text in accepted for n in re.findall(r"(\d+) risiko", text)) == grounds[Ground.ACCEPTED]
    assert all(any(sentence in text for text in letters_of_all) for sentence in accepted)

    lines = [line for view in views for line in rows(view)]
    cells = list(csv.DictReader(io.StringIO(register_csv(lines, "id").decode("utf-8-sig"), newline="")))
    assert counts([_BY_LABEL[line["Level Risiko"]] for line in cells]) == expected

    book = read(city_workbook(SCAN, views, IMPRINT, "id"), computed=True)
    assert counts([_BY_LABEL[str(name)] for name in column(sheet(book, "city"), "M")]) == expected
    assert counts([_BY_LABEL[str(name)] for opd in OPDS for name in column(sheet(book, opd.code), "M")]) == expected
    assert counts([_BY_SEVERITY[str(name)] for name in column(sheet(book, "weaknesses"), "C")]) == expected
    about = {str(row[0].value): row[1].value for row in sheet(book, "about").iter_rows()}
    assert {level: about[level.label.id] for level in RiskLevel} == expected
    assert about["Seluruhnya"] == sum(expected.values())

    results = json.loads(b"".join(sarif_chunks(SCAN, views, CHECKS, "id")))["runs"][0]["results"]
    assert counts([RiskLevel(result["properties"]["spbeLevel"]) for result in results if not _mistaken(result)]) == expected
    findings = json.loads(b"".join(defectdojo_chunks(SCAN, views, "id")))["findings"]
    assert counts([_BY_SEVERITY[finding["severity"]] for finding in findings]) == expected

    screen_lines = [line for assessment in everyone for line in terminal.plain(assessment, CheckTexts(CHECKS), "id").splitlines()]
    ranks = [int(match[1]) for line in screen_lines if (match := re.match(r"  ([1-5]) (?:Sangat |Rendah|Sedang|Tinggi)", line))]
    assert counts([tuple(RiskLevel)[rank - 1] for rank in ranks]) == expected

    letters = [match[1] for view in views if (match := re.search(r"^Temuan: \d+ \((.*)\)\.$", letter(view, "id"), re.MULTILINE))]
    levels = [part.split(" ", 1) for told_levels in letters for part in told_levels.split(", ")]
    assert {level: sum(int(n) for n, name in levels if name == level.label.id) for level in RiskLevel} == expected
