"""Servers behind one address without a network: which of them gets a connection, and in which order questions are answered, a seed decides."""

from __future__ import annotations

import asyncio
import contextlib
import random
from collections.abc import AsyncIterator, Callable
from typing import Any, cast

from checks.core.evidence.observation import Failure
from checks.core.evidence.tls import TlsAnswers, TlsSurvey, TlsSurveyRequest
from checks.core.model.failure import FailureKind
from checks.core.testing.evidence import HOST
from scanner.net.clock import Clock
from scanner.net.door import Visit
from scanner.net.trust_store import Roots
from scanner.probes.tls.survey.survey import observe_survey
from tests.scanner.probes.tls.particular import Tastes, reply

# Which server gets the connection with this number.
Turns = Callable[[int], Tastes]
_LONGEST_DELAY = 4


class _Connection:
    def __init__(self, tastes: Tastes, delays: random.Random) -> None:
        self._tastes, self._delays, self._sent, self._over = tastes, delays, b"", False

    async def send(self, data: bytes) -> None:
        self._sent = data

    async def read(self) -> bytes:
        for _ in range(self._delays.randrange(_LONGEST_DELAY)):
            await asyncio.sleep(0)
        self._over, over = True, self._over
        return b"" if over else reply(self._sent, self._tastes)


class _Visit:
    """As much of a `Visit` as the survey asks for."""

    seconds = 60.0

    def __init__(self, turns: Turns, delays: random.Random, connections: int) -> None:
        self.clock, self.roots = Clock(), Roots(())
        self._number = 0
        self._turns, self._delays, self._places = turns, delays, asyncio.Semaphore(connections)

    async def addresses(self, host: str) -> tuple[str, ...]:
        return ("127.0.0.1",)

    def fail(self, kind: FailureKind, detail: str = "", asset: str = "") -> Failure:
        return Failure(kind, self.clock.now(), detail, asset)

    @contextlib.asynccontextmanager
    async def stream(self, *what: object) -> AsyncIterator[_Connection]:
        async with self._places:
            for _ in range(self._delays.randrange(_LONGEST_DELAY)):
                await asyncio.sleep(0)
            self._number += 1
            yield _Connection(self._turns(self._number), self._delays)


def surveyed(turns: Turns, seed: int, connections: int = 5) -> TlsAnswers | Failure:
    """What the survey makes of them."""
    visit = cast(Any, _Visit(turns, random.Random(seed), connections))
    observation = asyncio.run(observe_survey(TlsSurveyRequest(HOST, 443), cast(Visit, visit), None))
    if isinstance(observation, Failure):
        return observation
    assert isinstance(observation, TlsSurvey)
    return observation.answers[0]
