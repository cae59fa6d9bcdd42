"""The server does not tell whether an RSA-encrypted secret was well formed (CVE-2017-13099 and others, RFC 5246 section 7.4.7.1)."""

from functools import cache

from checks import (
    Confidence,
    Example,
    Failure,
    FailureKind,
    Findings,
    Fix,
    Kind,
    Problem,
    Risk,
    Survey,
    Text,
    TlsSurvey,
    Vulnerable,
    Weak,
    Weakness,
    WeaknessStatus,
    bearing,
    build,
    check,
    each_weak_address,
    handshake_lines,
    reason,
    suite_by_name,
)
from checks.tls import hardening

ORACLE = Problem(
    "oracle",
    Risk(3, 4),
    Text(
        id="Server membocorkan apakah pesan RSA terbentuk dengan benar (serangan ROBOT), sehingga rekaman sambungan dapat dibuka dan tanda tangan server dipalsukan.",
        en="The server gives away whether an RSA message is well formed (the ROBOT attack), so recorded connections can be opened and the server's signature forged.",
    ),
    kind=Kind.EXPOSURE,
)
WEAK_ORACLE = Problem(
    "weak-oracle",
    Risk(2, 2),
    Text(
        id="Server membocorkan sebagian keadaan pesan RSA (serangan ROBOT); pemanfaatannya memerlukan sangat banyak percobaan.",
        en="The server gives away a part of the state of RSA messages (the ROBOT attack); using it takes very many attempts.",
    ),
    kind=Kind.EXPOSURE,
    # The server tells messages apart, again and again; that somebody can make use of it is not shown.
    confidence=Confidence.TENTATIVE,
)


@cache
def _static() -> TlsSurvey:
    return build.survey(
        suites={
            "TLSv1.2": ("TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256", "TLS_RSA_WITH_AES_128_GCM_SHA256"),
            "TLSv1.3": ("TLS_AES_128_GCM_SHA256",),
        }
    )


@check(
    id="tls-robot",
    title=Text(id="Pertukaran kunci RSA tidak membocorkan apa pun", en="The RSA key exchange gives nothing away"),
    action=Text(id="Matikan pertukaran kunci RSA dan perbarui perangkat TLS", en="Switch off RSA key exchange and update the TLS device"),
    why=Text(
        id="Dengan mengamati jawaban server, penyerang dapat membuka sambungan yang pernah direkam tanpa mencuri kunci server. Kata sandi dan data warga di dalamnya terbaca.",
        en="By watching the server's answers attackers can open connections recorded earlier without stealing the server's key. Passwords and personal data in them become readable.",
    ),
    fix=Fix(
        any=Text(
            id="Keluarkan semua suite dengan pertukaran kunci RSA (yang namanya diawali TLS_RSA_) dan terima hanya ECDHE. Perbarui perangkat yang menangani TLS: temuan ini paling sering berasal dari penyeimbang beban dan perangkat lawas.",
            en="Take out all suites with RSA key exchange (those named TLS_RSA_) and accept only ECDHE. Update whatever handles TLS: the finding mostly comes from load balancers and old appliances.",
        ),
        measures=hardening.MEASURES,
        verify=handshake_lines("-tls1_2 -cipher 'kRSA:@SECLEVEL=0'", "Cipher is"),
        expected=Text(id="Cipher is (NONE)", en="Cipher is (NONE)"),
    ),
    references=("CVE-2017-13099", "CVE-2017-6168", "RFC 5246 section 7.4.7.1", "CWE-203", "OWASP Top 10 2025 A04", "WSTG-CRYP-01"),
    bearing=bearing.ENCRYPTION,
    needs={"survey": Survey(), "status": Weak(Weakness.ROBOT)},
    problems=(ORACLE, WEAK_ORACLE),
    examples=lambda: (
        Example(ORACLE(), survey=_static(), status=build.weakness(Vulnerable.YES)),
        Example(WEAK_ORACLE(), survey=_static(), status=build.weakness(Vulnerable.WEAK)),
        Example(
            ORACLE("192.0.2.7"),
            WEAK_ORACLE("192.0.2.8"),
            survey=_static(),
            status=build.weakness(Vulnerable.YES, addresses={"192.0.2.7": Vulnerable.YES, "192.0.2.8": Vulnerable.WEAK}),
        ),
        Example(survey=_static(), status=build.weakness(Vulnerable.NO)),
        Example(survey=build.survey(), status=build.weakness(Vulnerable.UNKNOWN)),
        Example(survey=_static(), status=build.weakness(Vulnerable.UNKNOWN), reason=reason.UNANSWERED),
        Example(survey=build.survey(unanswered=("suites TLSv1.2",)), status=build.weakness(Vulnerable.UNKNOWN), reason=reason.UNANSWERED),
        Example(survey=build.failure("timeout"), status=build.weakness(Vulnerable.NO), reason=reason.of_failure(FailureKind.TIMEOUT)),
    ),
)
def tls_robot(survey: TlsSurvey | Failure, status: WeaknessStatus) -> Findings:
    yield from each_weak_address(status, {Vulnerable.YES: ORACLE, Vulnerable.WEAK: WEAK_ORACLE}, settled=_never_encrypts(survey))


def _never_encrypts(survey: TlsSurvey | Failure) -> bool:
    """Whether no address has a suite in which the client sends a secret under the server's RSA key."""
    if isinstance(survey, Failure):
        return False
    suites = [suite_by_name(name) for answers in survey.answers for name in answers.offered_suites]
    complete = len(survey.answers) == len(survey.addresses) and all(answers.suites_complete for answers in survey.answers)
    return complete and all(suite is not None and suite.key_exchange != "RSA" for suite in suites)
