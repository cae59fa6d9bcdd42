"""The server brings along the issuer's word that the certificate is not revoked (RFC 6066 section 8, RFC 7633)."""

from checks import (
    Example,
    FailureKind,
    Findings,
    Fix,
    Handshake,
    NotApplicable,
    Outcome,
    Problem,
    Reason,
    Risk,
    SettingBlock,
    Survey,
    Text,
    Tls,
    TlsAnswers,
    TlsSurvey,
    Trust,
    Unknown,
    bearing,
    build,
    check,
    each_address,
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
)
ABSENT = Problem(
    "absent",
    Risk(1, 1),
    Text(
        id="Saran: server tidak menyertakan status pencabutan (OCSP stapling), sehingga pengunjung menanyakannya sendiri kepada penerbit.",
        en="Advice: the server does not staple the state of revocation (OCSP), so visitors have to ask the issuer themselves.",
    ),
)
NO_OCSP = Reason(
    "no-ocsp",
    Text(
        id="Sertifikat ini tidak memiliki layanan OCSP yang dapat disertakan, atau bukan dari penerbit yang diakui.",
        en="This certificate has no OCSP service that could be stapled, or is not from a recognised authority.",
    ),
)


def _naming(must_staple: bool = False) -> Handshake:
    return build.handshake(chain=(build.authority().issue(build.HOST, ocsp="http://ocsp.example/", must_staple=must_staple),))


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
    references=("RFC 6066 section 8", "RFC 7633", "RFC 9325 section 7.5", "CWE-299"),
    bearing=bearing.ENCRYPTION,
    needs={"tls": Tls(), "survey": Survey()},
    problems=(REQUIRED, ABSENT),
    examples=lambda: (
        Example(REQUIRED(), tls=_naming(must_staple=True), survey=build.survey(stapled=False)),
        Example(ABSENT(), tls=_naming(), survey=build.survey(stapled=False)),
        Example(tls=_naming(must_staple=True), survey=build.survey()),
        Example(tls=_naming(), survey=build.survey()),
        Example(tls=_naming(), survey=build.survey(stapled=None), reason=reason.UNANSWERED),
        Example(tls=build.handshake(), survey=build.survey(stapled=False), reason=NO_OCSP, outcome=Outcome.NOT_APPLICABLE),
        Example(
            tls=build.handshake(trust=Trust.SELF_SIGNED), survey=build.survey(stapled=False), reason=NO_OCSP, outcome=Outcome.NOT_APPLICABLE
        ),
        Example(tls=build.handshake(chain=(b"0\x03",)), survey=build.survey(), reason=reason.of_failure(FailureKind.MALFORMED)),
    ),
    reasons=(NO_OCSP,),
)
def tls_stapling(tls: Handshake, survey: TlsSurvey) -> Findings:
    if tls.trust is not Trust.TRUSTED:
        raise NotApplicable(NO_OCSP)
    leaf = parse.certificate(tls.leaf)
    if leaf is None:
        raise Unknown(reason.of_failure(FailureKind.MALFORMED))
    if not (leaf.ocsp or leaf.must_staple):
        raise NotApplicable(NO_OCSP)

    def of_address(answers: TlsAnswers) -> Findings:
        # Some servers fetch the response only when the first visitor asks, so one of two looks is enough.
        if answers.stapled or (tls.ocsp and tls.address == answers.address):
            return
        if answers.stapled is None:
            raise Unknown(reason.UNANSWERED)
        yield REQUIRED() if leaf.must_staple else ABSENT()

    yield from each_address(survey, of_address)
