"""Each numbered promise is written where it says and has been attacked; a share of the attacks holds here, `make promises` makes them all."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from tests.each import each
from tests.promises import page
from tests.promises.attacking import measured
from tests.promises.family import FAMILIES, attacks
from tests.promises.namespace import NoNamespace
from tests.promises.promise import Promise
from tests.promises.promised import PROMISES
from tests.promises.wire import most_in_a_second

ROOT = Path(__file__).parent.parent.parent
PAGES = ("README.md", *(f"docs/{one.name}" for one in (ROOT / "docs").glob("*.md") if one.name != "promises.md"))


def _text(name: str) -> str:
    """A page with single spaces."""
    return " ".join((ROOT / name).read_text("utf-8").split())


@each("promise", PROMISES, ids=lambda one: one.number)
def test_a_promise_stands_in_its_page_with_its_number(promise: Promise) -> None:
    assert f"{promise.sentence} [{promise.number}](" in _text(promise.page)


def test_every_number_in_the_documentation_is_a_promise() -> None:
    numbers = [number for name in PAGES for number in re.findall(r"\[(P\d\d)\]\(", _text(name))]
    assert sorted(numbers) == sorted(one.number for one in PROMISES)


@each("promise", PROMISES, ids=lambda one: one.number)
def test_a_promise_was_attacked_or_is_held_by_tests(promise: Promise) -> None:
    assert promise.tests or [one for one in page.read().figures if one.promise == promise.number]
    for test in promise.tests:
        file, _, name = test.partition("::")
        assert f"\ndef {name}(" in (ROOT / file).read_text("utf-8")


def test_every_figure_is_about_a_promise() -> None:
    assert {one.promise for one in page.read().figures} <= {one.number for one in PROMISES}


def test_the_most_in_any_second_are_found() -> None:
    assert most_in_a_second([0.0, 0.5, 1.0, 1.4, 1.49]) == 4
    assert most_in_a_second([]) == 0


@pytest.mark.real
def test_a_share_of_the_attacks_finds_every_promise_kept() -> None:
    try:
        figures = measured([family for family in FAMILIES if attacks(family, share=True)], share=True)
    except NoNamespace as why:
        if os.environ.get("TILIK_REQUIRE_REAL"):
            pytest.fail(str(why))
        pytest.skip(str(why))
    assert [one for one in figures if not one.holds] == []
