"""Several paths, one question: what one of them proves is not lost to a time-out or refusal of another."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from checks.core.evidence.http import Exchange, Nowhere
from checks.core.evidence.observation import Failure
from checks.core.model.undecided import Unknown
from checks.core.page.soft_404 import IsIt, PrefixMatch, present

Candidate = tuple[Exchange | Failure, Nowhere | Failure | None, IsIt]


def present_paths(candidates: Mapping[str, Candidate], home: Exchange | Failure | None = None) -> Iterator[tuple[str, Exchange]]:
    """The paths, each with its answer, at which the thing asked for is really there; see `present`, which is asked for each.

    Where a path stays open, raises `Unknown` with the first open path's reason at the end; so ``is_it`` must accept only what is
    a finding. What is there under longer names, too, is there where it is the only one: see `PrefixMatch`.
    """
    front = home if isinstance(home, Exchange) else None
    still_open: Unknown | None = None
    decoys: Unknown | None = None
    prefixes: list[tuple[str, Exchange]] = []
    for path, (exchange, nowhere, is_it) in candidates.items():
        try:
            if present(exchange, nowhere, is_it=is_it, home=front):
                yield path, exchange
        except PrefixMatch as raised:
            decoys = raised
            if isinstance(exchange, Exchange):
                prefixes.append((path, exchange))
        except Unknown as raised:
            still_open = still_open or raised
    if len(prefixes) == 1:
        yield from prefixes
    elif prefixes:
        still_open = still_open or decoys
    if still_open is not None:
        raise still_open
