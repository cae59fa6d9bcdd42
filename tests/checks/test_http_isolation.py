"""Permissions-Policy, COOP, COEP and CORP beyond the examples: which spelling browsers heed."""

import pytest

from checks.core.check.check import Check
from checks.core.model.finding import Outcome
from checks.core.model.risk import RiskLevel
from checks.core.testing import evidence as build
from checks.http.coep import http_coep
from checks.http.coop import http_coop
from checks.http.corp import http_corp
from checks.http.permissions_policy import http_permissions_policy
from tests.checks.verdicts import problems, verdict
from tests.each import each

COOP, COEP = "Cross-Origin-Opener-Policy", "Cross-Origin-Embedder-Policy"
ADVICE = (http_permissions_policy, http_coop, http_coep, http_corp)


@each(
    ("values", "expected"),
    [
        ([], ["missing"]),
        (["geolocation=(self)"], []),
        (["interest-cohort=()"], []),
        (["camera=none"], []),
        (["camera='none'"], ["invalid"]),
        (["camera=(), microphone 'none'"], ["invalid"]),
        (["camera=(),"], ["invalid"]),
        (["fullscreen=*"], []),
        (["camera=*"], ["open"]),
        (["camera=*", "camera=()"], []),
    ],
)
def test_permissions_policy(values: list[str], expected: list[str]) -> None:
    assert problems(http_permissions_policy, home=build.page([("Permissions-Policy", value) for value in values])) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("same-origin", []),
        ("noopener-allow-popups", []),
        ("unsafe-none", ["off"]),
        ("same-orgin", ["invalid"]),
        ('"same-origin"', ["invalid"]),
    ],
)
def test_opener_policy(value: str, expected: list[str]) -> None:
    assert problems(http_coop, home=build.page({COOP: value})) == expected


@pytest.mark.parametrize(
    ("embedder", "opener", "expected"),
    [
        ("require-corp", "same-origin", []),
        ("credentialless", 'same-origin; report-to="x"', []),
        ("require-corp", "unsafe-none", ["alone"]),
        ("require-corp", "same-origin, same-origin", ["alone"]),
        ("Require-Corp", "same-origin", ["invalid"]),
    ],
)
def test_embedder_policy(embedder: str, opener: str, expected: list[str]) -> None:
    assert problems(http_coep, home=build.page({COEP: embedder, COOP: opener})) == expected


def test_who_does_not_ask_for_isolation_lacks_nothing() -> None:
    assert verdict(http_coep, home=build.page()).outcome is Outcome.NOT_APPLICABLE


@pytest.mark.parametrize("check", ADVICE, ids=lambda check: check.id)
def test_it_is_advice_and_no_alarm(check: Check) -> None:
    assert {problem.risk.level for problem in check.problems} == {RiskLevel.VERY_LOW}


@pytest.mark.parametrize("check", ADVICE, ids=lambda check: check.id)
def test_what_is_no_page_needs_no_advice(check: Check) -> None:
    assert verdict(check, home=build.page({"Content-Type": "application/json"})).reason == "not-html"
