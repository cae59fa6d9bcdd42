"""A page as it answers the scripts of strangers: one origin that is like the site's in every way, and others only where the answer gives a reason."""

from __future__ import annotations

import asyncio

from checks.core.check.family import See
from checks.core.evidence.cors import Likeness, OriginAnswers, OriginsRequest
from checks.core.evidence.http import Exchange, SiteRequest
from checks.core.evidence.observation import Observation, Referral
from checks.core.page.block_pages import not_own_page
from scanner.net.door import Visit


async def observe_origins(request: OriginsRequest, visit: Visit, see: See) -> Observation:
    """The answers by origin. A refusal or an error page is no reason to go on."""
    first = request.first
    answer = await _answer(first, see)
    origins = request.origins(answer) if isinstance(answer, Exchange) and not_own_page(answer) is None else {}
    questions = {origin: request.asking(origin) for origin in origins}
    await asyncio.gather(*(see(question) for question in questions.values()))
    keys = {origin: question.key for origin, question in {first.foreign: first, **questions}.items()}
    return OriginAnswers(visit.clock.now(), {first.foreign: Likeness.ALL, **origins}, keys)


async def _answer(request: SiteRequest, see: See) -> Observation:
    """What stands at the end of the referral."""
    answer = await see(request)
    return await see(request.referent(answer)) if isinstance(answer, Referral) else answer
