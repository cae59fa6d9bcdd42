"""Every pattern of the project takes time in proportion to the text, whatever the text is; and the test of that sees those that do not."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from pathlib import Path
from types import ModuleType

import pytest

from tests.each import each
from tests.linear.growth import Endless, Work, superlinear, within
from tests.linear.hostile import Hostile, hostile
from tests.linear.pattern_makers import MAKERS
from tests.linear.patterns import Pattern, Unresolved, modules, patterns

# Seconds of CPU for all attacks on one pattern, a hundred times what they take.
_PATIENCE = 10


@cache
def everything() -> tuple[Pattern | Unresolved, ...]:
    return tuple(patterns(modules()))


def fault(pattern: Pattern, patience: float = _PATIENCE) -> str:
    """Which input costs more than its length, and how; nothing where none does."""
    attack: Hostile | None = None
    try:
        with within(patience):
            for attack in hostile(pattern.regex):
                for method in sorted({use if use in ("match", "fullmatch", "search") else "findall" for use in pattern.uses}):
                    work = _work(getattr(pattern.regex, method), attack, isinstance(pattern.regex.pattern, bytes))
                    if why := superlinear(work):
                        return f"{pattern.where} {pattern.regex.pattern!r}: {method} in {attack}: {why}"
    except Endless:
        return f"{pattern.where} {pattern.regex.pattern!r}: does not end with {attack}"
    return ""


def _work(method: Callable[[str | bytes], object], attack: Hostile, of_bytes: bool) -> Work:
    def work(parts: int) -> tuple[int, Callable[[], object]]:
        source = attack.text(parts)
        text = source.encode("latin-1", "replace") if of_bytes else source
        return len(text), lambda: method(text)

    return work


@pytest.mark.slow
@pytest.mark.parametrize("share", range(4))
def test_every_pattern_is_linear(share: int) -> None:
    spots = [one for one in everything() if isinstance(one, Pattern)]
    assert len(spots) > 200
    faults = [why for one in spots[share::4] if (why := fault(one))]
    assert faults == []


@pytest.mark.slow
def test_every_pattern_made_while_running_is_linear() -> None:
    places = {one.where for one in everything() if isinstance(one, Unresolved)}
    assert places == MAKERS.keys(), (
        "a pattern made from values of a function must be listed in tests/linear/pattern_makers.py with what it can be"
    )
    constructions = {(one.regex, one.uses): one for find in MAKERS.values() for one in find()}
    assert len(constructions) > 100
    faults = [why for one in constructions.values() if (why := fault(one))]
    assert faults == []


def test_only_the_module_re_makes_patterns() -> None:
    """Under another name they would not be found."""
    hidden = re.compile(r"^\s*(?:from re import|import re as|from (?:regex|re2) |import (?:regex|re2)\b)", re.MULTILINE)
    sources = {module.__name__: Path(str(module.__file__)).read_text("utf-8") for module in modules()}
    # RE2 says there which of the patterns of `product` are worth trying, and looks for many phrases at once; it takes linear time whatever they are.
    assert sorted(name for name, source in sources.items() if hidden.search(source)) == [
        "checks.core.parse.linear_search",
        "checks.core.software.library_patterns",
        "checks.core.software.matcher",
    ]


LINEAR = {
    r"(?<!\w)\w++:": "search", r"\s*+=\s*+x": "match", r"<[^<>]*>": "findall", r"[ \t]*+(?:a|b)*+c": "fullmatch", r"\"(?:\\.|[^\"\\])*+(?:\"|\Z)": "match",
    r"/\*.*?(?:\*/|\Z)": "findall", r"charset\s{0,5}=\s{0,5}[\w.\-]{1,40}": "search", r"(?:a|b|c|dd)+": "fullmatch", r"\d{1,3}(?:\.\d{1,3}){3}": "search",
    r"\Aa*b": "search", r"a.{0,20}b": "search", r"[^\W_]{2,}": "findall",
}  # fmt: skip
SUPERLINEAR = {
    r"charset\s*=\s*[\"']?\s*([\w.:\-]{1,40})": "search", r"a*b": "search", r"(\w+\s?)*:": "match", r"<[^>]*>": "search", r"\"(?:\\.|[^\"\\])*\"": "findall",
    r"(?s:'(?:\\.|[^'\\])*+(?:'|\Z)|/\*.*?(?:\*/|\Z))": "findall", r"(?s:<style>(.*?)</style>)": "search", r"(?:a|a)*$": "match", r"\s+$": "search",
    r"\s*(?:#.*)?\s*z": "fullmatch", r"(?s:a(?=.*b))": "findall", r"<tag[^<]{0,9000}?[^>]{0,9000}>": "search", r"(a?){40}a{40}!": "match", r"[a-z]+\d+[a-z]+!": "search",
    r"(.*?),(.*?),(.*?)!": "match", r"(?i:jan[a-z]*+ \d)": "search",
}  # fmt: skip


@each("source", LINEAR)
def test_a_linear_pattern_passes(source: str) -> None:
    assert fault(Pattern("invented", re.compile(source), frozenset((LINEAR[source],)))) == ""


@pytest.mark.slow
@pytest.mark.parametrize("source", SUPERLINEAR)
def test_a_superlinear_pattern_fails(source: str) -> None:
    assert fault(Pattern("invented", re.compile(source), frozenset((SUPERLINEAR[source],))), patience=1) != ""


def test_patterns_are_found_wherever_they_are() -> None:
    module = ModuleType("checks.invented")
    source = Path(__file__).with_name("hidden.py")
    module.__file__ = str(source)
    exec(compile(source.read_text("utf-8"), str(source), "exec"), vars(module))
    spots = list(patterns([module]))
    uses = {str(one.regex.pattern): one.uses for one in spots if isinstance(one, Pattern)}
    assert {"variable", "in a table", "in a class", "in a call", "in a function", "in an annotation"} <= uses.keys()
    assert uses["variable"] == {"match"}
    assert uses["in a call"] == {"search"}
    assert [one.where for one in spots if isinstance(one, Unresolved)] == ["checks.invented.pattern"]
