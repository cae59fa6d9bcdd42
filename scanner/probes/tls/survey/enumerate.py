"""Finding everything a server accepts: offer all, take away what it chose, until it refuses."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence

import msgspec

from checks.core.evidence.observation import Failure
from scanner.probes.tls.survey.asker import Asker
from scanner.probes.tls.wire.answer import ServerAnswer

Offer = Callable[[tuple[int, ...]], Awaitable[ServerAnswer | Failure]]
Pick = Callable[[ServerAnswer], int | None]


class Choices(msgspec.Struct, frozen=True):
    """What was chosen, in that order; ``complete`` when the server said that there is nothing else.

    ``refusals`` are those by which it said so: they count once the server still answers afterwards.
    """

    values: tuple[int, ...]
    complete: bool = True
    refusals: tuple[ServerAnswer, ...] = ()

    def __add__(self, other: Choices) -> Choices:
        values = tuple(dict.fromkeys((*self.values, *other.values)))
        return Choices(values, self.complete and other.complete, (*self.refusals, *other.refusals))

    @property
    def wordless(self) -> bool:
        """Whether it said so without a word, as a server that is down."""
        return any(refusal.wordless for refusal in self.refusals)

    async def confirmed(self, asker: Asker) -> bool:
        """Whether there is nothing else, with a look whether the server still answers where nothing else shows it."""
        return self.complete and not asker.doubtful and await asker.confirmed(*self.refusals)


async def exhaust(candidates: Sequence[int], offer: Offer, pick: Pick, initial: Sequence[int] = ()) -> Choices:
    """Offer the rest until nothing of it is picked. ``initial`` was chosen before.

    A server that chooses again what is no longer offered does not look at the offer, so there is nothing else either.
    """
    choices = dict.fromkeys(initial)
    rest = [value for value in candidates if value not in choices]
    while rest:
        answer = await offer(tuple(rest))
        if isinstance(answer, Failure) or answer.stumble:
            return Choices(tuple(choices), False)
        if answer.hello is None:
            return Choices(tuple(choices), refusals=(answer,))
        choice = pick(answer)
        if choice is None or choice in choices:
            break
        if choice not in rest:
            return Choices(tuple(choices), False)
        choices[choice] = None
        rest.remove(choice)
    return Choices(tuple(choices))
