"""The planner: hands out the groups of a scan, never more than so many ahead, and looks that each is done, in the store."""

from __future__ import annotations

import asyncio
import datetime as dt
import logging
import secrets
from collections import deque
from collections.abc import Callable, Sequence
from contextlib import suppress

from kombu.exceptions import OperationalError
from redis.exceptions import RedisError

from checks.core.assess.waivers import waivers_in_force
from checks.core.model.finding import Target
from scanner.errors import StoreError, TilikError
from scanner.fleet.board import Board
from scanner.fleet.errand import Errand, ErrandOutcome, ErrandReport, PoisonGroup, RunOrder, RunState
from scanner.fleet.handout import Handout
from scanner.fleet.seal import Refused, Seal
from scanner.net.clock import Clock
from scanner.plan.groups import TargetGroup
from scanner.run import OnVerdicts
from scanner.settings import Settings
from scanner.store import Store
from scanner.store.shares.target_states import TargetStates

# Seconds between two rounds, and between two looks at who holds what.
_ROUND, _LOOK = 0.25, 2.0
# Seconds after which a message that nobody has taken up, and that is not in the queue either, is lost.
_LOST = 10.0
# Seconds for which workers are waited for when a run is stopped.
_STOP = 8.0
_log = logging.getLogger(__name__)


class GroupsSetAside(TilikError):
    """All that could be done is done; some groups could not."""

    def __init__(self, groups: int) -> None:
        super().__init__(
            f"{groups} groups were set aside after several attempts",
            "`tilik fleet poison` says why; `tilik scan --resume` tries them again.",
        )


class Planner:
    """One run of a scan. ``send`` puts an errand into the queue; ``on_verdicts`` is told of every target once its verdicts are stored."""

    def __init__(
        self, order: RunOrder, store: Store, board: Board, seal: Seal, send: Callable[[Errand], None], settings: Settings, clock: Clock,
        on_verdicts: OnVerdicts,
    ) -> None:  # fmt: skip
        self._order, self._store, self._board, self._seal, self._send = order, store, board, seal, send
        self._settings, self._clock, self._on_verdicts = settings, clock, on_verdicts
        self._states = TargetStates(store.engine)
        self._text = seal.close(order)
        self._waiting: deque[Handout] = deque()
        self._out: dict[int, Handout] = {}
        self._done: set[tuple[str, int]] = set()
        self._targets = self._poison = self._failures = 0
        self._since, self._last_look, self._trouble = clock.now(), 0.0, ""

    async def carry_out(self, groups: Sequence[TargetGroup]) -> None:
        """Until every group is done or set aside; `GroupsSetAside` when some are. A run that is broken off is called off at the workers."""
        self._waiting.extend(Handout(number, group) for number, group in enumerate(groups))
        self._targets, task = sum(len(group.members) for group in groups), asyncio.current_task()
        try:
            while self._waiting or self._out:
                try:
                    await self._round()
                    self._trouble = ""
                except (RedisError, OperationalError) as why:
                    self._note_trouble("redis-away", why)
                except StoreError as why:
                    self._note_trouble("store-away", why)
                    with suppress(RedisError):
                        await self._show()
                # Redis's client takes a cancellation that comes at a bad moment for itself.
                if task is not None and task.cancelling():
                    raise asyncio.CancelledError
                await asyncio.sleep(_ROUND if not self._trouble else _LOOK)
        finally:
            await self._call_off()
        if self._poison:
            raise GroupsSetAside(self._poison)

    async def _round(self) -> None:
        await self._keep_alive()
        await self._hand_out()
        for text in await self._board.reports(self._order.run):
            await self._hear(text)
        now = asyncio.get_running_loop().time()
        if now - self._last_look >= _LOOK:
            self._last_look = now
            await self._look()
            await self._show()

    async def _keep_alive(self) -> None:
        if not await self._board.open_run(self._order.run, self._text):
            # New, or Redis has lost its memory and with it the queue: what is done of it all the same is not done twice.
            for handout in list(self._out.values()):
                self._take_back(handout, "", 0.0)

    async def _hand_out(self) -> None:
        now = asyncio.get_running_loop().time()
        for _ in range(len(self._waiting)):
            if len(self._out) >= self._settings.fleet.ahead:
                return
            handout = self._waiting.popleft()
            if handout.due > now:
                self._waiting.append(handout)
                continue
            handout.sent, handout.has_worker = now, False
            handout.expires = self._clock.now() + dt.timedelta(seconds=self._settings.fleet.seconds)
            try:
                self._send(
                    Errand(
                        run=self._order.run, number=handout.number, attempt=handout.attempt, expires=handout.expires, group=handout.group
                    )
                )
            except OperationalError:
                self._waiting.appendleft(handout)
                raise
            self._out[handout.number] = handout

    async def _hear(self, text: str) -> None:
        try:
            report = self._seal.open(text, ErrandReport)
        except Refused as why:
            _log.warning("a report is refused: %s", why)
            return
        handout = self._out.get(report.number)
        if handout is None or report.run != self._order.run or report.attempt != handout.attempt:
            return
        match report.outcome:
            case ErrandOutcome.DONE:
                if not self._settle(handout):
                    await self._fail(handout, f"{report.worker} said that it was done, and the store has it not")
            case ErrandOutcome.RETURNED:
                _log.info("group %d came back: %s", handout.number, report.reason)
                self._take_back(handout, "", 1.0)
            case ErrandOutcome.FAILED | ErrandOutcome.REFUSED:
                await self._fail(handout, report.reason)

    async def _look(self) -> None:
        """What nobody has any more, or never had, is handed out again."""
        if not self._out:
            return
        holds = await self._board.holds(self._order.run, self._out)
        empty = await self._board.queue_length() == 0
        for number, handout in list(self._out.items()):
            if number in holds:
                handout.has_worker = True
            elif handout.has_worker:
                # Its report may still be on the way: it is taken back only if it is not there at the second look.
                if handout.is_missing and not self._settle(handout):
                    await self._fail(handout, "the worker that had it was lost")
                handout.is_missing = True
                continue
            elif self._is_lost(handout, empty) and not self._settle(handout):
                self._take_back(handout, "", 0.0)
            handout.is_missing = False

    def _is_lost(self, handout: Handout, empty: bool) -> bool:
        """Whether nobody will take a group up that nobody has taken up yet; ``empty`` when nothing is in the queue."""
        late = asyncio.get_running_loop().time() - handout.sent > _LOST
        return (empty and late) or (handout.expires is not None and self._clock.now() > handout.expires)

    async def _fail(self, handout: Handout, reason: str) -> None:
        self._failures += 1
        if handout.failures + 1 < self._settings.fleet.attempts:
            _log.warning("group %d is tried again: %s", handout.number, reason)
            self._take_back(handout, reason, handout.back_off)
            return
        _log.error("group %d is set aside: %s", handout.number, reason)
        group = PoisonGroup(
            scan=self._order.scan,
            number=handout.number,
            at=self._clock.now(),
            targets=tuple(member.target.name for member in handout.group.members),
            reason=reason,
        )
        await self._board.set_aside(self._order.scan, handout.number, self._seal.close(group))
        self._out.pop(handout.number, None)
        self._poison += 1

    def _take_back(self, handout: Handout, reason: str, pause: float) -> None:
        self._out.pop(handout.number, None)
        handout.again(asyncio.get_running_loop().time() + pause, failed=bool(reason))
        self._waiting.append(handout)

    def _settle(self, handout: Handout) -> bool:
        """Whether the store has all of a group; then that is told."""
        targets = [member.target for member in handout.group.members]
        states = [self._states.of(self._order.scan, target) for target in targets]
        if not all(state is not None and state.judged for state in states):
            return False
        for target, state in zip(targets, states, strict=True):
            if state is not None and (target.host, target.port) not in self._done:
                self._tell(target, state.number)
        self._out.pop(handout.number, None)
        return True

    def _tell(self, target: Target, number: int) -> None:
        one = self._store.concluded(self._order.scan, number)
        waivers = self._store.triage.waivers_at(target)
        self._done.add((target.host, target.port))
        self._on_verdicts(target, waivers_in_force(one.verdicts, one.ledger, waivers, target, one.finished).verdicts)

    async def _show(self) -> None:
        oldest = min((handout.began for handout in self._out.values() if handout.has_worker and handout.began), default=None)
        for handout in self._out.values():
            if handout.has_worker and handout.began is None:
                handout.began = self._clock.now()
        state = RunState(
            scan=self._order.scan, at=self._clock.now(), since=self._since, targets=self._targets, done=len(self._done),
            waiting=len(self._waiting), out=len(self._out), poison=self._poison, attempts_failed=self._failures, oldest=oldest,
            trouble=self._trouble,
        )  # fmt: skip
        await self._board.keep_order(self._order.run)
        await self._board.show_run(self._order.run, self._seal.close(state))

    async def _call_off(self) -> None:
        """Nothing more is done for this run; workers are waited for as long as they may take to stop."""
        try:
            await self._board.end_run(self._order.run)
            await self._board.hide_run(self._order.run)
            for _ in range(round(_STOP / _ROUND)):
                if not await self._board.holds(self._order.run, self._out):
                    break
                await asyncio.sleep(_ROUND)
        except RedisError as why:
            _log.warning("the run could not be called off, and ends when nothing is heard of it: %s", why)

    def _note_trouble(self, state: str, why: Exception) -> None:
        if self._trouble != state:
            _log.warning("%s: %s", state, why)
        self._trouble = state


def run_name() -> str:
    """A name that no run had or will have."""
    return secrets.token_hex(8)
