"""One host asked every question about TLS in this process."""

from __future__ import annotations

import time

import msgspec

from checks import Level, Target, TlsSurvey
from checks.core.check import registry
from checks.core.evidence.codec import unpack
from scanner.engine.collect import collect
from scanner.net import loop
from scanner.net.door import Door
from scanner.net.policy.scope import Scope
from scanner.plan.requests import requests
from scanner.settings import Network, Settings
from tests.real.tls.keys import HOST
from tests.real.tls.servers import Place


class Questions(msgspec.Struct, frozen=True):
    """How long it took in seconds, how many connections, and what was found."""

    seconds: float
    connections: int
    suites: int


def alone(place: Place, network: Network) -> Questions:
    """Everything that the checks of TLS ask of a listed host, but the DNS."""
    target = Target(host=HOST, port=place.port, address=place.address, level=Level.PROBE)
    wishes = [one for one in requests(target, registry.select(registry.load(), ("tls-*",))) if one.level > Level.PASSIVE]

    async def run() -> Questions:
        visit = Door(Scope.of((), (target,)), Settings(network=network)).visit(target)
        began = time.monotonic()
        async with visit:
            evidence = await collect(wishes, visit)
        seconds = time.monotonic() - began
        (survey,) = (observation for packed in evidence.values() if isinstance(observation := unpack(packed), TlsSurvey))
        (answers,) = survey.answers
        if answers.unanswered:
            raise SystemExit(f"no answer to {answers.unanswered}: the figures would mean nothing")
        return Questions(seconds, visit.traffic.count, sum(len(suites) for suites in answers.suites.values()))

    return loop.run(run())
