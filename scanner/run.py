"""A scan from plan to stored verdicts: collect a group, commit it, judge it from the store, and go on."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from checks.core import registry
from checks.core.model import Target, Verdict
from scanner.collect import Collected, collect_group
from scanner.conclude import conclude
from scanner.errand import Errand
from scanner.errors import TilikError
from scanner.net import loop
from scanner.net.clock import Clock
from scanner.plan import Group, groups
from scanner.store import Plan, ScanKind, Store
from scanner.version import VERSION
from scanner.workers import Pool

Judged = Callable[[Target, tuple[Verdict, ...]], None]


def begin(store: Store, city: str, errand: Errand, kind: ScanKind = ScanKind.CITY) -> int:
    """Register a new scan; returns its number."""
    plan = Plan(opds=errand.opds, level=errand.level, only=errand.only, besides=errand.besides, resolve=errand.resolve)
    return store.begin(city, errand.targets, plan, Clock().now(), VERSION, registry.version(errand.settings.plugins), kind)


def resume(store: Store, scan: int, errand: Errand, judged: Judged) -> None:
    """Do what is left of a scan, all of it when it is new. ``judged`` is told of every target as its verdicts are stored."""
    checks = errand.checks()
    for place in store.unjudged(scan):
        judged(place.target, conclude(store, place, checks))

    def keep(group: list[Collected]) -> None:
        for place in store.commit(scan, group):
            judged(place.target, conclude(store, place, checks))

    left = store.uncollected(scan)
    door = errand.door()
    width = errand.settings.scan.groups

    async def here() -> None:
        waiting = iter(await groups(left, door))

        async def lane() -> None:
            for group in waiting:
                keep(await collect_group(group, checks, door))

        async with asyncio.TaskGroup() as lanes:
            for _ in range(width):
                lanes.create_task(lane())

    if errand.settings.scan.jobs > 1 and len(left) > 1:
        found: list[Group] = loop.run(groups(left, door))
        with Pool(errand, errand.settings.scan.jobs, width) as pool:
            pool.collect(found, keep)
    elif left:
        try:
            loop.run(here())
        except ExceptionGroup as several:
            # The lanes share one store: what stops one of them, a full disk for instance, is the operator's to mend for all.
            for told in several.exceptions:
                if isinstance(told, TilikError):
                    raise told from several
            raise
    store.finish(scan, Clock().now(), registry.version(errand.settings.plugins))
