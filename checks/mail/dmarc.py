"""DMARC tells receivers what to do with letters that only pretend to come from the domain (RFC 9989)."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any

from checks import (
    DmarcState,
    DomainLookups,
    DomainRecords,
    DomainSubject,
    Example,
    FailureKind,
    Finding,
    Findings,
    Fix,
    Kind,
    Problem,
    Risk,
    Text,
    Unknown,
    bearing,
    build,
    check,
    dmarc_state,
    parse,
    reason,
    resolution,
)

MISSING = Problem(
    "missing",
    Risk(4, 3),
    Text(
        id="Tidak ada catatan DMARC untuk {domain}, sehingga penerima tidak menahan surel palsu atas namanya. Catatan pertama yang dapat dipasang: _dmarc.{domain} TXT “{record}”",
        en="There is no DMARC record for {domain}, so receivers do not hold back forged mail in its name. A first record to publish: _dmarc.{domain} TXT “{record}”",
    ),
    Kind.LAPSE,
)
NONE = Problem(
    "policy-none",
    Risk(4, 3),
    Text(
        id="DMARC untuk {domain} hanya memantau ({tag}=none, berlaku dari {source}): surel palsu tetap diantarkan. Catatan yang menahannya: _dmarc.{source} TXT “{record}”",
        en="DMARC for {domain} only watches ({tag}=none, which holds from {source}): forged mail is delivered. A record that holds it back: _dmarc.{source} TXT “{record}”",
    ),
    Kind.LAPSE,
)
MULTIPLE = Problem(
    "multiple",
    Risk(4, 3),
    Text(
        id="Di _dmarc.{source} ada {count} catatan DMARC; karena lebih dari satu, penerima mengabaikan semuanya. Sisakan satu: {records}",
        en="There are {count:DMARC record/DMARC records} at _dmarc.{source}; as there is more than one, receivers ignore them all. Keep one: {records}",
    ),
    Kind.LAPSE,
)
UNUSABLE = Problem(
    "unusable",
    Risk(4, 3),
    Text(
        id="Catatan DMARC di _dmarc.{source} tidak terbaca oleh penerima (bagian yang salah: {part}): {record}",
        en="Receivers cannot read the DMARC record at _dmarc.{source} (what is wrong: {part}): {record}",
    ),
    Kind.LAPSE,
)
TEST = Problem(
    "test-mode",
    Risk(3, 3),
    Text(
        id="DMARC di {source} masih dalam uji coba (t=y), sehingga {declared} diterapkan sebagai {applied}.",
        en="DMARC at {source} is in test mode (t=y), so {declared} is applied as {applied}.",
    ),
)
SUBDOMAIN = Problem(
    "subdomain-none",
    Risk(3, 3),
    Text(
        id="DMARC di {source} melindungi domain itu sendiri ({declared}), tetapi tidak subdomainnya ({tag}=none): surel palsu atas nama subdomain tetap diantarkan.",
        en="DMARC at {source} protects the domain itself ({declared}) but not the names below it ({tag}=none): forged mail in the name of a subdomain is delivered.",
    ),
)
UNAUTHORISED = Problem(
    "reports-unauthorised",
    Risk(2, 1),
    Text(
        id="Laporan DMARC ditujukan ke {host}, tetapi domain itu belum menyatakan bersedia menerimanya ({question} TXT “v=DMARC1” tidak ada), sehingga laporan tidak dikirim.",
        en="DMARC reports are to go to {host}, but that domain does not say that it takes them ({question} TXT “v=DMARC1” is not there), so none are sent.",
    ),
)
UNUSABLE_REPORTS = Problem(
    "reports-unusable",
    Risk(2, 1),
    Text(
        id="Alamat laporan pada catatan DMARC di {source} tidak dapat dipakai; tulislah sebagai mailto:nama@domain: {address}",
        en="An address for reports in the DMARC record at {source} cannot be used; write it as mailto:name@domain: {address}",
    ),
)
NO_REPORTS = Problem(
    "reports-missing",
    Risk(1, 1),
    Text(
        id="Catatan DMARC di {source} tidak menyebut alamat laporan (rua), sehingga pemalsuan dan surel sah yang gagal tidak akan diketahui.",
        en="The DMARC record at {source} gives no address for reports (rua), so neither forgeries nor genuine mail that fails will be noticed.",
    ),
)
_DOMAIN = "kotacontoh.go.id"
_OFFICE = f"dinkes.{_DOMAIN}"
_REPORTS = f"rua=mailto:dmarc@{_DOMAIN}"


def _at(*records: str, domain: str = _DOMAIN, zone: Mapping[str, Any] = MappingProxyType({})) -> DomainLookups:
    return build.domain_lookups(DomainSubject.DMARC, {f"_dmarc.{_DOMAIN} TXT": records, **zone}, domain)


def _first(domain: str) -> str:
    return f"v=DMARC1; p=none; rua=mailto:dmarc@{domain}"


@check(
    id="mail-dmarc",
    title=Text(id="DMARC menahan surel palsu atas nama domain", en="DMARC holds back forged mail in the domain's name"),
    action=Text(id="Terapkan DMARC sampai surel palsu ditahan", en="Bring DMARC to where forged mail is held back"),
    why=Text(
        id="Tanpa DMARC siapa pun dapat mengirim surel yang tampak berasal dari dinas, misalnya tagihan retribusi palsu kepada warga atau perintah palsu kepada bendahara. "
        "Dengan DMARC yang menahan, penyedia surel menolak atau menyisihkan surel seperti itu.",
        en="Without DMARC anybody can send mail that seems to come from a department: false bills to residents, for instance, or false orders to a treasurer. "
        "With a DMARC policy that is enforced, mail providers refuse such letters or set them aside.",
    ),
    fix=Fix(
        any=Text(
            id="Pasang catatan TXT di _dmarc pada zona domain, dalam tiga tahap. Pertama, p=none dengan alamat laporan (rua) selama dua sampai empat minggu; baca laporannya, lalu perbaiki SPF dan DKIM "
            "setiap pengirim sah: server surel, layanan buletin, aplikasi yang mengirim notifikasi. Kedua, p=quarantine selama satu bulan; pantau laporan dan folder spam. "
            "Ketiga, pertahankan p=quarantine atau naikkan ke p=reject; untuk domain yang pegawainya menulis ke milis, p=quarantine sudah memadai. Domain yang tidak mengirim surel boleh langsung p=reject. "
            "Di panel domain PANDI atau zone editor cPanel: jenis TXT, nama _dmarc, isi catatan tanpa tanda kutip. Di BIND: _dmarc IN TXT diikuti isi dalam tanda kutip. Di Cloudflare: menu DNS, jenis TXT.",
            en="Publish a TXT record at _dmarc in the domain's zone, in three steps. First p=none with an address for reports (rua) for two to four weeks; read the reports, and fix SPF and DKIM of every genuine "
            "sender: mail servers, newsletters, applications that send notices. Second p=quarantine for a month, with an eye on reports and spam folders. Third stay with p=quarantine or go on to p=reject; "
            "where staff write to mailing lists, p=quarantine is enough. A domain that sends no mail can have p=reject at once. "
            "In PANDI's panel or cPanel's zone editor: type TXT, name _dmarc, the record without quotation marks. In BIND: _dmarc IN TXT and the record in quotation marks. At Cloudflare: DNS, type TXT.",
        ),
        verify="dig +short TXT _dmarc.{host}",
        expected=Text(
            id="satu baris yang dimulai dengan v=DMARC1; dan memuat p=quarantine atau p=reject",
            en="one line that begins with v=DMARC1; and has p=quarantine or p=reject",
        ),
    ),
    references=("RFC 9989", "RFC 9990", "CWE-346", "OWASP Top 10 2025 A02"),
    bearing=bearing.NAMES.but(harm=bearing.Harm.REPUTATION),
    needs={"records": DomainRecords(DomainSubject.DMARC)},
    problems=(MISSING, NONE, MULTIPLE, UNUSABLE, TEST, SUBDOMAIN, UNAUTHORISED, UNUSABLE_REPORTS, NO_REPORTS),
    examples=lambda: (
        Example(records=_at(f"v=DMARC1; p=reject; {_REPORTS}")),
        Example(records=_at(f"v=DMARC1;p=QUARANTINE; {_REPORTS};")),
        Example(records=_at(f"v=DMARC1; p=reject; {_REPORTS}", domain=_OFFICE)),
        Example(MISSING(domain=_DOMAIN, record=_first(_DOMAIN)), records=_at()),
        Example(MISSING(domain=_DOMAIN, record=_first(_DOMAIN)), records=_at("v=spf1 -all")),
        Example(
            NONE(domain=_DOMAIN, tag="p", source=_DOMAIN, record=f"v=DMARC1; p=quarantine; {_REPORTS}"),
            records=_at(f"v=DMARC1; p=none; {_REPORTS}"),
        ),
        Example(
            NONE(domain=_OFFICE, tag="sp", source=_DOMAIN, record=f"v=DMARC1; p=reject; sp=quarantine; {_REPORTS}"),
            records=_at(f"v=DMARC1; p=reject; sp=none; {_REPORTS}", domain=_OFFICE),
        ),
        Example(
            MULTIPLE(source=_DOMAIN, count=2, records=("v=DMARC1; p=none", "v=DMARC1; p=reject")),
            records=_at("v=DMARC1; p=none", "v=DMARC1; p=reject"),
        ),
        Example(UNUSABLE(source=_DOMAIN, part="v", record="v=DMARC1 p=reject"), records=_at("v=DMARC1 p=reject")),
        Example(
            UNUSABLE(source=_DOMAIN, part="p", record=f"v=DMARC1; p=blokir; {_REPORTS}"), records=_at(f"v=DMARC1; p=blokir; {_REPORTS}")
        ),
        Example(TEST(source=_DOMAIN, declared="p=reject", applied="p=quarantine"), records=_at(f"v=DMARC1; p=reject; t=y; {_REPORTS}")),
        Example(SUBDOMAIN(source=_DOMAIN, declared="p=reject", tag="sp"), records=_at(f"v=DMARC1; p=reject; sp=none; {_REPORTS}")),
        Example(
            UNAUTHORISED("laporan.example", host="laporan.example", question=f"{_DOMAIN}._report._dmarc.laporan.example"),
            records=_at("v=DMARC1; p=reject; rua=mailto:d@laporan.example"),
        ),
        Example(
            records=_at(
                "v=DMARC1; p=reject; rua=mailto:d@laporan.example", zone={f"{_DOMAIN}._report._dmarc.laporan.example TXT": ("v=DMARC1",)}
            )
        ),
        Example(
            reason=reason.of_failure(FailureKind.TIMEOUT),
            records=_at(
                "v=DMARC1; p=reject; rua=mailto:d@laporan.example",
                zone={f"{_DOMAIN}._report._dmarc.laporan.example TXT": build.failure("timeout")},
            ),
        ),
        Example(
            UNUSABLE_REPORTS("dmarc@kotacontoh.go.id", source=_DOMAIN, address="dmarc@kotacontoh.go.id"),
            records=_at("v=DMARC1; p=reject; rua=dmarc@kotacontoh.go.id"),
        ),
        Example(NO_REPORTS(source=_DOMAIN), records=_at("v=DMARC1; p=reject")),
        Example(reason=reason.of_failure(FailureKind.SERVFAIL), records=_at(zone={f"_dmarc.{_DOMAIN} TXT": build.failure("servfail")})),
        Example(reason=reason.of_failure(FailureKind.TIMEOUT), records=_at(zone={"_dmarc.go.id TXT": build.failure("timeout")})),
        Example(reason=reason.of_failure(FailureKind.NO_SUCH_NAME), records=_at(zone={f"{_DOMAIN} MX": "NXDOMAIN"})),
        Example(reason=reason.RESOLVER_DENIES, records=_at(zone={"id NS": "NXDOMAIN"})),
        Example(
            reason=reason.RESOLVER_INVENTS,
            records=_at(f"v=DMARC1; p=reject; {_REPORTS}", zone={"tilik-control.invalid TXT": ("v=DMARC1; p=reject",)}),
        ),
    ),
)
def mail_dmarc(records: DomainLookups) -> Findings:
    domain, dns = records.domain, resolution(records)
    state = dmarc_state(domain, dns)
    source = state.source
    if state.own.several:
        yield MULTIPLE(source=domain, count=len(state.own.several), records=state.own.several)
    elif source is None and state.own.near_misses:
        yield UNUSABLE(source=domain, part="v", record=state.own.near_misses[0])
    elif source is None or source.record is None:
        dns.ask(domain, "MX").require_name(domain)
        yield MISSING(domain=domain, record=_first(domain))
    elif state.declared is None:
        yield UNUSABLE(source=source.name, part=state.tag, record=source.record.text)
    else:
        yield from _policies(domain, state)
        if not state.inherited:
            yield from _reports(source.name, state)
            if (doubt := next((report for report in state.reports if report.allowed is None), None)) is not None:
                raise Unknown(doubt.reason or reason.NOT_COLLECTED, doubt.detail)


def _policies(domain: str, state: DmarcState) -> Iterator[Finding]:
    assert state.source is not None
    assert state.source.record is not None
    assert state.declared is not None
    source, record, declared = state.source.name, state.source.record, f"{state.tag}={state.declared}"
    if not state.declared.enforces:
        yield NONE(domain=domain, tag=state.tag, source=source, record=parse.dmarc_with(record, state.tag, "quarantine"))
    elif record.testing:
        yield TEST(source=source, declared=declared, applied=f"{state.tag}={state.policy}")
    elif not state.inherited:
        weak = next((tag for tag in ("sp", "np") if (policy := record.policy(tag)) is not None and not policy.enforces), None)
        if weak:
            yield SUBDOMAIN(source=source, declared=declared, tag=weak)


def _reports(source: str, state: DmarcState) -> Iterator[Finding]:

    for report in state.reports:
        if not report.address.host:
            yield UNUSABLE_REPORTS(report.address.text, source=source, address=report.address.text)
        elif report.allowed is False:
            yield UNAUTHORISED(report.address.host, host=report.address.host, question=report.question)
    if not state.reports:
        yield NO_REPORTS(source=source)
