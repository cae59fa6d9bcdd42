"""TLS does not compress, because sizes would give secrets away (RFC 9325 section 3.3)."""

from checks import (
    RETEST,
    Example,
    Findings,
    Fix,
    Kind,
    Problem,
    Risk,
    SettingBlock,
    Survey,
    Text,
    TlsAnswers,
    Unknown,
    at_each_address,
    bearing,
    build,
    check,
    reason,
    retest_alone,
)

ENABLED = Problem(
    "enabled",
    Risk(2, 3),
    Text(
        id="Server memampatkan isi sambungan TLS, sehingga kuki sesi dapat ditebak dari ukuran datanya (serangan CRIME).",
        en="The server compresses inside TLS, so session cookies can be guessed from the size of the data (the CRIME attack).",
    ),
    kind=Kind.LAPSE,
)


@check(
    id="tls-compression",
    title=Text(id="TLS tidak memampatkan data", en="TLS does not compress"),
    action=Text(id="Matikan pemampatan TLS", en="Switch off TLS compression"),
    why=Text(
        id="Bila isi sambungan dimampatkan sebelum dienkripsi, ukuran paket membocorkan isinya. Penyerang dapat menebak kuki sesi huruf demi huruf dan mengambil alih akun "
        "warga atau petugas.",
        en="When data are compressed before they are encrypted, the size of the packets gives their content away. Attackers can guess a session cookie letter by letter and take over the "
        "account of a resident or a clerk.",
    ),
    fix=Fix(
        any=Text(
            id="Perbarui pustaka TLS: OpenSSL 1.1.0 ke atas tidak lagi memampatkan secara bawaan. Pemampatan HTTP (gzip, br) adalah hal lain dan tidak perlu dimatikan untuk temuan ini.",
            en="Update the TLS library: OpenSSL 1.1.0 and later no longer compress by default. HTTP compression (gzip, br) is another matter and need not be switched off for this finding.",
        ),
        measures=(SettingBlock("compression"),),
        verify=RETEST,
        expected=retest_alone("openssl Debian tidak memiliki kompresi", "Debian's openssl has no compression"),
    ),
    references=("RFC 9325 section 3.3", "CVE-2012-4929", "CWE-203", "OWASP Top 10 2025 A04", "WSTG-CRYP-01"),
    bearing=bearing.ENCRYPTION,
    needs={"survey": Survey()},
    problems=(ENABLED,),
    examples=lambda: (
        Example(ENABLED(), survey=build.survey(compression=True)),
        Example(survey=build.survey()),
        Example(survey=build.survey(versions=build.without("TLSv1.2"), compression=None)),
        Example(survey=build.survey(compression=None), reason=reason.UNANSWERED),
    ),
)
@at_each_address
def tls_compression(answers: TlsAnswers) -> Findings:
    if answers.compression:
        yield ENABLED()
    elif answers.compression is None and not answers.only_tls13:
        raise Unknown(reason.UNANSWERED)
