"""The page that a front page leads on to by itself: refresh, script or frame, each asked as a redirect would be."""

from __future__ import annotations

from checks.core.check.family import See
from checks.core.evidence.http import Exchange, HttpRequest, LeadRequest
from checks.core.evidence.observation import Failure, Observation
from checks.core.model.failure import FailureKind
from checks.core.page.lead import lead
from scanner.net.door import Visit
from scanner.probes.redirects import follow, next_hop

# One page leads to the log-in, that one to the folder; what goes on longer goes round.
_MOST = 4


async def observe_lead(request: LeadRequest, visit: Visit, see: See) -> Observation:
    """The front page's hops and those of what it leads to; a `Failure` where it leads nowhere that may be asked, or nobody answers there."""
    front = await see(request.front)
    if not isinstance(front, Exchange):
        return front
    page, previous = front, {hop.url for hop in front.hops}
    trouble = visit.fail(FailureKind.MALFORMED, "the front page leads nowhere")
    for _ in range(_MOST):
        to = lead(page)
        if to is None:
            break
        following = await _follow(page, to, previous, visit, see)
        if isinstance(following, Failure):
            trouble = following
            break
        previous |= {hop.url for hop in following.hops}
        page = Exchange((*page.hops, *following.hops), visit.clock.now(), following.stop)
    return page if len(page.hops) > len(front.hops) else trouble


async def _follow(page: Exchange, to: str, previous: set[str], visit: Visit, see: See) -> Exchange | Failure:
    there = await next_hop(HttpRequest.of_url(page.url), to, visit, see)
    if isinstance(there, Failure):
        return there
    return await follow(there, visit, see) if there.url not in previous else visit.fail(FailureKind.TOO_LARGE, "pages lead in a circle")
