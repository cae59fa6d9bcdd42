"""No certificate of the chain is signed with a hash that can be forged (RFC 9155, CA/Browser Forum Baseline Requirements section 7.1.3.2)."""

from checks import (
    CertificateView,
    Example,
    Failure,
    FailureKind,
    Findings,
    Fix,
    Handshake,
    Kind,
    Problem,
    Risk,
    Survey,
    Text,
    Tls,
    TlsSurvey,
    Trust,
    Unknown,
    bearing,
    build,
    certificate_text,
    check,
    each_certificate,
    parse,
    reason,
)

MD5 = Problem(
    "md5",
    Risk(4, 3),
    Text(
        id="Sertifikat {name} ditandatangani dengan {hash}, yang pernah dipalsukan secara nyata.",
        en="The certificate {name} is signed with {hash}, which has been forged in practice.",
    ),
    kind=Kind.LAPSE,
)
SHA1 = Problem(
    "sha1",
    Risk(3, 3),
    Text(
        id="Sertifikat {name} ditandatangani dengan SHA-1, yang ditolak peramban sejak 2017.",
        en="The certificate {name} is signed with SHA-1, which browsers have refused since 2017.",
    ),
    kind=Kind.LAPSE,
)
FORGED = ("md5", "md2", "md4")


@check(
    id="tls-signature",
    title=Text(id="Tanda tangan sertifikat memakai hash yang kuat", en="Certificates are signed with a strong hash"),
    action=Text(id="Ganti sertifikat dengan yang bertanda tangan SHA-256", en="Replace the certificate by one signed with SHA-256"),
    why=Text(
        id="Tanda tangan dengan hash lama dapat ditiru: penyerang membuat sertifikat lain yang tampak ditandatangani penerbit yang sama. Peramban karena itu menolaknya, dan masyarakat "
        "melihat peringatan bahaya.",
        en="Signatures with an old hash can be copied: attackers make another certificate that seems to be signed by the same authority. Browsers therefore refuse it, and people see a danger "
        "warning.",
    ),
    fix=Fix(
        any=Text(
            id="Terbitkan ulang sertifikat; semua penerbit yang diakui kini memakai SHA-256. Bila yang bertanda tangan lama adalah sertifikat antara, ganti berkas rantai dengan yang terbaru dari penerbit.",
            en="Have the certificate issued again; all recognised authorities use SHA-256 today. If it is an intermediate that has the old signature, replace the chain file by the authority's latest.",
        ),
        nginx="certbot renew --force-renewal --deploy-hook 'systemctl reload nginx'",
        apache="certbot renew --force-renewal --deploy-hook 'systemctl reload apache2'",
        litespeed="# cPanel: SSL/TLS Status > Run AutoSSL",
        iis="# win-acme: wacs.exe --renew --force",
        verify=certificate_text("-text") + " | grep 'Signature Algorithm'",
        expected=Text(id="sha256, sha384, atau sha512", en="sha256, sha384 or sha512"),
    ),
    references=("RFC 9155", "RFC 6194", "CWE-328", "OWASP Top 10 2025 A04", "WSTG-CRYP-01"),
    bearing=bearing.ENCRYPTION,
    needs={"tls": Tls(), "survey": Survey()},
    problems=(MD5, SHA1),
    examples=lambda: (
        Example(
            MD5(f"CN={build.HOST}", name=f"CN={build.HOST}", hash="MD5"),
            tls=build.handshake(chain=(build.old_signature("md5"),)),
            survey=build.survey(),
        ),
        Example(
            SHA1(f"CN={build.HOST}", name=f"CN={build.HOST}"),
            tls=build.handshake(chain=(build.old_signature("sha1"),)),
            survey=build.survey(),
        ),
        Example(tls=build.handshake(), survey=build.survey()),
        Example(tls=build.handshake(chain=(build.old_signature("sha1", "CA Lama"),), trust=Trust.SELF_SIGNED), survey=build.survey()),
        Example(tls=build.handshake(chain=(b"0\x03",)), survey=build.survey(), reason=reason.of_failure(FailureKind.MALFORMED)),
    ),
)
def tls_signature(tls: Handshake | Failure, survey: TlsSurvey | Failure) -> Findings:
    yield from each_certificate(tls, survey, _of_certificate)


def _of_certificate(view: CertificateView) -> Findings:
    yield from (finding for member in (view.read, *view.path[1:]) for finding in _of_member(member))
    if not view.certificate.path and (sent := parse.chain(view.certificate.chain)) and sent.unverified:
        raise Unknown(reason.UNVERIFIED_CHAIN)


def _of_member(member: parse.X509) -> Findings:
    # Nobody relies on the signature that a certificate makes of itself.
    if member.self_issued:
        return
    if member.signature in FORGED:
        yield MD5(member.subject, name=member.subject, hash=member.signature.upper())
    elif member.signature == "sha1":
        yield SHA1(member.subject, name=member.subject)
