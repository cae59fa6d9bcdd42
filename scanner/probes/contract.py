"""What a probe is: what it answers, when its turn is, and how it asks."""

from __future__ import annotations

import enum
from collections.abc import Awaitable, Callable
from typing import Any

import msgspec

from checks.core.evidence.observation import Observation, Request
from scanner.net.door import Visit

# Asks another request of the same host, or takes what was observed for it before.
See = Callable[[Request], Awaitable[Observation]]
Probe = Callable[[Any, Visit, See], Awaitable[Observation]]


class ProbePhase(enum.IntEnum):
    """When a host is asked: what any visitor asks comes first, and of that what is least intrusive; a firewall may block whoever asks for strange paths.

    Pages before handshakes: a server of many suites is asked so much that it could use up what the host may be sent, and no idle HTTP
    connection counts against the address's limit. What asks only of front pages and of what they led to comes with the handshakes.
    """

    PAGES = 1
    HANDSHAKES = 2


class ProbeFamily(msgspec.Struct, frozen=True):
    """The one place of a probe: the sort of request that it answers, how, and in which phase."""

    request: type
    probe: Probe
    phase: ProbePhase = ProbePhase.PAGES
