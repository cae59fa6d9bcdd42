"""Several paths, one question: what one of them proves is not lost to a time-out or refusal of another."""

from __future__ import annotations

from collections.abc import Iterator

from checks.core.evidence import Failure
from checks.core.http import Exchange, Nowhere
from checks.core.notfound import IsIt, Unknown, present


def proven(*asked: tuple[Exchange | Failure, Nowhere | Failure, IsIt], home: Exchange | Failure | None = None) -> Iterator[Exchange]:
    """The answers in which the thing asked for is really there; see `present`, which is asked for each.

    Where none is and a path stays open, raises `Unknown` with the first open path's reason at the end.
    """
    front = home if isinstance(home, Exchange) else None
    still_open: Unknown | None = None
    found = False
    for seen, nowhere, is_it in asked:
        try:
            if present(seen, nowhere, is_it=is_it, home=front):
                found = True
                yield seen
        except Unknown as told:
            still_open = still_open or told
    if still_open is not None and not found:
        raise still_open
