"""A group to its evidence: each request once, everything that came back kept, nothing raised."""

from __future__ import annotations

import asyncio
import traceback
from collections.abc import Sequence

from checks.core.check.check import Check
from checks.core.evidence.codec import Observation, pack
from checks.core.evidence.endpoints import EndpointsRequest
from checks.core.evidence.observation import Failure, Request
from checks.core.evidence.tls import RevocationRequest, TlsRequest, TlsSurveyRequest, WeaknessRequest
from checks.core.model.failure import FailureKind
from checks.core.model.finding import Level
from checks.core.ratings.observatory import PreflightRequest
from checks.core.redact.mask import mask_line
from scanner.engine.messages import Collected
from scanner.memory import swept
from scanner.net.cpu import CpuSpent
from scanner.net.door import Door, Visit
from scanner.plan.groups import Group
from scanner.plan.requests import requests
from scanner.probes import PROBES

TLS = (TlsRequest, TlsSurveyRequest, WeaknessRequest, RevocationRequest)
# What shakes hands, too, and asks only of front pages and of what they led to.
WITH_TLS = (*TLS, PreflightRequest, EndpointsRequest)


async def collect_group(group: Group, checks: Sequence[Check], door: Door) -> list[Collected]:
    """The evidence of every member, one after another: they share an address and its patience."""
    collected = []
    for member in group.members:
        started = door.clock.now()
        wanted = requests(member.target, checks)
        visit = door.visit(member.target, member.planned)
        try:
            async with visit:
                evidence = await collect(wanted, visit)
        except Exception:
            bug = pack(Failure(FailureKind.PROBE_ERROR, door.clock.now(), mask_line(traceback.format_exc(limit=-8))))
            evidence = {request.key: bug for request in wanted}
        collected.append(Collected(member.target, started, door.clock.now(), evidence, visit.traffic))
        swept()
    door.forget_idle()
    return collected


async def collect(wanted: Sequence[Request], visit: Visit) -> dict[str, bytes]:
    """Ask each request once, those that probes ask for in turn included. A probe's bug is a `Failure` with its traceback."""
    loop = asyncio.get_running_loop()
    asked: dict[str, asyncio.Future[Observation]] = {}
    evidence: dict[str, bytes] = {}

    async def observe(key: str, request: Request) -> Observation:
        try:
            seen = await PROBES[type(request)](request, visit, see)
        except CpuSpent as spent:
            seen = visit.fail(FailureKind.BUDGET, str(spent))
        except Exception:
            seen = Failure(FailureKind.PROBE_ERROR, visit.clock.now(), mask_line(traceback.format_exc(limit=-8)))
        evidence[key] = pack(seen)
        return seen

    async def see(request: Request) -> Observation:
        key = request.key
        if (already := asked.get(key)) is not None:
            return await already
        # Who asks first observes; a task of its own would wait for nothing else.
        asked[key] = told = loop.create_future()
        try:
            seen = await observe(key, request)
        except BaseException:
            told.cancel()
            raise
        told.set_result(seen)
        return seen

    # What any visitor asks comes first: a firewall may block whoever asks for strange paths. Pages before TLS: a server of many suites
    # is asked so much that it could use up what the host may be sent, and no idle HTTP connection counts against the address's limit.
    everything = [(request.key, request) for request in wanted]
    pages = [(key, request) for key, request in everything if not isinstance(request, WITH_TLS)]
    visits = [(key, request) for key, request in pages if request.level < Level.PROBE]
    for questions in (visits, pages, everything):
        async with asyncio.TaskGroup() as tasks:
            for key, request in questions:
                if key not in asked:
                    asked[key] = tasks.create_task(observe(key, request))
        await visit.settle()
    # The functions above know each other; what they remember of the host would stay until somebody looks for such circles.
    asked.clear()
    return evidence
