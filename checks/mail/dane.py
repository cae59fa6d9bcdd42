"""DANE lets the signed DNS vouch for the keys of mail servers (RFC 7672)."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any

from checks import (
    DaneHost,
    DomainLookups,
    DomainRecords,
    DomainSubject,
    Example,
    Failure,
    FailureKind,
    Finding,
    Findings,
    Fix,
    Handshake,
    Kind,
    MailServers,
    MailServerTalk,
    MailServerTalks,
    NotApplicable,
    Outcome,
    Problem,
    Reason,
    Risk,
    Text,
    Trust,
    Unknown,
    bearing,
    build,
    check,
    dane_hosts,
    fits_tlsa,
    mail_hosts,
    reason,
    resolution,
    takes_mail,
)

MISMATCH = Problem(
    "mismatch",
    Risk(5, 3),
    Text(
        id="Tidak ada catatan TLSA untuk {host} yang cocok dengan sertifikat yang ditunjukkannya, sehingga pengirim yang memakai DANE menahan surel. Catatan: {records}",
        en="No TLSA record of {host} fits the certificate that it shows, so senders who use DANE hold mail back. Records: {records}",
    ),
    Kind.LAPSE,
)
UNENCRYPTED = Problem(
    "unencrypted",
    Risk(5, 3),
    Text(
        id="Catatan TLSA untuk {host} mewajibkan enkripsi, tetapi server surel itu tidak menawarkannya (STARTTLS), sehingga pengirim yang memakai DANE menahan surel.",
        en="TLSA records of {host} demand encryption, but the mail server does not offer it (STARTTLS), so senders who use DANE hold mail back.",
    ),
    Kind.LAPSE,
)
UNUSABLE = Problem(
    "unusable",
    Risk(2, 2),
    Text(
        id="Tidak ada catatan TLSA untuk {host} yang dapat dipakai pengirim surel; untuk surel hanya jenis 3 dan 2 yang berlaku: {records}",
        en="No TLSA record of {host} can be used by senders of mail; for mail only usages 3 and 2 count: {records}",
    ),
    Kind.LAPSE,
)
INSECURE = Problem(
    "insecure",
    Risk(1, 2),
    Text(
        id="Catatan TLSA untuk {host} tidak dilindungi tanda tangan DNSSEC, sehingga pengirim tidak memakainya.",
        en="TLSA records of {host} are not protected by signatures of DNSSEC, so senders do not use them.",
    ),
)
MISSING = Problem(
    "missing",
    Risk(1, 1),
    Text(
        id="Zona server surel {hosts} sudah ditandatangani, tetapi tidak ada catatan TLSA (DANE) yang menjamin kunci servernya.",
        en="The zone of the mail servers {hosts} is signed, but there are no TLSA records (DANE) that vouch for their keys.",
    ),
)
_UNSIGNED = Reason(
    "mail-servers-unsigned",
    Text(
        id="Nama server surel berada di zona tanpa tanda tangan DNSSEC, sehingga DANE belum dapat dipakai.",
        en="The names of the mail servers are in a zone without signatures of DNSSEC, so DANE cannot be used yet.",
    ),
)
_DONE = 250
_DOMAIN, _HOST = "kotacontoh.go.id", "surat.kotacontoh.go.id"


def _at(*records: str, zone: Mapping[str, Any] = MappingProxyType({})) -> DomainLookups:
    sound = build.signed_answers(
        {
            ". SOA": ("a.example. b.example. 1 2 3 4 5",),
            f"{_HOST} A": ("192.0.2.25",),
            f"{_HOST} AAAA": (),
            f"_25._tcp.{_HOST} TLSA": records,
        }
    )
    return build.domain_lookups(DomainSubject.DANE, {f"{_DOMAIN} MX": (f"10 {_HOST}.",), **sound, **zone})


def _talk(tls: Handshake | Failure | None, **changes: Any) -> MailServerTalks:
    return build.mail_servers(build.smtp_talk(tls, **changes), host=_HOST)


def _examples() -> tuple[Example, ...]:
    own = build.handshake(host=_HOST, names=("lain.example",), days_left=-9, trust=Trust.SELF_SIGNED)
    right, wrong = build.tlsa(own), f"3 1 1 {'ab' * 32}"
    short = f"3 1 1 {'ab' * 8}…"
    web = f"1 1 1 {'ab' * 32}"
    insecure = {f"_25._tcp.{_HOST} TLSA do": (right,)}
    return (
        # Neither dates nor names nor an authority count (RFC 7672 section 3.1.1), and one record that fits is enough.
        Example(records=_at(right), servers=_talk(own)),
        Example(records=_at(wrong, right), servers=_talk(own)),
        Example(MISMATCH(_HOST, host=_HOST, records=(short,)), records=_at(wrong), servers=_talk(own)),
        Example(UNENCRYPTED(_HOST, host=_HOST), records=_at(right), servers=_talk(None, keywords=(), starttls=0)),
        Example(UNUSABLE(_HOST, host=_HOST, records=(f"1 1 1 {'ab' * 8}…",)), records=_at(web), servers=_talk(own)),
        Example(INSECURE(_HOST, host=_HOST), records=_at(zone=insecure), servers=_talk(own)),
        Example(MISSING(hosts=(_HOST,)), records=_at(), servers=_talk(own)),
        Example(records=_at(zone={f"{_HOST} A do": ("192.0.2.25",)}), servers=_talk(own), reason=_UNSIGNED, outcome=Outcome.NOT_APPLICABLE),
        Example(records=_at(zone={f"_25._tcp.{_HOST} TLSA do": "SERVFAIL"}), servers=_talk(own), reason=reason.of_failure(FailureKind.SERVFAIL)),
        Example(records=_at(zone={". SOA do": ("a.example. b.example. 1 2 3 4 5",)}), servers=_talk(own), reason=reason.RESOLVER_UNVALIDATED),
        Example(records=_at(right), servers=build.mail_servers(build.failure("timeout"), host=_HOST), reason=reason.of_failure(FailureKind.TIMEOUT)),
        Example(records=_at(zone={f"{_DOMAIN} MX": ("0 .",)}), servers=build.mail_servers(host=_HOST), reason=reason.NO_MAIL, outcome=Outcome.NOT_APPLICABLE),
    )  # fmt: skip


@check(
    id="mail-dane",
    title=Text(id="DNS menjamin kunci server surel (DANE)", en="The DNS vouches for keys of mail servers (DANE)"),
    action=Text(id="Benahi catatan TLSA server surel (DANE)", en="Put the TLSA records of the mail servers (DANE) in order"),
    why=Text(
        id="Catatan TLSA yang ditandatangani DNSSEC membuat pengirim menolak server surel palsu di tengah jalur. Bila tidak cocok dengan sertifikat server, surel yang sah ikut tertahan.",
        en="TLSA records that DNSSEC signs let senders refuse a false mail server on the way. Where they do not fit the server's certificate, genuine mail is held back.",
    ),
    fix=Fix(
        any=Text(
            id="Pada zona server surel pasang catatan TLSA di _25._tcp.nama-server dengan awalan 3 1 1, yaitu SHA-256 dari kunci publik sertifikat. Sebelum mengganti kunci, pasang dahulu catatan untuk kunci baru di samping yang lama, "
            "tunggu dua kali TTL, ganti sertifikat, lalu hapus catatan lama. Bila tidak sempat merawatnya, hapus seluruh catatan TLSA: tanpa DANE surel tetap sampai.",
            en="In the zone of the mail server publish a TLSA record at _25._tcp.name-of-the-server that begins with 3 1 1: the SHA-256 of the public key of its certificate. Before the key is changed, publish the record of the new key beside the old one, "
            "wait for twice the TTL, change the certificate, and then delete the old record. Where nobody can look after that, delete all TLSA records: without DANE mail arrives all the same.",
        ),
        verify='openssl s_client -starttls smtp -connect {server}:25 -dane_tlsa_domain {server} -dane_ee_no_namechecks -dane_tlsa_rrdata "$(dig +short TLSA _25._tcp.{server} | head -1)" </dev/null',
        expected=Text(id="satu baris Verification: OK", en="a line Verification: OK"),
    ),
    references=("RFC 7672", "RFC 6698", "RFC 7671", "CWE-295", "OWASP Top 10 2025 A04"),
    bearing=bearing.NAMES.but(threat=bearing.Threat.INTERCEPTION),
    needs={"records": DomainRecords(DomainSubject.DANE), "servers": MailServers()},
    problems=(MISMATCH, UNENCRYPTED, UNUSABLE, INSECURE, MISSING),
    examples=_examples,
    reasons=(_UNSIGNED,),
)
def mail_dane(records: DomainLookups, servers: MailServerTalks) -> Findings:
    domain, dns = records.domain, resolution(records)
    state = mail_hosts(domain, dns)
    if state.answer.require().nxdomain:
        raise Unknown(reason.of_failure(FailureKind.NO_SUCH_NAME), domain)
    if not takes_mail(state.answer):
        raise NotApplicable(reason.NO_MAIL)
    hosts = dane_hosts(domain, dns)
    questions = [host.open for host in hosts if host.open is not None]
    judged = [host for host in hosts if host.open is None]
    for host in judged:
        labels = tuple(record.label for record in host.records)
        if host.records and not (host.signed and host.secure):
            yield INSECURE(host.name, host=host.name)
        elif host.records and not host.usable:
            yield UNUSABLE(host.name, host=host.name, records=labels)
        elif host.usable:
            for talk in servers.talks:
                try:
                    yield from _of_talk(host, domain, talk)
                except Unknown as gap:
                    questions.append(gap)
    bare = tuple(host.name for host in judged if not host.records and host.signed)
    if bare:
        yield MISSING(hosts=bare)
    for question in questions:
        raise question
    if not any(host.records or host.signed for host in judged):
        raise NotApplicable(_UNSIGNED)


def _of_talk(host: DaneHost, domain: str, talk: MailServerTalk) -> Iterator[Finding]:
    words = talk.outcome
    if talk.host != host.name:
        return
    if isinstance(words, Failure):
        raise Unknown(reason.of_failure(words.kind), f"{talk.host} {talk.address}: {words.detail}")
    if words.hello == _DONE and not words.offers_starttls and not words.is_tampered:
        yield UNENCRYPTED(host.name, host=host.name)
    elif not isinstance(words.tls, Handshake):
        trouble = words.tls or words.trouble
        raise Unknown(reason.of_failure(trouble.kind if trouble else FailureKind.MALFORMED), f"{talk.host} {talk.address}")
    elif not fits_tlsa(host.usable, words.tls, (host.name, domain)):
        yield MISMATCH(host.name, host=host.name, records=tuple(record.label for record in host.records))
