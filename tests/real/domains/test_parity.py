"""SPF as others read it: the test suite of RFC 7208, and pyspf on domains of our own."""

from __future__ import annotations

import pytest

from tests.real.domains.parity import EXPLAINED, explanation, of_pyspf, of_suite

pytestmark = pytest.mark.real


def test_every_case_of_the_suite_of_rfc_7208() -> None:
    cases = [*of_suite()]
    assert len(cases) >= 203
    assert {name for name, ours, allowed in cases if ours not in allowed} == set(EXPLAINED)


def test_two_hundred_domains_beside_pyspf() -> None:
    cases = [*of_pyspf()]
    assert len(cases) >= 200
    assert len({other for _, _, other in cases}) == 7
    assert [case for case in cases if case[1] != case[2] and not explanation(*case)] == []
