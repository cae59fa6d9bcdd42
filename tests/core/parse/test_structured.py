"""Structured fields: what is read, and that one slip voids the header (RFC 9651 section 4.2)."""

import pytest
from hypothesis import given, strategies as st

from checks.core.parse import dictionary, item
from tests.each import each


@each(
    ("header", "members"),
    [
        ("camera=()", {"camera": ()}),
        ('camera=(self "https://a.example"), mic=*', {"camera": ("self", "https://a.example"), "mic": ("*",)}),
        ("a=( x  y ) , b", {"a": ("x", "y"), "b": ("?1",)}),
        ("a=1.5, a=();report-to=x", {"a": ()}),
        ('a="say \\"x\\""', {"a": ('say "x"',)}),
        ("a=(x;p=1 y);q, b;r=2", {"a": ("x", "y"), "b": ("?1",)}),
        ("", {}),
        ("  ", {}),
    ],
)
def test_dictionaries(header: str, members: dict[str, tuple[str, ...]]) -> None:
    read = dictionary([header])
    assert (read.members, read.fault) == (members, "")


@each(
    ("header", "fault"),
    [
        ("camera 'none'", "camera 'none'"),
        ("a=(), camera='none'", "camera='none'"),
        ("a=(), Camera=()", "Camera=()"),
        ("a=(),", "a=(),"),
        ("a=(x, y)", "a=(x, y)"),
        ("a=(", "a=("),
        ("a=();b=()", "a=();b=()"),
        ('a=(), b=(x"y")', 'b=(x"y")'),
    ],
)
def test_one_slip_voids_all(header: str, fault: str) -> None:
    read = dictionary([header])
    assert (read.members, read.fault) == ({}, fault)


def test_lines_are_one_dictionary() -> None:
    assert dictionary(["a=()", "", "b=(self)"]).members == {"a": (), "b": ("self",)}


@each(
    ("values", "bare"),
    [
        (["same-origin"], "same-origin"),
        ([' unsafe-none; report-to="x" '], "unsafe-none"),
        (['"same-origin"'], '"same-origin"'),
        (["same-origin", "same-origin"], None),
        (["same origin"], None),
        # RFC 9651 section 4.2.3.2: a semicolon announces a parameter.
        (["same-origin;"], None),
        (["same-origin; "], None),
        (["same-origin;a;"], None),
        (["same-origin;a="], None),
        (["same-origin ;a"], None),
        (["same-origin;a;b=1"], "same-origin"),
        ([""], None),
        ([], None),
    ],
)
def test_items(values: list[str], bare: str | None) -> None:
    assert item(values) == bare


_KEYS = st.from_regex(r"[a-z][a-z0-9\-]*", fullmatch=True)
_ORIGINS = st.from_regex(r"https://[a-z]{1,9}\.example", fullmatch=True)


@pytest.mark.slow
@given(st.dictionaries(_KEYS, st.lists(_ORIGINS, max_size=3).map(tuple)))
def test_a_written_dictionary_is_read_back(members: dict[str, tuple[str, ...]]) -> None:
    text = ", ".join(key + "=(" + " ".join(f'"{origin}"' for origin in origins) + ")" for key, origins in members.items())
    assert dictionary([text]).members == members
    assert dictionary([text, "'"]).members == {}
