"""What reports cite: every check has a mapping, every citation is in the data with its mark, and nothing unsure is told as a fact."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec
import pytest

from checks import Check, Kind
from checks.core.check import registry
from checks.core.model.bearing import EXPOSURE, UNSTATED, Bearing, Owner
from checks.core.model.text import LANGUAGES
from reports.strategy import CitationMark, ResponsePhase, alignment, control_ranges, strategy
from reports.words import WORDS
from tests.each import each
from tests.reports.city import OPDS
from tests.reports.html.test_pages import page

CHECKS = registry.load()
BY_ID = {check.id: check for check in CHECKS}
STRATEGY = strategy()
# A citation of an Indonesian regulation, with its article, in either language.
CITATION = re.compile(
    r"(?:BSSN(?: Regulation)?|Permen PANRB|Perpres|Presidential Regulation|UU|Law|Kepwal) (\d+/\d{4})(?: (?:Pasal|Article) (\d+))?(?: (?:huruf|letters?) ([a-z]))?"
)
# The articles whose text was read or is told alike by two independent places.
ARTICLES = {
    "5/2020": set(),
    "4/2021": {"26", "27"},
    "95/2018": {"58"},
    "47/2023": {"1"},
    "1/2024": {"15"},
    "27/2022": {"46"},
    "8/2026": set(),
    "59/2020": set(),
}


def everything() -> Iterator[str]:
    """All that a reader is told: whole pages, and the words of every check."""
    for opd in OPDS:
        yield from (page(opd.code, lang=lang).text for lang in LANGUAGES)
    for check in CHECKS:
        yield from check.references
        for text in (check.title, check.action, check.why, check.fix.any, *(problem.text for problem in check.problems)):
            yield from (text.id, text.en)


def test_every_citation_is_in_the_data_and_goes_no_further_than_was_verified() -> None:
    in_data = {match[1] for rule in STRATEGY.rules.values() for lang in LANGUAGES for match in CITATION.finditer(rule.cite[lang])}
    assert in_data == set(ARTICLES)
    cited = {match.groups() for text in everything() for match in CITATION.finditer(text)}
    assert len(cited) > len(ARTICLES)
    for number, article, letter in cited:
        assert number in ARTICLES
        assert article is None or article in ARTICLES[number]
        assert letter is None or letter in STRATEGY.functions


def test_what_comes_from_secondary_sources_says_so() -> None:
    text = page("dinkes").text
    for rule in STRATEGY.rules.values():
        assert (f"{rule.cite.id}*" in text) == (rule.mark is CitationMark.SECONDARY)
    assert "* berdasarkan sumber sekunder" in text
    assert re.search(r"indikator Pemdi [I0-9, ]+\*", text)


def test_a_day_to_report_in_is_told_of_vital_infrastructure_only() -> None:
    after = [text[match.start() : match.end() + 120] for text in everything() for match in re.finditer("1×24", text)]
    assert after
    assert [words for words in after if "IIV" not in words] == []


def test_no_risk_appetite_and_no_deadline_is_said_to_be_national() -> None:
    assert "bukan angka dari peraturan nasional" in WORDS["deadlines_about"].id
    assert not [text for text in everything() if "selera risiko" in text.lower() or "risk appetite" in text.lower()]


@each("check", CHECKS, ids=lambda check: check.id)
def test_every_check_says_what_it_bears_on_and_names_only_what_exists(check: Check) -> None:
    own = check.bearing
    assert own.pemdi
    assert own.spbe
    assert set(own.functions) <= set(STRATEGY.functions)
    assert set(own.pemdi) <= set(STRATEGY.indicators.pemdi)
    assert set(own.spbe) <= set(STRATEGY.indicators.spbe)
    assert set(own.focus) <= set(STRATEGY.focus)
    ranges = [STRATEGY.functions[letter].controls for letter in own.functions]
    assert all(any(first <= number <= last for first, last in ranges) for number in own.controls)
    cited = [match[3] for reference in check.references for match in CITATION.finditer(reference) if match[3]]
    assert cited == list(own.functions)
    aligned = alignment([own])
    assert {"risk", "readiness"} <= set(aligned.focus)
    assert {"I2"} < set(aligned.pemdi)


def test_the_functions_are_thirteen_in_order_with_72_controls_and_no_gap() -> None:
    assert "".join(STRATEGY.functions) == "abcdefghijklm"
    assert [function.paragraph for function in STRATEGY.functions.values()] == list(range(1, 14))
    controls = [n for function in STRATEGY.functions.values() for n in range(function.controls[0], function.controls[1] + 1)]
    assert controls == list(range(1, 73))


def test_a_function_without_a_named_control_counts_as_a_whole() -> None:
    assert alignment([BY_ID["exposed-dumps"].bearing]).controls == (37, 38, 39, 40, 41, 42, 61, 68)


def test_a_check_that_says_nothing_is_given_nothing() -> None:
    aligned = alignment([UNSTATED])
    assert (aligned.functions, aligned.controls, aligned.pemdi, aligned.spbe) == ((), (), ("I2",), ("21",))


def test_a_check_of_a_plug_in_bears_on_what_it_says_itself() -> None:
    aligned = alignment([Bearing(functions=("b",))])
    assert (aligned.functions, aligned.paragraphs, control_ranges(aligned.controls)) == (("b",), (2,), "K8–K14")


@pytest.mark.parametrize(
    "wrong", [{"functions": ("n",)}, {"functions": ("ab",)}, {"controls": (73,)}, {"threat": "weather"}, {"colour": "red"}]
)
def test_what_no_rule_knows_is_refused(wrong: dict[str, object]) -> None:
    with pytest.raises((ValueError, msgspec.ValidationError)):
        EXPOSURE.but(**wrong)


def test_only_a_sign_of_an_incident_begins_the_response() -> None:
    for kind in Kind:
        aligned = alignment([BY_ID["content-personal"].bearing], [kind])
        incident = kind is Kind.INCIDENT
        assert aligned.phases == ((ResponsePhase.DURING, ResponsePhase.AFTER) if incident else (ResponsePhase.BEFORE,))
        assert (aligned.owner is Owner.RESPONSE) == incident
        assert ("I12" in aligned.pemdi) == incident


def test_the_response_has_its_seven_steps_in_order_and_rests_on_known_rules() -> None:
    assert [step.key for step in STRATEGY.steps] == ["preserve", "isolate", "report", "communicate", "recover", "watch", "learn"]
    assert [step.within for step in STRATEGY.steps] == ["hour", "hour", "hour", "day", "day", "week", "week"]
    assert {step.rule for step in STRATEGY.steps if step.rule} <= set(STRATEGY.rules)
