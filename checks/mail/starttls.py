"""Mail servers should take mail encrypted, with a protocol and a certificate that senders accept (RFC 3207, RFC 7435, RFC 8996)."""

from collections.abc import Iterator
from typing import Any

from checks import (
    CertificateFault,
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
    MtaStsAnswer,
    MtaStsFile,
    NotApplicable,
    Outcome,
    Problem,
    Reason,
    Risk,
    SmtpTalk,
    Text,
    Trust,
    Unknown,
    bearing,
    build,
    certificate_faults,
    check,
    dane_hosts,
    fits_tlsa,
    mail_hosts,
    parse,
    policy_in_force,
    reason,
    resolution,
    takes_mail,
)

NONE = Problem(
    "none",
    Risk(3, 3),
    Text(
        id="Server surel {host} tidak menawarkan enkripsi (STARTTLS), sehingga semua surel ke {domain} melaluinya terbaca di jalur pengiriman.",
        en="The mail server {host} offers no encryption (STARTTLS), so all mail to {domain} by way of it can be read in transit.",
    ),
)
BROKEN = Problem(
    "broken",
    Risk(3, 3),
    Text(
        id="Server surel {host} menawarkan enkripsi (STARTTLS), tetapi gagal memulainya: {answer}. Pengirim lalu mengirim tanpa enkripsi atau tidak mengirim.",
        en="The mail server {host} offers encryption (STARTTLS) but fails to begin it: {answer}. Senders then send without it, or not at all.",
    ),
    Kind.LAPSE,
)
OLD = Problem(
    "old-protocol",
    Risk(2, 2),
    Text(
        id="Server surel {host} hanya menguasai {version}, yang sudah dihapus dari standar; sebagian pengirim tidak lagi memakainya.",
        en="The mail server {host} speaks nothing newer than {version}, which standards have retired; some senders no longer use it.",
    ),
)
EXPIRED = Problem(
    "certificate-expired",
    Risk(2, 2),
    Text(
        id="Sertifikat server surel {host} tidak berlaku (berlaku {since} sampai {until}).",
        en="The certificate of the mail server {host} is not valid (it is from {since} to {until}).",
    ),
    Kind.LAPSE,
)
UNTRUSTED = Problem(
    "certificate-untrusted",
    Risk(2, 2),
    Text(
        id="Sertifikat server surel {host} tidak diterbitkan otoritas tepercaya (penerbit {issuer}), sehingga pengirim tidak dapat membedakannya dari server lain yang menyamar.",
        en="The certificate of the mail server {host} is not by a trusted authority (issuer {issuer}), so senders cannot tell it from another server that poses as it.",
    ),
)
NAME = Problem(
    "certificate-name",
    Risk(2, 2),
    Text(
        id="Sertifikat server surel {host} berlaku untuk nama lain: {names}.",
        en="The certificate of the mail server {host} is for other names: {names}.",
    ),
)
ENFORCED = Problem(
    "certificate-enforced",
    Risk(5, 3),
    Text(
        id="Kebijakan MTA-STS {domain} (enforce) mewajibkan sertifikat tepercaya, tetapi sertifikat {host} tidak memenuhinya (untuk {names}, berlaku sampai {until}, penerbit {issuer}); pengirim yang mematuhinya menolak mengantarkan surel.",
        en="The MTA-STS policy of {domain} (enforce) demands a trusted certificate, but that of {host} is none (for {names}, valid until {until}, issuer {issuer}); senders who keep to it refuse to deliver mail.",
    ),
    Kind.LAPSE,
)
_TURNED_AWAY = Reason(
    "mail-server-refuses",
    Text(
        id="Server surel tidak melayani pemindai (misalnya karena alamatnya atau karena sedang sibuk), sehingga enkripsinya tidak terlihat.",
        en="The mail server does not serve the scanner (because of its address, for instance, or because it is busy), so its encryption was not seen.",
    ),
)
_TAMPERED = Reason(
    "mail-answer-altered",
    Text(
        id="Perangkat jaringan di antara pemindai dan server surel menimpa jawabannya (XXXX), sehingga enkripsinya tidak terlihat. Matikan pemeriksaan SMTP pada tembok api itu.",
        en="A network device between the scanner and the mail server writes over its answers (XXXX), so its encryption was not seen. Switch off inspection of SMTP at that firewall.",
    ),
)
_OLD_VERSIONS = ("SSLv3", "TLSv1.0", "TLSv1.1")
_READY, _DONE = 220, 250
# Replies of a server that knows no EHLO, and so no extensions (RFC 5321 section 4.1.4).
_WITHOUT_EXTENSIONS = (500, 501, 502)
_DOMAIN, _HOST = "kotacontoh.go.id", "surat.kotacontoh.go.id"


def _talk(tls: Handshake | Failure | None = None, **changes: Any) -> MailServerTalks:
    return build.mail_servers(build.smtp_talk(tls or _handshake(), **changes), host=_HOST)


def _handshake(**changes: Any) -> Handshake:
    return build.handshake(host=_HOST, **{"names": (_HOST,), **changes})


def _tlsa(*records: str) -> DomainLookups:
    return build.domain_lookups(DomainSubject.DANE, {f"{_DOMAIN} MX": (f"10 {_HOST}.",), f"_25._tcp.{_HOST} TLSA do": records})


def _policy(mode: str) -> MtaStsAnswer:
    name = f"mta-sts.{_DOMAIN}"
    text = f"version: STSv1\nmode: {mode}\nmx: {_HOST}\nmax_age: 604800\n"
    return build.mta_sts(build.page({"Content-Type": "text/plain"}, text), build.handshake(host=name, names=(name,)))


def _example(*findings: Finding, talk: MailServerTalks, mode: str = "none", tlsa: tuple[str, ...] = (), **more: Any) -> Example:
    return Example(*findings, servers=talk, policy=_policy(mode), tlsa=_tlsa(*tlsa), **more)


def _examples() -> tuple[Example, ...]:
    until = build.validity(_handshake())[1]
    own = _handshake(trust=Trust.SELF_SIGNED)
    vouching = build.tlsa(own)
    ended = _handshake(days_left=-3)
    since, end = build.validity(ended)
    faulty = ENFORCED(_HOST, domain=_DOMAIN, host=_HOST, names=("lain.example",), until=until, issuer="CN=CA Contoh")
    return (
        _example(talk=_talk()),
        _example(talk=_talk(keywords=("STARTTLS", "8BITMIME"))),
        # What DANE vouches for needs no authority.
        _example(talk=_talk(own), tlsa=(vouching,)),
        _example(NONE(_HOST, domain=_DOMAIN, host=_HOST), talk=_talk(keywords=("PIPELINING",), starttls=0)),
        _example(NONE(_HOST, domain=_DOMAIN, host=_HOST), talk=_talk(hello=502, keywords=(), starttls=0)),
        _example(BROKEN(_HOST, host=_HOST, answer="454"), talk=_talk(starttls=454)),
        _example(BROKEN(_HOST, host=_HOST, answer="alert"), talk=_talk(build.failure("tls", "alert"))),
        _example(OLD(_HOST, host=_HOST, version="TLSv1.0"), talk=_talk(_handshake(version="TLSv1.0"))),
        _example(EXPIRED(_HOST, host=_HOST, since=since, until=end), talk=_talk(ended)),
        _example(UNTRUSTED(_HOST, host=_HOST, issuer="CN=CA Contoh"), talk=_talk(own)),
        _example(NAME(_HOST, host=_HOST, names=("lain.example",)), talk=_talk(_handshake(names=("lain.example",)))),
        _example(faulty, talk=_talk(_handshake(names=("lain.example",))), mode="enforce"),
        _example(NAME(_HOST, host=_HOST, names=("lain.example",)), talk=_talk(_handshake(names=("lain.example",))), mode="testing"),
        _example(talk=_talk(greeting=554, hello=0, keywords=(), starttls=0), reason=_TURNED_AWAY),
        _example(talk=_talk(hello=421, keywords=(), starttls=0), reason=_TURNED_AWAY),
        _example(talk=_talk(keywords=("SIZE", "XXXXXXXA"), starttls=0), reason=_TAMPERED),
        _example(talk=build.mail_servers(build.failure("timeout"), host=_HOST), reason=reason.of_failure(FailureKind.TIMEOUT)),
        _example(talk=_talk(build.failure("timeout")), reason=reason.of_failure(FailureKind.TIMEOUT)),
        Example(
            servers=build.mail_servers(host=_HOST), policy=build.mta_sts(), tlsa=build.domain_lookups(DomainSubject.DANE, {f"{_DOMAIN} MX": ("0 .",)}),
            reason=reason.NO_MAIL, outcome=Outcome.NOT_APPLICABLE,
        ),
    )  # fmt: skip


@check(
    id="mail-starttls",
    title=Text(id="Server surel menerima surel terenkripsi", en="Mail servers take mail encrypted"),
    action=Text(
        id="Aktifkan dan rapikan enkripsi server surel (STARTTLS)", en="Switch on and repair encryption at the mail servers (STARTTLS)"
    ),
    why=Text(
        id="Surel dari warga, rumah sakit, dan instansi lain melewati banyak jaringan. Tanpa enkripsi antarserver, isinya dapat dibaca dan diubah di tengah jalur pengiriman.",
        en="Mail from residents, hospitals and other offices crosses many networks. Without encryption between servers it can be read and changed on the way.",
    ),
    fix=Fix(
        any=Text(
            id="Pasang sertifikat tepercaya (misalnya Let's Encrypt) atas nama server surel yang tertulis pada MX dan aktifkan STARTTLS pada porta 25. Pada Postfix: smtpd_tls_security_level = may, "
            "smtpd_tls_chain_files = berkas kunci dan sertifikat lengkap, smtpd_tls_protocols = >=TLSv1.2. Aktifkan perpanjangan otomatis dengan muat ulang Postfix. Pada layanan pihak lain, minta penyedianya.",
            en="Install a trusted certificate (Let's Encrypt for instance) for the mail server's name in the MX record, and switch on STARTTLS at port 25. With Postfix: smtpd_tls_security_level = may, "
            "smtpd_tls_chain_files = the files of the key and of the whole chain, smtpd_tls_protocols = >=TLSv1.2. Switch on automatic renewal with a reload of Postfix. With a service of others, ask its provider.",
        ),
        verify="openssl s_client -starttls smtp -verify_hostname {server} -connect {server}:25 </dev/null",
        expected=Text(id="Verify return code: 0 (ok)", en="Verify return code: 0 (ok)"),
    ),
    references=("RFC 3207", "RFC 7435", "RFC 8996", "RFC 8461", "CWE-319", "OWASP Top 10 2025 A04"),
    bearing=bearing.ENCRYPTION,
    needs={"servers": MailServers(), "policy": MtaStsFile(), "tlsa": DomainRecords(DomainSubject.DANE)},
    problems=(NONE, BROKEN, OLD, EXPIRED, UNTRUSTED, NAME, ENFORCED),
    examples=_examples,
    reasons=(_TURNED_AWAY, _TAMPERED),
)
def mail_starttls(servers: MailServerTalks, policy: MtaStsAnswer, tlsa: DomainLookups) -> Findings:
    domain, dns = tlsa.domain, resolution(tlsa)
    hosts = mail_hosts(domain, dns)
    if hosts.answer.require().nxdomain:
        raise Unknown(reason.of_failure(FailureKind.NO_SUCH_NAME), domain)
    if not takes_mail(hosts.answer):
        raise NotApplicable(reason.NO_MAIL)
    file = policy_in_force(policy)
    records = {host.name: host.records for host in dane_hosts(domain, dns)}
    questions: list[Unknown] = []
    for talk in servers.talks:
        try:
            words = _require(talk)
            yield from _of_encryption(domain, talk.host, words)
            if isinstance(words.tls, Handshake):
                yield from _of_certificate(
                    domain,
                    talk.host,
                    words.tls,
                    file is not None and file.mode == "enforce",
                    fits_tlsa(records.get(talk.host, ()), words.tls, (talk.host, domain)),
                )
        except Unknown as gap:
            questions.append(gap)
    if not servers.talks:
        raise Unknown(reason.NOT_COLLECTED)
    for question in questions:
        raise question


def _require(talk: MailServerTalk) -> SmtpTalk:
    """What the server told; `Unknown` where the server did not come as far as to tell whether it encrypts."""
    words, where = talk.outcome, f"{talk.host} {talk.address}".strip()
    if isinstance(words, Failure):
        raise Unknown(reason.of_failure(words.kind), f"{where}: {words.detail}")
    if words.is_tampered:
        raise Unknown(_TAMPERED, where)
    if words.trouble is not None and not words.starttls:
        raise Unknown(reason.of_failure(words.trouble.kind), f"{where}: {words.trouble.detail}")
    if words.greeting != _READY or (words.hello != _DONE and words.hello not in _WITHOUT_EXTENSIONS):
        raise Unknown(_TURNED_AWAY, f"{where}: {words.hello or words.greeting}")
    return words


def _of_encryption(domain: str, host: str, words: SmtpTalk) -> Iterator[Finding]:
    if not words.offers_starttls:
        yield NONE(host, domain=domain, host=host)
    elif words.starttls != _READY:
        yield BROKEN(host, host=host, answer=str(words.starttls))
    elif isinstance(words.tls, Failure) and words.tls.kind in (FailureKind.TLS, FailureKind.RESET, FailureKind.MALFORMED):
        yield BROKEN(host, host=host, answer=words.tls.detail or words.tls.kind.value)
    elif isinstance(words.tls, Failure):
        raise Unknown(reason.of_failure(words.tls.kind), f"{host}: {words.tls.detail}")
    elif words.tls is None:
        kind = words.trouble.kind if words.trouble else FailureKind.TIMEOUT
        raise Unknown(reason.of_failure(kind), host)
    elif words.tls.version in _OLD_VERSIONS:
        yield OLD(host, host=host, version=words.tls.version)


def _of_certificate(domain: str, host: str, tls: Handshake, enforced: bool, vouched: bool) -> Iterator[Finding]:
    leaf = parse.certificate(tls.leaf)
    names, issuer = (leaf.names or ("-",), leaf.issuer) if leaf else (("-",), "?")
    since, until = (moment.date().isoformat() for moment in (leaf.not_before, leaf.not_after)) if leaf else ("?", "?")
    faults = tuple(certificate_faults(tls, host))
    if faults and enforced:
        yield ENFORCED(host, domain=domain, host=host, names=names, until=until, issuer=issuer)
    elif not vouched:
        for fault in faults:
            match fault:
                case CertificateFault.EXPIRED:
                    yield EXPIRED(host, host=host, since=since, until=until)
                case CertificateFault.UNTRUSTED:
                    yield UNTRUSTED(host, host=host, issuer=issuer)
                case CertificateFault.NAME:
                    yield NAME(host, host=host, names=names)
