"""The probe of each weakness, at every address. They are gentle: what comes back is judged by its form at once, and nothing of it is kept."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping

from checks.core.evidence.observation import Failure, Observation
from checks.core.evidence.tls import Vulnerable, Weakness, WeaknessRequest, WeaknessStatus
from checks.core.model.failure import FailureKind
from checks.core.parse.address import is_address
from scanner.net.door import Visit
from scanner.net.failures import NETWORK, words_of
from scanner.probes.tls.clients.hellos import BROWSERS, real_clients
from scanner.probes.tls.weakness.ccs import ccs
from scanner.probes.tls.weakness.heartbleed import heartbleed
from scanner.probes.tls.weakness.robot import robot
from scanner.probes.tls.weakness.session import NOTHING_OFFERED, Talk, WeaknessResult
from scanner.probes.tls.weakness.ticketbleed import ticketbleed

_PROBES: Mapping[Weakness, Callable[[WeaknessRequest, Visit, str], Awaitable[WeaknessResult]]] = {
    Weakness.HEARTBLEED: heartbleed,
    Weakness.CCS: ccs,
    Weakness.TICKETBLEED: ticketbleed,
    Weakness.ROBOT: robot,
}
_WORST_FIRST = (Vulnerable.YES, Vulnerable.WEAK, Vulnerable.UNKNOWN, Vulnerable.NO)


async def observe_weakness(request: WeaknessRequest, visit: Visit, see: object) -> Observation:
    """What each address of the host shows, and the worst of that; a failure when none could be reached."""
    addresses = await visit.addresses(request.host)
    if isinstance(addresses, Failure):
        return addresses
    results = await asyncio.gather(*(_result(request, visit, address) for address in addresses))
    failures = [one for one in results if isinstance(one, Failure)]
    if len(failures) == len(results):
        return failures[0]
    judgements = {address: _judgement(one) for address, one in zip(addresses, results, strict=True) if not _is_closed(one)}
    vulnerable = {address: here for address, (here, _) in judgements.items()}
    details = (detail if len(judgements) == 1 else f"{address}: {detail}" for address, (_, detail) in judgements.items())
    budget_end = next((failure.detail for failure in failures if failure.kind is FailureKind.BUDGET), "")
    return WeaknessStatus(min(vulnerable.values(), key=_WORST_FIRST.index), visit.clock.now(), "; ".join(details), vulnerable, budget_end)


async def _result(request: WeaknessRequest, visit: Visit, address: str) -> WeaknessResult:
    try:
        result = await _PROBES[request.weakness](request, visit, address)
        if result == NOTHING_OFFERED and not await _takes_browsers(request, visit, address):
            return Vulnerable.UNKNOWN, "the server refuses what browsers offer, too"
        return result
    except NETWORK as wrong:
        # It answered, but not as a server does that is to be judged.
        return Vulnerable.UNKNOWN, words_of(wrong)


async def _takes_browsers(request: WeaknessRequest, visit: Visit, address: str) -> bool:
    """Whether the server still answers, so that a refusal is one of what was offered and not the end of its patience."""
    host = "" if is_address(request.host) else request.host
    async with visit.stream(
        request.host, request.port, request.level, f"TLS as a browser {request.host}:{request.port}", address
    ) as stream:
        if isinstance(stream, Failure):
            return False
        answer = await Talk(stream).greet(real_clients()[BROWSERS[0]].hello(host), visit.seconds)
    return answer.hello is not None


def _is_closed(result: WeaknessResult) -> bool:
    """Where another address answers, a closed port is an answer too: nothing is spoken there."""
    return isinstance(result, Failure) and result.kind is FailureKind.REFUSED


def _judgement(result: WeaknessResult) -> tuple[Vulnerable, str]:
    return (Vulnerable.UNKNOWN, result.detail or result.kind.value) if isinstance(result, Failure) else result
