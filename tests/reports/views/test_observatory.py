"""The HTTP Observatory's grade in JSON, on a terminal and on the page; and none where nothing may be said."""

from __future__ import annotations

import json

import msgspec
import pytest

from checks.core.assess.assessment import Assessment
from checks.core.facts.values import HttpFacts
from checks.core.ratings.observatory.modifiers import MODIFIERS
from reports.export.encoding import encode
from reports.export.formats.json import host_object
from reports.html.render import opd_page
from reports.terminal import host
from reports.views.check_texts import CheckTexts
from reports.views.observatory import observatory_view
from reports.views.opd import opd_view
from reports.words.observatory import TESTS
from reports.words.observatory_results import RESULTS
from tests.reports.city import ASSESSMENTS, IMPRINT, OPDS, SCAN
from tests.reports.city_checks import CHECKS
from tests.reports.city_observatory import BLOCKED, http_facts
from tests.reports.html.page import Page

CARELESS = http_facts(careless=True)


def of(facts: HttpFacts) -> Assessment:
    assessment = ASSESSMENTS["diskominfo"][0]
    return msgspec.structs.replace(assessment, facts=msgspec.structs.replace(assessment.facts, http=facts))


def text_of(facts: HttpFacts, lang: str = "en") -> str:
    return host.plain(of(facts), CheckTexts(CHECKS), lang)


def page(facts: HttpFacts, lang: str = "en") -> Page:
    return Page(opd_page(opd_view(SCAN, OPDS[2], (of(facts),), CheckTexts(CHECKS), IMPRINT), lang))


def grades(facts: HttpFacts) -> dict[str, object]:
    content: dict[str, dict[str, object]] = json.loads(encode(host_object(of(facts), SCAN, CheckTexts(CHECKS))))
    return content["grades"]


def test_the_grade_stands_in_the_json_with_its_algorithm_and_tests() -> None:
    content = grades(CARELESS)["http"]
    assert isinstance(content, dict)
    assert (content["grade"], content["score"], content["algorithm"]) == ("C", 55, 4)
    assert content["tests"]["content-security-policy"] == {"result": "csp-not-implemented", "modifier": -25}
    assert len(content["tests"]) == 10


@pytest.mark.parametrize("facts", [BLOCKED, HttpFacts()])
def test_nothing_seen_is_null_in_the_json(facts: HttpFacts) -> None:
    assert grades(facts)["http"] is None


def test_a_terminal_shows_the_grade_and_what_costs_points() -> None:
    lines = text_of(CARELESS).splitlines()
    start = lines.index("  MDN HTTP Observatory, algorithm 4: grade C, score 55")
    assert lines[start + 1 : start + 4] == [
        "     −25  Content security policy (CSP): not set",
        "     −20  Strict transport security (HSTS): not set",
        "  TLS connection",
    ]


def test_why_there_is_no_grade_is_told_in_both_languages() -> None:
    assert "MDN HTTP Observatory, algorithm 4: no grade (The scanner was blocked.)" in text_of(BLOCKED)
    assert "MDN HTTP Observatory, algoritma 4: tidak dinilai (Pemindai diblokir.)" in text_of(BLOCKED, "id")
    assert "Pemindai diblokir." in page(BLOCKED, "id").text


def test_what_was_never_asked_is_not_mentioned() -> None:
    assert "Observatory" not in text_of(HttpFacts())
    assert "Observatory" not in page(HttpFacts()).text


@pytest.mark.parametrize(("lang", "missing"), [("en", "not set"), ("id", "belum dipasang")])
def test_the_page_has_every_test_and_its_points(lang: str, missing: str) -> None:
    assessment = page(CARELESS, lang)
    assert assessment.faults == []
    view = observatory_view(CARELESS.observatory) if CARELESS.observatory else None
    assert view is not None
    for line in view.lines:
        assert line.test[lang] in assessment.text
        assert line.key in assessment.text
    assert missing in assessment.text
    assert [line.points for line in view.lines] == ["−25", "−20", "0", "0", "0", "0", "0", "0", "+5", "+5"]


def test_another_status_than_200_is_told() -> None:
    assert "The page that was scored was answered with status 401." in text_of(http_facts(status=401))
    assert "status 401" in page(http_facts(status=401)).text
    assert "answered with status 200" not in page(http_facts()).text


def test_every_result_has_words() -> None:
    assert set(MODIFIERS) - set(RESULTS) == set()
    content = grades(CARELESS)["http"]
    assert isinstance(content, dict)
    assert set(content["tests"]) == set(TESTS)
