"""A domain needs two name servers that exist, in different places (RFC 2182 section 3.1)."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from checks import (
    DomainLookups,
    DomainRecords,
    DomainSubject,
    Example,
    FailureKind,
    Findings,
    Fix,
    NotApplicable,
    Outcome,
    Problem,
    Risk,
    Text,
    bearing,
    build,
    check,
    name_servers,
    reason,
    resolution,
)

NONEXISTENT = Problem(
    "nonexistent",
    Risk(3, 3),
    Text(
        id="Server nama {server} untuk {domain} tidak memiliki alamat, sehingga sebagian resolver tidak mendapat jawaban tentang domain ini.",
        en="The name server {server} of {domain} has no address, so some questions about this domain go unanswered.",
    ),
)
SINGLE = Problem(
    "single",
    Risk(2, 3),
    Text(
        id="{domain} hanya memiliki satu server nama ({server}); bila server itu berhenti, semua situs dan surel di bawahnya ikut berhenti.",
        en="{domain} has only one name server ({server}); if it stops, all sites and mail under the domain stop with it.",
    ),
)
NETWORK = Problem(
    "same-network",
    Risk(2, 2),
    Text(
        id="Semua server nama {domain} berada dalam satu jaringan ({networks}); satu gangguan di sana menghentikan semuanya.",
        en="All name servers of {domain} are in one network ({networks}); one failure there stops them all.",
    ),
)
ALIAS = Problem(
    "cname",
    Risk(1, 2),
    Text(
        id="Server nama {server} untuk {domain} adalah alias (CNAME) dari {target}; sebagian resolver menolaknya. Tulis nama aslinya.",
        en="The name server {server} of {domain} is an alias (CNAME) of {target}; some resolvers refuse that. Write the real name.",
    ),
)
_DOMAIN = "kotacontoh.go.id"
_SOUND: Mapping[str, Any] = {
    "ns1.kotacontoh.go.id A": ("192.0.2.53",),
    "ns.penyedia.example A": ("198.51.100.53",),
    "ns3.penyedia.example A": ("192.0.2.54",),
}


def _at(*servers: str, zone: Mapping[str, Any] = MappingProxyType({})) -> DomainLookups:
    return build.domain_lookups(DomainSubject.NAME_SERVERS, {**_SOUND, f"{_DOMAIN} NS": tuple(f"{one}." for one in servers), **zone})


@check(
    id="dns-nameservers",
    title=Text(id="Server nama domain ada dan tidak hanya satu", en="The domain's name servers exist, and there is more than one"),
    action=Text(id="Benahi server nama domain", en="Put the domain's name servers in order"),
    why=Text(
        id="Semua situs, aplikasi, dan surel di bawah domain bergantung pada server namanya. Bila hanya satu, atau semuanya di satu tempat, satu gangguan memadamkan seluruh layanan pemerintah kota.",
        en="All sites, applications and mail under the domain depend on its name servers. With a single one, or all in one place, one failure takes down every service of the city.",
    ),
    fix=Fix(
        any=Text(
            id="Sediakan sekurangnya dua server nama di jaringan yang berbeda, misalnya satu di pusat data sendiri dan satu pada penyedia DNS, lalu cantumkan keduanya dengan nama aslinya "
            "di zona domain dan di panel pendaftar domain. Hapus server yang sudah tidak ada dari kedua tempat itu.",
            en="Have at least two name servers in different networks, one in the city's own data centre and one at a DNS provider for instance, and name both by their real names "
            "in the domain's zone and in the registrar's panel. Delete servers that no longer exist in both places.",
        ),
        verify="dig +short NS {host}",
        expected=Text(
            id="minimal dua baris, masing-masing nama yang memiliki alamat di jaringan berbeda",
            en="at least two lines, each a name that has an address, in different networks",
        ),
    ),
    references=("RFC 2182", "RFC 2181", "CWE-1188", "OWASP Top 10 2025 A02"),
    bearing=bearing.NAMES.but(threat=bearing.Threat.FAILURE, harm=bearing.Harm.SERVICE),
    needs={"records": DomainRecords(DomainSubject.NAME_SERVERS)},
    problems=(NONEXISTENT, SINGLE, NETWORK, ALIAS),
    examples=lambda: (
        Example(records=_at("ns1.kotacontoh.go.id", "ns.penyedia.example")),
        Example(
            NONEXISTENT("ns.hilang.example", domain=_DOMAIN, server="ns.hilang.example"),
            records=_at("ns1.kotacontoh.go.id", "ns.penyedia.example", "ns.hilang.example"),
        ),
        Example(SINGLE(domain=_DOMAIN, server="ns1.kotacontoh.go.id"), records=_at("ns1.kotacontoh.go.id")),
        Example(NETWORK(domain=_DOMAIN, networks=("192.0.2.0/24",)), records=_at("ns1.kotacontoh.go.id", "ns3.penyedia.example")),
        Example(
            ALIAS("ns.alias.example", domain=_DOMAIN, server="ns.alias.example", target="ns.penyedia.example"),
            records=_at(
                "ns1.kotacontoh.go.id", "ns.alias.example", zone={"ns.alias.example A": ("CNAME ns.penyedia.example", "198.51.100.53")}
            ),
        ),
        Example(
            records=_at("ns1.kotacontoh.go.id", "ns.penyedia.example", zone={"ns.penyedia.example A": build.failure("timeout")}),
            reason=reason.of_failure(FailureKind.TIMEOUT),
        ),
        Example(records=_at(zone={f"{_DOMAIN} NS": build.failure("servfail")}), reason=reason.of_failure(FailureKind.SERVFAIL)),
        Example(records=_at(zone={f"{_DOMAIN} NS": "NXDOMAIN"}), reason=reason.of_failure(FailureKind.NO_SUCH_NAME)),
        Example(records=_at(), reason=reason.NO_ZONE, outcome=Outcome.NOT_APPLICABLE),
    ),
)
def dns_nameservers(records: DomainLookups) -> Findings:
    domain = records.domain
    state = name_servers(domain, resolution(records))
    state.answer.require_name(domain)
    if not state.servers:
        raise NotApplicable(reason.NO_ZONE)
    for server in state.servers:
        if server.absent:
            yield NONEXISTENT(server.name, domain=domain, server=server.name)
        elif server.alias:
            yield ALIAS(server.name, domain=domain, server=server.name, target=server.alias)
    if len(state.servers) == 1:
        yield SINGLE(domain=domain, server=state.servers[0].name)
    for server in state.servers:
        # What is not known of one server may be what sets them apart.
        server.require()
    if len(state.servers) > 1 and state.addresses and state.in_one_network:
        yield NETWORK(domain=domain, networks=tuple(sorted(state.networks)))
