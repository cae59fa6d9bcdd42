"""The whole set: every site under a name of its own."""

from __future__ import annotations

import functools

from tests.accuracy.compromise import (
    advisories,
    cloaked,
    comments,
    defaced,
    differing,
    disguised,
    doorways,
    doubtful,
    hidden,
    libraries,
    markup,
    mixed,
    news,
    scripts,
    shells,
    subjects,
    tongues,
    words,
)
from tests.accuracy.compromise.case import Case

_PARTS = (
    hidden, disguised, cloaked, doorways, subjects, defaced, shells, scripts, comments, doubtful, news, words, advisories, differing, tongues, markup, libraries, mixed,
)  # fmt: skip


@functools.cache
def cases() -> tuple[Case, ...]:
    """All of them. Their answers count visits, so that the same ones are given again."""
    return tuple(case for part in _PARTS for case in part.cases())
