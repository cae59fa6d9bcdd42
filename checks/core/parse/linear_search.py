"""One search for many phrases at once, in time that grows with the text alone (RE2: Russ Cox, "Regular Expression Matching in the Wild", 2010)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import re2

# For the automaton; where more would be needed it is begun anew.
_MOST_MEMORY = 64 << 20


class LinearSearch:
    """Looks for any of some patterns in bytes; of two that begin at one place the longer counts. ``re2.error`` for what RE2 cannot read."""

    def __init__(self, patterns: Iterable[str]) -> None:
        options = re2.Options()
        options.max_mem = _MOST_MEMORY
        options.longest_match = True
        options.never_capture = True
        options.log_errors = False
        self._pattern = re2.compile("|".join(f"(?:{pattern})" for pattern in sorted(set(patterns))).encode(), options)

    def within(self, text: bytes) -> bool:
        """Whether any of them stands in the text."""
        return self._pattern.search(text) is not None

    def occurrences(self, text: bytes) -> Iterator[tuple[int, bytes]]:
        """Where each begins, in bytes, and what stands there."""
        return ((match.start(), match[0]) for match in self._pattern.finditer(text))
