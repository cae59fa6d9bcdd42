"""Signs of an incident, gathered an asset at a time, as a response begins with them."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable

import msgspec

from checks import Finding, Kind, Target, Visitor
from checks.core.model.risk import RiskLevel
from checks.core.parse.origin import origin
from reports.views.host import HostView, Sighting

# An address that can stand in a command line as it is; anything else is replaced by the site's front page.
_PLAIN_PATH = re.compile(r"/[A-Za-z0-9._~/-]{0,200}")
_SHA256 = re.compile(r"[0-9a-f]{64}")


class Scene(msgspec.Struct, frozen=True, kw_only=True):
    """One asset with signs of an incident. ``since`` is when the first of them was first seen, ``last`` when any was seen last; ``url`` is plain enough for a command line."""

    target: Target
    addresses: tuple[str, ...]
    sightings: tuple[Sighting, ...]
    since: dt.datetime
    last: dt.datetime
    url: str

    @property
    def worst(self) -> Finding:
        return self.sightings[0].finding

    @property
    def hashes(self) -> tuple[str, ...]:
        """SHA-256 of what the scanner was sent, where a finding keeps it."""
        facts = (sighting.finding.facts.get("sha256") for sighting in self.sightings)
        return tuple(dict.fromkeys(fact for fact in facts if isinstance(fact, str) and _SHA256.fullmatch(fact)))

    @property
    def curl_options(self) -> str:
        """The options with which curl asks as the visitor does who is shown it; empty where everybody is."""
        for sighting in self.sightings:
            visitors = sighting.finding.facts.get("visitors")
            if isinstance(visitors, tuple) and visitors and visitors[0] in set(Visitor):
                manner = Visitor(visitors[0]).manner
                return f"-A '{manner.agent}' " + (f"-e {manner.referer} " if manner.referer else "")
        return ""

    @property
    def to_report(self) -> bool:
        """True from high risk up, where BSSN 1/2024 Pasal 15 wants a report beyond the city."""
        return self.worst.level.rank >= RiskLevel.HIGH.rank


def scenes(hosts: Iterable[HostView], now: dt.datetime) -> tuple[Scene, ...]:
    """The assets with signs of an incident, worst first; ``now`` stands in where no history is kept."""
    return tuple(
        _scene(host, incidents, now) for host in hosts if (incidents := tuple(s for s in host.sightings if s.finding.kind is Kind.INCIDENT))
    )


def _scene(host: HostView, incidents: tuple[Sighting, ...], now: dt.datetime) -> Scene:
    front = origin("https" if host.tls else "http", host.target.host, host.target.port if host.tls else host.target.http_port)
    paths = (s.subject.removeprefix(front) for s in incidents)
    return Scene(
        target=host.target,
        addresses=host.addresses,
        sightings=incidents,
        since=min(s.entry.first_seen if s.entry else now for s in incidents),
        last=max(s.entry.last_seen if s.entry else now for s in incidents),
        url=front + next((path for path in paths if _PLAIN_PATH.fullmatch(path)), "/"),
    )
