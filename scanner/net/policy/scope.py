"""Who may be asked what, and when: registered hosts and ports, level, end date, hours."""

from __future__ import annotations

import datetime as dt
import zoneinfo
from collections.abc import Iterable, Mapping

import msgspec

from checks.core.evidence.observation import Failure
from checks.core.model.city import City, Hours, Opd
from checks.core.model.failure import FailureKind
from checks.core.model.finding import Level, Target
from checks.core.parse.address import is_address
from checks.core.parse.www import bare, twin
from scanner.net.policy.exemption import OF_DOMAINS, OF_NAMES, OF_SERVERS, Exemption, Whom


class Grant(msgspec.Struct, frozen=True):
    """What one line of the list permits for its host: on which ports, up to which level, until which day, in which hours, at which address if it names one.

    ``domain`` is the host's registrable domain: a name above it is nobody's to ask about.
    """

    ports: frozenset[int]
    level: Level
    until: dt.date | None = None
    hours: Hours | None = None
    address: str | None = None
    domain: str = ""


class Scope:
    """The registered hosts. A name with and without ``www.`` is one site, so one grant covers both. Where several lines name a host,
    each holds for its own ports, and all of them for a port that they share.

    ``zone`` is the IANA time zone in which days end for grants without hours; ``besides`` are hosts that are registered too,
    but may not be asked this time. What another list, ``within`` which this one counts, refuses is refused as well.
    """

    def __init__(
        self,
        grants: Mapping[str, Grant],
        cap: Level = Level.PROBE,
        zone: str = "Asia/Jakarta",
        besides: Iterable[str] = (),
        within: Scope | None = None,
    ) -> None:
        self._grants: dict[str, list[Grant]] = {}
        for host, grant in grants.items():
            self.permit(host, grant)
        self._domains: dict[str, Grant] = {}
        self._cap = cap
        self._zone = zoneinfo.ZoneInfo(zone)
        self._besides = frozenset(besides)
        self._within = within

    @classmethod
    def of(
        cls,
        opds: Iterable[Opd],
        targets: Iterable[Target],
        cap: Level = Level.PROBE,
        zone: str = "Asia/Jakarta",
        besides: Iterable[str] = (),
        within: Scope | None = None,
    ) -> Scope:
        """What a city's list permits, at most at level ``cap``."""
        by_code = {opd.code: opd for opd in opds}
        scope = cls({}, cap, zone, besides, within)
        for target in targets:
            opd = by_code.get(target.opd)
            until = opd.permission.until if opd and opd.permission else None
            ports, hours = frozenset((target.port, target.http_port)), opd.hours if opd else None
            grant = Grant(ports, target.level, until, hours, target.address, target.domain)
            if target.is_domain:
                scope.permit_domain(target.host, grant)
            else:
                scope.permit(target.host, grant)
        return scope

    @classmethod
    def of_city(cls, city: City, cap: Level = Level.PROBE) -> Scope:
        """What this city's list permits."""
        return cls.of(city.opds, city.targets, cap)

    def permit(self, host: str, grant: Grant) -> None:
        """One more line of the list."""
        self._grants.setdefault(host, []).append(grant)

    def permit_domain(self, domain: str, grant: Grant) -> None:
        """A domain of the list: the DNS may be asked of it, which permits nothing at a host of the same name."""
        self._domains[domain] = grant

    def hosts_of(self, domain: str) -> tuple[str, ...]:
        """The hosts of the list that lie at or below a domain of the list, and below none of its other domains that is nearer; sorted."""
        nearer = tuple(other for other in self._domains if other.endswith(f".{domain}"))
        own = (host for host in self._grants if (host == domain or host.endswith(f".{domain}")))
        return tuple(sorted(host for host in own if not any(host == other or host.endswith(f".{other}") for other in nearer)))

    def is_registered(self, host: str) -> bool:
        """True when the host itself is on the list (its ``www.`` twin does not count)."""
        return host in self._grants or host in self._besides

    def same_site(self, one: str, other: str) -> bool:
        """True for a host and itself, with or without ``www.``."""
        return bare(one) == bare(other)

    def refuse(self, host: str, port: int, level: Level, at: dt.datetime) -> Failure | None:
        """Why a request may not be sent, or None when it may."""
        grants = self._grants_of(host)
        if not grants:
            return Failure(FailureKind.OUT_OF_SCOPE, at, f"{host} is not registered")
        of_port = [grant for grant in grants if port in grant.ports]
        if not of_port:
            return Failure(FailureKind.OUT_OF_SCOPE, at, f"{host}:{port}: the port is not registered")
        refusal = next((refusal for grant in of_port if (refusal := self._not_now(host, grant, level, at))), None)
        return refusal or (self._within.refuse(host, port, level, at) if self._within else None)

    def elsewhere(self, target: Target, host: str, port: int, at: dt.datetime) -> Failure | None:
        """Why a target's visit may not ask a port of a host: its line names another address than the one that the visit goes to; or None."""
        own = host == target.host
        goes_to = target.address if own else None
        if (own and port in (target.port, target.http_port)) or all(
            grant.address == goes_to for grant in self._grants.get(host, ()) if port in grant.ports
        ):
            return None
        return Failure(FailureKind.OUT_OF_SCOPE, at, f"{host}:{port} has an address of its own", f"{host}:{port}")

    def refuse_name(self, name: str, at: dt.datetime) -> Failure | None:
        """Why a name may not be looked up, or None: hosts that may be asked now may. ``*.name`` may be where ``name`` may: whether every name below it exists."""
        name = name.removeprefix("*.")
        refusal = Failure(FailureKind.OUT_OF_SCOPE, at, f"{name} is not registered")
        not_now = self._none_now(refusal, ((name, grant) for grant in self._grants_of(name)), Level.PASSIVE, at)
        return not_now or (self._within.refuse_name(name, at) if self._within else None)

    def refuse_question(self, target: Target, name: str, rdtype: str, at: dt.datetime) -> Failure | None:
        """Why a target's visit may not ask the DNS this, or None: anything of a host that may be asked now, of other names what an `Exemption` says."""
        if target.is_domain:
            return self._refuse_of_domain(target, name, rdtype, at)
        refusal = self.refuse_name(name, at)
        for exemption in OF_NAMES:
            if refusal is not None and exemption.what == rdtype:
                refusal = self._refuse_exempt(refusal, exemption, target, name, at)
        return refusal

    def _refuse_of_domain(self, target: Target, name: str, rdtype: str, at: dt.datetime) -> Failure | None:
        """As of a host, with the exemptions for domains; the resolver is asked about the domain, and what its records name."""
        own = name == target.host or name.endswith(f".{target.host}")
        if not own and not any(exemption.what == rdtype for exemption in OF_DOMAINS):
            return Failure(FailureKind.OUT_OF_SCOPE, at, f"{name} {rdtype} is no question about {target.host}")
        return self.refuse_target(target, at)

    def _refuse_exempt(self, refusal: Failure, exemption: Exemption, target: Target, name: str, at: dt.datetime) -> Failure | None:
        below = [(host, grant) for host, grants in self._grants.items() if host.endswith(f".{name}") for grant in grants]
        within = [(host, grant) for host, grant in below if grant.domain == name or name.endswith(f".{grant.domain}")]
        if exemption.whom is Whom.ABOVE:
            return self._none_now(refusal, within, exemption.level, at)
        if exemption.whom is Whom.TOP:
            return refusal if "." in name else self.refuse(target.host, target.port, exemption.level, at)
        # What lies above a registered host and not within its domain is a public suffix.
        suffix = "." not in name or len(within) < len(below)
        return refusal if suffix else self.refuse(target.host, target.port, exemption.level, at)

    def _none_now(self, refusal: Failure, grants: Iterable[tuple[str, Grant]], level: Level, at: dt.datetime) -> Failure | None:
        """None where one of the hosts with these grants may be asked now."""
        for host, grant in grants:
            not_now = self._not_now(host, grant, level, at)
            if not_now is None:
                return None
            refusal = not_now
        return refusal

    def refuse_server(self, target: Target, host: str, port: int, level: Level, at: dt.datetime) -> Failure | None:
        """Why a host that serves a domain of the list may not be asked for its sake, or None; what the list says of the host itself holds beside it."""
        grant, exemption = self._domains.get(target.host), OF_SERVERS.get(port)
        if grant is None or exemption is None or host in self._besides:
            return Failure(FailureKind.OUT_OF_SCOPE, at, f"{host}:{port} is not asked for {target.name}")
        grants = [(target.name, grant), *((host, one) for one in self._grants_of(host))]
        refusals = (self._not_now(name, one, max(level, exemption.level), at) for name, one in grants)
        refusal = next((one for one in refusals if one is not None), None)
        return refusal or (self._within.refuse_server(target, host, port, level, at) if self._within else None)

    def refuse_target(self, target: Target, at: dt.datetime, level: Level = Level.PASSIVE) -> Failure | None:
        """Why nothing of this level may be sent to a target now, or None."""
        if target.is_domain:
            grant = self._domains.get(target.host)
            if grant is None:
                return Failure(FailureKind.OUT_OF_SCOPE, at, f"{target.name} is not registered")
            not_now = self._not_now(target.name, grant, level, at)
            return not_now or (self._within.refuse_target(target, at, level) if self._within else None)
        return self.refuse(target.host, target.port, level, at)

    def _grants_of(self, host: str) -> list[Grant]:
        if host not in self._grants and host not in self._besides and not is_address(host):
            host = twin(host)
        return self._grants.get(host, [])

    def _not_now(self, host: str, grant: Grant, level: Level, at: dt.datetime) -> Failure | None:
        if level > min(grant.level, self._cap):
            return Failure(FailureKind.NOT_PERMITTED, at, f"{host} may not be asked at level {level.name.lower()}")
        zone = zoneinfo.ZoneInfo(grant.hours.zone) if grant.hours else self._zone
        if grant.until is not None and at.astimezone(zone).date() > grant.until:
            return Failure(FailureKind.NOT_PERMITTED, at, f"the permission for {host} ended on {grant.until}")
        if grant.hours is not None and not grant.hours.contain(at):
            return Failure(FailureKind.NOT_PERMITTED, at, f"{host} may be scanned {grant.hours} only")
        return None
