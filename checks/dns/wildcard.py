"""A wildcard answers for every name below a domain, those that nobody ever set up among them (RFC 4592)."""

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
    Problem,
    Risk,
    Text,
    bearing,
    build,
    check,
    reason,
    resolution,
    unlikely_name,
)

ANY = Problem(
    "any-name",
    Risk(1, 1),
    Text(
        id="Nama apa pun di bawah {domain} dijawab, juga yang tidak pernah dibuat, karena ada catatan wildcard (*.{domain}) yang menunjuk ke {targets}.",
        en="Every name below {domain} is answered, also one that nobody ever set up, because of a wildcard record (*.{domain}) that leads to {targets}.",
    ),
)
_DOMAIN = "kotacontoh.go.id"
_NAME = unlikely_name(_DOMAIN)


def _at(zone: Mapping[str, Any] = MappingProxyType({})) -> DomainLookups:
    return build.domain_lookups(DomainSubject.WILDCARD, {f"{_NAME} A": "NXDOMAIN", f"{_NAME} AAAA": "NXDOMAIN", **zone})


@check(
    id="dns-wildcard",
    title=Text(id="Hanya nama yang dibuat yang ada di DNS", en="Only names that were set up are in the DNS"),
    action=Text(id="Ganti catatan wildcard dengan nama yang dipakai", en="Replace the wildcard record by the names in use"),
    why=Text(
        id="Dengan wildcard, nama yang salah ketik atau dibuat-buat penipu tampil seperti situs pemerintah kota, dan layanan yang sudah lama berhenti tidak terlihat hilang.",
        en="With a wildcard, names that were mistyped or that a fraud made up look like sites of the city, and a service that ended long ago does not look gone.",
    ),
    fix=Fix(
        any=Text(
            id="Pada zona DNS, buat catatan tersendiri untuk setiap nama yang dipakai, lalu hapus catatan dengan nama bintang (*). Bila wildcard memang dibutuhkan, misalnya untuk aplikasi yang memberi setiap pengguna namanya sendiri, batasi pada satu subdomain.",
            en="In the DNS zone make a record for each name in use, then delete the record whose name is an asterisk (*). Where a wildcard is needed, as for an application that gives each user a name, keep it to one subdomain.",
        ),
        verify=f"dig +short A {unlikely_name('{host}')}",
        expected=Text(id="tidak ada baris sama sekali", en="no line at all"),
    ),
    references=("RFC 4592", "CWE-1188", "OWASP Top 10 2025 A02"),
    bearing=bearing.NAMES,
    needs={"records": DomainRecords(DomainSubject.WILDCARD)},
    problems=(ANY,),
    examples=lambda: (
        Example(records=_at()),
        Example(records=_at({f"{_NAME} A": (), f"{_NAME} AAAA": ()})),
        Example(ANY(domain=_DOMAIN, targets=("192.0.2.7",)), records=_at({f"{_NAME} A": ("192.0.2.7",)})),
        Example(ANY(domain=_DOMAIN, targets=("2001:db8::7",)), records=_at({f"{_NAME} A": (), f"{_NAME} AAAA": ("2001:db8::7",)})),
        Example(
            ANY(domain=_DOMAIN, targets=("situs.penyedia.example",)),
            records=_at({f"{_NAME} A": ("CNAME situs.penyedia.example", "192.0.2.7")}),
        ),
        Example(records=_at({f"{_NAME} A": build.failure("timeout")}), reason=reason.of_failure(FailureKind.TIMEOUT)),
        Example(records=_at({f"{_NAME} AAAA": build.failure("servfail")}), reason=reason.of_failure(FailureKind.SERVFAIL)),
        Example(records=_at({f"{_NAME} A": ("192.0.2.7",), "tilik-control.invalid TXT": ("x",)}), reason=reason.RESOLVER_INVENTS),
        Example(records=_at({f"{_DOMAIN} SOA": "NXDOMAIN"}), reason=reason.of_failure(FailureKind.NO_SUCH_NAME)),
    ),
)
def dns_wildcard(records: DomainLookups) -> Findings:
    domain, dns = records.domain, resolution(records)
    answers = [dns.ask(unlikely_name(domain), rdtype) for rdtype in ("A", "AAAA")]
    targets = [answer.alias for answer in answers if answer.alias] or [record for answer in answers for record in answer.records]
    if targets:
        yield ANY(domain=domain, targets=tuple(dict.fromkeys(targets)))
        return
    for answer in answers:
        answer.require()
    dns.ask(domain, "SOA").require_name(domain)
