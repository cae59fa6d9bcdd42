"""A worker: takes errands from the queue, does those that it may, and says what became of each."""

from __future__ import annotations

import asyncio
import logging
import os
import platform
from collections.abc import Awaitable, Callable

from redis.exceptions import RedisError

from scanner.errors import StoreError
from scanner.fleet.admission import Admission
from scanner.fleet.board import Board
from scanner.fleet.desk import Desk
from scanner.fleet.errand import Errand, ErrandOutcome, ErrandReport, RunOrder, WorkerState
from scanner.fleet.lease import AddressLease
from scanner.fleet.seal import Refused, Seal
from scanner.log.context import log_scan
from scanner.net.clock import Clock
from scanner.plan.groups import addresses
from scanner.settings import Settings
from scanner.store import Store

# Seconds between two looks at what a group needs to go on; between two tries for an address that somebody else asks, and how long they go on.
_LOOK, _TRY, _TRIES = 2.0, 0.5, 20
# Seconds for which Redis knows nothing of a run before it counts as over: it may have lost its memory, and the planner tells it anew.
_SILENCE = 10.0
_log = logging.getLogger(__name__)


class Stopped(Exception):
    """A group is not gone on with; the message says why."""


class Worker:
    """Does errands on the running loop, each in a task of its own."""

    def __init__(self, settings: Settings, store: Store, board: Board, seal: Seal, clock: Clock) -> None:
        self._settings, self._store, self._board, self._seal, self._clock = settings, store, board, seal, clock
        self.name = f"{platform.node()}-{os.getpid()}"
        self._since, self._done, self._refused, self._groups = clock.now(), 0, 0, 0
        self._trouble, self._ends = "", False
        self._desks: dict[str, Desk] = {}
        self._desk_order = asyncio.Lock()
        self._tasks: set[asyncio.Task[None]] = set()

    async def take(self, text: str) -> None:
        """Do an errand as it came; nothing is raised but a bug of this method."""
        task = asyncio.current_task()
        assert task is not None
        self._tasks.add(task)
        self._groups += 1
        try:
            errand = self._seal.open(text, Errand)
            await self._take(errand)
        except Refused as why:
            self._refuse("an errand", why)
        finally:
            self._groups -= 1
            self._tasks.discard(task)

    async def show(self) -> None:
        """Keep `tilik fleet status` informed until the worker ends."""
        # Redis's client takes a cancellation that comes at a bad moment for itself, so nothing here rests on one.
        while not self._ends:
            trouble = self._trouble or next((desk.trouble for desk in self._desks.values() if desk.trouble), "")
            state = WorkerState(
                worker=self.name, at=self._clock.now(), since=self._since, slots=self._settings.scan.groups, groups=self._groups,
                done=self._done, refused=self._refused, trouble=trouble,
            )  # fmt: skip
            try:
                await self._board.show_worker(self.name, self._seal.close(state))
                self._trouble = ""
                await self._close_idle_desks()
            except RedisError as why:
                self._lose_redis(why)
            await asyncio.sleep(_LOOK)

    async def end(self) -> None:
        """Stop every group, and give back what is not done."""
        self._ends = True
        for task in tuple(self._tasks):
            task.cancel("the worker ends")
        await asyncio.gather(*self._tasks, return_exceptions=True)
        for desk in self._desks.values():
            desk.close()

    async def _take(self, errand: Errand) -> None:
        what = f"group {errand.number} of run {errand.run}"
        try:
            if self._clock.now() > errand.expires:
                raise Refused(f"it expired at {errand.expires:%Y-%m-%d %H:%M:%S}")
            if not await self._board.run_goes_on(errand.run):
                raise Refused("its run is over")
            if not await self._board.hold(errand.run, errand.number, self.name):
                _log.info("%s is done by another worker already", what)
                return
        except RedisError as why:
            # The planner sees that nobody has it.
            self._lose_redis(why)
            return
        except Refused as why:
            self._refuse(what, why)
            return
        outcome, reason = await self._outcome(errand, what)
        report = ErrandReport(
            run=errand.run, number=errand.number, attempt=errand.attempt, worker=self.name, outcome=outcome, reason=reason
        )
        try:
            await self._board.report(errand.run, self._seal.close(report))
            await self._board.let_go(errand.run, errand.number, self.name)
        except RedisError as why:
            self._lose_redis(why)

    async def _outcome(self, errand: Errand, what: str) -> tuple[ErrandOutcome, str]:
        try:
            desk = await self._desk(errand.run)
            desk.admission.require(errand, desk.order, self._clock.now())
            with log_scan(desk.order.scan):
                await self._do(errand, desk)
        except Refused as why:
            self._refuse(what, why)
            return ErrandOutcome.REFUSED, f"{self.name}: {why}"
        except (Stopped, RedisError, StoreError) as why:
            _log.warning("%s is given back: %s", what, why)
            return ErrandOutcome.RETURNED, str(why)
        except asyncio.CancelledError:
            if not self._ends:
                raise
            return ErrandOutcome.RETURNED, "the worker ends"
        except Exception as wrong:
            _log.error("%s failed: %s: %s", what, type(wrong).__name__, wrong, exc_info=True)
            return ErrandOutcome.FAILED, f"{self.name}: {type(wrong).__name__}: {wrong}"
        self._done += 1
        return ErrandOutcome.DONE, ""

    async def _do(self, errand: Errand, desk: Desk) -> None:
        """A group to its end, or `Stopped` as soon as something is missing that it needs."""
        lease = AddressLease(self._board.redis, addresses((errand.group,)))
        for _ in range(_TRIES):
            if await lease.take():
                break
            await self._board.hold(errand.run, errand.number, self.name)
            await asyncio.sleep(_TRY)
        else:
            raise Stopped("somebody else asks one of its addresses")
        work = asyncio.create_task(desk.conclude(errand.group))
        try:
            if reason := await self._watch(errand, lease, work):
                raise Stopped(reason)
            work.result()
        finally:
            work.cancel()
            await asyncio.gather(work, return_exceptions=True)
            await _in_vain(lease.give_back)

    async def _watch(self, errand: Errand, lease: AddressLease, work: asyncio.Task[None]) -> str:
        """Why the group may not be gone on with, as soon as that is so; empty once it is done."""
        signs = asyncio.create_task(self._signs(errand, lease, work))
        try:
            # However long Redis takes to say nothing: the lease is reckoned without it.
            while True:
                await asyncio.wait((work, signs), timeout=_LOOK / 2, return_when=asyncio.FIRST_COMPLETED)
                if work.done():
                    return ""
                if self._ends:
                    return "the worker ends"
                if signs.done():
                    return signs.result()
                if not lease.sure:
                    return "nobody can say any more that its addresses are asked by nobody else"
        finally:
            signs.cancel()

    async def _signs(self, errand: Errand, lease: AddressLease, work: asyncio.Task[None]) -> str:
        """What the board says that is a reason to stop; the group and its addresses are kept until there is one."""
        last_sign = asyncio.get_running_loop().time()
        while not (work.done() or self._ends):
            await asyncio.sleep(_LOOK)
            now = asyncio.get_running_loop().time()
            try:
                goes_on = await self._board.run_goes_on(errand.run)
                if goes_on:
                    last_sign = now
                if goes_on is False or now - last_sign > _SILENCE:
                    return "its run is over"
                if not await lease.renew() or not await self._board.hold(errand.run, errand.number, self.name):
                    return "somebody else has it now"
            except RedisError as why:
                self._lose_redis(why)
        return "the worker ends"

    async def _desk(self, run: str) -> Desk:
        async with self._desk_order:
            if run not in self._desks:
                text = await self._board.order(run)
                if text is None:
                    raise Refused("nobody knows its run")
                order = self._seal.open(text, RunOrder)
                if order.run != run:
                    raise Refused("its order is that of another run")
                admission = Admission(self._settings, self._clock.now())
                admission.require_order(order, self._store)
                self._desks[run] = Desk(order, admission, self._settings, self._store, self._clock)
            return self._desks[run]

    async def _close_idle_desks(self) -> None:
        if not self._groups:
            for run in [run for run in self._desks if not await self._board.run_goes_on(run)]:
                self._desks.pop(run).close()
                _log.info("run %s is over", run)

    def _refuse(self, what: str, why: Refused) -> None:
        self._refused += 1
        _log.warning("%s is refused: %s", what, why)

    def _lose_redis(self, why: RedisError) -> None:
        if not self._trouble:
            _log.warning("Redis does not answer: %s", why)
        self._trouble = "redis-away"


async def _in_vain(ask: Callable[[], Awaitable[None]]) -> None:
    """What is as well done without Redis: the lease ends by itself."""
    try:
        await ask()
    except RedisError as why:
        _log.debug("a lease was not given back: %s", why)
