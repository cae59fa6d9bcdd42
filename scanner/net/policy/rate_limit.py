"""Politeness per address: so many connections, so many requests and new connections a second, and slower when the server asks for it."""

from __future__ import annotations

import asyncio
import logging
import random
from collections import deque
from typing import Protocol

from scanner.net.clock import Clock

_log = logging.getLogger(__name__)
SLOWEST = 8.0
# How long a server is left alone at most, in seconds; nothing that a scan does later than that is for the same scan.
LONGEST_WAIT = 86_400.0
_IDLE = 15.0
_SLOW_ANSWER = 3.0
# A second as others measure it: what leaves in exact distances does not arrive so.
_SECOND = 1.02
# Starts lie so much further apart than the rate says, of which the jitter takes at most its part: the rest is `_SECOND`.
_ROOM, _JITTER = 0.05, 0.03
# Whoever comes so much too late, in seconds, is not the later for it; a process that is busy would else never keep up.
_LATE = 0.05


class Closable(Protocol):
    """Something that holds a connection open."""

    def close(self) -> None: ...


class Lane:
    """A place for one connection to an address. Its ``connection`` is open; whoever has the lane uses that, or closes it before opening another."""

    def __init__(self) -> None:
        self.connection: Closable | None = None

    def clear(self) -> None:
        """Close what is kept open."""
        connection, self.connection = self.connection, None
        if connection is not None:
            connection.close()


class Window:
    """At most ``rate`` starts in any second, in even distances; less than one a second where the rate is."""

    def __init__(self, rate: float, now: float) -> None:
        self._most = max(1, int(rate))
        self._span = max(1.0, self._most / rate)
        self._starts: deque[float] = deque()
        self.distance = (1 + _ROOM) * self._span / self._most
        self._due = now

    def opens(self, jitter: float) -> float:
        """When the next may start; ``jitter`` is from 0 to 1."""
        full = self._starts[0] + _SECOND * self._span if len(self._starts) >= self._most else self._due
        return max(full, self._due + jitter * min(_JITTER * self._span, self.distance / 2))

    def start(self, now: float, slowness: float) -> None:
        """One starts now."""
        while self._starts and (len(self._starts) >= self._most or self._starts[0] <= now - _SECOND * self._span):
            self._starts.popleft()
        self._starts.append(now)
        self._due = max(self._due, now - _LATE) + self.distance * slowness

    def wait(self, until: float) -> None:
        """None starts before that."""
        self._due = max(self._due, until)


class Pace:
    """One address's share of our attention.

    At most ``connections`` are open, and in any second at most ``rate`` requests start and ``rate`` connections are opened, the first second
    included. Every push-back (429, 503, reset, answers that grow slow) doubles the distance between starts up to eightfold; every good answer
    shortens it again. A server that says for how long it wants to be left alone is left alone.
    """

    def __init__(self, connections: int, rate: float, clock: Clock, seed: str = "") -> None:
        self._slots = asyncio.Semaphore(connections)
        self._lanes, self._connections = [Lane() for _ in range(connections)], connections
        self._clock, self._whose = clock, seed
        self._slowness = 1.0
        self._last = self._alone_until = clock.monotonic()
        self.requests, self.openings = Window(rate, self._last), Window(rate, self._last)
        self._order = asyncio.Lock()
        self._jitter = random.Random(seed)  # noqa: S311  # spreads requests, guards nothing

    async def take(self) -> Lane:
        """A place for a connection, until it is given `back`. Nobody else has it meanwhile; the one that became free last comes first."""
        await self._slots.acquire()
        return self._lanes.pop()

    def back(self, lane: Lane) -> None:
        """Somebody else may have this place."""
        self._lanes.append(lane)
        self._slots.release()

    @property
    def idle(self) -> bool:
        """Nobody has asked or waits to, for so long that a fresh pace would do as well."""
        return len(self._lanes) == self._connections and self._clock.monotonic() - max(self._last, self._alone_until) > _IDLE

    async def start(self, windows: tuple[Window, ...], until: float) -> bool:
        """Until something may leave that counts in these windows; then it must leave at once.

        False where the server asked to be left alone for longer than ``until``, on the monotonic clock.
        """
        async with self._order:
            jitter = self._jitter.random()
            while True:
                if self._alone_until > until:
                    return False
                now = self._clock.monotonic()
                opens = max(self._alone_until, *(window.opens(jitter) for window in windows))
                if opens <= now:
                    break
                await self._clock.sleep(opens - now)
            for window in windows:
                window.start(now, self._slowness)
            self._last = now
            return True

    def slow_down(self, retry_after: float | None = None) -> None:
        """The server asked for less; ``retry_after`` in seconds when it said for how long."""
        self._become(min(SLOWEST, self._slowness * 2))
        now = self._clock.monotonic()
        if retry_after is not None:
            alone = min(retry_after, LONGEST_WAIT)
            if now + alone > self._alone_until:
                self._alone_until = now + alone
                if alone:
                    _log.info("%s is left alone for %.0f seconds, as it asked", self._whose, alone)
        for window in (self.requests, self.openings):
            window.wait(now + (window.distance * self._slowness if retry_after is None else 0.0))

    def note_answer(self, seconds: float) -> None:
        """A real answer came, after so many seconds."""
        if seconds > _SLOW_ANSWER:
            self.slow_down(0.0)
        else:
            self._become(max(1.0, self._slowness * 0.8))

    def _become(self, slowness: float) -> None:
        if slowness > self._slowness:
            _log.info("%s is backed off from: requests are %g times as far apart as they may be", self._whose, slowness)
        elif slowness == 1.0 < self._slowness:
            _log.info("%s is asked at its full rate again", self._whose)
        self._slowness = slowness


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
        before, times = self._trouble.get((host, port), ("", 0))
        if trouble is None:
            self._trouble.pop((host, port), None)
            if times >= self._limit:
                _log.info("breaker closed: %s, port %d, answers again", host, port)
        else:
            times = times + 1 if before == trouble else 1
            self._trouble[host, port] = (trouble, times)
            if times == self._limit:
                _log.warning("breaker opened: %s, port %d, is given up after %s %d times in a row", host, port, trouble, times)
