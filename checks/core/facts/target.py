"""What the evidence tells about a target, apart from any judgement: TLS, software, DNS. Nothing a server sends makes it fail."""

from __future__ import annotations

from collections.abc import Iterator

from checks.core.check.dns_need import Dns, DnsClimb
from checks.core.check.lookup import Evidence, observed
from checks.core.check.need import (
    AnyPages,
    Catalogue,
    Endpoints,
    Exposed,
    Http,
    Https,
    Missing,
    Page,
    Pages,
    Revoked,
    SoftwarePaths,
    Survey,
    Tls,
    Weak,
)
from checks.core.check.preflight import Preflight
from checks.core.evidence.dns import Climb, DnsAnswer
from checks.core.evidence.http import Exchange
from checks.core.evidence.observation import Absent, Observation
from checks.core.evidence.tls import Handshake, Weakness
from checks.core.exposure.entry import group_names
from checks.core.facts.content import content_facts
from checks.core.facts.endpoints import endpoints_facts
from checks.core.facts.mentioned_hosts import mentioned_hosts
from checks.core.facts.part import Part
from checks.core.facts.software import JOOMLA_MANIFEST, TOOL_PATHS, inventory
from checks.core.facts.tls import tls_facts
from checks.core.facts.values import DnsFacts, Facts, HttpFacts
from checks.core.model.finding import Target
from checks.core.model.text import tame
from checks.core.ratings.observatory import YARDSTICK, observatory
from checks.core.ratings.tls_posture import posture

_MOST = 20


def facts(target: Target, evidence: Evidence) -> Facts:
    """The facts of one target; what was not observed is left out."""
    absent = sorted({observation.sort for observation in evidence.values() if isinstance(observation, Absent)})
    return Facts(**{part.field: part.read(target, evidence) for part in PARTS}, absent=tuple(map(_tame, absent)))


def _dns(target: Target, evidence: Evidence) -> DnsFacts:
    contacts = [*_addresses(observed(Tls(), target, evidence)), *_addresses(observed(Page("/"), target, evidence))]
    records = [record for rdtype in ("A", "AAAA") for record in _records(observed(Dns(rdtype), target, evidence))]
    return DnsFacts(
        addresses=tuple(dict.fromkeys(_tame(address) for address in (*contacts, *records) if address))[:_MOST],
        caa=tuple(_tame(record) for record in _records(observed(DnsClimb("CAA"), target, evidence)))[:_MOST],
    )


def _addresses(observation: Observation | None) -> Iterator[str]:
    if isinstance(observation, Handshake):
        yield observation.address
    elif isinstance(observation, Exchange):
        yield observation.hops[0].address


def _records(observation: Observation | None) -> tuple[str, ...]:
    if not isinstance(observation, DnsAnswer | Climb):
        return ()
    try:
        return observation.records
    except Exception:
        # dnspython documents no closed list of what a malformed message raises.
        return ()


def _tame(text: str) -> str:
    return str(tame(text))


_TOOLS = tuple(need for path in TOOL_PATHS for need in (Exposed(path), Missing(path)))
PARTS = (
    Part(
        "tls", (Tls(), Survey(), Revoked(), Https("/"), *map(Weak, Weakness)), lambda target, evidence: tls_facts(posture(target, evidence))
    ),
    Part("http", YARDSTICK, lambda target, evidence: HttpFacts(observatory=observatory(target, evidence)), besides=(Preflight(),)),
    Part("endpoints", (Endpoints(),), endpoints_facts),
    Part(
        "software",
        (
            Page("/"),
            AnyPages(),
            SoftwarePaths(),
            Exposed(JOOMLA_MANIFEST),
            Missing(JOOMLA_MANIFEST),
            *_TOOLS,
            *map(Catalogue, group_names()),
        ),
        inventory,
    ),
    Part("dns", (Tls(), Page("/"), Dns("A"), Dns("AAAA"), DnsClimb("CAA")), _dns),
    Part("mentioned_hosts", (Tls(), Https("/"), Http("/"), Pages()), mentioned_hosts),
    Part("content", (Pages(),), content_facts),
)
