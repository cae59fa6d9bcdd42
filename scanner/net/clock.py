"""Time, so that tests can bring their own."""

from __future__ import annotations

import asyncio
import datetime as dt

from scanner.net.lag import PULSE


class Clock:
    """The machine's clock."""

    def now(self) -> dt.datetime:
        """UTC, aware."""
        return dt.datetime.now(dt.UTC)

    def monotonic(self) -> float:
        """Seconds that never go back, and that stand still while the event loop does."""
        return PULSE.monotonic()

    async def sleep(self, seconds: float) -> None:
        """Wait without keeping others from working."""
        await asyncio.sleep(seconds)
