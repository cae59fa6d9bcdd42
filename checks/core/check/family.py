"""A family of probes: a question of a protocol that we do not speak yet, its answer, and how to ask it."""

from __future__ import annotations

import datetime as dt
import enum
from collections.abc import Awaitable, Callable
from contextlib import AbstractAsyncContextManager
from typing import Any, Protocol

import msgspec

from checks.core.check.need import Need
from checks.core.evidence.observation import Failure, Observation, Request
from checks.core.model.failure import FailureKind
from checks.core.model.finding import Target

# Asks another request of the same host, or takes what was observed for it before.
See = Callable[[Request], Awaitable[Observation]]
# The second is what the probe may do: a `Way` for one of an area or a plug-in.
Probe = Callable[[Any, Any, See], Awaitable[Observation]]


class ProbePhase(enum.IntEnum):
    """When a host is asked: what any visitor asks comes first, and of that what is least intrusive; a firewall may block whoever asks for strange paths.

    The control question ends the pages: what began to refuse us shows there.

    Pages before handshakes: a server of many suites is asked so much that it could use up what the host may be sent, and no idle HTTP
    connection counts against the address's limit. What asks only of front pages and of what they led to comes with the handshakes, and so
    does every other protocol.
    """

    PAGES = 1
    CONTROL = 2
    HANDSHAKES = 3


class ProbeFamily(msgspec.Struct, frozen=True):
    """The one place of a probe: the sort of request that it answers, with what, how, in which phase, and the needs that lead to it.

    Where the answer stands under another key, ``observation`` is a `Referral`, and the needs yield what stands there.
    """

    request: type[Request]
    observation: type[Observation]
    probe: Probe
    phase: ProbePhase
    needs: tuple[type[Need], ...] = ()


class DialogueError(Exception):
    """There is nothing more to say or to hear; ``failure`` says why. A probe that lets it pass has the failure for its answer."""

    def __init__(self, failure: Failure) -> None:
        super().__init__(failure.detail)
        self.failure = failure


class Dialogue(Protocol):
    """A connection that the door opened, counted, and closed in time. What breaks it is raised as `DialogueError`."""

    @property
    def address(self) -> str:
        """The address at the other end."""

    async def send(self, data: bytes) -> None:
        """Send all of it."""

    async def read(self) -> bytes:
        """What has come, at most 16 KiB, waiting for the first byte; empty when the server has closed."""

    async def line(self, most: int = 1000) -> bytes:
        """Up to the next line feed, with it, or all there is when the server closes before; more than ``most`` bytes are `DialogueError`."""


class Way(Protocol):
    """All that a probe may do. Scope, level, pace, breaker and budget of the target hold for it as for every other."""

    @property
    def target(self) -> Target:
        """Who is asked."""

    def now(self) -> dt.datetime:
        """The time of an observation, UTC."""

    def fail(self, kind: FailureKind, detail: str = "") -> Failure:
        """A failure that happened now."""

    def dialogue(self, port: int, what: str) -> AbstractAsyncContextManager[Dialogue]:
        """A connection to a port of the request's host, for a question named ``what`` in the log of what was sent; `DialogueError` where it may not be."""
