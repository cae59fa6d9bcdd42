"""A scan from plan to stored verdicts: collect a group, commit it, judge it from the store, and go on."""

from __future__ import annotations

import asyncio

from checks.core.check import registry
from scanner.engine.collect import collect_group
from scanner.engine.job import Errand
from scanner.engine.messages import Collected
from scanner.engine.processes import Pool
from scanner.errors import TilikError
from scanner.judge.judge import Conclusions, Judged
from scanner.net import loop
from scanner.net.clock import Clock
from scanner.plan.groups import Group, groups, taken
from scanner.store import Plan, ScanKind, Store
from scanner.version import VERSION

__all__ = ["Judged", "begin", "resume"]


def begin(store: Store, city: str, errand: Errand, kind: ScanKind = ScanKind.CITY) -> int:
    """Register a new scan; returns its number."""
    plan = Plan(opds=errand.opds, level=errand.level, only=errand.only, besides=errand.besides, resolve=errand.resolve)
    return store.begin(city, errand.targets, plan, Clock().now(), VERSION, registry.version(errand.settings.plugins), kind)


def resume(store: Store, scan: int, errand: Errand, judged: Judged) -> None:
    """Do what is left of a scan, all of it when it is new. ``judged`` is told of every target as its verdicts are stored."""
    with Conclusions(store, errand.checks(), judged) as conclusions:
        _collect(store, scan, errand, conclusions)
        conclusions.finish()
    store.finish(scan, Clock().now(), registry.version(errand.settings.plugins))


def _collect(store: Store, scan: int, errand: Errand, conclusions: Conclusions) -> None:
    """Have what is left collected; what was before is judged meanwhile."""
    conclusions.add(store.unjudged(scan))

    def keep(group: list[Collected]) -> None:
        conclusions.add(store.commit(scan, group))

    left = store.uncollected(scan)
    checks, door = errand.checks(), errand.door()
    width = errand.settings.scan.groups

    async def here() -> None:
        waiting = iter(await groups(left, door))

        async def lane() -> None:
            for group in waiting:
                keep(await collect_group(group, checks, door))
                judging.go_on()

        async with asyncio.TaskGroup() as tasks:
            judging = _Beside(conclusions, tasks)
            judging.go_on()
            for _ in range(width):
                tasks.create_task(lane())

    if errand.settings.scan.jobs > 1 and len(left) > 1:
        found: list[Group] = loop.run(groups(left, door))
        with Pool(errand, min(errand.settings.scan.jobs, len(found)), width, taken(found)) as pool:
            pool.collect(found, keep, conclusions)
    elif left:
        try:
            loop.run(here())
        except ExceptionGroup as several:
            # The lanes share one store: what stops one of them, a full disk for instance, is the operator's to mend for all.
            for told in several.exceptions:
                if isinstance(told, TilikError):
                    raise told from several
            raise


class _Beside:
    """Takes what the judging process says while the event loop does other things."""

    def __init__(self, conclusions: Conclusions, tasks: asyncio.TaskGroup) -> None:
        self._conclusions, self._tasks = conclusions, tasks
        self._running = False

    def go_on(self) -> None:
        """Something may have to be judged."""
        if self._conclusions.busy and not self._running:
            self._running = True
            self._tasks.create_task(self._through())

    async def _through(self) -> None:
        loop = asyncio.get_running_loop()
        while self._conclusions.busy:
            ready, number = asyncio.Event(), self._conclusions.pipe.fileno()
            loop.add_reader(number, ready.set)
            try:
                await ready.wait()
            finally:
                loop.remove_reader(number)
            self._conclusions.step()
        self._running = False
