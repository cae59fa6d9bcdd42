"""docs/authors.md is whole, and its examples do what they say."""

from __future__ import annotations

import doctest
import importlib
import pkgutil
from collections import Counter

import pytest

import checks
from tests import offered
from tests.generated_docs import ROOT

PAGE = ROOT / "docs" / "authors.md"


def test_every_example_does_what_it_says() -> None:
    results = doctest.testfile(str(PAGE), module_relative=False, encoding="utf-8")
    assert results.attempted > len(offered.TOPICS)
    assert results.failed == 0


@pytest.mark.slow
def test_every_example_in_a_docstring_does_what_it_says() -> None:
    modules = (importlib.import_module(info.name) for info in pkgutil.walk_packages(checks.__path__, "checks."))
    results = [doctest.testmod(module) for module in modules]
    assert sum(result.attempted for result in results) > 20
    assert sum(result.failed for result in results) == 0


def test_everything_that_is_offered_has_one_topic() -> None:
    times = Counter(name for topic in offered.TOPICS for name in offered.names(topic))
    assert times == Counter(checks.__all__)


def test_every_topic_has_an_example() -> None:
    sections = PAGE.read_text("utf-8").split("\n## ")[1:]
    assert len(sections) == len(offered.TOPICS)
    assert [section for section in sections if ">>> " not in section] == []


def test_a_shape_is_written_as_the_code_has_it() -> None:
    assert offered.entries("evidence").startswith("- `FOREIGN_ORIGIN = ")
    assert "- `Page(path: str = …, locked: bool = …) → Exchange, VISIT`: The page at a path where the site lives" in offered.entries(
        "needs"
    )
    assert "  - `.values(name: str) → tuple[str, ...]`: Every value of a header, in order" in offered.entries("evidence")
    assert "  - `parse.hsts(values: Iterable[str]) → Hsts | None`: The policy of the first line" in offered.entries("parsers")
    assert "- `Outcome: PASS, FAIL, UNKNOWN, NOT_APPLICABLE, ERROR`: " in offered.entries("judgement")
