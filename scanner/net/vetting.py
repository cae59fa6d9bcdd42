"""Which addresses of a host may be contacted."""

from __future__ import annotations

from collections.abc import Iterable

from checks.core.evidence.dns import DnsAnswer
from checks.core.evidence.endpoints import twin_of
from checks.core.evidence.mail_servers import policy_host
from checks.core.evidence.observation import Failure
from checks.core.model.failure import FailureKind
from checks.core.model.finding import Level, Target
from checks.core.parse.address import is_address
from scanner.net.clock import Clock
from scanner.net.dns import Resolver
from scanner.net.policy import addresses
from scanner.net.policy.reachable import Range
from scanner.net.policy.scope import Scope
from scanner.net.policy.services import service_hosts
from scanner.net.socket.tcp import has_route

_MOST = 4

# Of a host those that may be contacted, the one in use first, or why there is none.
Addresses = tuple[str, ...] | Failure


class Vetting:
    """Looks names up, and judges what the DNS says of them."""

    def __init__(self, scope: Scope, resolver: Resolver, allowed_ranges: Iterable[Range], clock: Clock) -> None:
        self._scope, self._resolver, self._allowed_ranges, self._clock = scope, resolver, tuple(allowed_ranges), clock

    async def of(self, host: str, address: str | None = None) -> Addresses:
        """The pinned address, or at most four of the host's, in their one form; after the first those only that this machine has a route to."""
        if address or is_address(host):
            return self._vet(host, (address or host,), ())
        return self._scope.refuse_name(host, self._clock.now()) or await self.of_server(host)

    async def of_server(self, host: str) -> Addresses:
        """The same of a host that serves a domain of the list, be it on the list or not."""
        candidates = await self._resolver.addresses(host)
        return candidates if isinstance(candidates, Failure) else self._vet(host, candidates, await self._resolver.every_address(host))

    def _vet(self, host: str, candidates: tuple[str, ...], others: tuple[str, ...]) -> Addresses:
        first = self._permissible(candidates)
        if not first:
            return Failure(
                FailureKind.NOT_PERMITTED, self._clock.now(), f"{host}: {addresses.address_refusal(candidates[-1], self._allowed_ranges)}"
            )
        beside = (one for one in self._permissible(others) if has_route(one))
        return tuple(dict.fromkeys((first[0], *beside)))[:_MOST]

    async def every(self, target: Target) -> dict[str, Addresses]:
        """By host every address that a target is asked at: its own, and those of the same name with or without ``www.``."""
        if target.is_domain:
            return {host: await self.of_server(host) for host in await self._servers(target)}
        twin = "" if is_address(target.host) else twin_of(target.host, target.domain)
        own = await self.of(target.host, target.address)
        return {target.host: own} | ({twin: await self.of(twin)} if twin else {})

    async def _servers(self, target: Target) -> tuple[str, ...]:
        """The hosts that are asked for a domain: those that its records name, as far as its level lets anybody be asked but the resolver."""
        domain, now = target.host, self._clock.now()
        hosts: list[str] = []
        for rdtype in ("MX", "NS", "TXT") if self._scope.refuse_target(target, now, Level.VISIT) is None else ():
            answer = await self._resolver.ask(f"_mta-sts.{domain}" if rdtype == "TXT" else domain, rdtype)
            if isinstance(answer, DnsAnswer):
                hosts += ([policy_host(domain)] if answer.records else []) if rdtype == "TXT" else service_hosts(answer)
        return tuple(host for host in dict.fromkeys(hosts) if not is_address(host))

    def _permissible(self, candidates: Iterable[str]) -> tuple[str, ...]:
        return tuple(addresses.canonical_address(one) for one in candidates if addresses.address_refusal(one, self._allowed_ranges) is None)
