"""The differences that nobody has explained, as a list to work through."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from tests.real.browser.kind import KINDS
from tests.real.browser.view import FACTS, Difference

_MOST = 12


def report(differences: Iterable[Difference]) -> str:
    """Markdown: a section a kind, a list a fact, and how to see one of them again."""
    ordered = sorted(differences, key=lambda one: (one.kind, list(FACTS).index(one.fact), one.seed))
    pieces = [f"# {len(ordered)} differences between tilik and the browser\n"]
    for name, of_kind in groupby(ordered, lambda one: one.kind):
        pieces.append(f"\n## {name}\n\n{KINDS[name].standard}\n")
        for fact, of_fact in groupby(of_kind, lambda one: one.fact):
            examples = {str(one.drawn): one for one in of_fact}
            pieces.append(f"\n{fact}: {FACTS[fact]}\n\n")
            pieces += [f"- {one}\n" for one in list(examples.values())[:_MOST]]
            pieces.append(f"\n    python -m tests.real.browser.parity --kind {name} --draw {next(iter(examples.values())).seed}\n")
    return "".join(pieces)
