"""Content security policies as the original merges them: one set of sources a directive, whatever the number of policies."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable
from urllib.parse import unquote

from checks.core.ratings.observatory.ecmascript import split, trim

# Directive to sources; the sources of later policies only where an earlier one has them, too.
Merged = dict[str, set[str]]

_SHORTEST = 6
_MAY_REPEAT = ("report-uri", "report-to")
# The order of the Unicode collation (CLDR root) for what a source consists of; control characters do not count in it.
_ORDER = {character: rank for rank, character in enumerate(" _-,;:!?.'\"()[]{}@*/\\&#%`^+<=>|~$0123456789abcdefghijklmnopqrstuvwxyz")}
_BAD_ESCAPE = re.compile(r"%(?![0-9A-Fa-f]{2})")


class Invalid(ValueError):
    """The policies cannot be read."""


class _Source:
    def __init__(self, text: str, policy: int) -> None:
        self.text, self.policy, self.keep = text, policy, policy == 0
        self.rank = [_ORDER.get(c, 1000 + ord(c)) for c in text if c >= " " and c != "\x7f"]


class Policies:
    """``directives`` of all policies together, ``repeated`` whether a reporting directive stands twice in one of them."""

    def __init__(self, texts: Iterable[str]) -> None:
        """`Invalid` for one that is empty or nearly so, repeats a directive, or holds a broken escape where sources are compared."""
        policies = [trim(policy.replace("\r", "").replace("\n", "")) for policy in texts]
        if any(len(policy) < _SHORTEST for policy in policies):
            raise Invalid
        self.repeated = False
        sources: dict[str, list[_Source]] = {}
        for number, policy in enumerate(policies):
            self._add(number, policy, sources)
            if number == 0 and len(policies) > 1:
                for source in (source for several in sources.values() for source in several):
                    source.keep = False
        self.directives: Merged = {name: {source.text for source in remaining} or {"'none'"} for name, remaining in sources.items()}

    def _add(self, number: int, policy: str, sources: dict[str, list[_Source]]) -> None:
        names = set()
        for directive in policy.split(";"):
            name, *values = split(trim(directive))
            if not (name := name.lower()):
                continue
            if name in names:
                if name not in _MAY_REPEAT:
                    raise Invalid
                self.repeated = True
            names.add(name)
            if not values and name.endswith("-src"):
                values = ["'none'"]
            new_sources = [_Source(value.lower(), number) for value in values]
            together = sorted([*(sources.get(name, []) if number else []), *new_sources], key=lambda source: source.rank)
            _compare(together)
            sources[name] = [source for source in together if source.keep]


def _compare(together: list[_Source]) -> None:
    """What begins with its neighbour of the same policy is superfluous; what two policies share is kept."""
    for before, source in itertools.pairwise(together):
        if source.policy == before.policy and source.text.startswith(before.text):
            source.keep = False
        if source.policy != before.policy and _matches(before.text, source.text):
            source.keep = True


def _matches(one: str, other: str) -> bool:
    """Whether ``other`` lies under ``one``, part by part between slashes."""
    if not one or (one == "/" and not other):
        return True
    whole, parts, others = not one.endswith("/"), one.split("/"), other.split("/")
    if len(parts) > len(others) or (whole and len(parts) != len(others)):
        return False
    compared = parts if whole else parts[:-1]
    return all(_decode(part) == _decode(against) for part, against in zip(compared, others, strict=False))


def _decode(part: str) -> str:
    if _BAD_ESCAPE.search(part):
        raise Invalid
    try:
        return unquote(part, errors="strict")
    except UnicodeDecodeError as wrong:
        raise Invalid from wrong
