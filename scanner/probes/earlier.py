"""Nobody is asked what earlier scans saw: without a store that hands it over, there was none."""

from __future__ import annotations

from checks.core.check.family import See
from checks.core.evidence.earlier import EarlierRequest, SitePast
from checks.core.evidence.observation import Observation
from scanner.net.door import Visit


async def observe_earlier(request: EarlierRequest, visit: Visit, see: See) -> Observation:
    """That nothing is known."""
    return SitePast(visit.clock.now())
