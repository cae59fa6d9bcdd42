"""A run of a scan at one worker: members of groups are collected, stored and judged one after another, each once."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Coroutine
from typing import Any, TypeVar

import msgspec

from checks.core.model.finding import Target, Verdict
from scanner.engine.collect import collect_group
from scanner.errors import StoreError
from scanner.fleet.admission import Admission
from scanner.fleet.errand import RunOrder
from scanner.judge.earlier import earlier_evidence
from scanner.judge.judge import Conclusions
from scanner.net.clock import Clock
from scanner.net.door import Door
from scanner.plan.groups import Member, TargetGroup
from scanner.run import JudgingTask
from scanner.settings import Settings
from scanner.store import Place, Store
from scanner.store.shares.target_states import TargetStates

# Seconds between two tries to reach a store that does not answer.
_FIRST_PAUSE, _LONGEST_PAUSE = 0.5, 10.0
_Result = TypeVar("_Result")
_log = logging.getLogger(__name__)


class Desk:
    """Does groups of one run, as many at a time as it is given. `trouble` is what it waits for, in words; empty while it works."""

    def __init__(self, order: RunOrder, admission: Admission, settings: Settings, store: Store, clock: Clock) -> None:
        self.order, self.admission = order, admission
        self._store, self._states, self._clock = store, TargetStates(store.engine), clock
        job = order.job(settings)
        self._repertoire = job.repertoire()
        self._door = Door(job.scope(within=admission.scope), job, clock=clock)
        self._waiting: dict[tuple[str, int], asyncio.Future[None]] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._begin_judging()
        self.trouble = ""

    async def conclude(self, group: TargetGroup) -> None:
        """Until every member is judged and stored. What is stored already is not asked again; a store that is away is waited for."""
        for member in group.members:
            await self._collect(member)
        while True:
            places = await self._patiently(lambda: [self._states.place(self.order.scan, one.target) for one in group.members])
            left = [place for place in places if place is not None]
            if not left:
                return
            try:
                await self._judge(left)
            except StoreError as why:
                await self._pause(why, _FIRST_PAUSE)

    def close(self) -> None:
        """End the judging process."""
        for task in self._tasks:
            task.cancel()
        self._conclusions.__exit__(None, None, None)

    async def _collect(self, member: Member) -> None:
        """One member at a time, so that a worker that is killed loses one host at most."""
        state = await self._patiently(lambda: self._states.of(self.order.scan, member.target))
        if state is not None and state.finished is not None:
            return
        target, scan, now = member.target, self.order.scan, self._clock.now()
        earlier = await self._patiently(lambda: earlier_evidence(self._store, scan, (target,), now, self.order.only))
        whole = msgspec.structs.replace(member, memory=earlier.get(target, {}))
        evidence = await collect_group(TargetGroup((whole,)), self._repertoire, self._door)
        await self._patiently(lambda: self._store.commit(self.order.scan, evidence))

    async def _judge(self, places: list[Place]) -> None:
        loop = asyncio.get_running_loop()
        new = [place for place in places if _name(place.target) not in self._waiting]
        for place in new:
            self._waiting[_name(place.target)] = loop.create_future()
        verdicts = [self._waiting[_name(place.target)] for place in places]
        try:
            self._conclusions.add(new)
            self._judging.go_on()
        except StoreError as why:
            self._begin_again(why)
        # Whoever stops waiting does not stop the judging.
        await asyncio.gather(*(asyncio.shield(one) for one in verdicts))

    def _note(self, target: Target, verdicts: tuple[Verdict, ...]) -> None:
        future = self._waiting.pop(_name(target), None)
        if future is not None and not future.done():
            future.set_result(None)

    def _begin_judging(self) -> None:
        self._conclusions = Conclusions(self._store, self._repertoire, self._note)
        self._judging = JudgingTask(self._conclusions, self._spawn)

    def _spawn(self, step: Coroutine[Any, Any, None]) -> None:
        task = asyncio.create_task(step)
        self._tasks.add(task)
        task.add_done_callback(self._stepped)

    def _stepped(self, task: asyncio.Task[None]) -> None:
        self._tasks.discard(task)
        if not task.cancelled() and (why := task.exception()) is not None:
            self._begin_again(why)

    def _begin_again(self, why: BaseException) -> None:
        """The judging broke off: whoever waits for it is told, and the next begins with another process."""
        self._conclusions.__exit__(None, None, None)
        waiting, self._waiting = self._waiting, {}
        self._begin_judging()
        for future in waiting.values():
            if not future.done():
                future.set_exception(why)

    async def _patiently(self, ask: Callable[[], _Result]) -> _Result:
        """What the store says; it is asked again until it does."""
        pause = _FIRST_PAUSE
        while True:
            try:
                result = ask()
            except StoreError as why:
                await self._pause(why, pause)
                pause = min(_LONGEST_PAUSE, 2 * pause)
            else:
                self.trouble = ""
                return result

    async def _pause(self, why: StoreError, seconds: float) -> None:
        if not self.trouble:
            _log.warning("the store does not answer, and is waited for: %s", why)
        self.trouble = "store-away"
        await asyncio.sleep(seconds)


def _name(target: Target) -> tuple[str, int]:
    return target.host, target.port
