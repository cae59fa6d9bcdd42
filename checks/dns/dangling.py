"""A name that leads to one that does not exist any more can be taken over by whoever gets hold of that one."""

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
    Kind,
    Pointer,
    Problem,
    Risk,
    Text,
    Unknown,
    bearing,
    build,
    check,
    dead_ends,
    reason,
    resolution,
)

NS = Problem(
    "ns",
    Risk(3, 5),
    Text(
        id="{owner} memakai server nama {name}, padahal {domain} tidak ada dan dapat didaftarkan siapa pun; yang mendaftarkannya menguasai seluruh domain.",
        en="{owner} uses the name server {name}, yet {domain} does not exist and anybody can register it; whoever does controls the whole domain.",
    ),
    Kind.EXPOSURE,
)
CNAME = Problem(
    "cname",
    Risk(3, 4),
    Text(
        id="{owner} adalah alias (CNAME) dari {name}, padahal {domain} tidak ada dan dapat diambil siapa pun; yang mengambilnya dapat memasang situs palsu di {owner}.",
        en="{owner} is an alias (CNAME) of {name}, yet {domain} does not exist and anybody can claim it; whoever does can run a forged site at {owner}.",
    ),
    Kind.EXPOSURE,
)
MX = Problem(
    "mx",
    Risk(2, 4),
    Text(
        id="Surel untuk {owner} diantarkan ke {name}, padahal {domain} tidak ada dan dapat didaftarkan siapa pun; yang mendaftarkannya dapat membaca surel itu.",
        en="Mail for {owner} goes to {name}, yet {domain} does not exist and anybody can register it; whoever does can read that mail.",
    ),
    Kind.EXPOSURE,
)
SPF = Problem(
    "spf",
    Risk(2, 3),
    Text(
        id="SPF untuk {owner} mengizinkan {name}, padahal {domain} tidak ada dan dapat didaftarkan siapa pun; yang mendaftarkannya dapat mengirim surel atas nama {owner}.",
        en="SPF for {owner} permits {name}, yet {domain} does not exist and anybody can register it; whoever does can send mail in the name of {owner}.",
    ),
    Kind.EXPOSURE,
)
LOST = Problem(
    "lost",
    Risk(2, 2),
    Text(
        id="{owner} adalah alias (CNAME) dari {name}, yang tidak ada. Hapus catatannya bila layanannya sudah berhenti.",
        en="{owner} is an alias (CNAME) of {name}, which does not exist. Delete the record if the service has ended.",
    ),
)
_PROBLEMS = {Pointer.NS: NS, Pointer.CNAME: CNAME, Pointer.MX: MX, Pointer.SPF: SPF}
_DOMAIN = "kotacontoh.go.id"
_OLD = f"arsip.{_DOMAIN}"
_TOPS = {"com NS": ("a.example.",), "net NS": ("a.example.",), "id NS": ("a.example.",), "example NS": ("a.example.",)}
_SOUND = {
    f"{_DOMAIN} NS": (f"ns1.{_DOMAIN}.", "ns.penyedia.example."),
    f"{_DOMAIN} MX": (f"10 surat.{_DOMAIN}.",),
    f"{_OLD} A": ("192.0.2.9",),
}


def _at(zone: Mapping[str, Any] = MappingProxyType({})) -> DomainLookups:
    return build.domain_lookups(DomainSubject.DANGLING, {**_TOPS, **_SOUND, **zone}, hosts=(_OLD,))


def _absent(*names: str) -> dict[str, Any]:
    return {f"{name} {rdtype}": "NXDOMAIN" for name in names for rdtype in ("A", "NS", "TXT")}


@check(
    id="dns-dangling",
    title=Text(id="Tidak ada nama yang menunjuk ke tujuan yang sudah hilang", en="No name leads to one that is gone"),
    action=Text(
        id="Hapus catatan DNS yang menunjuk ke layanan yang sudah tidak ada", en="Delete DNS records that lead to services that are gone"
    ),
    why=Text(
        id="Layanan luar yang sudah berhenti sering meninggalkan catatan DNS. Siapa pun yang mendaftarkan kembali nama tujuannya dapat tampil di bawah nama pemerintah kota, lengkap dengan sertifikat yang sah.",
        en="Services elsewhere that have ended often leave a DNS record behind. Whoever registers the name that it leads to appears under the city's own name, with a valid certificate.",
    ),
    fix=Fix(
        any=Text(
            id="Hapus catatan yang disebut dari zona DNS, atau arahkan ke layanan yang masih dipakai. Untuk server nama, ubah pula delegasinya di panel pendaftar domain. "
            "Mulai sekarang, hapus catatan DNS lebih dahulu setiap kali sebuah layanan dihentikan, baru kemudian layanannya.",
            en="Delete the record that is named from the DNS zone, or let it lead to a service in use. For name servers, change the delegation in the registrar's panel, too. "
            "From now on delete the DNS record first whenever a service ends, and the service after that.",
        ),
        verify="dig +noall +answer NS {host} MX {host} TXT {host}",
        expected=Text(
            id="tidak ada lagi baris dengan nama tujuan yang disebut pada temuan",
            en="no line any more with the name that the finding tells of",
        ),
    ),
    references=("RFC 8020", "CWE-1188", "OWASP Top 10 2025 A02"),
    bearing=bearing.NAMES.but(harm=bearing.Harm.REPUTATION),
    needs={"records": DomainRecords(DomainSubject.DANGLING)},
    problems=(NS, CNAME, MX, SPF, LOST),
    examples=lambda: (
        Example(records=_at()),
        Example(records=_at({f"{_OLD} A": ("CNAME arsip.penyedia.com", "192.0.2.9")})),
        Example(records=_at({f"{_DOMAIN} TXT": ("v=spf1 include:spf.penyedia.com -all",)})),
        Example(
            NS("ns.lama.com", owner=_DOMAIN, name="ns.lama.com", domain="lama.com"),
            records=_at({f"{_DOMAIN} NS": ("ns.lama.com.",), **_absent("ns.lama.com", "lama.com")}),
        ),
        Example(
            CNAME(_OLD, owner=_OLD, name="kota.lama.com", domain="lama.com"),
            records=_at({f"{_OLD} A": ("CNAME kota.lama.com",), **_absent("lama.com")}),
        ),
        Example(
            CNAME(_OLD, owner=_OLD, name="arsip.azurewebsites.net", domain="arsip.azurewebsites.net"),
            records=_at({f"{_OLD} A": ("CNAME arsip.azurewebsites.net",)}),
        ),
        Example(LOST(_OLD, owner=_OLD, name="kota.penyedia.com"), records=_at({f"{_OLD} A": ("CNAME kota.penyedia.com",)})),
        Example(
            LOST(_OLD, owner=_OLD, name="kota.lama.go.id"), records=_at({f"{_OLD} A": ("CNAME kota.lama.go.id",), **_absent("lama.go.id")})
        ),
        Example(
            MX("surat.lama.co.id", owner=_DOMAIN, name="surat.lama.co.id", domain="lama.co.id"),
            records=_at({f"{_DOMAIN} MX": ("10 surat.lama.co.id.",), **_absent("surat.lama.co.id", "lama.co.id")}),
        ),
        Example(
            SPF("spf.lama.com", owner=_DOMAIN, name="spf.lama.com", domain="lama.com"),
            records=_at({f"{_DOMAIN} TXT": ("v=spf1 include:spf.lama.com -all",), **_absent("spf.lama.com", "lama.com")}),
        ),
        Example(records=_at({f"{_OLD} A": build.failure("servfail")}), reason=reason.of_failure(FailureKind.SERVFAIL)),
        Example(
            records=_at({f"{_OLD} A": ("CNAME kota.lama.com",), "lama.com NS": build.failure("timeout")}),
            reason=reason.of_failure(FailureKind.TIMEOUT),
        ),
        Example(
            records=_at({f"{_OLD} A": ("CNAME kota.lama.com",), **_absent("lama.com"), "com NS": "NXDOMAIN"}), reason=reason.RESOLVER_DENIES
        ),
        Example(records=_at({f"{_DOMAIN} NS": build.failure("timeout")}), reason=reason.of_failure(FailureKind.TIMEOUT)),
    ),
)
def dns_dangling(records: DomainLookups) -> Findings:
    domain, dns = records.domain, resolution(records)
    ends = dead_ends(domain, dns)
    for end in ends:
        if end.free:
            yield _PROBLEMS[end.pointer](
                end.owner if end.pointer is Pointer.CNAME else end.name, owner=end.owner, name=end.name, domain=end.domain
            )
        elif end.reason is None and end.pointer is Pointer.CNAME:
            yield LOST(end.owner, owner=end.owner, name=end.name)
    for end in ends:
        if end.reason is not None:
            raise Unknown(end.reason, end.detail)
    for rdtype in ("NS", "MX", "TXT"):
        dns.ask(domain, rdtype).require()
