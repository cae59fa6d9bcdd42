"""The issuer has not taken the certificate back (RFC 6960, RFC 5280 section 5)."""

from functools import cache

from checks import (
    RETEST,
    Example,
    FailureKind,
    Findings,
    Fix,
    Handshake,
    Kind,
    NotApplicable,
    Outcome,
    Problem,
    Reason,
    Revocation,
    RevocationStatus,
    Revoked,
    Risk,
    Text,
    Tls,
    Unknown,
    bearing,
    build,
    check,
    parse,
    reason,
    retest_alone,
    utc_moment,
)

REVOKED = Problem(
    "revoked",
    Risk(4, 3),
    Text(
        id="Sertifikat sudah dicabut penerbitnya sejak {date} (alasan: {why}); peramban menolaknya.",
        en="The certificate was revoked by its issuer on {date} (reason: {why}); browsers refuse it.",
    ),
    kind=Kind.LAPSE,
)
NO_PLACE = Reason(
    "no-revocation",
    Text(
        id="Sertifikat tidak menyebut tempat memeriksa pencabutan (OCSP atau CRL), seperti sertifikat berumur pendek dan dari penerbit internal.",
        en="The certificate names no place to ask about revocation (OCSP or CRL), like short-lived ones and those of internal authorities.",
    ),
)
_OFF = Reason(
    "revocation-not-asked",
    Text(
        id="Server tidak menyertakan status pencabutan, dan penerbit tidak ditanyai sesuai pengaturan pemindai atau karena rantainya tidak lengkap.",
        en="The server does not staple the state of revocation, and the issuer was not asked, by the scanner's settings or because the chain is not complete.",
    ),
)
UNCLEAR = Reason(
    "revocation-unclear",
    Text(
        id="Penerbit tidak memberi pernyataan yang dapat dipercaya tentang pencabutan sertifikat ini.",
        en="The issuer gives no statement about revocation of this certificate that can be believed.",
    ),
)


@cache
def _with_responder() -> Handshake:
    return build.handshake(chain=(build.authority().issue(build.HOST, ocsp="http://ocsp.example/", crl="http://crl.example/c.crl"),))


@check(
    id="tls-revocation",
    title=Text(id="Sertifikat tidak dicabut", en="The certificate is not revoked"),
    action=Text(id="Ganti sertifikat yang sudah dicabut", en="Replace the revoked certificate"),
    why=Text(
        id="Penerbit mencabut sertifikat bila kuncinya bocor atau penerbitannya keliru. Memakainya terus berarti situs ditolak peramban, atau lebih buruk, kunci yang bocor masih dipercaya.",
        en="Authorities revoke a certificate when its key leaked or when it was issued by mistake. Using it further means that browsers refuse the site or, worse, that a leaked key is still trusted.",
    ),
    fix=Fix(
        any=Text(
            id="Tanyakan alasan pencabutan kepada penerbit. Buat kunci baru, terbitkan sertifikat baru, dan pasang di semua server yang memakainya. Bila alasannya kebocoran kunci, laporkan kepada "
            "tim tanggap insiden siber.",
            en="Ask the authority why it was revoked. Make a new key, have a new certificate issued, and install it on every server that uses it. If the reason is a leaked key, report it to the incident "
            "response team.",
        ),
        nginx="certbot certonly --nginx --force-renewal --new-key -d {host}\nsystemctl reload nginx",
        apache="certbot certonly --apache --force-renewal --new-key -d {host}\nsystemctl reload apache2",
        litespeed="# cPanel: SSL/TLS > Private Keys: hapus kunci lama, lalu SSL/TLS Status > Run AutoSSL",
        iis="# Buat permintaan sertifikat (CSR) dengan kunci baru, pasang hasilnya, lalu pilih pada Bindings",
        verify=RETEST,
        expected=retest_alone(
            "openssl tidak membaca daftar pencabutan penerbit dengan satu perintah",
            "openssl does not read the issuer's revocation list in one command",
        ),
    ),
    references=("RFC 6960", "RFC 5280 section 5", "CWE-299", "OWASP Top 10 2025 A04", "WSTG-CRYP-01"),
    bearing=bearing.ENCRYPTION.but(controls=(46,), pemdi=("I10", "I11", "I12"), threat="failure", flaw="maintenance", harm="service"),
    needs={"tls": Tls(), "revocation": Revoked()},
    problems=(REVOKED,),
    examples=lambda: (
        Example(
            REVOKED(date="2026-11-21T12:00:00Z", why="keyCompromise"),
            tls=_with_responder(),
            revocation=build.revocation(Revocation.REVOKED, source="ocsp", reason="keyCompromise", revoked_at=build.AT),
        ),
        Example(REVOKED(date="?", why="?"), tls=_with_responder(), revocation=build.revocation(Revocation.REVOKED, "stapled")),
        Example(tls=_with_responder(), revocation=build.revocation(Revocation.GOOD, "stapled")),
        Example(tls=_with_responder(), revocation=build.revocation(Revocation.UNKNOWN, "ocsp"), reason=UNCLEAR),
        Example(tls=_with_responder(), revocation=build.revocation(Revocation.NOT_ASKED), reason=_OFF),
        Example(tls=build.handshake(), revocation=build.revocation(Revocation.NOT_ASKED), reason=NO_PLACE, outcome=Outcome.NOT_APPLICABLE),
        Example(tls=_with_responder(), revocation=build.failure("timeout"), reason=reason.of_failure(FailureKind.TIMEOUT)),
        Example(
            tls=build.handshake(chain=(b"0\x03",)),
            revocation=build.revocation(Revocation.NOT_ASKED),
            reason=reason.of_failure(FailureKind.MALFORMED),
        ),
    ),
    reasons=(NO_PLACE, _OFF, UNCLEAR),
)
def tls_revocation(tls: Handshake, revocation: RevocationStatus) -> Findings:
    match revocation.state:
        case Revocation.REVOKED:
            when = utc_moment(revocation.revoked_at) if revocation.revoked_at else "?"
            yield REVOKED(date=when, why=revocation.reason or "?")
        case Revocation.UNKNOWN:
            raise Unknown(UNCLEAR, revocation.detail)
        case Revocation.NOT_ASKED:
            leaf = parse.certificate(tls.leaf)
            if leaf is None:
                raise Unknown(reason.of_failure(FailureKind.MALFORMED))
            if not (leaf.ocsp or leaf.crls):
                raise NotApplicable(NO_PLACE)
            raise Unknown(_OFF, revocation.detail)
