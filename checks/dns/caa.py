"""CAA records say which authorities may issue certificates for a domain (RFC 8659)."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any

from checks import (
    CaaPlace,
    DomainLookups,
    DomainRecords,
    DomainSubject,
    Example,
    FailureKind,
    Finding,
    Findings,
    Fix,
    Problem,
    Risk,
    Text,
    bearing,
    build,
    caa_state,
    check,
    parse,
    reason,
    resolution,
)

MISSING = Problem(
    "missing",
    Risk(1, 2),
    Text(
        id="Tidak ada catatan CAA yang berlaku untuk {domain}, sehingga penerbit sertifikat mana pun di dunia boleh menerbitkan sertifikat untuk nama di dalamnya.",
        en="No CAA record applies to {domain}, so any certificate authority in the world may issue certificates for names in it.",
    ),
)
OPEN = Problem(
    "open",
    Risk(1, 2),
    Text(
        id='Catatan CAA di {name} tidak membatasi siapa pun karena tidak memuat "issue".',
        en='The CAA records at {name} restrict nobody, because none of them is an "issue" record.',
    ),
)
INHERITED = Problem(
    "open-above",
    Risk(1, 2),
    Text(
        id='Untuk {domain} berlaku catatan CAA dari {name}, yang tidak membatasi siapa pun karena tidak memuat "issue". Pasang catatan sendiri di {domain}.',
        en='To {domain} the CAA records of {name} apply, which restrict nobody, because none of them is an "issue" record. Publish records at {domain} itself.',
    ),
)
UNUSABLE = Problem(
    "unusable",
    Risk(2, 2),
    Text(
        id="Catatan CAA di {name} salah tulis, sehingga tidak mengizinkan penerbit mana pun dan perpanjangan sertifikat dapat gagal: {record}",
        en="A CAA record at {name} is malformed, so it allows no authority and renewal of the certificate may fail: {record}",
    ),
)
CRITICAL = Problem(
    "critical-unknown",
    Risk(2, 2),
    Text(
        id="Catatan CAA di {name} ditandai wajib dipahami (128), tetapi jenisnya tidak dikenal, sehingga penerbit harus menolak dan perpanjangan sertifikat dapat gagal: {record}",
        en="A CAA record at {name} is marked as critical (128), yet its tag is not known, so authorities must refuse and renewal of the certificate may fail: {record}",
    ),
)
_DOMAIN = "kotacontoh.go.id"
_HOST = f"dinkes.{_DOMAIN}"
_LETS = '0 issue "letsencrypt.org"'


def _at(*records: str, zone: Mapping[str, Any] = MappingProxyType({}), hosts: tuple[str, ...] = (), domain: str = _DOMAIN) -> DomainLookups:
    return build.domain_lookups(DomainSubject.CAA, {f"{domain} CAA": records, **zone}, domain, hosts)


@check(
    id="dns-caa",
    title=Text(id="CAA membatasi penerbit sertifikat", en="CAA limits who issues certificates"),
    action=Text(id="Tambahkan catatan CAA pada DNS", en="Add CAA records to the DNS"),
    why=Text(
        id="Bila penyerang berhasil meminta sertifikat atas nama domain pemerintah kota dari salah satu dari puluhan penerbit di dunia, situs palsunya tampak asli. "
        "Catatan CAA menutup semua penerbit selain yang memang dipakai.",
        en="An attacker who gets a certificate for the city's domain from any of the world's many authorities can run a forged site that looks "
        "real. CAA records shut out every authority but those the city uses.",
    ),
    fix=Fix(
        any=Text(
            id='Pada zona DNS domain utama, tambahkan satu catatan untuk setiap penerbit yang dipakai; subdomain ikut terlindungi. Contoh: kotaanda.go.id. CAA 0 issue "letsencrypt.org". '
            "Daftar dahulu semua penerbit yang dipakai seluruh OPD, termasuk penyedia hosting (AutoSSL) dan CDN, agar perpanjangan mereka tidak gagal. "
            'Tambahkan 0 iodef "mailto:..." agar percobaan yang ditolak dilaporkan.',
            en='In the DNS zone of the main domain add one record for each authority in use; subdomains are covered too. For instance: kotaanda.go.id. CAA 0 issue "letsencrypt.org". '
            "First list the authorities of all departments, those of hosting providers (AutoSSL) and CDNs included, so that their renewals do not fail. "
            'Add 0 iodef "mailto:..." to have refused attempts reported.',
        ),
        verify="dig +short CAA {host}",
        expected=Text(id="minimal satu baris issue dengan nama penerbit", en="at least one line issue with an issuer's name"),
    ),
    references=("RFC 8659", "CWE-295", "OWASP Top 10 2025 A04"),
    bearing=bearing.NAMES,
    needs={"records": DomainRecords(DomainSubject.CAA)},
    problems=(MISSING, OPEN, INHERITED, UNUSABLE, CRITICAL),
    examples=lambda: (
        Example(MISSING(domain=_DOMAIN), records=_at()),
        Example(OPEN(_DOMAIN, name=_DOMAIN), records=_at('0 iodef "mailto:csirt@kotacontoh.go.id"')),
        Example(OPEN(_DOMAIN, name=_DOMAIN), records=_at('0 issuewild "letsencrypt.org"')),
        Example(OPEN(_HOST, name=_HOST), records=_at(_LETS, zone={f"{_HOST} CAA": ('0 issuemail ";"',)}, hosts=(_HOST,))),
        Example(
            INHERITED(_HOST, domain=_HOST, name=_DOMAIN),
            records=_at(zone={f"{_DOMAIN} CAA": ('0 iodef "mailto:csirt@kotacontoh.go.id"',)}, domain=_HOST),
        ),
        Example(
            UNUSABLE('0 issue "https://letsencrypt.org"', name=_DOMAIN, record='0 issue "https://letsencrypt.org"'),
            records=_at('0 issue "https://letsencrypt.org"', '0 issue "sectigo.com"'),
        ),
        Example(CRITICAL('128 tbs "x"', name=_DOMAIN, record='128 tbs "x"'), records=_at(_LETS, '128 tbs "x"')),
        Example(records=_at(_LETS, '0 tbs "x"')),
        Example(records=_at(_LETS, '0 issuewild ";"')),
        Example(records=_at('0 issue ";"')),
        Example(records=_at('0 ISSUE "letsencrypt.org"')),
        Example(records=_at(zone={f"{_DOMAIN} CAA": (_LETS,)}, domain=_HOST)),
        Example(records=_at(_LETS, zone={f"{_HOST} CAA": build.failure("servfail")})),
        Example(
            records=_at(_LETS, zone={f"{_HOST} CAA": build.failure("servfail")}, hosts=(_HOST,)),
            reason=reason.of_failure(FailureKind.SERVFAIL),
        ),
        Example(records=_at(zone={f"{_DOMAIN} CAA": build.failure("timeout")}), reason=reason.of_failure(FailureKind.TIMEOUT)),
        Example(records=_at(zone={"go.id CAA": build.failure("servfail")}), reason=reason.of_failure(FailureKind.SERVFAIL)),
        Example(records=_at(zone={f"{_DOMAIN} CAA": "NXDOMAIN"}), reason=reason.of_failure(FailureKind.NO_SUCH_NAME)),
        Example(records=_at(zone={f"{_DOMAIN} CAA": "REFUSED"}), reason=reason.of_failure(FailureKind.SERVFAIL)),
    ),
)
def dns_caa(records: DomainLookups) -> Findings:
    domain = records.domain
    state = caa_state(domain, resolution(records))
    state.own.require_name(domain)
    for place in state.below:
        yield from _faults(domain, place)
    if state.source is not None:
        yield from _faults(domain, state.source)
    for answer in state.open:
        answer.require()
    if state.source is None:
        yield MISSING(domain=domain)


def _faults(domain: str, place: CaaPlace) -> Iterator[Finding]:
    """What is wrong with the records at a name."""
    read = [(record, parse.caa(record)) for record in place.records]
    wrong = [(record, property) for record, property in read if property is None or not property.usable]
    for record, property in wrong:
        problem = CRITICAL if property is not None and property.tag not in ("issue", "issuewild") else UNUSABLE
        yield problem(record, name=place.name, record=record)
    if not wrong and not any(property and property.tag == "issue" for _, property in read):
        if domain.endswith(f".{place.name}"):
            yield INHERITED(domain, domain=domain, name=place.name)
        else:
            yield OPEN(place.name, name=place.name)
