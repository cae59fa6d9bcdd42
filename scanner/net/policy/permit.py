"""A request that goes out: from which lane, when its parts may leave, how long it may take, and who is told how it ended."""

from __future__ import annotations

import contextlib
from collections.abc import AsyncIterator, Callable, Sequence
from typing import Self

import msgspec

from checks.core.evidence.http import Exchange
from checks.core.evidence.observation import Failure
from checks.core.model import reason
from checks.core.model.failure import FailureKind
from checks.core.page.block_pages import refusal
from scanner.net.clock import Clock
from scanner.net.lag import Patience
from scanner.net.policy.budget import Budget
from scanner.net.policy.rate_limit import Breaker, Lane, Pace, Window
from scanner.net.policy.retry_after import retry_after


class Withheld(Exception):
    """What was to leave may not; ``failure`` says why."""

    def __init__(self, failure: Failure) -> None:
        super().__init__(failure.detail)
        self.failure = failure


class Question(msgspec.Struct, frozen=True):
    """What is asked, in words for the log; of whom, as the breaker counts; and where: an address and a port."""

    what: str
    whom: str
    address: str
    port: int


class Terms(msgspec.Struct, frozen=True):
    """On what terms a target is asked anything: its account, its breaker, the time, and how many seconds one request may take."""

    account: Budget
    breaker: Breaker
    clock: Clock
    timeout: float


class Turn:
    """A request, and a lane for it. Whoever has it gives the lane back by `end`.

    A connection and a request each wait until they may leave, and ``refuse`` is asked then; what it refuses raises `Withheld`.
    """

    def __init__(self, question: Question, terms: Terms, pace: Pace, lane: Lane, refuse: Callable[[], Failure | None]) -> None:
        self.question, self.account, self.lane, self.address = question, terms.account, lane, question.address
        self._terms, self._pace, self._refuse = terms, pace, refuse
        self._opened = False
        # Seconds spent within the `limit`.
        self.took = 0.0

    @classmethod
    async def take(cls, question: Question, terms: Terms, pace: Pace, refuse: Callable[[], Failure | None]) -> Self | Failure:
        """A lane, and a place among the requests that the target may be sent; or why there is none."""
        lane = await pace.take()
        why = terms.account.admit()
        if why is not None:
            pace.back(lane)
            return Failure(FailureKind.BUDGET, terms.clock.now(), why)
        return cls(question, terms, pace, lane, refuse)

    async def connect(self) -> None:
        """Until a connection may be opened; what was open in the lane is closed before."""
        self.lane.clear()
        await self._leave(self._pace.openings)
        self.account.begin(connections=1)
        self._opened = True

    async def ask(self) -> None:
        """Until a request may be sent over the connection."""
        await self._leave(self._pace.requests)
        self.account.begin()

    async def greet(self) -> None:
        """Until a connection may be opened whose first bytes are a request, as a question about TLS is."""
        self.lane.clear()
        await self._leave(self._pace.openings, self._pace.requests)
        self.account.begin(connections=1)

    @contextlib.asynccontextmanager
    async def limit(self) -> AsyncIterator[None]:
        """So long as the request may take, waiting to leave not counted, and what was spent before not there again; ``TimeoutError`` after that."""
        began = self._terms.clock.monotonic()
        try:
            async with Patience(max(0.001, min(self._terms.timeout - self.took, self.account.seconds_left))):
                yield
        finally:
            self.took += self._terms.clock.monotonic() - began

    def end(self) -> None:
        """The request is over, and its lane free."""
        self._pace.back(self.lane)

    def note_failure(self, failure: Failure) -> Failure:
        """There is no answer."""
        troubling = failure.kind in (FailureKind.TIMEOUT, FailureKind.RESET, FailureKind.REFUSED)
        self._terms.breaker.note(self.question.whom, self.question.port, failure.kind if troubling else None)
        if failure.kind is FailureKind.RESET:
            self._pace.slow_down()
        self._over(failure.kind)
        return failure

    def note_stale(self, failure: Failure, left: bool) -> Failure:
        """A connection that was kept open was closed just as the request was to leave (RFC 9112 section 9.3.1), which is nobody's fault."""
        self._withdraw(failure.kind, left)
        return failure

    def note_stream(self, bytes_in: int, seconds: float) -> None:
        """A protocol question is over, and brought so many bytes in so many seconds; what they mean, the protocol knows."""
        if bytes_in:
            self._terms.breaker.note(self.question.whom, self.question.port, None)
            self._pace.note_answer(seconds)
        self._over("asked")

    def note_exchange(self, exchange: Exchange, trouble: FailureKind | None = None) -> None:
        """An answer is here; ``trouble`` is what kept its end from us."""
        why = refusal(exchange)
        refused = why in (reason.BLOCKED, reason.RATE_LIMITED)
        self._terms.breaker.note(self.question.whom, self.question.port, why.key if why and refused else trouble)
        if trouble is FailureKind.RESET:
            self._pace.slow_down()
        self.note_status(exchange.final.status, exchange.final.values("retry-after"))

    def note_status(self, status: int, waits: Sequence[str]) -> None:
        """An answer is here, with this status and these Retry-After."""
        alone = retry_after(status, waits, self._terms.clock.now())
        if status in (429, 503) or alone is not None:
            self._pace.slow_down(alone)
        else:
            self._pace.note_answer(self.took)
        self._over(str(status))

    async def _leave(self, *windows: Window) -> None:
        clock = self._terms.clock
        if not await self._pace.start(windows, clock.monotonic() + self.account.seconds_left):
            late: Failure | None = Failure(FailureKind.RATE_LIMITED, clock.now(), f"{self.address} asked to be left alone for longer")
        else:
            # Things may have changed meanwhile.
            late = self._refuse()
        if late is not None:
            self._withdraw(late.kind, self._opened)
            raise Withheld(late)

    def _withdraw(self, why: str, left: bool) -> None:
        """What was not answered counts all the same if anything of it ``left``, be it only its connection."""
        if left:
            self._over(why)
        else:
            self.account.withdraw()

    def _over(self, outcome: str) -> None:
        self.account.note(self.question.what, outcome)
