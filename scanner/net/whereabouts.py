"""At which addresses a visit finds a host: vetted once, whatever the DNS says later."""

from __future__ import annotations

import asyncio
from typing import Protocol

from checks.core.evidence import Failure, FailureKind
from checks.core.model import Target
from checks.core.need import is_address
from scanner.net.clock import Clock
from scanner.net.transport import Pins

_MOST = 4


class Vetting(Protocol):
    """What a visit asks the door."""

    clock: Clock

    async def vet(self, host: str, pinned: str | None = None) -> str | Failure: ...

    async def vet_others(self, host: str) -> tuple[str, ...]: ...


class Whereabouts:
    """``found`` is what the door said of the target's host when that was asked before."""

    def __init__(self, door: Vetting, target: Target, pins: Pins, found: str | Failure | None) -> None:
        self._door, self._target, self._pins = door, target, pins
        self._refused: dict[str, Failure] = {}
        self._every: dict[str, tuple[str, ...]] = {}
        self._vetting = asyncio.Lock()
        if isinstance(found, Failure):
            self._refused[target.host] = found
        elif found:
            pins.pin(target.host, found)

    async def one(self, host: str, at: str | None = None) -> str | Failure:
        """The address in use for a host, or ``at`` if it is one of the host's."""
        if at in self._every.get(host, ()):
            return at
        async with self._vetting:
            return await (self._first(host) if at is None else self._checked(host, at))

    async def every(self, host: str) -> tuple[str, ...] | Failure:
        """All that may be contacted, at most four, the one in use first."""
        async with self._vetting:
            return await self._all(host)

    async def _first(self, host: str) -> str | Failure:
        if host in self._refused:
            return self._refused[host]
        pinned = self._pins.address(host)
        if pinned is None:
            found = await self._door.vet(host, self._target.address if host == self._target.host else None)
            if isinstance(found, Failure):
                self._refused[host] = found
                return found
            self._pins.pin(host, pinned := found)
        return pinned

    async def _all(self, host: str) -> tuple[str, ...] | Failure:
        if host in self._every:
            return self._every[host]
        first = await self._first(host)
        if isinstance(first, Failure):
            return first
        fixed = is_address(host) or (host == self._target.host and self._target.address)
        others = () if fixed else await self._door.vet_others(host)
        self._every[host] = (first, *(other for other in others if other != first))[:_MOST]
        return self._every[host]

    async def _checked(self, host: str, at: str) -> str | Failure:
        vetted = await self._all(host)
        if isinstance(vetted, Failure) or at in vetted:
            return vetted if isinstance(vetted, Failure) else at
        return Failure(FailureKind.NOT_PERMITTED, self._door.clock.now(), f"{at} is no address of {host}")
