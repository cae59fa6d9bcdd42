"""The judging of a site whose every body, or every header, is hostile takes time in proportion to it; all checks together, as in a scan."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from checks.core.assess.judge import judge
from checks.core.check import registry
from checks.core.model.finding import Outcome
from checks.core.testing import evidence as build
from tests.linear.evidence import evidence
from tests.linear.growth import growth
from tests.linear.readers import forget
from tests.linear.shapes import HEAD, LINES, MARKUP, SHAPES

CHECKS = registry.load()
BODIES = (*MARKUP, "run of '<'", "run of ' '", "stars", "settings", "objects", "locations")
HEADERS = (*LINES, "run of ','", "run of ';'", "run of '\"'", "run of ' '")


def judged(text: str, *, header: bool) -> Callable[[], list[Outcome]]:
    prepared = [(subject, evidence(subject, text, header=header)) for subject in CHECKS]

    def run() -> list[Outcome]:
        forget()
        return [
            judge(subject, build.DOMAIN_TARGET if subject.of_domains else build.TARGET, evidence_of_one).outcome
            for subject, evidence_of_one in prepared
        ]

    return run


@pytest.mark.slow
@pytest.mark.parametrize("name", BODIES)
def test_a_hostile_body(name: str) -> None:
    assert growth(lambda length: judged(HEAD + SHAPES[name](length), header=False), dearest=100) == ""


@pytest.mark.slow
@pytest.mark.parametrize("name", HEADERS)
def test_hostile_headers(name: str) -> None:
    assert growth(lambda length: judged(SHAPES[name](length // 4).replace("\n", " "), header=True), dearest=100) == ""


def test_no_check_fails_on_them() -> None:
    assert Outcome.ERROR not in judged(HEAD + SHAPES["links"](16_384), header=False)()
