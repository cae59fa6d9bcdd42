"""A kind of answer: one small function that changes a sound site in one way, with the standard that says what browsers make of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

import msgspec

from tests.real.browser.site import Site

Ask = Literal[
    "plain", "framed", "cors", "sent", "embeds", "opener", "hsts", "referrer", "strangers", "sniffed", "integrity", "isolated", "cached"
]


class Kind(msgspec.Struct, frozen=True):
    """``name`` is ``<file>.<function>``; ``change`` makes a fault of the kind, drawing its variant."""

    name: str
    standard: str
    change: Callable[[Site], None]


KINDS: dict[str, Kind] = {}


def kind(standard: str, *asks: Ask) -> Callable[[Callable[[Site], None]], Callable[[Site], None]]:
    """Declares a kind; ``asks`` are what is tried with its sites besides looking at them."""

    def declare(change: Callable[[Site], None]) -> Callable[[Site], None]:
        def with_asks(site: Site) -> None:
            site.asks.update(asks)
            change(site)

        name = f"{change.__module__.rpartition('.')[2]}.{change.__name__}"
        assert name not in KINDS, name
        KINDS[name] = Kind(name, standard, with_asks)
        return change

    return declare
