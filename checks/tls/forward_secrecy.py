"""A key that leaks later does not open what was recorded before: key exchanges are ephemeral (RFC 9325 section 6.3)."""

from checks import (
    Example,
    Findings,
    Fix,
    Kind,
    Problem,
    Risk,
    Survey,
    Text,
    TlsAnswers,
    Unknown,
    at_each_address,
    bearing,
    build,
    check,
    handshake_lines,
    reason,
)
from checks.tls import hardening

ABSENT = Problem(
    "absent",
    Risk(2, 3),
    Text(
        id="Tidak satu pun suite memakai pertukaran kunci sementara (ECDHE atau DHE), sehingga rekaman lama dapat dibuka bila kunci server bocor.",
        en="Not one suite has an ephemeral key exchange (ECDHE or DHE), so old recordings can be opened once the server's key leaks.",
    ),
    kind=Kind.LAPSE,
)
PARTIAL = Problem(
    "partial",
    Risk(1, 2),
    Text(
        id="Server masih menerima suite tanpa kerahasiaan maju (forward secrecy): {suites}",
        en="The server still accepts suites without forward secrecy: {suites}",
    ),
)
EPHEMERAL, STATIC = "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256", "TLS_RSA_WITH_AES_128_GCM_SHA256"


@check(
    id="tls-forward-secrecy",
    title=Text(id="Rekaman lama tetap rahasia bila kunci bocor", en="Old recordings stay secret if the key leaks"),
    action=hardening.HARDENING_ACTION,
    why=Text(
        id="Penyerang dapat merekam lalu lintas hari ini dan menunggu sampai kunci server bocor, misalnya dari cadangan atau server bekas. Dengan pertukaran kunci sementara, "
        "rekaman itu tetap tidak terbaca; tanpa itu, semua data yang pernah dikirim masyarakat terbuka sekaligus.",
        en="Attackers can record today's traffic and wait until the server's key leaks, from a backup or a discarded server, say. With ephemeral key exchanges the "
        "recordings stay unreadable; without them everything people ever sent lies open at once.",
    ),
    fix=Fix(
        any=Text(
            id="Terima hanya suite yang namanya diawali ECDHE (atau suite TLS 1.3), dan keluarkan suite dengan pertukaran kunci RSA, DH, dan ECDH statis.",
            en="Accept only suites whose names begin with ECDHE (and those of TLS 1.3), and take out suites with RSA, static DH and static ECDH key exchange.",
        ),
        measures=hardening.MEASURES,
        verify=handshake_lines("-tls1_2 -cipher 'kRSA:@SECLEVEL=0'", "Cipher is"),
        expected=Text(id="Cipher is (NONE)", en="Cipher is (NONE)"),
    ),
    references=("RFC 9325 section 6.3", "RFC 9325 section 4.1", "CWE-326", "OWASP Top 10 2025 A04", "WSTG-CRYP-01"),
    bearing=bearing.ENCRYPTION,
    needs={"survey": Survey()},
    problems=(ABSENT, PARTIAL),
    examples=lambda: (
        Example(ABSENT(), survey=build.survey(versions=build.without("TLSv1.3"), suites={"TLSv1.2": (STATIC,)})),
        Example(PARTIAL(suites=(STATIC,)), survey=build.survey(versions=build.without("TLSv1.3"), suites={"TLSv1.2": (EPHEMERAL, STATIC)})),
        Example(survey=build.survey()),
        Example(survey=build.survey(suites={"TLSv1.2": (EPHEMERAL,), "TLSv1.3": ()}), reason=reason.UNANSWERED),
        Example(survey=build.failure("tls"), reason=reason.of_failure(build.failure("tls").kind)),
    ),
)
@at_each_address
def tls_forward_secrecy(answers: TlsAnswers) -> Findings:
    suites = answers.suites_of()
    lasting = tuple(suite.name for suite in suites if not suite.forward_secret)
    if lasting and len(lasting) < len(suites):
        yield PARTIAL(suites=lasting)
    elif lasting and answers.suites_complete:
        yield ABSENT()
    if not answers.suites_complete:
        raise Unknown(reason.UNANSWERED)
