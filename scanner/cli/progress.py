"""Progress of a scan, for who wants to see it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from scanner.judge.judge import OnVerdicts


@contextmanager
def progress(total: int, lang: str, initial: int = 0, *, quiet: bool = False) -> Iterator[OnVerdicts]:
    """What is to be told of each target as it is judged; nothing is shown when ``quiet``."""
    if quiet:
        yield lambda target, verdicts: None
        return
    # What draws it takes a twentieth of a second to load, which a nightly scan has no use for.
    from scanner.cli.progress_bar import Bar

    with Bar(total, lang, initial) as bar:
        yield bar.advance
