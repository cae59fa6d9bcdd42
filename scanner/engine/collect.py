"""A group to its evidence: each request once, everything that came back kept, nothing raised."""

from __future__ import annotations

import asyncio
import logging
import traceback
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from checks.core.check.family import ProbeFamily, ProbePhase
from checks.core.check.registry import Repertoire
from checks.core.evidence.codec import Codec, pack
from checks.core.evidence.observation import Failure, Observation, Request
from checks.core.model.failure import FailureKind
from checks.core.model.finding import Level
from checks.core.redact.mask import mask_line
from scanner.engine.messages import TargetEvidence
from scanner.log.context import log_host
from scanner.memory import collect_garbage_periodically
from scanner.net.cpu import CpuLimitError
from scanner.net.door import Door, Visit
from scanner.plan.groups import TargetGroup
from scanner.plan.requests import requests
from scanner.probes import PROBES, families_by_request

_log = logging.getLogger(__name__)
_CODEC = Codec()


async def collect_group(group: TargetGroup, repertoire: Repertoire, door: Door) -> list[TargetEvidence]:
    """The evidence of every member, one after another: they share an address and its patience."""
    results, families = [], families_by_request(repertoire.families)
    for member in group.members:
        start = door.clock.now()
        questions = requests(member.target, repertoire.checks, repertoire.topics)
        visit = door.visit(member.target, member.planned_addresses)
        with log_host(member.target.name):
            try:
                async with visit:
                    evidence = await collect(questions, visit, families, member.memory)
            except Exception as wrong:
                _log.error("%s, the collecting raised %s: %s", member.target.name, type(wrong).__name__, wrong, exc_info=True)
                bug = pack(Failure(FailureKind.PROBE_ERROR, door.clock.now(), mask_line(traceback.format_exc(limit=-8))))
                evidence = {request.key: bug for request in questions}
            finished, traffic = door.clock.now(), visit.traffic
            if (refusal := door.scope.refuse_target(member.target, finished)) is not None:
                _log.warning("%s, not asked, or not to the end: %s", member.target.name, refusal.detail)
            _log.info(
                "%s, %d requests, %d bytes received, %.1f seconds", member.target.name, traffic.count, traffic.bytes_in, traffic.seconds
            )
        results.append(TargetEvidence(member.target, start, finished, evidence, traffic))
        collect_garbage_periodically()
    door.forget_idle()
    return results


async def collect(
    questions: Sequence[Request],
    visit: Visit,
    families: Mapping[type, ProbeFamily] = PROBES,
    memory: Mapping[str, bytes] = MappingProxyType({}),
) -> dict[str, bytes]:
    """Ask each request once, those that probes ask for in turn included. A probe's bug is a `Failure` with its traceback.

    What is in ``memory``, packed and by request key, is not asked for.
    """
    loop = asyncio.get_running_loop()
    answers: dict[str, asyncio.Future[Observation]] = {}
    evidence: dict[str, bytes] = {}

    async def observe(key: str, request: Request) -> Observation:
        if (packed := memory.get(key)) is not None:
            evidence[key] = packed
            return _CODEC.unpack(packed)
        try:
            observation = await families[type(request)].probe(request, visit, see)
        except CpuLimitError as error:
            _log.warning("%s, probe of %s was ended: %s", visit.target.name, key, error)
            observation = visit.fail(FailureKind.BUDGET, str(error))
        except Exception as wrong:
            _log.error("%s, probe of %s raised %s: %s", visit.target.name, key, type(wrong).__name__, wrong, exc_info=True)
            observation = Failure(FailureKind.PROBE_ERROR, visit.clock.now(), mask_line(traceback.format_exc(limit=-8)))
        evidence[key] = pack(observation)
        return observation

    async def see(request: Request) -> Observation:
        key = request.key
        if (already := answers.get(key)) is not None:
            return await already
        # Who asks first observes; a task of its own would wait for nothing else.
        answers[key] = answer = loop.create_future()
        try:
            observation = await observe(key, request)
        except BaseException:
            answer.cancel()
            raise
        answer.set_result(observation)
        return observation

    by_key = {request.key: request for request in questions}
    # A request that nobody answers is a bug of its own, told where it is asked.
    phases = {kind: family.phase for kind, family in families.items()}
    pages = {key: request for key, request in by_key.items() if phases.get(type(request)) is ProbePhase.PAGES}
    visits = {key: request for key, request in pages.items() if request.level < Level.PROBE}
    controls = {key: request for key, request in by_key.items() if phases.get(type(request)) is ProbePhase.CONTROL}
    for phase in (visits, pages, controls, by_key):
        async with asyncio.TaskGroup() as tasks:
            for key, request in phase.items():
                if key not in answers:
                    answers[key] = tasks.create_task(observe(key, request))
        await visit.settle()
    # The functions above know each other; what they remember of the host would stay until somebody looks for such circles.
    answers.clear()
    return evidence
