"""Finding everything a server accepts: offer all, take away what it chose, until it refuses."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence

import msgspec

from checks.core.evidence.observation import Failure

Choose = Callable[[tuple[int, ...]], Awaitable[int | Failure | None]]


class Choices(msgspec.Struct, frozen=True):
    """What was chosen, in that order; ``complete`` when the server said that there is nothing else."""

    values: tuple[int, ...]
    complete: bool


async def exhaust(candidates: Sequence[int], choose: Choose, initial: Sequence[int] = ()) -> Choices:
    """Ask ``choose`` for one of the rest until it gives None: refused. ``initial`` was chosen before.

    A server that chooses again what is no longer offered does not look at the offer, so there is nothing else either.
    """
    choices = dict.fromkeys(initial)
    rest = [value for value in candidates if value not in choices]
    while rest:
        choice = await choose(tuple(rest))
        if choice is None or choice in choices:
            break
        if isinstance(choice, Failure) or choice not in rest:
            return Choices(tuple(choices), False)
        choices[choice] = None
        rest.remove(choice)
    return Choices(tuple(choices), True)
