"""The probe of each weakness. They are gentle: what comes back is judged by its form at once, and nothing of it is kept."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping

from checks.core.codec import Observation
from checks.core.evidence import Failure
from checks.core.tls import Weakness, WeaknessRequest, WeaknessSeen
from scanner.net.door import Visit
from scanner.probes.tls.weakness_ccs import ccs
from scanner.probes.tls.weakness_heartbleed import heartbleed
from scanner.probes.tls.weakness_robot import robot
from scanner.probes.tls.weakness_ticketbleed import ticketbleed

_PROBES: Mapping[Weakness, Callable[[WeaknessRequest, Visit], Awaitable[WeaknessSeen | Failure]]] = {
    Weakness.HEARTBLEED: heartbleed,
    Weakness.CCS: ccs,
    Weakness.TICKETBLEED: ticketbleed,
    Weakness.ROBOT: robot,
}


async def weakness(request: WeaknessRequest, visit: Visit, see: object) -> Observation:
    """Whether the server has it; `Failure` when it could not be reached."""
    return await _PROBES[request.weakness](request, visit)
