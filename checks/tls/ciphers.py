"""No cipher suite is accepted that attackers can open (RFC 9325 section 4.1, RFC 7465)."""

from checks import (
    RETEST,
    Example,
    Findings,
    Fix,
    Kind,
    Problem,
    Risk,
    Suite,
    Survey,
    Text,
    TlsAnswers,
    TlsSurvey,
    Unknown,
    at_each_address,
    bearing,
    build,
    check,
    has_short_blocks,
    is_rc4,
    reason,
    retest_alone,
    suite_by_name,
)
from checks.tls import hardening

NULL = Problem(
    "null",
    Risk(3, 3),
    Text(
        id="Server menerima suite tanpa enkripsi sama sekali (NULL): {suites}",
        en="The server accepts suites without any encryption (NULL): {suites}",
    ),
    kind=Kind.LAPSE,
)
ANONYMOUS = Problem(
    "anonymous",
    Risk(3, 3),
    Text(
        id="Server menerima suite tanpa pembuktian identitas (anonim), sehingga siapa pun di jalur dapat menyamar: {suites}",
        en="The server accepts suites without authentication (anonymous), so anyone on the path can pose as the site: {suites}",
    ),
    kind=Kind.LAPSE,
)
EXPORT = Problem(
    "export",
    Risk(3, 3),
    Text(
        id="Server menerima suite ekspor tahun 1990-an, yang kuncinya dapat ditebak (serangan FREAK dan Logjam): {suites}",
        en="The server accepts export suites of the 1990s, whose keys can be guessed (the FREAK and Logjam attacks): {suites}",
    ),
    kind=Kind.LAPSE,
)
SHORT = Problem(
    "short-key",
    Risk(3, 3),
    Text(
        id="Server menerima suite dengan kunci di bawah 112 bit, yang dapat dicoba satu per satu: {suites}",
        en="The server accepts suites with keys under 112 bits, which can be tried one by one: {suites}",
    ),
    kind=Kind.LAPSE,
)
RC4 = Problem(
    "rc4",
    Risk(2, 3),
    Text(
        id="Server menerima RC4, yang dilarang sejak 2015: {suites}",
        en="The server accepts RC4, which has been forbidden since 2015: {suites}",
    ),
    kind=Kind.LAPSE,
)
BLOCKS = Problem(
    "short-blocks",
    Risk(2, 2),
    Text(
        id="Server menerima suite dengan blok 64 bit seperti 3DES, yang bocor pada sambungan panjang (serangan SWEET32): {suites}",
        en="The server accepts suites with blocks of 64 bits such as 3DES, which leak on long connections (the SWEET32 attack): {suites}",
    ),
    kind=Kind.LAPSE,
)
_STRONG = ("TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256",)


def _accepting(*suites: str) -> TlsSurvey:
    return build.survey(suites={"TLSv1.2": (*_STRONG, *suites), "TLSv1.3": ("TLS_AES_128_GCM_SHA256",)})


@check(
    id="tls-ciphers",
    title=Text(id="Tidak ada suite sandi yang lemah", en="No weak cipher suite"),
    action=hardening.HARDENING_ACTION,
    why=Text(
        id="Suite sandi menentukan bagaimana isi sambungan dikunci. Selama satu suite lemah masih diterima, penyerang dapat menggiring perangkat lama untuk "
        "memakainya, lalu membaca kata sandi dan data pribadi yang dikirim masyarakat.",
        en="The cipher suite decides how a connection is locked. As long as one weak suite is accepted, attackers can steer old devices into using "
        "it and then read the passwords and personal data that people send.",
    ),
    fix=Fix(
        any=Text(
            id="Tuliskan daftar suite yang diizinkan, jangan mengandalkan daftar bawaan: hanya suite ECDHE dengan AES-GCM atau ChaCha20-Poly1305. Berlakukan pada blok induk "
            "agar semua situs di server ikut, lalu muat ulang. Atur juga penyeimbang beban, CDN, atau proksi di depan server.",
            en="Write out the suites that are allowed instead of relying on the default list: only ECDHE suites with AES-GCM or ChaCha20-Poly1305. Set them in the "
            "main block, so that all sites of the server follow, and reload. Load balancers, CDNs and proxies in front need the same setting.",
        ),
        measures=hardening.MEASURES,
        verify=RETEST,
        expected=retest_alone(
            "openssl Debian tidak lagi menawarkan RC4, 3DES, dan EXPORT", "Debian's openssl no longer offers RC4, 3DES and EXPORT"
        ),
    ),
    references=(
        "RFC 9325 section 4.1",
        "RFC 7465",
        "CVE-2015-0204",
        "CVE-2015-4000",
        "CVE-2016-2183",
        "CVE-2013-2566",
        "CWE-327",
        "OWASP Top 10 2025 A04",
        "WSTG-CRYP-01",
    ),
    bearing=bearing.ENCRYPTION,
    needs={"survey": Survey()},
    problems=(NULL, ANONYMOUS, EXPORT, SHORT, RC4, BLOCKS),
    examples=lambda: (
        Example(NULL(suites=("TLS_RSA_WITH_NULL_SHA",)), survey=_accepting("TLS_RSA_WITH_NULL_SHA")),
        Example(ANONYMOUS(suites=("TLS_DH_anon_WITH_AES_128_CBC_SHA",)), survey=_accepting("TLS_DH_anon_WITH_AES_128_CBC_SHA")),
        Example(EXPORT(suites=("TLS_RSA_EXPORT_WITH_DES40_CBC_SHA",)), survey=_accepting("TLS_RSA_EXPORT_WITH_DES40_CBC_SHA")),
        Example(SHORT(suites=("TLS_RSA_WITH_DES_CBC_SHA",)), survey=_accepting("TLS_RSA_WITH_DES_CBC_SHA")),
        Example(RC4(suites=("TLS_RSA_WITH_RC4_128_MD5",)), survey=_accepting("TLS_RSA_WITH_RC4_128_MD5")),
        Example(BLOCKS(suites=("TLS_RSA_WITH_3DES_EDE_CBC_SHA",)), survey=_accepting("TLS_RSA_WITH_3DES_EDE_CBC_SHA")),
        Example(
            RC4("192.0.2.8", suites=("TLS_RSA_WITH_RC4_128_SHA",)),
            survey=TlsSurvey(
                {
                    "192.0.2.7": build.tls_answers(),
                    "192.0.2.8": build.tls_answers(
                        address="192.0.2.8", suites={"TLSv1.2": ("TLS_RSA_WITH_RC4_128_SHA",), "TLSv1.3": ("TLS_AES_128_GCM_SHA256",)}
                    ),
                },
                build.AT,
            ),
        ),
        Example(survey=build.survey()),
        Example(survey=_accepting("TLS_RSA_WITH_AES_128_CBC_SHA")),
        Example(survey=build.survey(unanswered=("suites TLSv1.2",)), reason=reason.UNANSWERED),
        Example(survey=build.failure("timeout"), reason=reason.of_failure(build.failure("timeout").kind)),
    ),
)
@at_each_address
def tls_ciphers(answers: TlsAnswers) -> Findings:
    weak: dict[str, tuple[Problem, list[str]]] = {}
    for name in answers.offered_suites:
        suite = suite_by_name(name)
        problem = _problem(suite) if suite else None
        if problem:
            weak.setdefault(problem.key, (problem, []))[1].append(name)
    for problem, names in weak.values():
        yield problem(suites=tuple(names))
    if not answers.suites_complete:
        raise Unknown(reason.UNANSWERED)


def _problem(suite: Suite) -> Problem | None:
    """The gravest of its faults."""
    if not suite.bits:
        return NULL
    if suite.anonymous:
        return ANONYMOUS
    if suite.export:
        return EXPORT
    if suite.bits < 112:
        return SHORT
    if is_rc4(suite):
        return RC4
    return BLOCKS if has_short_blocks(suite) else None
