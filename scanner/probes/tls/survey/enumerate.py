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

    ``mark`` is that of the refusal by which it said so (0 where it was none): it counts once the server still answers afterwards.
    ``cut`` when that was a connection broken off, as by a server that is down.
    """

    values: tuple[int, ...]
    complete: bool = True
    mark: int = 0
    cut: bool = False

    def __add__(self, other: Choices) -> Choices:
        values = tuple(dict.fromkeys((*self.values, *other.values)))
        return Choices(values, self.complete and other.complete, max(self.mark, other.mark), self.cut or other.cut)

    async def confirmed(self, asker: Asker) -> bool:
        """Whether there is nothing else, with a look whether the server still answers where nothing else shows it.

        Where one of several servers is down, a connection that is cut says nothing of what the others take.
        """
        cut_by_chance = self.cut and asker.unsteady
        return self.complete and not asker.doubtful and not cut_by_chance and await asker.confirmed(self.mark)


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
            return Choices(tuple(choices), mark=answer.mark, cut=answer.cut)
        choice = pick(answer)
        if choice is None or choice in choices:
            break
        if choice not in rest:
            return Choices(tuple(choices), False)
        choices[choice] = None
        rest.remove(choice)
    return Choices(tuple(choices))
