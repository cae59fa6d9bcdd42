"""A running connection is not negotiated anew in an unsafe way (RFC 5746, RFC 9325 section 3.5)."""

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

INSECURE = Problem(
    "insecure",
    Risk(3, 3),
    Text(
        id="Server menerima negosiasi ulang yang tidak aman, sehingga penyerang dapat menyisipkan permintaan ke dalam sambungan pengunjung.",
        en="The server accepts insecure renegotiation, so an attacker can put requests of their own into a visitor's connection.",
    ),
    kind=Kind.LAPSE,
)
UNSUPPORTED = Problem(
    "unsupported",
    Risk(2, 2),
    Text(
        id="Server tidak mengenal negosiasi ulang aman (RFC 5746), sehingga pengunjung tidak dapat memastikan sambungannya tidak disisipi dan aplikasi baru menolaknya.",
        en="The server does not know secure renegotiation (RFC 5746), so visitors cannot tell that nothing was put into their connection, and new applications refuse it.",
    ),
)
CLIENT = Problem(
    "client-initiated",
    Risk(3, 2),
    Text(
        id="Pengunjung dapat meminta negosiasi ulang berkali-kali, sehingga satu komputer saja dapat membebani server.",
        en="Visitors can ask for renegotiation again and again, so a single computer can overload the server.",
    ),
)


@check(
    id="tls-renegotiation",
    title=Text(id="Negosiasi ulang aman", en="Renegotiation is safe"),
    action=Text(
        id="Perbarui server dan matikan negosiasi ulang dari sisi pengunjung",
        en="Update the server and switch off renegotiation by visitors",
    ),
    why=Text(
        id="Negosiasi ulang yang tidak aman memungkinkan penyerang menyisipkan perintah seolah-olah dikirim oleh warga yang sudah masuk. Negosiasi ulang dari sisi pengunjung juga "
        "murah bagi penyerang dan mahal bagi server, sehingga layanan mudah dilumpuhkan.",
        en="Insecure renegotiation lets attackers slip in commands as if a resident who is logged in had sent them. Renegotiation by visitors is also cheap for the attacker and "
        "expensive for the server, so the service is easily brought down.",
    ),
    fix=Fix(
        any=Text(
            id="Perbarui pustaka TLS (OpenSSL 1.1.1 ke atas sudah aman secara bawaan) dan perangkat lunak server. Nginx dan Apache yang masih didukung menolak negosiasi ulang dari pengunjung; "
            "bila temuan tetap ada, periksa penyeimbang beban atau proksi di depannya.",
            en="Update the TLS library (OpenSSL 1.1.1 and later are safe by default) and the server software. Supported versions of nginx and Apache refuse renegotiation by visitors; "
            "if the finding stays, look at the load balancer or proxy in front.",
        ),
        measures=(SettingBlock("renegotiation"),),
        verify=RETEST,
        expected=retest_alone(
            "openssl Debian menolak sendiri negosiasi ulang yang tidak aman", "Debian's openssl refuses insecure renegotiation itself"
        ),
    ),
    references=("RFC 5746", "RFC 9325 section 3.5", "CVE-2009-3555", "CVE-2011-1473", "CWE-300", "OWASP Top 10 2025 A04", "WSTG-CRYP-01"),
    bearing=bearing.ENCRYPTION,
    needs={"survey": Survey()},
    problems=(INSECURE, UNSUPPORTED, CLIENT),
    examples=lambda: (
        Example(INSECURE(), survey=build.survey(secure_renegotiation=False, client_renegotiation=True)),
        Example(UNSUPPORTED(), survey=build.survey(secure_renegotiation=False)),
        Example(CLIENT(), survey=build.survey(client_renegotiation=True)),
        Example(survey=build.survey()),
        Example(survey=build.survey(versions=build.without("TLSv1.2"), secure_renegotiation=None, client_renegotiation=None)),
        Example(survey=build.survey(secure_renegotiation=None), reason=reason.UNANSWERED),
        Example(survey=build.survey(client_renegotiation=None), reason=reason.UNANSWERED),
    ),
)
@at_each_address
def tls_renegotiation(answers: TlsAnswers) -> Findings:
    if answers.only_tls13:
        return
    if answers.secure_renegotiation is False:
        yield INSECURE() if answers.client_renegotiation else UNSUPPORTED()
    elif answers.secure_renegotiation and answers.client_renegotiation:
        yield CLIENT()
    if answers.secure_renegotiation is None or answers.client_renegotiation is None:
        raise Unknown(reason.UNANSWERED)
