"""The score by tilik: its own requests through its own door, kept as the store keeps them."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Mapping

from checks import Level, Target
from checks.core.check.need import Http, Https, Tls
from checks.core.evidence.codec import unpack
from checks.core.evidence.observation import Failure
from checks.core.ratings.observatory import HttpRating, Preflight, observatory
from scanner.engine.collect import collect
from scanner.net import loop
from scanner.net.clock import Clock
from scanner.net.dns import Resolver
from scanner.net.door import Door
from scanner.net.policy.scope import Scope
from scanner.settings import Network, Settings
from tests.real.observatory.case import DOMAIN
from tests.real.observatory.case_server import CaseServer

_NEEDS = (Https("/"), Http("/"), Tls(), Preflight())
_AT_ONCE = 8


class _Places(Resolver):
    """The hosts of the cases and their ``www.`` twins, without a name server."""

    def __init__(self, addresses: Mapping[str, str]) -> None:
        super().__init__("127.0.0.1", 1.0, Clock())
        self._addresses = addresses

    async def addresses(self, name: str) -> tuple[str, ...] | Failure:
        return (self._addresses[name],)


def ratings(hosts: Iterable[str], server: CaseServer) -> dict[str, HttpRating | None]:
    """Every host's rating."""
    targets = [Target(host=host, domain=DOMAIN, address=server.addresses[host], level=Level.VISIT) for host in hosts]
    network = Network(
        allow_private=("127.0.0.0/8",), rate=10_000.0, connections=_AT_ONCE, ports=server.ports, trusted_roots=(str(server.root),)
    )
    door = Door(Scope.of((), targets), Settings(network=network), resolver=_Places(server.addresses))

    async def every() -> dict[str, HttpRating | None]:
        slots = asyncio.Semaphore(_AT_ONCE)

        async def one(target: Target) -> HttpRating | None:
            async with slots, door.visit(target) as visit:
                packed = await collect([request for need in _NEEDS if (request := need.at(target))], visit)
            evidence = {key: unpack(value) for key, value in packed.items()}
            return observatory(target, evidence)

        return dict(zip((target.host for target in targets), await asyncio.gather(*map(one, targets)), strict=True))

    return loop.run(every())
