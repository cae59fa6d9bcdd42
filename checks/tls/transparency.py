"""A public certificate is entered in public logs, and proves it (RFC 6962, RFC 9162)."""

from checks import (
    CertificateView,
    Example,
    Failure,
    FailureKind,
    Findings,
    Fix,
    Handshake,
    Kind,
    NotApplicable,
    Outcome,
    Problem,
    Reason,
    Risk,
    Survey,
    Text,
    Tls,
    TlsSurvey,
    Unknown,
    bearing,
    build,
    certificate_text,
    check,
    each_certificate,
    parse,
    reason,
)

# What Chrome and Safari ask of certificates of up to 180 days; longer ones need more, but their issuers see to that.
_ENOUGH = 2

MISSING = Problem(
    "missing",
    Risk(4, 3),
    Text(
        id="Sertifikat hanya membawa {count} bukti pencatatan (SCT) dari {enough} yang disyaratkan, sehingga Chrome dan Safari menolaknya.",
        en="The certificate comes with {count:proof/proofs} of logging (SCT) of the {enough} required, so Chrome and Safari refuse it.",
    ),
    kind=Kind.LAPSE,
)
_PRIVATE = Reason(
    "not-public",
    Text(
        id="Sertifikat ini bukan dari penerbit publik yang diakui peramban, sehingga pencatatan publik tidak berlaku baginya.",
        en="This certificate is not from a public authority that browsers recognise, so public logging does not apply to it.",
    ),
)


def _handshake(count: int) -> Handshake:
    return build.handshake(chain=(build.authority().issue(build.HOST, scts=count),))


@check(
    id="tls-transparency",
    title=Text(id="Sertifikat tercatat di log publik", en="The certificate is in public logs"),
    action=Text(id="Pasang sertifikat yang tercatat di log publik", en="Install a certificate that is in public logs"),
    why=Text(
        id="Pencatatan publik membuat sertifikat palsu atas nama pemerintah kota cepat ketahuan. Peramban mensyaratkannya: sertifikat tanpa bukti pencatatan ditolak, dan layanan terhenti.",
        en="Public logs bring forged certificates in the city's name to light quickly. Browsers insist on them: a certificate without proof of logging is refused, and the service stops.",
    ),
    fix=Fix(
        any=Text(
            id="Terbitkan ulang sertifikat pada penerbit yang menyertakan SCT di dalam sertifikat, seperti hampir semua penerbit publik. Tidak ada pengaturan server yang diperlukan.",
            en="Have the certificate issued again by an authority that embeds SCTs in it, as nearly all public ones do. The server needs no setting.",
        ),
        nginx="certbot renew --force-renewal --deploy-hook 'systemctl reload nginx'",
        apache="certbot renew --force-renewal --deploy-hook 'systemctl reload apache2'",
        litespeed="# cPanel: SSL/TLS Status > Run AutoSSL",
        iis="# win-acme: wacs.exe --renew --force",
        verify=certificate_text("-ext ct_precert_scts") + " 2>&1 | grep -cE 'Log ID'",
        expected=Text(id="2 atau lebih", en="2 or more"),
    ),
    references=("RFC 6962", "RFC 9162", "CWE-295", "OWASP Top 10 2025 A04", "WSTG-CRYP-01"),
    bearing=bearing.ENCRYPTION.but(controls=(46,)),
    needs={"tls": Tls(), "survey": Survey()},
    problems=(MISSING,),
    examples=lambda: (
        Example(MISSING(count=0, enough=2), tls=build.handshake(), survey=build.survey()),
        Example(MISSING(count=1, enough=2), tls=_handshake(1), survey=build.survey()),
        Example(tls=_handshake(2), survey=build.survey()),
        Example(tls=_handshake(2), survey=build.survey(scts=None)),
        Example(tls=build.handshake(), survey=build.survey(scts=2)),
        Example(tls=build.handshake(), survey=build.survey(scts=None), reason=reason.UNANSWERED),
        Example(tls=build.handshake(public=False), survey=build.survey(), reason=_PRIVATE, outcome=Outcome.NOT_APPLICABLE),
        Example(tls=build.handshake(chain=(b"0\x03",)), survey=build.survey(), reason=reason.of_failure(FailureKind.MALFORMED)),
    ),
    reasons=(_PRIVATE,),
)
def tls_transparency(tls: Handshake | Failure, survey: TlsSurvey | Failure) -> Findings:
    stapled = parse.ocsp_timestamps(tls.ocsp) if isinstance(tls, Handshake) else 0

    def of_certificate(view: CertificateView) -> Findings:
        if not view.certificate.public:
            raise NotApplicable(_PRIVATE)
        of_handshake = isinstance(tls, Handshake) and view.certificate.chain == tls.chain
        timestamps = view.read.scts + (stapled if of_handshake else 0)
        if timestamps < _ENOUGH and view.certificate.scts is None:
            raise Unknown(reason.UNANSWERED)
        if timestamps + (view.certificate.scts or 0) < _ENOUGH:
            yield MISSING(count=timestamps + (view.certificate.scts or 0), enough=_ENOUGH)

    yield from each_certificate(tls, survey, of_certificate)
