"""At which addresses a visit finds a host: vetted once, whatever the DNS says later."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping

from checks.core.evidence.observation import Failure
from checks.core.model.failure import FailureKind
from checks.core.model.finding import Target
from scanner.net.clock import Clock
from scanner.net.policy.pins import Pins
from scanner.net.vetting import Addresses, Vetting


class Whereabouts:
    """``planned_addresses`` are what the vetting said of every host that the visit may ask; without it hosts are vetted as they are asked."""

    def __init__(
        self, vetting: Vetting, target: Target, pins: Pins, clock: Clock, planned_addresses: Mapping[str, Addresses] | None
    ) -> None:
        self._vetting, self._target, self._pins, self._clock, self._planned_addresses = vetting, target, pins, clock, planned_addresses
        self._every: dict[str, Addresses] = {}
        self._one_by_one = asyncio.Lock()

    async def one(self, host: str, at: str | None = None) -> str | Failure:
        """The address in use for a host, or ``at`` if it is one of the host's."""
        every = await self.every(host)
        if isinstance(every, Failure):
            return every
        if at is None or at in every:
            return at or every[0]
        return Failure(FailureKind.NOT_PERMITTED, self._clock.now(), f"{at} is no address of {host}")

    async def every(self, host: str) -> Addresses:
        """All that may be contacted, the one in use first."""
        async with self._one_by_one:
            if host not in self._every:
                every = self._every[host] = await self._of(host)
                if not isinstance(every, Failure):
                    self._pins.pin(host, every[0])
            return self._every[host]

    async def _of(self, host: str) -> Addresses:
        if self._planned_addresses is None and self._target.is_domain:
            return await self._vetting.of_server(host)
        if self._planned_addresses is None:
            return await self._vetting.of(host, self._target.address if host == self._target.host else None)
        # Whose address nobody knew when it was decided who is asked at the same time is not asked at all.
        failure = Failure(FailureKind.OUT_OF_SCOPE, self._clock.now(), f"{host} is no host of {self._target.name}")
        return self._planned_addresses.get(host, failure)
