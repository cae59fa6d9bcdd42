"""No text is a formula, wherever it is put, and every text fits into a cell."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, strategies as st

from reports.export.spreadsheet_text import LONGEST_CELL, inert
from tests.each import each

STARTS = ("=", "+", "-", "@", "＝", "＋", "－", "＠")


@each(
    ("text", "remains"),
    [
        ("=1+1", "'=1+1"),
        (' "=1+1', " \"'=1+1"),
        ("\t\r\n@SUM(1)", "'@SUM(1)"),
        ("a;=1", "a;'=1"),
        ("a\n-1", "a\n'-1"),
        ("a = b; c", "a = b; c"),
        ("max-age=0, no-store", "max-age=0, no-store"),
        ("Mutakhirkan WordPress.", "Mutakhirkan WordPress."),
        ("\x00\x1b[2J\ud800", "  [2J "),
        ("", ""),
    ],
)
def test_a_formula_gets_an_apostrophe_and_all_else_stays(text: str, remains: str) -> None:
    assert inert(text) == remains


@given(st.text(alphabet=st.sampled_from(";\t\r\n =+-@\"'＝a,|\x00\ud800"), max_size=30))
def test_no_text_begins_a_formula(text: str) -> None:
    result = inert(text)
    assert not result.startswith((*STARTS, "\t", "\r"))
    for separator in ";\t\n\r":
        assert not any(part.startswith(STARTS) for part in result.split(separator))
    result.encode("utf-8")


@pytest.mark.slow
@given(st.text(max_size=60))
def test_what_is_inert_stays_as_it_is(text: str) -> None:
    assert inert(inert(text)) == inert(text)


def test_a_long_text_is_cut_and_takes_no_time() -> None:
    began = time.process_time()
    for text in ("=" * 100_000, "\n" * 100_000, "; " * 100_000, '"' * 100_000):
        assert len(inert(text)) <= LONGEST_CELL
    assert time.process_time() - began < 1
