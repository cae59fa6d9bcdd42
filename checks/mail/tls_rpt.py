"""TLS-RPT asks senders to report when mail could not be delivered encrypted (RFC 8460)."""

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
    parse,
    reason,
    resolution,
    takes_mail,
)

MISSING = Problem(
    "missing",
    Risk(1, 1),
    Text(
        id="Tidak ada catatan TLS-RPT, sehingga gangguan enkripsi surel tidak akan diketahui. Catatan yang dapat dipasang: _smtp._tls.{domain} TXT “{record}”",
        en="There is no TLS-RPT record, so trouble with the encryption of mail will not be noticed. A record to publish: _smtp._tls.{domain} TXT “{record}”",
    ),
)
UNUSABLE = Problem(
    "unusable",
    Risk(1, 1),
    Text(
        id="Catatan TLS-RPT di _smtp._tls.{domain} tidak dapat dipakai (harus tepat satu, dengan rua=mailto: atau https:): {records}",
        en="The TLS-RPT record at _smtp._tls.{domain} cannot be used (there must be exactly one, with rua=mailto: or https:): {records}",
    ),
)
_DOMAIN = "kotacontoh.go.id"
_RECORD = f"v=TLSRPTv1; rua=mailto:tls@{_DOMAIN}"


def _at(*records: str, zone: Mapping[str, Any] = MappingProxyType({})) -> DomainLookups:
    mail = {f"{_DOMAIN} MX": (f"10 surat.{_DOMAIN}.",), f"_smtp._tls.{_DOMAIN} TXT": records}
    return build.domain_lookups(DomainSubject.TLS_RPT, {**mail, **zone})


@check(
    id="mail-tls-rpt",
    title=Text(id="Gangguan enkripsi surel dilaporkan", en="Trouble with the encryption of mail is reported"),
    action=Text(id="Minta laporan enkripsi surel (TLS-RPT)", en="Ask for reports on mail encryption (TLS-RPT)"),
    why=Text(
        id="Tanpa laporan, sertifikat server surel yang kedaluwarsa atau upaya menyadap surel baru diketahui setelah ada yang mengeluh.",
        en="Without reports an expired certificate of a mail server, or an attempt to listen in on mail, is noticed only when somebody complains.",
    ),
    fix=Fix(
        any=Text(
            id="Pasang satu catatan TXT di _smtp._tls pada zona domain: v=TLSRPTv1; rua=mailto:alamat yang dibaca.",
            en="Publish one TXT record at _smtp._tls in the domain's zone: v=TLSRPTv1; rua=mailto:an address that is read.",
        ),
        verify="dig +short TXT _smtp._tls.{host}",
        expected=Text(id="satu baris yang dimulai dengan v=TLSRPTv1;", en="one line that begins with v=TLSRPTv1;"),
    ),
    references=("RFC 8460", "CWE-1188", "OWASP Top 10 2025 A02"),
    bearing=bearing.NAMES.but(threat=bearing.Threat.INTERCEPTION),
    needs={"records": DomainRecords(DomainSubject.TLS_RPT)},
    problems=(MISSING, UNUSABLE),
    examples=lambda: (
        Example(records=_at(_RECORD)),
        Example(records=_at(_RECORD, "catatan lain")),
        Example(MISSING(domain=_DOMAIN, record=_RECORD), records=_at()),
        Example(MISSING(domain=_DOMAIN, record=_RECORD), records=_at("v=spf1 -all")),
        Example(
            UNUSABLE(domain=_DOMAIN, records=("v=TLSRPTv1; rua=tls@kotacontoh.go.id",)), records=_at("v=TLSRPTv1; rua=tls@kotacontoh.go.id")
        ),
        Example(UNUSABLE(domain=_DOMAIN, records=(_RECORD, f"{_RECORD};")), records=_at(_RECORD, f"{_RECORD};")),
        Example(records=_at(zone={f"{_DOMAIN} MX": ("0 .",)}), reason=reason.NO_MAIL, outcome=Outcome.NOT_APPLICABLE),
        Example(records=_at(zone={f"{_DOMAIN} MX": ()}), reason=reason.NO_MAIL, outcome=Outcome.NOT_APPLICABLE),
        Example(records=_at(zone={f"_smtp._tls.{_DOMAIN} TXT": build.failure("timeout")}), reason=reason.of_failure(FailureKind.TIMEOUT)),
        Example(records=_at(zone={f"{_DOMAIN} MX": build.failure("servfail")}), reason=reason.of_failure(FailureKind.SERVFAIL)),
        Example(records=_at(zone={f"{_DOMAIN} MX": "NXDOMAIN"}), reason=reason.of_failure(FailureKind.NO_SUCH_NAME)),
    ),
)
def mail_tls_rpt(records: DomainLookups) -> Findings:
    domain, dns = records.domain, resolution(records)
    if not takes_mail(dns.ask(domain, "MX").require_name(domain)):
        raise NotApplicable(reason.NO_MAIL)
    texts = dns.ask(f"_smtp._tls.{domain}", "TXT").require().records
    rules = [record for text in texts if (record := parse.tls_rpt(text)) is not None]
    if not rules:
        yield MISSING(domain=domain, record=f"v=TLSRPTv1; rua=mailto:tls@{domain}")
    elif len(rules) > 1 or not rules[0].addresses:
        yield UNUSABLE(domain=domain, records=tuple(record.text for record in rules))
