"""Only TLS versions that are still fit for use are spoken (RFC 8996, RFC 9325 section 3.1)."""

from checks import (
    Acceptance,
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
)
from checks.tls import hardening

_BROKEN = ("SSLv2", "SSLv3")
_OLD = ("TLSv1.0", "TLSv1.1")
MODERN = ("TLSv1.2", "TLSv1.3")

SSL = Problem(
    "ssl",
    Risk(3, 3),
    Text(
        id="Server masih menerima SSL, pendahulu TLS yang sudah terbukti dapat dibuka penyerang: {versions}.",
        en="The server still accepts SSL, the predecessor of TLS that attackers are known to break: {versions}.",
    ),
    kind=Kind.LAPSE,
)
LEGACY = Problem(
    "legacy",
    Risk(2, 2),
    Text(
        id="Server masih menerima versi TLS yang sudah ditinggalkan: {versions}.",
        en="The server still accepts TLS versions that were retired: {versions}.",
    ),
    kind=Kind.LAPSE,
)
OUTDATED = Problem(
    "outdated",
    Risk(3, 3),
    Text(
        id="Server tidak menyediakan TLS 1.2 ataupun TLS 1.3, sehingga peramban masa kini tidak dapat membuka situs.",
        en="The server speaks neither TLS 1.2 nor TLS 1.3, so current browsers cannot open the site.",
    ),
    kind=Kind.LAPSE,
)


def _versions(*versions: str, silent: tuple[str, ...] = ()) -> TlsSurvey:
    answers = {v: Acceptance.YES if v in versions else Acceptance.NO for v in (*_BROKEN, *_OLD, *MODERN)}
    return build.survey(versions=answers | dict.fromkeys(silent, Acceptance.UNKNOWN))


@check(
    id="tls-protocols",
    title=Text(id="Hanya TLS 1.2 dan TLS 1.3 yang diterima", en="Only TLS 1.2 and TLS 1.3 are accepted"),
    action=hardening.HARDENING_ACTION,
    why=Text(
        id="SSL serta TLS 1.0 dan 1.1 memakai kriptografi yang sudah terbukti lemah dan tidak lagi didukung peramban. Selama server menerimanya, sambungan dari perangkat "
        "lama dapat dibuka penyerang, dan server tidak memenuhi standar teknis yang mensyaratkan TLS 1.2 atau lebih tinggi.",
        en="SSL and TLS 1.0 and 1.1 rest on cryptography that is known to be weak, and browsers no longer support them. While the server accepts them, "
        "attackers can open connections of old devices, and the server misses the technical standard, which asks for TLS 1.2 or higher.",
    ),
    fix=Fix(
        any=Text(
            id="Batasi versi pada konfigurasi server atau panel hosting menjadi TLS 1.2 dan TLS 1.3, lalu muat ulang server. Periksa lebih dahulu apakah masih ada perangkat "
            "lama (misalnya mesin antrean) yang hanya mengenal TLS 1.0; bila ada, pisahkan layanannya. Penyeimbang beban atau proksi di depan server harus diatur juga.",
            en="Limit the versions in the server's or hosting panel's configuration to TLS 1.2 and TLS 1.3 and reload the server. First check whether "
            "old devices (queue machines, for instance) know only TLS 1.0; if so, give them a service of their own. Load balancers and proxies in front need the same setting.",
        ),
        measures=hardening.MEASURES,
        verify="for v in tls1 tls1_1; do echo $v $(openssl s_client -connect {host}:{port} -servername {host} -$v -cipher 'ALL:@SECLEVEL=0' </dev/null 2>&1 | grep -m1 -E 'Cipher is|errno'); done",
        expected=Text(
            id="Cipher is (NONE) pada kedua baris; SSL 2.0 dan 3.0: tilik retest",
            en="Cipher is (NONE) on both lines; SSL 2.0 and 3.0: tilik retest",
        ),
    ),
    references=("RFC 8996", "RFC 7568", "RFC 6176", "RFC 9325 section 3.1", "CWE-326", "OWASP Top 10 2025 A04", "WSTG-CRYP-01"),
    bearing=bearing.ENCRYPTION.but(controls=(43, 44)),
    needs={"survey": Survey()},
    problems=(SSL, LEGACY, OUTDATED),
    examples=lambda: (
        Example(SSL(versions=("SSLv2", "SSLv3")), survey=_versions("SSLv2", "SSLv3", "TLSv1.2")),
        Example(LEGACY(versions=("TLSv1.0", "TLSv1.1")), survey=_versions("TLSv1.0", "TLSv1.1", "TLSv1.2")),
        Example(LEGACY(versions=("TLSv1.1",)), survey=_versions("TLSv1.1", "TLSv1.2", silent=("TLSv1.0",)), reason=reason.UNANSWERED),
        Example(SSL(versions=("SSLv3",)), LEGACY(versions=("TLSv1.0",)), OUTDATED(), survey=_versions("SSLv3", "TLSv1.0")),
        Example(survey=_versions("TLSv1.2", "TLSv1.3")),
        Example(survey=_versions("TLSv1.2")),
        Example(survey=_versions("TLSv1.2", silent=("SSLv2",)), reason=reason.UNANSWERED),
        Example(survey=_versions(), reason=reason.UNANSWERED),
        Example(survey=build.failure("timeout"), reason=reason.of_failure(build.failure("timeout").kind)),
    ),
)
@at_each_address
def tls_protocols(answers: TlsAnswers) -> Findings:
    versions = answers.versions
    broken, old = (tuple(v for v in names if versions.get(v) is Acceptance.YES) for names in (_BROKEN, _OLD))
    if broken:
        yield SSL(versions=broken)
    if old:
        yield LEGACY(versions=old)
    if (broken or old) and all(versions.get(version) is Acceptance.NO for version in MODERN):
        yield OUTDATED()
    # A version nobody answered for, or none accepted at all, leaves the question open.
    if Acceptance.YES not in versions.values() or any(versions.get(v, Acceptance.UNKNOWN) is Acceptance.UNKNOWN for v in (*_BROKEN, *_OLD)):
        raise Unknown(reason.UNANSWERED)
