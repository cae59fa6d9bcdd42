"""Which addresses of a host may be contacted."""

from __future__ import annotations

from collections.abc import Iterable

from checks.core.evidence.endpoints import twin_of
from checks.core.evidence.observation import Failure
from checks.core.model.failure import FailureKind
from checks.core.model.finding import Target
from checks.core.parse.address import is_address
from scanner.net.clock import Clock
from scanner.net.dns import Resolver
from scanner.net.policy import addresses
from scanner.net.policy.reachable import Range
from scanner.net.policy.scope import Scope
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
            candidates: Addresses = (address or host,)
            others: tuple[str, ...] = ()
        else:
            refusal = self._scope.refuse_name(host, self._clock.now())
            candidates = refusal or await self._resolver.addresses(host)
            others = () if isinstance(candidates, Failure) else await self._resolver.every_address(host)
        if isinstance(candidates, Failure):
            return candidates
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
            # Nobody is contacted for it.
            return {}
        twin = "" if is_address(target.host) else twin_of(target.host, target.domain)
        own = await self.of(target.host, target.address)
        return {target.host: own} | ({twin: await self.of(twin)} if twin else {})

    def _permissible(self, candidates: Iterable[str]) -> tuple[str, ...]:
        return tuple(addresses.canonical_address(one) for one in candidates if addresses.address_refusal(one, self._allowed_ranges) is None)
