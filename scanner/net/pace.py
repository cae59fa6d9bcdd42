"""Politeness per address: so many connections, so many requests a second, and slower when the server asks for it."""

from __future__ import annotations

import asyncio
import random

from scanner.net.clock import Clock

SLOWEST = 8.0
LONGEST_WAIT = 15.0
_SLOW_ANSWER = 3.0
_JITTER = 0.4


class Pace:
    """One address's share of our attention.

    At most ``connections`` requests are in flight, and in any second at most ``rate`` plus ``connections`` start. Every push-back (429, 503, reset,
    answers that grow slow) doubles the distance between requests up to eightfold; every good answer shortens it again.
    """

    def __init__(self, connections: int, rate: float, clock: Clock, seed: str = "") -> None:
        self._slots = asyncio.Semaphore(connections)
        self._lanes, self._connections = list(range(connections)), connections
        self._interval, self._burst = 1 / rate, (connections - 1) / rate
        self._clock = clock
        self._slowness = 1.0
        self._due = clock.monotonic()
        self._jitter = random.Random(seed)  # noqa: S311  # spreads requests, guards nothing

    async def take(self) -> int:
        """A connection slot to hold, until it is given `back`. Its number nobody else has meanwhile; the one that became free last comes first."""
        await self._slots.acquire()
        return self._lanes.pop()

    def back(self, lane: int) -> None:
        """Somebody else may have this slot."""
        self._lanes.append(lane)
        self._slots.release()

    @property
    def idle(self) -> bool:
        """Nobody has asked or waits to, for so long that a fresh pace would do as well."""
        return len(self._lanes) == self._connections and self._clock.monotonic() - self._due > LONGEST_WAIT

    async def turn(self) -> bool:
        """Until a request may start; called with a slot in hand. True when that took time, in which things may have changed."""
        now = self._clock.monotonic()
        spacing = self._interval * self._slowness
        self._due = max(self._due + spacing, now - self._burst / self._slowness)
        # The jitter delays one start and moves none after it, so that the rate is kept exactly.
        starts = self._due + spacing * self._jitter.uniform(0.0, _JITTER)
        if starts <= now:
            return False
        await self._clock.sleep(starts - now)
        return True

    def pushed_back(self, retry_after: float | None = None) -> None:
        """The server asked for less; ``retry_after`` in seconds when it said for how long."""
        self._slowness = min(SLOWEST, self._slowness * 2)
        pause = min(LONGEST_WAIT, retry_after if retry_after is not None else self._interval * self._slowness)
        self._due = max(self._due, self._clock.monotonic() + pause)

    def answered(self, seconds: float) -> None:
        """A real answer came, after so many seconds."""
        if seconds > _SLOW_ANSWER:
            self.pushed_back(0.0)
        else:
            self._slowness = max(1.0, self._slowness * 0.8)


class Breaker:
    """Gives up on one port of one host after the same trouble several times in a row."""

    def __init__(self, limit: int = 3) -> None:
        self._limit = limit
        self._trouble: dict[tuple[str, int], tuple[str, int]] = {}

    def open(self, host: str, port: int) -> str | None:
        """The trouble that ended it, or None while requests may be sent."""
        trouble, times = self._trouble.get((host, port), ("", 0))
        return trouble if times >= self._limit else None

    def note(self, host: str, port: int, trouble: str | None) -> None:
        """How a request ended; None for a real answer, which forgives everything before it."""
        if trouble is None:
            self._trouble.pop((host, port), None)
        else:
            before, times = self._trouble.get((host, port), ("", 0))
            self._trouble[host, port] = (trouble, times + 1 if before == trouble else 1)
