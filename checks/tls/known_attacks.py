"""Attacks with a name that the combination of versions and suites opens; what one suite alone opens is said by tls-ciphers (RFC 7457).

POODLE against TLS (CVE-2014-8730) is not among them: no fact that a server gives away tells whether it checks its padding.
"""

from typing import Any

from checks import (
    RETEST,
    Acceptance,
    Confidence,
    Example,
    Findings,
    Fix,
    Kind,
    Problem,
    Risk,
    Survey,
    Text,
    TlsAnswers,
    TlsSurvey,
    Unknown,
    at_each_address,
    bearing,
    build,
    check,
    reason,
    retest_alone,
)
from checks.tls import hardening

DROWN = Problem(
    "drown",
    Risk(3, 4),
    Text(
        id="DROWN: SSL 2.0 dengan suite lemah memungkinkan penyerang membuka sambungan TLS mana pun yang memakai kunci yang sama, juga milik server lain.",
        en="DROWN: SSL 2.0 with weak suites lets attackers open any TLS connection that uses the same key, those of other servers too.",
    ),
    kind=Kind.LAPSE,
)
POODLE = Problem(
    "poodle",
    Risk(2, 3),
    Text(
        id="POODLE: SSL 3.0 dengan mode CBC memungkinkan penyerang di jalur mencuri kuki sesi.",
        en="POODLE: SSL 3.0 with CBC mode lets attackers on the path steal session cookies.",
    ),
    kind=Kind.LAPSE,
)
DOWNGRADE = Problem(
    "downgrade",
    Risk(2, 2),
    Text(
        id="Server tidak menolak penurunan versi (TLS_FALLBACK_SCSV), sehingga penyerang dapat memaksa peramban lama memakai versi TLS terlemah.",
        en="The server does not refuse fallbacks (TLS_FALLBACK_SCSV), so attackers can force old browsers to the weakest TLS version.",
    ),
)
BEAST = Problem(
    "beast",
    Risk(1, 2),
    Text(
        id="BEAST: TLS 1.0 dengan mode CBC; peramban yang diperbarui sudah menangkalnya, perangkat lama belum tentu.",
        en="BEAST: TLS 1.0 with CBC mode; current browsers defend themselves, old devices may not.",
    ),
    confidence=Confidence.TENTATIVE,
)
LUCKY13 = Problem(
    "lucky13",
    Risk(1, 1),
    Text(
        id="LUCKY13: suite CBC tanpa encrypt-then-MAC aman hanya bila pustaka TLS server sudah diperbarui, dan itu tidak terlihat dari luar.",
        en="LUCKY13: CBC suites without encrypt-then-MAC are safe only if the server's TLS library is patched, which cannot be seen from outside.",
    ),
    confidence=Confidence.TENTATIVE,
)
CBC, STRONG = "TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA", "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256"


def _with(suites: dict[str, tuple[str, ...]], **more: Any) -> TlsSurvey:
    """A server of exactly these versions and suites."""
    versions = {v: Acceptance.YES if v in suites else Acceptance.NO for v in build.tls_answers().versions}
    return build.survey(versions=versions, suites=suites, **more)


@check(
    id="tls-known-attacks",
    title=Text(id="Kombinasi versi dan suite tidak membuka serangan yang dikenal", en="Versions and suites together open no known attack"),
    action=hardening.HARDENING_ACTION,
    why=Text(
        id="Serangan ini sudah dipublikasikan lengkap dengan alatnya. Penyerang yang berada di jaringan yang sama dengan pengunjung, misalnya Wi-Fi umum, dapat membaca sesi atau data warga "
        "selama server masih melayani kombinasi lama ini.",
        en="These attacks are published together with their tools. Attackers on the same network as a visitor, a public Wi-Fi for instance, can read sessions or residents' data as long as the server "
        "still serves these old combinations.",
    ),
    fix=Fix(
        any=Text(
            id="Matikan SSL 2.0, SSL 3.0, TLS 1.0, dan TLS 1.1, serta semua suite CBC; sisakan ECDHE dengan AES-GCM atau ChaCha20-Poly1305. Bila SSL 2.0 pernah aktif, ganti juga kunci dan sertifikat, "
            "termasuk di server lain yang memakai kunci yang sama. Tanpa suite CBC, POODLE terhadap TLS (CVE-2014-8730) pun tidak mungkin lagi; pemindai tidak memeriksanya, karena serangan itu tidak terlihat tanpa mengirim data rusak.",
            en="Switch off SSL 2.0, SSL 3.0, TLS 1.0 and TLS 1.1, and all CBC suites; keep ECDHE with AES-GCM or ChaCha20-Poly1305. Where SSL 2.0 was active, replace key and certificate too, "
            "also on other servers with the same key. Without CBC suites POODLE against TLS (CVE-2014-8730) is impossible, too; the scanner does not look for it, because it cannot be seen without sending broken data.",
        ),
        measures=hardening.MEASURES,
        verify=RETEST,
        expected=retest_alone("openssl Debian tidak lagi mengenal SSL 2.0, SSL 3.0, dan suite lama", "Debian's openssl no longer knows SSL 2.0, SSL 3.0 and old suites"),
    ),
    references=("RFC 7457", "RFC 7507", "RFC 7366", "CVE-2016-0800", "CVE-2014-3566", "CVE-2011-3389", "CVE-2013-0169", "CWE-327", "OWASP Top 10 2025 A04", "WSTG-CRYP-01"),
    bearing=bearing.ENCRYPTION,
    needs={"survey": Survey()},
    problems=(DROWN, POODLE, DOWNGRADE, BEAST, LUCKY13),
    examples=lambda: (
        Example(DROWN(), survey=_with({"SSLv2": ("SSL_CK_RC2_128_CBC_EXPORT40_WITH_MD5",), "TLSv1.2": (STRONG,)})),
        Example(POODLE(), survey=_with({"SSLv3": (CBC,), "TLSv1.2": (STRONG,)})),
        Example(DOWNGRADE(), survey=_with({"TLSv1.1": (STRONG,), "TLSv1.2": (STRONG,)}, fallback_scsv=False)),
        Example(BEAST(), survey=_with({"TLSv1.0": (CBC,)})),
        Example(LUCKY13(), survey=_with({"TLSv1.2": (STRONG, CBC)}, encrypt_then_mac=False)),
        Example(survey=build.survey()),
        Example(survey=_with({"TLSv1.2": (STRONG, CBC)})),
        Example(survey=_with({"TLSv1.2": (STRONG,)}, fallback_scsv=False)),
        Example(survey=_with({"TLSv1.2": (STRONG, CBC)}, encrypt_then_mac=None), reason=reason.UNANSWERED),
        Example(survey=_with({"TLSv1.1": (STRONG,), "TLSv1.2": (STRONG,)}, fallback_scsv=None), reason=reason.UNANSWERED),
        Example(survey=build.survey(unanswered=("suites TLSv1.2",)), reason=reason.UNANSWERED),
    ),
)  # fmt: skip
@at_each_address
def tls_known_attacks(answers: TlsAnswers) -> Findings:
    # TLS 1.3 tells its clients of a downgrade by itself (RFC 8446 section 4.1.3); from one version there is nothing to fall back to.
    falls = len([version for version in answers.accepted_versions if version not in ("SSLv2", "TLSv1.3")]) > 1
    blocks = any(suite.cbc for suite in answers.suites_of("TLSv1.0", "TLSv1.1", "TLSv1.2"))
    if any(suite.bits <= 56 for suite in answers.suites_of("SSLv2")):
        yield DROWN()
    if any(suite.cbc for suite in answers.suites_of("SSLv3")):
        yield POODLE()
    if falls and answers.fallback_scsv is False:
        yield DOWNGRADE()
    if any(suite.cbc for suite in answers.suites_of("TLSv1.0")):
        yield BEAST()
    if blocks and answers.encrypt_then_mac is False:
        yield LUCKY13()
    unsure = (falls and answers.fallback_scsv is None) or (blocks and answers.encrypt_then_mac is None)
    if unsure or not answers.suites_complete:
        raise Unknown(reason.UNANSWERED)
