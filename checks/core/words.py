"""The set of words of a page, and how alike two sets are."""

from __future__ import annotations

import re

_TAG = re.compile(r"<(script|style)\b.*?</\1\s*>|<[^>]{0,2000}>", re.DOTALL | re.IGNORECASE)
_WORD = re.compile(r"[^\W_]{2,}")

WordSet = frozenset[str]


def words(text: str) -> WordSet:
    """The distinct words a reader sees, lower case; scripts, styles and tags left out."""
    return frozenset(word.lower() for word in _WORD.findall(_TAG.sub(" ", text)))


def likeness(one: WordSet, other: WordSet) -> float:
    """Shared words over all words (Jaccard), 0 to 1; two empty sets are alike."""
    if not one and not other:
        return 1.0
    return len(one & other) / len(one | other)
