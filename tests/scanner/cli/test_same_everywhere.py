"""The same thing has the same number, version, day and state in every output, whatever the evidence was and wherever the city's clocks stand."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
from collections.abc import Mapping
from functools import cached_property

import msgspec
import pytest
from hypothesis import given, settings, strategies as st

from checks import Check, Outcome, Text, Verdict, build
from checks.core.assess.assessment import Assessment
from checks.core.assess.judge import judge
from checks.core.check import registry
from checks.core.check.need import Need, Page as Front, SoftwarePaths, Survey, Tls
from checks.core.evidence.exposure import CatalogueAnswers
from checks.core.evidence.observation import Observation
from checks.core.facts.target import facts
from reports.export.encoding import encode
from reports.export.formats.csv import register_csv
from reports.export.formats.defectdojo import defectdojo_chunks
from reports.export.formats.json import host_object
from reports.export.formats.sarif import sarif_chunks
from reports.html.render import city_page, opd_page
from reports.register import rows
from reports.terminal import host as terminal
from reports.views.check_texts import CheckTexts
from reports.views.city.overview import city_view
from reports.views.city.summary import summarise
from reports.views.opd import OpdView, opd_view
from reports.words import WORDS, fill, quantity
from reports.words.format import day, format_number, local, percent
from scanner.cli.finding_rows import FindingFilter, finding_rows
from scanner.cli.summary import summary, summary_lines
from tests.reports.city import IMPRINT, OPDS, SCAN
from tests.reports.html.page import Page

CHECKS: Mapping[str, Check] = {
    check.id: check
    for check in registry.load()
    if check.id in ("tls-expiry", "tls-lifetime", "software-wordpress", "http-hsts", "http-nosniff")
}
ZONES = ("Asia/Jakarta", "Asia/Jayapura", "UTC", "America/Adak")
# Hours, many of them beside the edge between two days, two words or two states.
HOURS = (59 * 24 + 23.99, 60 * 24, 60 * 24 + 0.01, 30 * 24 - 0.01, 15 * 24 + 5, 14 * 24, 24.01, 23.99, 0.01, -0.01, -23.99, -24.01, -77)
VERSIONS = ("7.1.0", "7.0.4", "7.0.3", "6.9.7", "6.9", "5.8.3", "4.6.1", "9.0", "")


def assessment_of(hours: float, lifetime: float, version: str, *, probe: bool) -> Assessment:
    """A site whose certificate has these hours left of its days, made by this version of WordPress; without ``probe`` its front page is not known."""
    tls = build.handshake(days_left=hours / 24, lifetime=lifetime)
    front = build.page((), f'<html><head><meta name="generator" content="WordPress {version}"></head><body>Beranda</body></html>')
    answers: dict[Need, Observation] = {
        Tls(): tls,
        Survey(): build.survey(),
        Front("/"): front if probe else build.failure("timeout"),
        SoftwarePaths(): CatalogueAnswers(build.AT),
    }
    target = msgspec.structs.replace(build.TARGET, opd=OPDS[0].code)
    evidence = {request.key: answer for need, answer in answers.items() if (request := need.at(target))}
    verdicts: tuple[Verdict, ...] = tuple(judge(check, target, evidence) for check in CHECKS.values())
    assert not [verdict for verdict in verdicts if verdict.outcome is Outcome.ERROR]
    return Assessment(target=target, started=build.AT, finished=build.AT, verdicts=verdicts, facts=facts(target, evidence))


def lines(text: Text | str, lang: str) -> str:
    return " ".join((text if isinstance(text, str) else text[lang]).split())


class City:
    """Every output of one assessment, made when it is asked for."""

    def __init__(self, assessment: Assessment, zone: str, lang: str) -> None:
        self.imprint, self.catalogue = msgspec.structs.replace(IMPRINT, zone=zone), CheckTexts(CHECKS.values(), zone)
        self.assessment, self.zone, self.lang = assessment, zone, lang
        self.view: OpdView = opd_view(SCAN, OPDS[0], (assessment,), self.catalogue, self.imprint)
        self.city = city_view(SCAN, [summarise(self.view)], self.imprint)
        self.json = json.loads(encode(host_object(assessment, SCAN, self.catalogue)))
        self.list = finding_rows([assessment], self.catalogue, FindingFilter(), lang)

    @cached_property
    def page(self) -> str:
        return " ".join(Page(opd_page(self.view, self.lang)).text.split())

    @cached_property
    def overview(self) -> str:
        return " ".join(Page(city_page(self.city, self.lang)).text.split())

    @cached_property
    def terminal(self) -> str:
        return " ".join(terminal.plain(self.assessment, self.catalogue, self.lang).split())


cities = st.builds(
    lambda hours, lifetime, version, probe, zone, lang: City(assessment_of(hours, lifetime, version, probe=probe), zone, lang),
    st.one_of(st.sampled_from(HOURS), st.floats(-1000, 2000)), st.sampled_from((90, 397, 6.5, 825)), st.sampled_from(VERSIONS),
    st.booleans(), st.sampled_from(ZONES), st.sampled_from(("id", "en")),
)  # fmt: skip


@pytest.mark.slow
@settings(max_examples=25)
@given(cities)
def test_a_certificate_has_the_same_days_and_ends_on_the_same_day(one: City) -> None:
    leaf = one.json["evidence"]["tls"]["certificate"]
    left, whole = leaf["days_left"], one.view.hosts[0].tls
    assert whole is not None
    assert whole.life is not None
    ends = day(local(dt.datetime.fromisoformat(leaf["not_after"]), one.zone).date(), one.lang)
    life = (
        fill(WORDS["days_ahead"], day=day(local(dt.datetime.fromisoformat(leaf["not_before"]), one.zone).date(), one.lang))
        if whole.life.ahead
        else fill(WORDS["days_over"], over=quantity(-left, "day") if left else lines(WORDS["less_than_a_day"], one.lang))
        if whole.life.over
        else fill(WORDS["days_left"], left=format_number(left, one.lang), all=quantity(whole.life.days, "day"))
    )
    for text in (one.page, one.terminal):
        assert lines(life, one.lang) in text
        assert ends in text
    assert [renewal.left for month in one.city.calendar.months for renewal in month.renewals] in ([left], [])
    if one.city.calendar.months:
        assert ends in one.overview
    (verdict,) = (verdict for verdict in one.json["verdicts"] if verdict["check"] == "tls-expiry")
    assert bool(whole.life.ahead) is any(finding["problem"] == "not-yet" for finding in verdict["findings"])
    for finding in verdict["findings"]:
        days = finding["facts"].get("days")
        assert days is None or days == abs(left)
        assert finding["problem"] != "expired" or whole.life.over
        assert finding["problem"] == "not-yet" or ends in finding["text"][one.lang]


@pytest.mark.slow
@settings(max_examples=25)
@given(cities)
def test_support_is_over_everywhere_or_nowhere(one: City) -> None:
    for software in one.json["evidence"]["software"]:
        over = software["support"] in ("ended", "abandoned")
        problems = {
            finding["problem"]
            for verdict in one.json["verdicts"]
            if verdict["check"] == "software-wordpress"
            for finding in verdict["findings"]
        }
        assert bool(problems & {"ended", "abandoned"}) is over
        days = {f["facts"]["ended"] for v in one.json["verdicts"] for f in v["findings"] if "ended" in f["facts"]}
        assert days <= {software["eol"]}
        (release,) = one.city.software
        assert (release.ended, release.version) == (over, software["version"] or "")
        by = day(dt.date.fromisoformat(software["eol"]), one.lang) if software["eol"] else ""
        if over:
            assert lines(WORDS["support_over"] if not by else fill(WORDS["support_ended"], day=by), one.lang) in one.page
            assert "abandoned" in problems or by in next(row.statement for row in one.list if row.problem == "ended")
        else:
            assert lines(WORDS["support_over"], one.lang) not in one.page
        if by:
            assert by in one.overview


@pytest.mark.slow
@settings(max_examples=25)
@given(cities)
def test_a_finding_has_one_name_statement_and_weight(one: City) -> None:
    findings = {finding["id"]: (verdict["check"], finding) for verdict in one.json["verdicts"] for finding in verdict["findings"]}
    assert {row.id for row in one.list} == set(findings)
    for row in one.list:
        check, finding = findings[row.id]
        assert (row.check, row.magnitude, row.level) == (check, finding["magnitude"], finding["level"])
        assert row.statement == finding["text"][one.lang]
        for text in (one.page, one.terminal):
            assert row.id in text
            assert lines(row.statement, one.lang) in text
    register_rows = {row.id: (row.magnitude, row.statement) for row in one.list}
    sarif = json.loads(b"".join(sarif_chunks(SCAN, [one.view], CHECKS.values(), one.lang)))["runs"][0]["results"]
    assert {
        result["partialFingerprints"]["tilik/v1"]: (result["properties"]["magnitude"], result["message"]["text"]) for result in sarif
    } == register_rows
    dojo = json.loads(b"".join(defectdojo_chunks(SCAN, [one.view], one.lang)))["findings"]
    assert sorted(finding["unique_id_from_tool"] for finding in dojo) == sorted(register_rows)
    register = list(csv.DictReader(io.StringIO(register_csv(list(rows(one.view)), one.lang).decode("utf-8-sig"), newline="")))
    assert sorted(int(line["IR"]) for line in register) == sorted(magnitude for magnitude, _ in register_rows.values())
    summed = "".join(piece for line in summary_lines(summary([one.assessment]), one.catalogue, one.lang) for piece, _ in line.pieces)
    for row in one.list[:5]:
        assert f"{row.statement}  {row.check} {row.id}" in summed


@pytest.mark.slow
@settings(max_examples=25)
@given(cities)
def test_coverage_and_grade_are_the_same_everywhere(one: City) -> None:
    counts = one.assessment.tally
    assert one.json["coverage"] == {"assessed": counts.coverage.assessed, "total": counts.coverage.total}
    share = percent(counts.coverage.share, one.lang)
    assert share in one.page
    assert share in one.overview
    assert share in one.terminal
    assert one.json["grades"]["overall"] == counts.grade == one.view.tally.grade == one.city.tally.grade
