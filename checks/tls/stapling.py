"""The server brings along the issuer's word that the certificate is not revoked (RFC 6066 section 8, RFC 7633)."""

from functools import cache

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
    SettingBlock,
    Staple,
    Survey,
    Text,
    Tls,
    TlsSurvey,
    Trust,
    Unknown,
    bearing,
    build,
    check,
    each_certificate,
    handshake_lines,
    parse,
    reason,
)

REQUIRED = Problem(
    "required",
    Risk(4, 3),
    Text(
        id="Sertifikat mewajibkan OCSP stapling (must-staple), tetapi server tidak melakukannya, sehingga sebagian peramban menolak situs.",
        en="The certificate demands OCSP stapling (must-staple), but the server does not do it, so some browsers refuse the site.",
    ),
    kind=Kind.LAPSE,
)
ABSENT = Problem(
    "absent",
    Risk(1, 1),
    Text(
        id="Server tidak menyertakan status pencabutan (OCSP stapling), sehingga pengunjung menanyakannya sendiri kepada penerbit.",
        en="The server does not staple the state of revocation (OCSP), so visitors have to ask the issuer themselves.",
    ),
)
WORTHLESS = Problem(
    "worthless",
    Risk(4, 3),
    Text(
        id="Sertifikat mewajibkan OCSP stapling (must-staple), tetapi respons yang disertakan server tidak berlaku ({detail}), sehingga sebagian peramban menolak situs.",
        en="The certificate demands OCSP stapling (must-staple), but the response that the server staples counts for nothing ({detail}), so some browsers refuse the site.",
    ),
    kind=Kind.LAPSE,
)
INVALID = Problem(
    "invalid",
    Risk(3, 2),
    Text(
        id="Respons OCSP yang disertakan server tidak berlaku ({detail}), sehingga sebagian peramban menolak situs.",
        en="The OCSP response that the server staples counts for nothing ({detail}), so some browsers refuse the site.",
    ),
)
NO_OCSP = Reason(
    "no-ocsp",
    Text(
        id="Sertifikat ini tidak memiliki layanan OCSP yang dapat disertakan, atau bukan dari penerbit yang diakui.",
        en="This certificate has no OCSP service that could be stapled, or is not from a recognised authority.",
    ),
)


@cache
def _naming(must_staple: bool = False) -> Handshake:
    return build.handshake(chain=(build.authority().issue(build.HOST, ocsp="http://ocsp.example/", must_staple=must_staple),))


def _stapling(staple: Staple, must_staple: bool = False) -> TlsSurvey:
    detail = "it held until 2026-11-19" if staple is Staple.INVALID else ""
    return build.survey(
        certificates=(
            build.server_certificate(_naming(must_staple=True) if must_staple else _naming(), staple=staple, staple_detail=detail),
        )
    )


@check(
    id="tls-stapling",
    title=Text(id="Server menyertakan status pencabutan sertifikat", en="The server staples the state of revocation"),
    action=Text(id="Aktifkan OCSP stapling", en="Switch on OCSP stapling"),
    why=Text(
        id="Tanpa stapling, peramban bertanya langsung kepada penerbit: lebih lambat, dan penerbit dapat mengetahui siapa membuka situs apa. Bila sertifikat mewajibkannya, situs bahkan ditolak.",
        en="Without stapling, browsers ask the issuer directly: that is slower, and the issuer can learn who opens which site. Where the certificate demands it, the site is even refused.",
    ),
    fix=Fix(
        any=Text(
            id="Aktifkan stapling dan pastikan server dapat menghubungi alamat OCSP penerbit (DNS dan porta 80 keluar). Bila penerbit sudah menghentikan OCSP, perpanjangan sertifikat berikutnya menyelesaikannya.",
            en="Switch on stapling and make sure that the server can reach the issuer's OCSP address (DNS and outgoing port 80). Where the issuer has given up OCSP, the next renewal settles the matter.",
        ),
        measures=(SettingBlock("stapling"),),
        verify=handshake_lines("-status", "OCSP [Rr]esponse"),
        expected=Text(
            id="OCSP Response Status: successful; permintaan pertama sesudah dimuat ulang boleh kosong",
            en="OCSP Response Status: successful; the first request after a reload may have none",
        ),
    ),
    references=("RFC 6066 section 8", "RFC 7633", "RFC 9325 section 7.5", "CWE-299", "OWASP Top 10 2025 A04", "WSTG-CRYP-01"),
    bearing=bearing.ENCRYPTION,
    needs={"tls": Tls(), "survey": Survey()},
    problems=(REQUIRED, ABSENT, WORTHLESS, INVALID),
    examples=lambda: (
        Example(REQUIRED(), tls=_naming(must_staple=True), survey=build.survey(stapled=False)),
        Example(ABSENT(), tls=_naming(), survey=build.survey(stapled=False)),
        Example(
            WORTHLESS(detail="it held until 2026-11-19"), tls=_naming(must_staple=True), survey=_stapling(Staple.INVALID, must_staple=True)
        ),
        Example(INVALID(detail="it held until 2026-11-19"), tls=_naming(), survey=_stapling(Staple.INVALID)),
        Example(INVALID(detail="unknown"), tls=_naming(), survey=_stapling(Staple.UNKNOWN)),
        Example(tls=_naming(must_staple=True), survey=_stapling(Staple.GOOD, must_staple=True)),
        Example(tls=_naming(), survey=_stapling(Staple.GOOD)),
        Example(tls=_naming(), survey=_stapling(Staple.REVOKED)),
        Example(tls=_naming(), survey=build.survey(stapled=None), reason=reason.UNANSWERED),
        Example(tls=build.handshake(), survey=build.survey(stapled=False), reason=NO_OCSP, outcome=Outcome.NOT_APPLICABLE),
        Example(
            tls=build.handshake(trust=Trust.SELF_SIGNED), survey=build.survey(stapled=False), reason=NO_OCSP, outcome=Outcome.NOT_APPLICABLE
        ),
        Example(tls=build.handshake(chain=(b"0\x03",)), survey=build.survey(), reason=reason.of_failure(FailureKind.MALFORMED)),
    ),
    reasons=(NO_OCSP,),
)
def tls_stapling(tls: Handshake | Failure, survey: TlsSurvey | Failure) -> Findings:
    def of_certificate(view: CertificateView) -> Findings:
        certificate, leaf = view.certificate, parse.certificate(view.certificate.leaf)
        if certificate.trust is not Trust.TRUSTED:
            raise NotApplicable(NO_OCSP)
        if leaf is None:
            raise Unknown(reason.of_failure(FailureKind.MALFORMED))
        if not (leaf.ocsp or leaf.must_staple or certificate.staple is Staple.INVALID):
            raise NotApplicable(NO_OCSP)
        match certificate.staple:
            case Staple.NONE:
                yield REQUIRED() if leaf.must_staple else ABSENT()
            case Staple.INVALID | Staple.UNKNOWN:
                problem = WORTHLESS if leaf.must_staple else INVALID
                yield problem(detail=certificate.staple_detail or "unknown")
            case Staple.UNCHECKED if leaf.must_staple or not (isinstance(tls, Handshake) and tls.ocsp):
                raise Unknown(reason.UNANSWERED)

    yield from each_certificate(tls, survey, of_certificate)
