"""The set of words of a page, what it is made of, and how alike two sets are."""

from __future__ import annotations

import re
from functools import lru_cache

from checks.core.parse.visible_text import without_tags

_WORD = re.compile(r"[^\W_]{2,}")

_OPENING = re.compile(r"<([a-zA-Z][a-zA-Z0-9\-]{0,30})([^<>]{0,2000})>")
_ATTRIBUTES = re.compile(r"\b(?:class|id)\s{0,5}=\s{0,5}(?:\"[^\"]{0,200}\"|'[^']{0,200}'|[^\s\"'>]{1,200})", re.IGNORECASE)

WordSet = frozenset[str]

# Pages at once: many checks compare the same few of one site.
_PAGES = 16


@lru_cache(_PAGES)
def words(text: str) -> WordSet:
    """The distinct words a reader sees, lower case; scripts, styles and tags left out.

    What contains a digit is left out too: dates, counters and random tokens differ between two views of the same page.
    """
    return frozenset(word.lower() for word in _WORD.findall(without_tags(text)) if word.isalpha())


@lru_cache(_PAGES)
def frame(text: str) -> WordSet:
    """The distinct tags of a page with their class and id, lower case: what it is made of, whatever it says. Empty for plain text."""
    return frozenset(" ".join([tag[1], *_ATTRIBUTES.findall(tag[2])]).lower() for tag in _OPENING.finditer(text))


def likeness(one: WordSet, other: WordSet) -> float:
    """Shared words over all words (Jaccard), 0 to 1; two empty sets are alike."""
    if not one and not other:
        return 1.0
    return len(one & other) / len(one | other)
