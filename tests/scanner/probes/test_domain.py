"""What the DNS is asked about a domain: each question once, as few as the rules take, and an end to all."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Callable

import dns.flags
import dns.message

from checks.core.check import registry
from checks.core.domain.dmarc import dmarc_state
from checks.core.domain.subjects import resolution
from checks.core.evidence.codec import pack, unpack
from checks.core.evidence.dns import DnsAnswer
from checks.core.evidence.domain import DomainLookups, DomainLookupsRequest, DomainSubject
from checks.core.evidence.name_servers import ServerSubject
from checks.core.evidence.observation import Failure
from checks.core.model.city import Opd
from checks.core.model.failure import FailureKind
from checks.core.model.finding import Level, Target
from checks.core.testing import evidence as build
from scanner.engine.collect import collect_group
from scanner.net import loop
from scanner.net.clock import Clock
from scanner.net.dns import Resolver
from scanner.net.door import Door
from scanner.net.policy.scope import Scope
from scanner.plan.groups import target_groups
from scanner.probes.domain import MOST_QUESTIONS
from scanner.settings import Settings

DOMAIN = Target(host="kotacontoh.go.id", port=0, http_port=0, domain="kotacontoh.go.id", opd="a")
HOSTS = tuple(Target(host=f"h{n}.kotacontoh.go.id", domain="kotacontoh.go.id", opd="a", level=Level.PASSIVE) for n in range(30))
ZONE = {"kotacontoh.go.id TXT": ("v=spf1 mx -all",), "_dmarc.kotacontoh.go.id TXT": ("v=DMARC1; p=reject; rua=mailto:d@laporan.example",), "id NS": ("a.example.",)}  # fmt: skip


class ScriptedResolver(Resolver):
    """Says of every question what ``say`` says, and counts those that would be sent."""

    def __init__(self, say: Callable[[str, str], DnsAnswer | Failure]) -> None:
        super().__init__("127.0.0.1:9", 0.01, Clock())
        self.say, self.counts = say, Counter[str]()

    async def _ask(self, query: dns.message.Message, name: str, rdtype: str) -> DnsAnswer | Failure:
        await asyncio.sleep(0)
        self.counts[f"{name} {rdtype}{' do' if query.ednsflags & dns.flags.DO else ''}{' cd' if query.flags & dns.flags.CD else ''}"] += 1
        return self.say(name, rdtype)


def zone(name: str, rdtype: str) -> DnsAnswer | Failure:
    return build.dns_answer(rdtype, *(f'"{text}"' if rdtype == "TXT" else text for text in ZONE.get(f"{name} {rdtype}", ())), name=name)


def collected(resolver: Resolver, *targets: Target) -> dict[str, dict[str, bytes]]:
    scope = Scope.of((Opd(code="a", name="A"),), targets)
    door = Door(scope, Settings(), resolver=resolver)

    async def run() -> dict[str, dict[str, bytes]]:
        groups = await target_groups(targets, door)
        parts = [one for group in groups for one in await collect_group(group, registry.repertoire(), door)]
        return {part.target.name: part.evidence for part in parts}

    return loop.run(run())


def test_thirty_hosts_of_a_domain_ask_its_questions_once() -> None:
    resolver = ScriptedResolver(zone)
    evidence = collected(resolver, *HOSTS, DOMAIN)
    assert resolver.counts["_dmarc.kotacontoh.go.id TXT"] == 1
    assert resolver.counts["kotacontoh.go.id TXT"] == 1
    assert set(resolver.counts.values()) == {1}
    of_servers = [
        *(f"name-servers {subject} kotacontoh.go.id" for subject in ServerSubject),
        "mail-servers kotacontoh.go.id",
        "mta-sts kotacontoh.go.id",
    ]
    assert sorted(evidence[DOMAIN.name]) == sorted([*(f"lookups {subject} kotacontoh.go.id" for subject in DomainSubject), *of_servers])
    assert not [key for host in HOSTS for key in evidence[host.name] if key.startswith("lookups")]
    observations = [unpack(data) for data in evidence[DOMAIN.name].values()]
    questions = {lookup.question for one in observations if isinstance(one, DomainLookups) for lookup in one.lookups}
    own = {question for question in questions if not question.name.startswith("h")}
    assert len(own) <= 60


def test_what_was_seen_is_read_back_from_the_store() -> None:
    request = DomainLookupsRequest(DOMAIN.host, DomainSubject.DMARC)
    observations = unpack(collected(ScriptedResolver(zone), DOMAIN)[DOMAIN.name][request.key])
    assert isinstance(observations, DomainLookups)
    assert unpack(pack(observations)) == observations
    assert dmarc_state(DOMAIN.host, resolution(observations)).enforced


def test_a_record_that_never_ends_is_followed_to_a_limit() -> None:
    """Every include leads to ten more; what is behind the limit is told as not asked."""

    def endless(name: str, rdtype: str) -> DnsAnswer | Failure:
        label = name.partition(".")[0]
        terms = " ".join(f"exists:{n}.{label[:8]}{n}.example include:{label[:8]}{n}.example" for n in range(9))
        text = f"v=spf1 {terms} -all"
        strings = " ".join(f'"{text[start : start + 250]}"' for start in range(0, len(text), 250))
        return build.dns_answer(rdtype, strings if rdtype == "TXT" else "a.example.", name=name) if rdtype in ("TXT", "NS") and not name.endswith(".invalid") else zone(name, rdtype)  # fmt: skip

    resolver = ScriptedResolver(endless)
    spf = unpack(collected(resolver, DOMAIN)[DOMAIN.name][DomainLookupsRequest(DOMAIN.host, DomainSubject.SPF).key])
    assert isinstance(spf, DomainLookups)
    # RFC 7208 section 4.6.4 ends it, and where that does not, the probe.
    assert 10 < len(spf.lookups) <= MOST_QUESTIONS
    assert sum(resolver.counts.values()) <= len(DomainSubject) * MOST_QUESTIONS


def test_a_silent_dns_leaves_every_question_open() -> None:
    silent = ScriptedResolver(lambda name, rdtype: Failure(FailureKind.TIMEOUT, build.AT))
    evidence = collected(silent, DOMAIN)[DOMAIN.name]
    for subject in DomainSubject:
        observations = unpack(evidence[DomainLookupsRequest(DOMAIN.host, subject).key])
        assert isinstance(observations, DomainLookups)
        assert {type(lookup.outcome) for lookup in observations.lookups} == {Failure}
