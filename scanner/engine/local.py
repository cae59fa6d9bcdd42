"""This process collects."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

from checks.core.check.registry import Repertoire
from scanner.engine.collect import collect_group
from scanner.engine.contract import OnCollected
from scanner.net.door import Door
from scanner.plan.groups import TargetGroup


class LocalEngine:
    """An `Engine` on the running loop, which works on ``width`` groups at a time."""

    def __init__(self, repertoire: Repertoire, door: Door, width: int) -> None:
        self._repertoire, self._door, self._width = repertoire, door, width

    async def collect(self, groups: Sequence[TargetGroup], on_collected: OnCollected) -> None:
        waiting = iter(groups)

        async def lane() -> None:
            for group in waiting:
                on_collected(await collect_group(group, self._repertoire, self._door))

        async with asyncio.TaskGroup() as lanes:
            for _ in range(self._width):
                lanes.create_task(lane())
