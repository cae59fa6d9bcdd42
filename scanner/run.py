"""A scan from plan to stored verdicts: groups are collected and committed, and judged from the store beside that."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Coroutine, Sequence
from contextlib import AbstractContextManager, nullcontext, suppress
from typing import Any

from checks.core.check import registry
from checks.core.model.finding import Target
from scanner.engine.contract import Engine
from scanner.engine.job import ScanJob
from scanner.engine.local import LocalEngine
from scanner.engine.messages import TargetEvidence
from scanner.engine.processes import ProcessEngine
from scanner.errors import TilikError
from scanner.judge.earlier import earlier_evidence
from scanner.judge.judge import Conclusions, OnVerdicts
from scanner.log.context import log_scan
from scanner.net import loop
from scanner.net.clock import Clock
from scanner.net.door import Door
from scanner.plan.groups import target_groups, with_memory
from scanner.store import Plan, ScanKind, Store
from scanner.version import VERSION

__all__ = ["JudgingTask", "OnVerdicts", "begin", "resume"]
_log = logging.getLogger(__name__)


def begin(store: Store, city: str, job: ScanJob, clock: Clock, kind: ScanKind = ScanKind.CITY) -> int:
    """Register a new scan; returns its number."""
    plan = Plan(opds=job.opds, level=job.level, only=job.only, besides=job.besides, resolve=job.resolve)
    return store.begin(city, job.targets, plan, clock.now(), VERSION, registry.version(job.plugins), kind)


def resume(store: Store, scan: int, job: ScanJob, on_verdicts: OnVerdicts, clock: Clock, door: Door | None = None) -> None:
    """Do what is left of a scan, all of it when it is new. ``on_verdicts`` is told of every target as its verdicts are stored.

    This process asks through ``door``, the job's own where there is none.
    """
    with log_scan(scan):
        _resume(store, scan, job, on_verdicts, clock, door)


def _resume(store: Store, scan: int, job: ScanJob, on_verdicts: OnVerdicts, clock: Clock, door: Door | None) -> None:
    unjudged, rest = store.unjudged(scan), store.uncollected(scan)
    _log.info("scan %d: %d targets to ask, %d to judge that were asked before", scan, len(rest), len(unjudged))
    with Conclusions(store, job.repertoire(), on_verdicts) as conclusions:
        conclusions.add(unjudged)
        if rest:
            _collect(store, scan, rest, job, conclusions, door or job.door(clock))
        conclusions.finish()
    store.finish(scan, clock.now(), registry.version(job.plugins))
    _log.info("scan %d is finished", scan)


def _collect(store: Store, scan: int, rest: Sequence[Target], job: ScanJob, conclusions: Conclusions, door: Door) -> None:
    """Have what is left collected; what was before is judged meanwhile."""

    async def collect(engine: Engine) -> None:
        memory = earlier_evidence(store, scan, rest, door.clock.now(), job.only)
        groups = with_memory(await target_groups(rest, door), memory)
        _log.info("scan %d: %d groups by address, %d processes", scan, len(groups), min(job.scan.jobs, len(rest)))
        async with asyncio.TaskGroup() as tasks:
            judging = JudgingTask(conclusions, tasks.create_task)

            def keep(group: list[TargetEvidence]) -> None:
                conclusions.add(store.commit(scan, group))
                judging.go_on()

            judging.go_on()
            await engine.collect(groups, keep)

    with _engine(job, door, len(rest)) as engine:
        try:
            loop.run(collect(engine))
        except ExceptionGroup as several:
            # What stops one task, a full disk for instance, is the operator's to mend for all.
            if (trouble := _operators(several)) is not None:
                raise trouble from several
            raise


def _engine(job: ScanJob, door: Door, targets: int) -> AbstractContextManager[Engine]:
    """Who collects so many targets."""
    jobs = min(job.scan.jobs, targets)
    return ProcessEngine(job, jobs) if jobs > 1 else nullcontext(LocalEngine(job.repertoire(), door, job.scan.groups))


def _operators(several: ExceptionGroup[Exception]) -> TilikError | None:
    """The first error among these that the operator can mend."""
    errors = several.subgroup(TilikError)
    first: BaseException | None = errors
    while isinstance(first, BaseExceptionGroup):
        first = first.exceptions[0]
    return first if isinstance(first, TilikError) else None


class JudgingTask:
    """Takes what the judging process says while the event loop does other things, in a task that ``spawn`` begins."""

    def __init__(self, conclusions: Conclusions, spawn: Callable[[Coroutine[Any, Any, None]], object]) -> None:
        self._conclusions, self._spawn = conclusions, spawn
        self._running = False

    def go_on(self) -> None:
        """Something may have to be judged."""
        if self._conclusions.busy and not self._running:
            self._running = True
            self._spawn(self._through())

    async def _through(self) -> None:
        while self._conclusions.busy:
            with suppress(TimeoutError):
                await asyncio.wait_for(loop.readable(self._conclusions.pipe), self._conclusions.patience)
            self._conclusions.step()
        self._running = False
