"""The whole set: every site under a name of its own."""

from __future__ import annotations

import functools

from tests.accuracy.compromise import (
    advisories,
    cloaking,
    comments,
    defacement,
    differing,
    disguises,
    doorways,
    doubtful,
    hidden_blocks,
    libraries,
    markup,
    mixtures,
    news,
    scripts,
    shells,
    subjects,
    tongues,
    words,
)
from tests.accuracy.compromise.case import Case

_PARTS = (
    hidden_blocks, disguises, cloaking, doorways, subjects, defacement, shells, scripts, comments, doubtful, news, words, advisories, differing, tongues, markup, libraries, mixtures,
)  # fmt: skip


@functools.cache
def cases() -> tuple[Case, ...]:
    """All of them. Their answers count visits, so that the same ones are given again."""
    return tuple(case for part in _PARTS for case in part.cases())
