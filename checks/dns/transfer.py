"""A zone that anybody can copy tells all names of a domain at once (RFC 5936)."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from checks import (
    DomainLookups,
    DomainRecords,
    DomainSubject,
    Example,
    Failure,
    FailureKind,
    Findings,
    Fix,
    Kind,
    NameServerAnswer,
    NameServerAnswers,
    Outcome,
    Problem,
    Risk,
    Text,
    Transfer,
    Unknown,
    ZoneTransfer,
    bearing,
    build,
    check,
    reason,
    require_zone,
)

OPEN = Problem(
    "open",
    Risk(3, 2),
    Text(
        id="Server nama {server} memberikan seluruh isi zona {domain} kepada pemindai ({records} catatan terlihat sebelum dihentikan), termasuk nama yang tidak diumumkan.",
        en="The name server {server} hands out the whole zone {domain} to the scanner ({records:record was/records were} seen before it was stopped), names that nobody published included.",
    ),
    kind=Kind.EXPOSURE,
)
_DOMAIN, _SERVER = "kotacontoh.go.id", "ns1.kotacontoh.go.id"


def _zone(changes: Mapping[str, Any] = MappingProxyType({})) -> DomainLookups:
    return build.domain_lookups(DomainSubject.NAME_SERVERS, {f"{_DOMAIN} NS": ("ns1.kotacontoh.go.id.",), **changes})


def _at(*outcomes: ZoneTransfer | Failure) -> NameServerAnswers:
    return build.name_server_answers(*outcomes, server=_SERVER)


@check(
    id="dns-transfer",
    title=Text(id="Isi zona DNS tidak dapat disalin siapa pun", en="The DNS zone cannot be copied by anybody"),
    action=Text(id="Batasi penyalinan zona DNS (AXFR)", en="Limit copies of the DNS zone (AXFR)"),
    why=Text(
        id="Salinan zona memuat semua nama di bawah domain, juga server percobaan dan aplikasi internal yang belum dirawat: daftar sasaran yang siap pakai bagi penyerang.",
        en="A copy of the zone has all names under the domain, test servers and internal applications that nobody looks after among them: a ready list of targets for an attacker.",
    ),
    fix=Fix(
        any=Text(
            id="Izinkan penyalinan zona hanya untuk server nama sekunder, sebaiknya dengan kunci TSIG. Pada BIND: allow-transfer di bagian options dengan alamat server sekunder saja, lalu rndc reload. Pada PowerDNS: allow-axfr-ips. Pada Windows Server: tab Zone Transfers, hanya untuk server yang tercantum.",
            en="Allow copies of the zone to secondary name servers alone, with a TSIG key if possible. With BIND: allow-transfer in options with the addresses of the secondary servers alone, then rndc reload. With PowerDNS: allow-axfr-ips. With Windows Server: the tab Zone Transfers, only to servers that are listed.",
        ),
        verify="dig AXFR {host} @{server}",
        expected=Text(id="baris ; Transfer failed.", en="a line ; Transfer failed."),
    ),
    references=("RFC 5936", "CWE-200", "OWASP Top 10 2025 A02"),
    bearing=bearing.EXPOSURE,
    needs={"records": DomainRecords(DomainSubject.NAME_SERVERS), "transfers": Transfer()},
    problems=(OPEN,),
    examples=lambda: (
        Example(records=_zone(), transfers=_at(ZoneTransfer("REFUSED"))),
        # The SOA alone is everybody's, and a port that is closed hands out nothing.
        Example(records=_zone(), transfers=_at(ZoneTransfer("NOERROR", 1, begins=True))),
        Example(records=_zone(), transfers=_at(build.failure("refused"), ZoneTransfer("NOTAUTH"))),
        Example(
            OPEN(_SERVER, server=_SERVER, domain=_DOMAIN, records=12),
            records=_zone(),
            transfers=_at(ZoneTransfer("NOERROR", 12, begins=True, ends=True)),
        ),
        Example(
            OPEN(_SERVER, server=_SERVER, domain=_DOMAIN, records=100),
            records=_zone(),
            transfers=_at(ZoneTransfer("NOERROR", 100, begins=True, ends=True), build.failure("timeout")),
            reason=reason.of_failure(FailureKind.TIMEOUT),
        ),
        Example(records=_zone(), transfers=_at(build.failure("timeout")), reason=reason.of_failure(FailureKind.TIMEOUT)),
        Example(records=_zone(), transfers=_at(build.failure("refused")), reason=reason.of_failure(FailureKind.REFUSED)),
        Example(
            records=_zone(), transfers=_at(ZoneTransfer("REFUSED"), build.failure("reset")), reason=reason.of_failure(FailureKind.RESET)
        ),
        Example(records=_zone({f"{_DOMAIN} NS": ()}), transfers=_at(), reason=reason.NO_ZONE, outcome=Outcome.NOT_APPLICABLE),
        Example(
            records=_zone({f"{_DOMAIN} NS": build.failure("servfail")}),
            transfers=build.name_server_answers(server=_SERVER),
            reason=reason.of_failure(FailureKind.SERVFAIL),
        ),
        Example(
            records=_zone({f"{_DOMAIN} NS": "NXDOMAIN"}),
            transfers=build.name_server_answers(server=_SERVER),
            reason=reason.of_failure(FailureKind.NO_SUCH_NAME),
        ),
    ),
)
def dns_transfer(records: DomainLookups, transfers: NameServerAnswers) -> Findings:
    require_zone(records)
    for answer in transfers.answers:
        if isinstance(answer.outcome, ZoneTransfer) and answer.outcome.open:
            yield OPEN(answer.server, server=answer.server, domain=transfers.domain, records=answer.outcome.records)
    questions = [one for one in transfers.answers if isinstance(one.outcome, Failure) and not _closed(one, transfers)]
    for one in questions:
        assert isinstance(one.outcome, Failure)
        raise Unknown(reason.of_failure(one.outcome.kind), f"{one.server} {one.address}: {one.outcome.detail}")


def _closed(answer: NameServerAnswer, transfers: NameServerAnswers) -> bool:
    """Whether nothing listens for TCP there; where that is so everywhere, it may be a firewall of our own."""
    refused = isinstance(answer.outcome, Failure) and answer.outcome.kind is FailureKind.REFUSED
    return refused and any(isinstance(one.outcome, ZoneTransfer) for one in transfers.answers)
