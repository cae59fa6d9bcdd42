"""Sites that are not judged as labelled yet, by name, in `misses.txt`. The table only becomes shorter: a site may leave it, and only one that is
new in the set, or new to a new check, may join."""

from __future__ import annotations

from pathlib import Path

from tests.accuracy.compromise.labels import cases
from tests.accuracy.compromise.measure import Statements

FILE = Path(__file__).with_name("misses.txt")
_HEAD = "# Sites that are not judged as labelled yet; `python -m tests.accuracy.compromise --write` takes out those that are.\n"


def misses() -> frozenset[str]:
    """The names in the table."""
    return frozenset(line for line in FILE.read_text("utf-8").splitlines() if line and not line.startswith("#"))


def misjudgements(statements: Statements) -> frozenset[str]:
    """The sites that were asked and of which something else was said than their labels ask for."""
    return frozenset(case.name for case in cases() if case.name in statements and not statements[case.name].right(case))


def shorten(statements: Statements) -> None:
    """Take those out of the table that are judged as labelled."""
    left = sorted(misses() - {name for name in statements if name not in misjudgements(statements)})
    FILE.write_text(_HEAD + "".join(f"{name}\n" for name in left), "utf-8")
