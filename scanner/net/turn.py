"""A request whose turn it is: where it goes, and who is told how it ended."""

from __future__ import annotations

import re

from checks.core import reason
from checks.core.evidence import Failure, FailureKind
from checks.core.http import Exchange, Response
from checks.core.usable import refusal
from scanner.net.budget import Budget
from scanner.net.pace import Breaker, Pace


class Turn:
    """A request whose turn it is: where it goes, in which of the address's connection slots, and whom to tell how it ended.

    Whoever has it gives the slot back by `end`.
    """

    def __init__(self, budget: Budget, breaker: Breaker, pace: Pace, what: str, host: str, port: int, address: str, lane: int) -> None:
        self.address, self.lane = address, lane
        self._budget, self._breaker, self._pace, self._what = budget, breaker, pace, what
        self._host, self._port = host, port

    def end(self) -> None:
        """The request is over, and its slot free."""
        self._pace.back(self.lane)

    def failed(self, failure: Failure, size: int = 0) -> Failure:
        """``size`` is what came of a body nevertheless."""
        troubling = failure.kind in (FailureKind.TIMEOUT, FailureKind.RESET, FailureKind.REFUSED)
        self._breaker.note(self._host, self._port, failure.kind if troubling else None)
        if failure.kind is FailureKind.RESET:
            self._pace.pushed_back()
        self._budget.received(self._what, failure.kind, size)
        return failure

    def asked(self, sent: int, received: int, seconds: float) -> None:
        """A protocol question is over; what it means, the protocol knows."""
        if received:
            self._breaker.note(self._host, self._port, None)
            self._pace.answered(seconds)
        self._budget.received(self._what, "asked", received, sent)

    def answered(self, seen: Exchange, size: int) -> None:
        answer = seen.final
        why = refusal(seen)
        troubling = why in (reason.BLOCKED, reason.RATE_LIMITED)
        self._breaker.note(self._host, self._port, why.key if why and troubling else None)
        if answer.status in (429, 503):
            self._pace.pushed_back(retry_after(answer))
        else:
            self._pace.answered(seen.hops[-1].seconds)
        self._budget.received(self._what, str(answer.status), size)


def retry_after(answer: Response) -> float | None:
    """Retry-After in seconds (RFC 9110 section 10.2.3); dates are not worth waiting for."""
    value = (answer.value("retry-after") or "").strip()
    return float(value) if re.fullmatch(r"[0-9]{1,6}", value) else None
