"""A worker's own door: whatever is signed, it does nothing that its own settings, its own list and its own store do not bear out."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from zoneinfo import ZoneInfo

import msgspec

from checks.core.check import registry
from checks.core.evidence.endpoints import twin_of
from checks.core.evidence.observation import Failure
from checks.core.model.city import City
from checks.core.parse.address import is_address
from scanner.fleet.errand import Errand, RunOrder
from scanner.fleet.seal import Refused
from scanner.net.policy.addresses import address_refusal, ranges
from scanner.net.policy.scope import Scope
from scanner.plan.groups import Member
from scanner.settings import Settings
from scanner.store import Store
from scanner.targets import inspect
from scanner.version import VERSION


class Admission:
    """What this machine permits: the list of its own settings, as it was when a run began here, and the address ranges that they name."""

    def __init__(self, settings: Settings, at: dt.datetime) -> None:
        today = at.astimezone(ZoneInfo(settings.report.zone)).date()
        city = inspect(Path(settings.targets), today=today).require_city()
        zone = settings.report.zone
        self.scope = Scope.of(city.opds, city.targets, zone=zone)
        # Hours are a matter of each request, which the door sees to; a group that comes too early or too late is done without anything being sent.
        self._at_any_hour = Scope.of(_tireless(city).opds, city.targets, zone=zone)
        self._settings, self._ranges = settings, ranges(settings.network.allow_private)

    def require_order(self, order: RunOrder, store: Store) -> None:
        """`Refused` where the run's scan is not this store's, is over, or would be judged by another version."""
        scan = store.scan(order.scan)
        if scan is None or scan.started != order.begun:
            raise Refused(f"this store has no scan {order.scan} of {order.begun:%Y-%m-%d %H:%M:%S}")
        if scan.finished is not None:
            raise Refused(f"scan {order.scan} is over")
        rules = registry.version(self._settings.plugins)
        if (order.tilik, order.rules) != (VERSION, rules):
            raise Refused(f"the scan is done by tilik {order.tilik} with rules {order.rules}, here are {VERSION} and {rules}")

    def require(self, errand: Errand, order: RunOrder, at: dt.datetime) -> None:
        """`Refused` where an errand has expired, or asks for more than its run or this machine permits."""
        if at > errand.expires:
            raise Refused(f"it expired at {errand.expires:%Y-%m-%d %H:%M:%S}")
        targets = {(target.host, target.port): target for target in order.targets}
        for member in errand.group.members:
            target = member.target
            if targets.get((target.host, target.port)) != target:
                raise Refused(f"{target.name} is not in the order of its run")
            if member.memory:
                raise Refused(f"it brings evidence of {target.name}, which the store alone has")
            refusal = self._at_any_hour.refuse_target(target, at)
            if refusal is None and not target.is_domain:
                refusal = self._at_any_hour.refuse(target.host, target.port, target.level, at)
            if refusal is not None:
                raise Refused(f"the list of this machine does not permit it: {refusal.detail}")
            self._require_addresses(member)

    def _require_addresses(self, member: Member) -> None:
        target = member.target
        own = {target.host} | ({twin_of(target.host, target.domain)} if not is_address(target.host) else set())
        for host, addresses in member.planned_addresses.items():
            # Whom a domain's own records name the door finds out for itself, before it opens.
            if host not in own and not target.is_domain:
                raise Refused(f"{host} is no host of {target.name}")
            for address in () if isinstance(addresses, Failure) else addresses:
                if (why := address_refusal(address, self._ranges)) is not None:
                    raise Refused(f"the settings of this machine do not permit it: {why}")


def _tireless(city: City) -> City:
    return msgspec.structs.replace(city, opds=tuple(msgspec.structs.replace(opd, hours=None) for opd in city.opds))
