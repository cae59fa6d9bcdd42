"""DNSSEC signs a domain's records, so that resolvers notice forged ones (RFC 4033), and answer nothing where the signatures are wrong."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any

from checks import (
    Break,
    DnssecState,
    DomainLookups,
    DomainRecords,
    DomainSubject,
    Example,
    FailureKind,
    Finding,
    Findings,
    Fix,
    Kind,
    Outcome,
    Problem,
    Protection,
    Risk,
    Text,
    bearing,
    build,
    check,
    dnssec_state,
    reason,
    resolution,
    utc_moment,
)

EXPIRED = Problem(
    "expired",
    Risk(5, 3),
    Text(
        id="Tanda tangan DNSSEC atas catatan {records} milik {name} berakhir pada {date}, sehingga resolver yang memeriksanya tidak memberi jawaban dan penggunanya tidak dapat membuka situs di {domain}.",
        en="The DNSSEC signature of the {records} records of {name} ended on {date}, so resolvers that verify answer nothing, and their users cannot open sites at {domain}.",
    ),
    Kind.LAPSE,
)
WRONG_DS = Problem(
    "wrong-ds",
    Risk(5, 3),
    Text(
        id="Catatan DS untuk {domain} di domain atasnya tidak cocok dengan kunci DNSSEC mana pun di zona, sehingga resolver yang memeriksanya tidak memberi jawaban.",
        en="The DS records of {domain} in the domain above fit none of the DNSSEC keys in the zone, so resolvers that verify answer nothing.",
    ),
    Kind.LAPSE,
)
UNSIGNED_RECORDS = Problem(
    "signatures-missing",
    Risk(5, 3),
    Text(
        id="Catatan DS menyatakan {domain} ditandatangani, padahal catatan {records} milik {name} tidak memiliki tanda tangan atau kunci, sehingga resolver yang memeriksanya tidak memberi jawaban.",
        en="A DS record says that {domain} is signed, yet the {records} records of {name} have no signature or key, so resolvers that verify answer nothing.",
    ),
    Kind.LAPSE,
)
BOGUS = Problem(
    "bogus",
    Risk(5, 3),
    Text(
        id="Tanda tangan DNSSEC atas catatan {records} milik {domain} salah, sehingga resolver yang memeriksanya tidak memberi jawaban dan penggunanya tidak dapat membuka situs.",
        en="The DNSSEC signatures of the {records} records of {domain} are wrong, so resolvers that verify answer nothing, and their users cannot open the sites.",
    ),
    Kind.LAPSE,
)
SOON = Problem(
    "expires-soon",
    Risk(4, 3),
    Text(
        id="Tanda tangan DNSSEC atas catatan {records} milik {domain} berakhir pada {date} dan belum diperbarui; sesudah itu resolver yang memeriksanya tidak memberi jawaban lagi.",
        en="The DNSSEC signature of the {records} records of {domain} ends on {date} and has not been renewed; after that resolvers that verify answer nothing any more.",
    ),
    Kind.LAPSE,
)
ALGORITHM = Problem(
    "weak-algorithm",
    Risk(2, 2),
    Text(
        id="{domain} ditandatangani hanya dengan algoritme usang ({algorithms}), sehingga resolver masa kini memperlakukannya seperti tanpa DNSSEC.",
        en="{domain} is signed with obsolete algorithms alone ({algorithms}), so current resolvers treat it as if it had no DNSSEC.",
    ),
)
KEY = Problem(
    "weak-key",
    Risk(2, 2),
    Text(
        id="Kunci DNSSEC {tag} milik {domain} adalah RSA {bits} bit, di bawah 2.048 bit.",
        en="The DNSSEC key {tag} of {domain} is RSA of {bits} bits, below 2,048 bits.",
    ),
)
DIGEST = Problem(
    "weak-digest",
    Risk(2, 2),
    Text(
        id="Semua catatan DS untuk {domain} memakai hash usang (SHA-1 atau GOST). Ganti dengan SHA-256.",
        en="All DS records of {domain} use an obsolete hash (SHA-1 or GOST). Replace them with SHA-256.",
    ),
)
ISLAND = Problem(
    "island",
    Risk(1, 2),
    Text(
        id="{domain} ditandatangani, tetapi rantai DNSSEC dari domain atasnya tidak sampai ke sana, biasanya karena catatan DS belum dipasang, sehingga tanda tangannya tidak dipakai.",
        en="{domain} is signed, yet no DNSSEC chain leads to it from the domain above, mostly because no DS record was published there, so its signatures are not used.",
    ),
)
UNSIGNED = Problem(
    "unsigned",
    Risk(1, 2),
    Text(
        id="{domain} belum memakai DNSSEC, sehingga jawaban DNS palsu tentang namanya tidak dikenali.",
        en="{domain} does not use DNSSEC, so forged DNS answers about its names are not noticed.",
    ),
)
ITERATIONS = Problem(
    "nsec3-iterations",
    Risk(1, 1),
    Text(
        id="NSEC3 di {domain} memakai {iterations} putaran tambahan, padahal seharusnya 0; resolver boleh mengabaikan DNSSEC karenanya.",
        en="NSEC3 at {domain} uses {iterations} additional iterations where there should be 0; resolvers may disregard DNSSEC for that.",
    ),
)
_PROBLEMS = {
    Break.UNSIGNED: UNSIGNED_RECORDS,
    Break.EXPIRED: EXPIRED,
    Break.WRONG_KEY: WRONG_DS,
    Break.NOT_YET: BOGUS,
    Break.INVALID: BOGUS,
}
_DOMAIN = "kotacontoh.go.id"


def _at(protection: Protection = Protection.SECURE, zone: Mapping[str, Any] = MappingProxyType({}), **changed: Any) -> DomainLookups:
    return build.domain_lookups(DomainSubject.DNSSEC, {**build.signed_zone(protection, **changed), **zone})


def _servfail(*keys: str) -> dict[str, str]:
    return {f"{_DOMAIN} {key}": "SERVFAIL" for key in keys}


@check(
    id="dns-dnssec",
    title=Text(id="DNSSEC melindungi jawaban DNS domain", en="DNSSEC protects the domain's DNS answers"),
    action=Text(id="Benahi DNSSEC domain", en="Put the domain's DNSSEC in order"),
    why=Text(
        id="Tanpa DNSSEC, orang yang dapat mengubah jawaban DNS mengantar pengunjung dan surel ke server lain tanpa disadari. "
        "DNSSEC yang rusak lebih buruk daripada tidak ada: resolver yang memeriksanya, termasuk milik banyak penyedia internet, memadamkan seluruh domain bagi penggunanya.",
        en="Without DNSSEC whoever can change DNS answers leads visitors and mail to another server, and nobody notices. "
        "DNSSEC that is broken is worse than none: resolvers that verify it, those of many internet providers among them, take the whole domain away from their users.",
    ),
    fix=Fix(
        any=Text(
            id="Aktifkan penandatanganan pada penyedia DNS (di BIND: dnssec-policy default; pada zona; di Cloudflare: tombol Enable DNSSEC pada menu DNS; di cPanel: Zone Editor, DNSSEC, Create Key), "
            "lalu serahkan catatan DS yang dihasilkannya kepada pendaftar domain. Urutannya penting: tandatangani dahulu, pasang DS kemudian; saat berhenti atau pindah penyedia, hapus DS dahulu dan tunggu satu hari. "
            "Bila tanda tangan salah atau berakhir sekarang, minta penyedia menandatangani ulang; bila itu tidak dapat segera, hapus catatan DS di pendaftar agar domain kembali terjawab. "
            "Biarkan program menandatangani ulang secara otomatis, dengan algoritme 13 (ECDSAP256SHA256), DS SHA-256, dan NSEC3 tanpa putaran tambahan.",
            en="Turn on signing at the DNS provider (in BIND: dnssec-policy default; in the zone; at Cloudflare: the button Enable DNSSEC in the DNS menu; in cPanel: Zone Editor, DNSSEC, Create Key), "
            "then hand the DS record that it shows to the registrar. The order matters: sign first, publish the DS after that; when you stop, or change providers, delete the DS first and wait a day. "
            "Where signatures are wrong or have ended now, have the provider sign again; if that takes time, delete the DS record at the registrar, so that the domain is answered again. "
            "Let a program renew signatures by itself, with algorithm 13 (ECDSAP256SHA256), a DS of SHA-256, and NSEC3 without additional iterations.",
        ),
        verify="dig +noall +comments +dnssec SOA {host}",
        expected=Text(
            id="status: NOERROR, dan bila resolver Anda memeriksa DNSSEC juga ad di antara flags",
            en="status: NOERROR, and where your resolver verifies DNSSEC also ad among the flags",
        ),
    ),
    references=("RFC 4033", "RFC 4035", "RFC 9905", "RFC 9276", "CWE-353", "OWASP Top 10 2025 A08"),
    bearing=bearing.NAMES,
    needs={"records": DomainRecords(DomainSubject.DNSSEC)},
    problems=(EXPIRED, WRONG_DS, UNSIGNED_RECORDS, BOGUS, SOON, ALGORITHM, KEY, DIGEST, ISLAND, UNSIGNED, ITERATIONS),
    examples=lambda: (
        Example(records=_at()),
        Example(UNSIGNED(domain=_DOMAIN), records=_at(Protection.UNSIGNED)),
        Example(ISLAND(domain=_DOMAIN), records=_at(Protection.ISLAND)),
        Example(
            EXPIRED("SOA", domain=_DOMAIN, name=_DOMAIN, records="SOA", date=utc_moment(build.days_later(-1))),
            records=_at(Protection.BOGUS, days=(-15, -1), of=("SOA",)),
        ),
        Example(WRONG_DS(domain=_DOMAIN), records=_at(Protection.BOGUS, ds=("60485 15 2 " + "ab" * 32,))),
        Example(
            UNSIGNED_RECORDS("MX", domain=_DOMAIN, name=_DOMAIN, records="MX"),
            records=_at(Protection.BOGUS, of=("MX",), unsigned=("MX",)),
        ),
        Example(BOGUS("A", domain=_DOMAIN, records="A"), records=_at(Protection.BOGUS, of=("A",), days=(1, 15))),
        Example(SOON(domain=_DOMAIN, records="SOA", date=utc_moment(build.days_later(1))), records=_at(days=(-29, 1), of=("SOA",))),
        Example(ALGORITHM(domain=_DOMAIN, algorithms=("RSASHA1-NSEC3-SHA1",)), records=_at(ds=("60485 7 2 " + "ab" * 32,))),
        Example(ALGORITHM(domain=_DOMAIN, algorithms=("RSASHA1",)), records=_at(Protection.ISLAND, ds=("60485 5 2 " + "ab" * 32,))),
        Example(DIGEST(domain=_DOMAIN), records=_at(ds=("60485 13 1 " + "ab" * 20,))),
        Example(ITERATIONS(domain=_DOMAIN, iterations=10), records=_at(parameters="1 0 10 aabb")),
        Example(KEY(str(build.SHORT_KEY_TAG), domain=_DOMAIN, tag=build.SHORT_KEY_TAG, bits=1024), records=_at(short_key=True)),
        Example(records=_at(zone={". SOA do": ("a.example. b.example. 1 2 3 4 5",)}), reason=reason.RESOLVER_UNVALIDATED),
        Example(records=_at(zone={". SOA do": build.failure("timeout")}), reason=reason.of_failure(FailureKind.TIMEOUT)),
        Example(
            records=_at(zone=_servfail("SOA do", "SOA do cd", "A do", "A do cd")),
            reason=reason.of_failure(FailureKind.SERVFAIL),
        ),
        Example(records=_at(zone=_servfail("SOA do", "A do", "DNSKEY do")), reason=reason.of_failure(FailureKind.SERVFAIL)),
        Example(records=_at(zone=_servfail("SOA do", "DS do")), reason=reason.DNSSEC_ABOVE),
        Example(records=_at(Protection.ISLAND, ds=("60485 13 2 " + "ab" * 32,)), reason=reason.RESOLVER_CONTRADICTS),
        Example(records=_at(zone={f"{_DOMAIN} SOA do": "NXDOMAIN"}), reason=reason.of_failure(FailureKind.NO_SUCH_NAME)),
        Example(records=_at(zone={f"{_DOMAIN} SOA do": ()}), reason=reason.NO_ZONE, outcome=Outcome.NOT_APPLICABLE),
    ),
)
def dns_dnssec(records: DomainLookups) -> Findings:
    domain = records.domain
    state = dnssec_state(domain, resolution(records))
    for link in state.broken:
        date = {"date": utc_moment(link.at)} if link.what is Break.EXPIRED and link.at else {}
        if link.what is Break.WRONG_KEY:
            yield WRONG_DS(domain=domain)
        elif _PROBLEMS[link.what] is BOGUS:
            yield BOGUS(link.rdtype, domain=domain, records=link.rdtype)
        else:
            yield _PROBLEMS[link.what](link.rdtype, domain=domain, name=link.name, records=link.rdtype, **date)
    for rdtype in state.unexplained:
        yield BOGUS(rdtype, domain=domain, records=rdtype)
    if state.protection is Protection.UNSIGNED and not (state.weak_algorithms or state.weak_digests):
        yield UNSIGNED(domain=domain)
    elif state.protection is Protection.ISLAND:
        yield ISLAND(domain=domain)
    if state.ends is not None:
        yield SOON(domain=domain, records=state.ending, date=utc_moment(state.ends))
    yield from _strength(domain, state)
    if state.open is not None:
        raise state.open


def _strength(domain: str, state: DnssecState) -> Iterator[Finding]:
    if state.weak_algorithms:
        yield ALGORITHM(domain=domain, algorithms=state.weak_algorithms)
    if state.weak_digests:
        yield DIGEST(domain=domain)
    for key in state.short_keys:
        yield KEY(str(key.tag), domain=domain, tag=key.tag, bits=key.bits)
    if state.iterations:
        yield ITERATIONS(domain=domain, iterations=state.iterations)
