"""Answers that several questions share: the first to come asks, the others take what it got."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Generic, TypeVar

from checks.core.evidence.observation import Failure

_Shared = TypeVar("_Shared")


class SharedAnswers(Generic[_Shared]):
    """Answers by name. A `Failure` is nobody's but that of who got it: whoever comes after it asks again."""

    def __init__(self) -> None:
        self._answers: dict[str, asyncio.Future[_Shared | Failure]] = {}

    async def take(self, name: str, ask: Callable[[], Awaitable[_Shared | Failure]]) -> _Shared | Failure:
        """What ``ask`` gives, or gave to who came first under this name."""
        while (under_way := self._answers.get(name)) is not None:
            answer = await under_way
            if not isinstance(answer, Failure):
                return answer
            if self._answers.get(name) is under_way:
                del self._answers[name]
        self._answers[name] = mine = asyncio.get_running_loop().create_future()
        try:
            answer = await ask()
        except Exception as wrong:
            mine.set_exception(wrong)
            # It is raised here; whether anybody else waits for it is their matter.
            mine.exception()
            raise
        except BaseException:
            mine.cancel()
            raise
        mine.set_result(answer)
        return answer
