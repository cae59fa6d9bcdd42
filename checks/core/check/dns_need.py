"""What a check asks of the DNS."""

from __future__ import annotations

from typing import ClassVar

from checks.core.check.need import Need
from checks.core.evidence.dns import Climb, ClimbRequest, DnsAnswer, DnsRequest
from checks.core.evidence.observation import Observation, Request
from checks.core.model.finding import Level, Target
from checks.core.parse.address import is_address


class _Records(Need, frozen=True):
    """Records of a type, which an address has none of."""

    rdtype: str
    level: ClassVar[Level] = Level.PASSIVE


class Dns(_Records, frozen=True):
    """The records of a type at the host's name."""

    yields: ClassVar[type[Observation]] = DnsAnswer

    def at(self, target: Target) -> Request | None:
        return None if is_address(target.host) else DnsRequest(target.host, self.rdtype)


class DnsClimb(_Records, frozen=True):
    """The records of a type at the host's name or the nearest parent that has some."""

    yields: ClassVar[type[Observation]] = Climb

    def at(self, target: Target) -> Request | None:
        return None if is_address(target.host) else ClimbRequest(target.host, self.rdtype)
