"""How long the event loop stood still. That time is nobody's: whoever waited for an answer could not have taken it."""

from __future__ import annotations

import asyncio
import logging
import time

# The loop is looked at so often, and may be so much later than that before it counts as standing still. Seconds.
_PERIOD = 0.05
_TOLERANCE = 0.1
# From here on the log tells of it.
_LONG = 1.0
_log = logging.getLogger(__name__)


class Pulse:
    """Beats on the running loop while it is a context; `beats` counts, so that whoever sees no new one knows that the loop did not turn."""

    def __init__(self) -> None:
        self.beats = 0
        self._loss = 0.0
        self._due: float | None = None
        self._handle: asyncio.TimerHandle | None = None

    def begin(self) -> None:
        """From now on, on the running loop."""
        self._due = time.monotonic() + _PERIOD
        self._handle = asyncio.get_running_loop().call_later(_PERIOD, self._beat)

    def end(self) -> None:
        """The loop ends."""
        if self._handle is not None:
            self._handle.cancel()
        self._due = self._handle = None

    def monotonic(self) -> float:
        """Seconds that never go back, and that stand still while the loop does."""
        now = time.monotonic()
        return now - self._loss - self._late(now)

    def _late(self, now: float) -> float:
        return 0.0 if self._due is None else max(0.0, now - self._due - _TOLERANCE)

    def _beat(self) -> None:
        late = self._late(time.monotonic())
        if late > _LONG:
            _log.warning("the event loop stood still for %.1f seconds, which counts for nobody's time limit", late)
        self._loss += late
        self.beats += 1
        self.begin()


# A process has one loop that scans.
PULSE = Pulse()


class Patience:
    """As ``asyncio.timeout``, and time in which the loop stood still does not count."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._limit = asyncio.timeout(None)

    async def __aenter__(self) -> None:
        await self._limit.__aenter__()
        self._until = PULSE.monotonic() + self._seconds
        self._handle = asyncio.get_running_loop().call_later(self._seconds, self._look)

    async def __aexit__(self, *how: object) -> None:
        self._handle.cancel()
        await self._limit.__aexit__(*how)  # type: ignore[arg-type]  # passed on as they come

    def _look(self) -> None:
        loop, rest = asyncio.get_running_loop(), self._until - PULSE.monotonic()
        if rest > 0:
            self._handle = loop.call_later(rest, self._look)
        else:
            self._limit.reschedule(loop.time())
