"""The issuer has not taken the certificate back (RFC 6960, RFC 5280 section 5)."""

import datetime as dt
from functools import cache
from typing import Any

from checks import (
    RETEST,
    CertificateView,
    Example,
    Failure,
    FailureKind,
    Finding,
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
    Staple,
    Survey,
    Text,
    Tls,
    TlsSurvey,
    Unknown,
    bearing,
    build,
    check,
    each_certificate,
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
        id="Server tidak menyertakan status pencabutan, dan penerbit tidak ditanyai: sesuai pengaturan pemindai, karena rantainya tidak lengkap, atau karena sertifikat ini adalah sertifikat kedua.",
        en="The server does not staple the state of revocation, and the issuer was not asked: by the scanner's settings, because the chain is not complete, or because this is a second certificate.",
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


def _beside_rsa(**fields: Any) -> TlsSurvey:
    """The certificate of the handshake, and one with an RSA key of which a staple says something."""
    other = build.handshake(chain=(build.authority().issue(build.HOST, kind="rsa-2048", ocsp="http://ocsp.example/"),))
    return build.survey(certificates=(build.server_certificate(_with_responder()), build.server_certificate(other, **fields)))


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
    needs={"tls": Tls(), "survey": Survey(), "revocation": Revoked()},
    problems=(REVOKED,),
    examples=lambda: (
        Example(
            REVOKED(date="2026-11-21T12:00:00Z", why="keyCompromise"),
            tls=_with_responder(),
            survey=build.survey(),
            revocation=build.revocation(Revocation.REVOKED, source="ocsp", reason="keyCompromise", revoked_at=build.AT),
        ),
        Example(
            REVOKED(date="?", why="?"),
            tls=_with_responder(),
            survey=build.survey(),
            revocation=build.revocation(Revocation.REVOKED, "stapled"),
        ),
        Example(
            REVOKED("RSA", date="2026-11-21T12:00:00Z", why="keyCompromise"),
            tls=_with_responder(),
            survey=_beside_rsa(staple=Staple.REVOKED, revoked_at=build.AT, revocation_reason="keyCompromise"),
            revocation=build.revocation(Revocation.GOOD, "stapled"),
        ),
        Example(tls=_with_responder(), survey=_beside_rsa(staple=Staple.GOOD), revocation=build.revocation(Revocation.GOOD, "ocsp")),
        Example(tls=_with_responder(), survey=_beside_rsa(), revocation=build.revocation(Revocation.GOOD, "ocsp"), reason=_OFF),
        Example(tls=_with_responder(), survey=build.survey(), revocation=build.revocation(Revocation.GOOD, "stapled")),
        Example(tls=_with_responder(), survey=build.survey(), revocation=build.revocation(Revocation.UNKNOWN, "ocsp"), reason=UNCLEAR),
        Example(tls=_with_responder(), survey=build.survey(), revocation=build.revocation(Revocation.NOT_ASKED), reason=_OFF),
        Example(
            tls=build.handshake(),
            survey=build.survey(),
            revocation=build.revocation(Revocation.NOT_ASKED),
            reason=NO_PLACE,
            outcome=Outcome.NOT_APPLICABLE,
        ),
        Example(
            tls=_with_responder(), survey=build.survey(), revocation=build.failure("timeout"), reason=reason.of_failure(FailureKind.TIMEOUT)
        ),
        Example(
            tls=build.handshake(chain=(b"0\x03",)),
            survey=build.survey(),
            revocation=build.revocation(Revocation.NOT_ASKED),
            reason=reason.of_failure(FailureKind.MALFORMED),
        ),
    ),
    reasons=(NO_PLACE, _OFF, UNCLEAR),
)
def tls_revocation(tls: Handshake | Failure, survey: TlsSurvey | Failure, revocation: RevocationStatus | Failure) -> Findings:
    def of_certificate(view: CertificateView) -> Findings:
        certificate = view.certificate
        statement = revocation if isinstance(tls, Handshake) and certificate.leaf == tls.leaf else None
        state = statement.state if isinstance(statement, RevocationStatus) else Revocation.NOT_ASKED
        if isinstance(statement, RevocationStatus) and state is Revocation.REVOKED:
            yield _finding(statement.revoked_at, statement.reason)
        elif certificate.staple is Staple.REVOKED:
            yield _finding(certificate.revoked_at, certificate.revocation_reason)
        elif isinstance(statement, Failure):
            raise Unknown(reason.of_failure(statement.kind), statement.detail)
        elif state is not Revocation.GOOD and certificate.staple is not Staple.GOOD:
            if not (view.read.ocsp or view.read.crls):
                raise NotApplicable(NO_PLACE)
            raise Unknown(UNCLEAR if state is Revocation.UNKNOWN else _OFF, statement.detail if statement else "")

    yield from each_certificate(tls, survey, of_certificate)


def _finding(revoked_at: dt.datetime | None, why: str) -> Finding:
    return REVOKED(date=utc_moment(revoked_at) if revoked_at else "?", why=why or "?")
