"""Ask about labelled domains through the real door, and count."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any

import msgspec

from checks.core.assess.judge import judge
from checks.core.check import registry
from checks.core.evidence.codec import unpack
from checks.core.model.city import Opd
from checks.core.model.finding import Target, Verdict
from scanner.engine.collect import collect_group
from scanner.engine.messages import TargetEvidence
from scanner.net import loop
from scanner.net.door import Door
from scanner.net.policy.scope import Scope
from scanner.plan.groups import TargetGroup, target_groups
from scanner.settings import Network, Settings
from tests.accuracy.behaviour import Behaviour
from tests.accuracy.domains.mail_labels import MailDomain
from tests.accuracy.domains.name_server_labels import ServedDomain
from tests.accuracy.domains.resolver import Fault, Manner, Names, resolving
from tests.accuracy.measure import Score
from tests.real.mail.world import MailWorld, mail_world
from tests.real.name_servers.world import name_server_world

CHECKS = tuple(check for check in registry.load() if check.of_domains)
# What is said of a domain where its label says nothing else: it is in order, and this resolver verifies no signatures.
_ORDERLY = {
    "dns-dnssec": "unknown (resolver-unvalidated)",
    "dns-caa": "pass",
    "dns-dangling": "pass",
    "dns-wildcard": "pass",
    # What cannot be listed, and who may not be asked: addresses of documentation are no public ones. As patterns, so that they hold where the question makes sense.
    "mail-dkim*": "unknown (selectors-unlisted)",
    "mail-dane*": "unknown (resolver-unvalidated)",
    "mail-starttls*": "unknown (not-permitted)",
    "mail-mta-sts*": "unknown (not-permitted)",
    "dns-delegation*": "unknown",
    "dns-recursion*": "unknown",
    "dns-transfer*": "unknown",
    "mail-*": "pass",
}
# Seconds: what keeps silent is waited for so long.
_TIMEOUT = 0.5
_AT_ONCE = 8
# Seconds that a domain with a mail server may take in all, some of which keep silent.
_PATIENCE = 5.0
COMMON = """
example. NS a.example.
example. CAA 0 issue "ca.example"
com. NS a.example.
surat.example. A 192.0.2.25
surat.example. AAAA 2001:db8::25
ns1.example. A 192.0.2.53
ns2.example. A 198.51.100.53
ns3.example. A 192.0.2.54
penerima.example. TXT "laporan"
*._report._dmarc.penerima.example. TXT "v=DMARC1"
terbuka.example. TXT "v=spf1 +all"
netral.example. TXT "v=spf1 ip4:192.0.2.9 ?all"
kirim.example. TXT "v=spf1 ip4:192.0.2.9 -all"
putar.example. TXT "v=spf1 include:balik.example -all"
balik.example. TXT "v=spf1 include:putar.example -all"
catatan.example. TXT "bukan spf"
"""


class DomainLabel(msgspec.Struct, frozen=True):
    """``zone`` has ``@`` for the domain, whose records they are; ``below`` are labels in front of it, where a name below is the one that is asked about.

    With ``mail`` there are its mail server and its policy, with ``servers`` its name servers, and they are asked.
    """

    name: str
    zone: str
    must: Mapping[str, str] = MappingProxyType({})
    faults: Mapping[str, Fault] = MappingProxyType({})
    below: str = ""
    manner: Manner = Manner.HONEST
    mail: MailDomain | None = None
    servers: ServedDomain | None = None

    @property
    def has_servers(self) -> bool:
        """Whether anybody but the resolver is there to be asked."""
        return self.mail is not None or self.servers is not None

    @property
    def behaviour(self) -> Behaviour:
        """For the count."""
        rest = {check: outcome for check, outcome in _ORDERLY.items() if check not in self.must} if self.manner is Manner.HONEST else {}
        return Behaviour(name=self.name, must=MappingProxyType({**self.must, **rest}))


def verdicts(labels: Iterable[DomainLabel]) -> Mapping[str, list[Verdict]]:
    """By the label's name, what every check says."""
    sample = tuple(labels)
    verdicts_by_label: dict[str, list[Verdict]] = {}
    for manner in Manner:
        verdicts_by_label |= _answers([label for label in sample if label.manner is manner and not label.has_servers], manner)
    verdicts_by_label |= _answers([label for label in sample if label.has_servers], Manner.HONEST, host_seconds=_PATIENCE)
    return verdicts_by_label


def _answers(labels: list[DomainLabel], manner: Manner, **settings: Any) -> dict[str, list[Verdict]]:
    domains = {f"d{number}.example": label for number, label in enumerate(labels)}
    mail = {domain: label.mail for domain, label in domains.items() if label.mail is not None}
    text = COMMON + "".join(f"$ORIGIN {domain}.\n$TTL 60\n{label.zone.replace('{d}', domain)}\n" for domain, label in domains.items())
    faults = {key.replace("{d}", domain): fault for domain, label in domains.items() for key, fault in label.faults.items()}
    targets = [_target(label.below + domain) for domain, label in domains.items()]

    async def collect(world: MailWorld, name_servers: str, ports: dict[str, int]) -> dict[str, dict[str, bytes]]:
        async with resolving(Names(f"$TTL 60\n{text}$ORIGIN .\n{world.records}{name_servers}"), faults, manner) as where:
            network = Network(resolver=where, timeout=_TIMEOUT, rate=2000.0, **{**world.network, "ports": ports}, **settings)
            door = Door(Scope.of((Opd(code="a", name="A"),), targets), Settings(network=network))
            groups = await target_groups(targets, door)
            slots = asyncio.Semaphore(_AT_ONCE)

            async def of(group: TargetGroup) -> list[TargetEvidence]:
                async with slots:
                    return await collect_group(group, registry.repertoire(), door)

            evidence_by_group = await asyncio.gather(*(of(group) for group in groups))
        return {one.target.host: one.evidence for of_group in evidence_by_group for one in of_group}

    servers = {domain: label.servers for domain, label in domains.items() if label.servers is not None}
    with mail_world(mail) as world, name_server_world(servers) as (name_servers, port):
        evidence = loop.run(collect(world, name_servers, {**world.ports, "53": port})) if targets else {}
    return {
        label.name: [judge(check, target, {key: unpack(data) for key, data in evidence[target.host].items()}) for check in CHECKS]
        for label, target in zip(labels, targets, strict=True)
    }


def _target(host: str) -> Target:
    return Target(host=host, port=0, http_port=0, domain=host, opd="a")


def scores(labels: Iterable[DomainLabel]) -> dict[str, Score]:
    """One score a check."""
    sample = tuple(labels)
    verdicts_by_label = verdicts(sample)
    totals: dict[str, Score] = {}
    for label in sample:
        for verdict in verdicts_by_label[label.name]:
            totals.setdefault(verdict.check, Score()).note(label.behaviour, verdict)
    return totals
