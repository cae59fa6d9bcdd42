"""The control questions, after all pages: see `ControlRequest`."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from checks.core.check.family import See
from checks.core.evidence.control import ControlAnswers, ControlRequest
from checks.core.evidence.http import Exchange, HttpRequest
from checks.core.evidence.observation import Observation, Referral
from checks.core.model.failure import FailureKind
from checks.core.model.finding import Level
from checks.core.page.control import doubtful, earliest, turned_away
from checks.core.page.soft_404 import paths_of
from checks.core.parse.path_shape import shape
from scanner.net.door import Visit


async def observe_control(request: ControlRequest, visit: Visit, see: See) -> Observation:
    """The keys of the answers; where the first may tell of the origin alone, the front page is asked for again where that is allowed."""
    referral = await see(request.sandboxed)
    if not isinstance(referral, Referral):
        return visit.fail(FailureKind.PROBE_ERROR, "no front page")
    sandboxed = request.sandboxed.referent(referral)
    assert isinstance(sandboxed, HttpRequest)
    front = msgspec.structs.replace(sandboxed, foreign="")
    before, last = await see(front), sandboxed
    answer = await see(sandboxed)
    is_other = isinstance(before, Exchange) and isinstance(answer, Exchange) and turned_away(before, answer) is not None
    if is_other and visit.target.level >= Level.PROBE:
        last = msgspec.structs.replace(front, level=Level.PROBE)
        await see(last)
    return ControlAnswers(visit.clock.now(), front.key, sandboxed.key, last.key, tuple(await _repetitions(visit, see)))


async def _repetitions(visit: Visit, see: See) -> list[tuple[str | Exchange, str]]:
    """The first answer and the last one, by their keys, for strange paths that leave a doubt; a sample of what is not there has no key of its own."""
    pairs: dict[str, tuple[str | Exchange, tuple[Exchange, Exchange]]] = {}

    async def repeat(probes: Sequence[tuple[HttpRequest, Exchange]]) -> None:
        for question, first in probes:
            again = msgspec.structs.replace(question, again=True)
            last = await see(again)
            if isinstance(last, Exchange):
                pairs[again.key] = (first if _is_sample(question) else question.key), (first, last)

    await repeat(doubtful(visit.probes))
    further = earliest(visit.probes, [pair for _, pair in pairs.values()])
    if further is None:
        return []
    await repeat(further)
    return [(first, again) for again, (first, _) in pairs.items()]


def _is_sample(question: HttpRequest) -> bool:
    return question.path in paths_of(shape(question.path), question.host)
