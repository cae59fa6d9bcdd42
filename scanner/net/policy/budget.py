"""What one host may cost: requests, bytes and seconds; and the account of what it did cost."""

from __future__ import annotations

import logging

from checks.core.facts.values import Traffic
from scanner.net.clock import Clock
from scanner.net.cpu import CpuAccount
from scanner.net.socket.tcp import UNREAD
from scanner.net.trouble import BudgetError
from scanner.settings import Network

_log = logging.getLogger(__name__)


class Budget:
    """The account of one target. Its sockets tell it of every byte as it comes and goes, records of TLS and broken answers included."""

    def __init__(self, network: Network, clock: Clock, whose: str = "") -> None:
        self._network, self._clock, self._whose = network, clock, whose
        # The rest is for what is under way on each connection when it is not listened to any more; of a small limit not all.
        self._full = network.host_bytes - min(2 * network.connections * UNREAD, network.host_bytes // 4)
        self.cpu = CpuAccount(network.host_cpu)
        self._began: float | None = None
        self._end = 0.0
        self._count = self._connections = self._in = self._out = 0
        self._entries: list[str] = []
        self._sources: set[str] = set()
        self._over = False

    @property
    def seconds_left(self) -> float:
        """Until the host's time is used up; the clock starts with the first request."""
        began = self._began if self._began is not None else self._clock.monotonic()
        return self._network.host_seconds - (self._clock.monotonic() - began)

    def reached_limit(self) -> str | None:
        """Which limit is used up, or None; but for the number of requests, see `admit`."""
        if self._in >= self._full:
            return self._note_end(f"{self._in} bytes were received")
        if self.seconds_left <= 0:
            return self._note_end(f"{self._network.host_seconds:g} seconds have passed")
        return self._note_end(self.cpu.reached_limit) if self.cpu.reached_limit else None

    def admit(self) -> str | None:
        """Count one more request, which is to leave soon; or why there may be none."""
        if self._count >= self._network.host_requests:
            return self._note_end(f"{self._network.host_requests} requests were sent")
        self._count += 1
        return None

    def withdraw(self) -> None:
        """A request that was counted did not leave."""
        self._count -= 1

    def begin(self, connections: int = 0) -> None:
        """A request leaves now, or so many connections are opened for it."""
        if self._began is None:
            self._began = self._clock.monotonic()
        self._connections += connections

    def count_out(self, size: int) -> None:
        """So many bytes left through a socket."""
        self._out += size

    def count_in(self, size: int) -> None:
        """So many bytes came to a socket, whether anybody reads them or not."""
        self._in += size

    def uphold(self) -> None:
        """`BudgetError` once more has come than the host may send."""
        if self._in > self._full:
            raise BudgetError(self._note_end(f"{self._in} bytes were received"))

    def note_source(self, address: str) -> None:
        """A connection is open from this address of the machine."""
        self._sources.add(address)

    def note(self, what: str, outcome: str) -> None:
        """How the request for ``what`` ended."""
        self._end = self._clock.monotonic()
        self._entries.append(f"{what} → {outcome}")
        _log.debug("%s, %s", self._whose, self._entries[-1])

    @property
    def traffic(self) -> Traffic:
        """The account as it is reported."""
        seconds = self._end - self._began if self._began is not None else 0.0
        return Traffic(
            count=self._count,
            connections=self._connections,
            bytes_in=self._in,
            bytes_out=self._out,
            seconds=round(max(0.0, seconds), 3),
            log=tuple(sorted(self._entries)),
            sources=tuple(sorted(self._sources)),
        )

    def _note_end(self, why: str) -> str:
        if not self._over:
            self._over = True
            _log.warning("%s, its budget is used up: %s", self._whose, why)
        return why
