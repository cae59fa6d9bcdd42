"""Finding everything a server accepts: offer all, take away what it chose, until it refuses."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence

import msgspec

from checks.core.evidence.observation import Failure

Choose = Callable[[tuple[int, ...]], Awaitable[int | Failure | None]]


class Choices(msgspec.Struct, frozen=True):
    """What was chosen, in that order; ``complete`` when the server said that there is nothing else."""

    found: tuple[int, ...]
    complete: bool


async def exhaust(offered: Sequence[int], choose: Choose, found: Sequence[int] = ()) -> Choices:
    """Ask ``choose`` for one of the rest until it gives None: refused. ``found`` was chosen before.

    A server that chooses again what is no longer offered does not look at the offer, so there is nothing else either.
    """
    taken = dict.fromkeys(found)
    rest = [value for value in offered if value not in taken]
    while rest:
        chosen = await choose(tuple(rest))
        if chosen is None or chosen in taken:
            break
        if isinstance(chosen, Failure) or chosen not in rest:
            return Choices(tuple(taken), False)
        taken[chosen] = None
        rest.remove(chosen)
    return Choices(tuple(taken), True)
