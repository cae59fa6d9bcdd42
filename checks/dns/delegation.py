"""Every name server that a domain names must answer for it, and from a copy that is not old (RFC 1912 section 2.8)."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from checks import (
    DnsAnswer,
    DomainLookups,
    DomainRecords,
    DomainSubject,
    Example,
    Failure,
    FailureKind,
    Findings,
    Fix,
    NameServerAnswers,
    Outcome,
    Problem,
    Risk,
    ServerStanding,
    Text,
    Unknown,
    ZoneAuthority,
    answer_words,
    bearing,
    build,
    check,
    reason,
    require_zone,
    serial_of,
    stale_servers,
    standing,
)

LAME = Problem(
    "lame",
    Risk(3, 2),
    Text(
        id="Server nama {server} tercatat untuk {domain}, tetapi tidak menjawab sebagai pemegangnya ({answer}), sehingga sebagian pencarian gagal atau lambat.",
        en="The name server {server} is named for {domain} but does not answer for it ({answer}), so some look-ups fail or are slow.",
    ),
)
UNREACHABLE = Problem(
    "unreachable",
    Risk(3, 2),
    Text(
        id="Server nama {server} ({address}) untuk {domain} tidak menjawab pemindai, padahal server nama lainnya menjawab.",
        en="The name server {server} ({address}) of {domain} does not answer the scanner, while others of its name servers do.",
    ),
)
STALE = Problem(
    "serial",
    Risk(2, 1),
    Text(
        id="Server nama {server} memberikan salinan lama zona {domain} (nomor seri {own}, sedangkan yang terbaru {newest}), sehingga perubahan tidak sampai kepada semua orang.",
        en="The name server {server} gives an old copy of the zone {domain} (serial {own}, while the newest is {newest}), so changes do not reach everybody.",
    ),
)
_DOMAIN, _FIRST, _SECOND = "kotacontoh.go.id", "ns1.kotacontoh.go.id", "ns.penyedia.example"


def _soa(serial: int = 2026110101, **more: str) -> DnsAnswer:
    return build.server_answer(_DOMAIN, f"{_FIRST}. hostmaster.{_DOMAIN}. {serial} 3600 900 1209600 300", **{"flags": "aa", **more})


def _zone(changes: Mapping[str, Any] = MappingProxyType({})) -> DomainLookups:
    return build.domain_lookups(DomainSubject.NAME_SERVERS, {f"{_DOMAIN} NS": ("ns1.kotacontoh.go.id.",), **changes})


def _at(first: DnsAnswer | Failure, second: DnsAnswer | Failure) -> NameServerAnswers:
    return build.name_server_answers(first, second, server=(_FIRST, _SECOND))


@check(
    id="dns-delegation",
    title=Text(id="Semua server nama menjawab untuk domainnya", en="All name servers answer for their domain"),
    action=Text(id="Perbaiki server nama yang tidak menjawab", en="Repair name servers that do not answer"),
    why=Text(
        id="Pencari nama memilih salah satu server nama secara acak. Bila yang terpilih tidak mengenal domain ini atau mati, situs dan surel tampak putus-sambung, dan penyebabnya sulit dicari.",
        en="Whoever looks up a name picks one of the name servers at random. Where that one does not know the domain, or is down, sites and mail come and go, and the cause is hard to find.",
    ),
    fix=Fix(
        any=Text(
            id="Pada setiap server nama yang disebut, siapkan zona domain ini sebagai sekunder (salinan) dan pastikan UDP dan TCP porta 53 terbuka; untuk yang tidak dipakai lagi, hapus catatan NS-nya di zona dan di panel pendaftar domain. "
            "Untuk salinan lama, periksa izin AXFR dan NOTIFY antara server primer dan sekunder, dan naikkan nomor seri SOA setiap kali zona diubah.",
            en="At each name server that is listed set the zone of this domain up as a secondary (a copy), and see that UDP and TCP port 53 are open; delete the NS records of those no longer in use, in the zone and in the registrar's panel. "
            "For old copies check what AXFR and NOTIFY are allowed between primary and secondary servers, and raise the serial of the SOA with each change of the zone.",
        ),
        verify="dig +norecurse SOA {host} @{server}",
        expected=Text(
            id="status: NOERROR dengan aa di antara flags, dan satu baris SOA",
            en="status: NOERROR with aa among the flags, and one SOA line",
        ),
    ),
    references=("RFC 1912", "RFC 1034", "CWE-1188", "OWASP Top 10 2025 A02"),
    bearing=bearing.NAMES.but(threat=bearing.Threat.FAILURE, harm=bearing.Harm.SERVICE),
    needs={"records": DomainRecords(DomainSubject.NAME_SERVERS), "answers": ZoneAuthority()},
    problems=(LAME, UNREACHABLE, STALE),
    examples=lambda: (
        Example(records=_zone(), answers=_at(_soa(), _soa())),
        # A change of today is on its way, and a number that is no day says nothing of its age.
        Example(records=_zone(), answers=_at(_soa(2026112101), _soa(2026110101))),
        Example(records=_zone(), answers=_at(_soa(17), _soa(16))),
        Example(
            LAME(_SECOND, server=_SECOND, domain=_DOMAIN, answer="REFUSED"),
            records=_zone(),
            answers=_at(_soa(), build.server_answer(_DOMAIN, rcode="REFUSED")),
        ),
        Example(
            LAME(_SECOND, server=_SECOND, domain=_DOMAIN, answer="NOERROR, flags: -"),
            records=_zone(),
            answers=_at(_soa(), build.server_answer(_DOMAIN)),
        ),
        Example(
            UNREACHABLE(_SECOND, server=_SECOND, address="192.0.2.54", domain=_DOMAIN),
            records=_zone(),
            answers=_at(_soa(), build.failure("timeout")),
        ),
        Example(
            STALE(_SECOND, server=_SECOND, domain=_DOMAIN, own=2025010101, newest=2026110101),
            records=_zone(),
            answers=_at(_soa(), _soa(2025010101)),
        ),
        # Where nobody answers it may be a firewall of our own.
        Example(
            records=_zone(), answers=_at(build.failure("timeout"), build.failure("timeout")), reason=reason.of_failure(FailureKind.TIMEOUT)
        ),
        Example(records=_zone(), answers=_at(_soa(), build.failure("not-permitted")), reason=reason.of_failure(FailureKind.NOT_PERMITTED)),
        Example(
            records=_zone({f"{_DOMAIN} NS": ()}),
            answers=build.name_server_answers(server=_FIRST),
            reason=reason.NO_ZONE,
            outcome=Outcome.NOT_APPLICABLE,
        ),
        Example(
            records=_zone({f"{_DOMAIN} NS": build.failure("servfail")}),
            answers=build.name_server_answers(server=_FIRST),
            reason=reason.of_failure(FailureKind.SERVFAIL),
        ),
        Example(
            records=_zone({f"{_DOMAIN} NS": "NXDOMAIN"}),
            answers=build.name_server_answers(server=_FIRST),
            reason=reason.of_failure(FailureKind.NO_SUCH_NAME),
        ),
    ),
)
def dns_delegation(records: DomainLookups, answers: NameServerAnswers) -> Findings:
    domain = answers.domain
    require_zone(records)
    answering = {one.server: one.outcome for one in answers.answers if isinstance(one.outcome, DnsAnswer)}
    lame: set[str] = set()
    for one in answers.answers:
        if isinstance(one.outcome, DnsAnswer) and standing(one.outcome) is ServerStanding.LAME:
            lame.add(one.server)
            yield LAME(one.server, server=one.server, domain=domain, answer=answer_words(one.outcome))
        elif isinstance(one.outcome, Failure) and one.outcome.kind in (FailureKind.TIMEOUT, FailureKind.REFUSED) and answering:
            yield UNREACHABLE(one.server, server=one.server, address=one.address, domain=domain)
    sound = {server: answer for server, answer in answering.items() if server not in lame}
    serials = {server: serial_of(answer) for server, answer in sound.items()}
    for server in stale_servers(sound):
        yield STALE(server, server=server, domain=domain, own=serials[server], newest=max(serials.values()))
    for one in answers.answers:
        if isinstance(one.outcome, Failure) and not (answering and one.outcome.kind in (FailureKind.TIMEOUT, FailureKind.REFUSED)):
            raise Unknown(reason.of_failure(one.outcome.kind), f"{one.server} {one.address}: {one.outcome.detail}")
