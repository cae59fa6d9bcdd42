"""Strict-Transport-Security as browsers read it (RFC 6797 section 6.1)."""

import pytest
from hypothesis import given, strategies as st

from checks.core.parse import Hsts, hsts
from tests.each import each


@each(
    ("value", "policy"),
    [
        ("max-age=31536000", Hsts(31_536_000)),
        ("MAX-AGE=1 ; INCLUDESUBDOMAINS;preload", Hsts(1, True, True)),
        ('max-age="600"', Hsts(600)),
        (";; max-age = 600 ;;", Hsts(600)),
        ('max-age=600; note="a;b \\" c"; includeSubDomains', Hsts(600, True)),
        ("max-age=0", Hsts(0)),
        ("max-age=000600", Hsts(600)),
        ("max-age=" + "9" * 5000, Hsts(10**18)),
        ("max-age=600; includeSubDomains=yes", None),
        ("", None),
        ("includeSubDomains", None),
        ("max-age", None),
        ("max-age=", None),
        ("max-age=-1", None),
        ("max-age=1.5", None),
        ("max-age=٣٠", None),
        ("max-age=600, max-age=600", None),
        ("max-age=600; max-age=600", None),
        ("max-age=600; includeSubDomains=", None),
        ("max-age=600; includeSubDomains; includeSubDomains", None),
        ("max-age=600; includeSubDomains,preload", None),
        ("max-age=600; {includeSubDomains}", None),
        ("max-age=600; includeSubDomains\u200b", None),
        ("max-age=600; include SubDomains", None),
        ("max-age=600; includeSubDomains x", None),
        ("max-age=600; a/b", None),
        ("max-age=600; note=", None),
        ("max-age=600; =x", None),
        ("max-age=600,", None),
        ("max-age: 600", None),
        ("max-age='600'", None),
        ('max-age="600', None),
        ("max-age=+600", None),
        ("max-age=6 00", None),
        ("max-age=0x1F", None),
        ('"max-age=600; includeSubDomains"', None),
        ("max-age=600; preload=1; preload", Hsts(600, preload=True)),
        ("max-age=600; note; note=x", Hsts(600)),
        ("includeSubDomains\t;\tmax-age=600", Hsts(600, True)),
        ("max-age=600 includeSubDomains", None),
        ('max-age=600; note="unclosed', None),
        ("=600", None),
    ],
)
def test_policy(value: str, policy: Hsts | None) -> None:
    """Each as Chromium 156 has it in force, or not, after a visit."""
    assert hsts([value]) == policy


@pytest.mark.parametrize(
    ("values", "policy"),
    [
        ([], None),
        (["max-age=600", "max-age=600"], Hsts(600)),
        (["max-age=600", "max-age=0"], Hsts(600)),
        (["max-age=0", "max-age=600"], Hsts(0)),
        (["max-age", "max-age=600"], None),
        (["", "max-age=600"], None),
    ],
)
def test_the_first_line_counts(values: list[str], policy: Hsts | None) -> None:
    """RFC 6797 section 8.1, and Chromium 156."""
    assert hsts(values) == policy


@given(st.integers(0, 10**17), st.booleans(), st.booleans(), st.sampled_from([";", " ; ", ";;"]))
def test_a_written_policy_is_read_back(age: int, subdomains: bool, preload: bool, separator: str) -> None:
    parts = [f"max-age={age}", *["includeSubDomains"] * subdomains, *["preload"] * preload]
    assert hsts([separator.join(parts)]) == hsts([separator.join(reversed(parts))]) == Hsts(age, subdomains, preload)
