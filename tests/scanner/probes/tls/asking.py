"""One TLS question to a server on loopback, through the door and the probes, as a scan asks it."""

from __future__ import annotations

from checks.core.evidence.codec import unpack
from checks.core.evidence.observation import Observation, Request
from checks.core.facts.values import Traffic
from checks.core.model.finding import Level, Target
from scanner.engine.collect import collect
from scanner.net import loop
from scanner.net.clock import Clock
from scanner.net.door import Door
from scanner.net.policy.scope import Grant, Scope
from scanner.settings import Network, Settings, TlsSettings
from tests.scanner.net.fakes import FakeResolver

HOST = "dinkes.kotacontoh.go.id"
LOOPBACK = "127.0.0.1"


def observe(
    port: int,
    request: Request,
    *,
    roots: tuple[str, ...] = (),
    tls: TlsSettings | None = None,
    level: Level = Level.PROBE,
    timeout: float = 10.0,
    addresses: tuple[str, ...] = (LOOPBACK,),
    connections: int = 10,
) -> tuple[Observation, Traffic]:
    """What the request for `HOST` on port 443 gives when the server listens on this port at these addresses, and what it cost."""
    network = Network(
        allow_private=("127.0.0.0/8",), rate=500.0, connections=connections, timeout=timeout, ports={"443": port}, trusted_roots=roots
    )
    door = Door(
        Scope({HOST: Grant(frozenset((443,)), level)}),
        Settings(network=network, tls=tls or TlsSettings()),
        resolver=FakeResolver({HOST: [addresses]}, Clock()),
    )
    target = Target(host=HOST, domain="kotacontoh.go.id", opd="dinkes")

    async def one() -> tuple[Observation, Traffic]:
        async with door.visit(target) as visit:
            evidence = await collect([request], visit)
            observation = unpack(evidence[request.key])
            assert observation is not None
            return observation, visit.traffic

    return loop.run(one())
