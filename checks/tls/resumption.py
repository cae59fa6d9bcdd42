"""Returning visitors resume their session, and nothing they send early can be replayed (RFC 9325 section 3.4, RFC 8446 section 8)."""

from checks import (
    Example,
    Findings,
    Fix,
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
)

ABSENT = Problem(
    "absent",
    Risk(1, 1),
    Text(
        id="Server tidak melanjutkan sesi TLS, sehingga setiap kunjungan memerlukan jabat tangan penuh dan situs terasa lebih lambat.",
        en="The server does not resume TLS sessions, so every visit needs a full handshake and the site feels slower.",
    ),
)
EARLY = Problem(
    "early-data",
    Risk(1, 2),
    Text(
        id="Server menerima data dini (0-RTT), yang dapat dikirim ulang oleh penyerang.",
        en="The server accepts early data (0-RTT), which an attacker can send again.",
    ),
)


@check(
    id="tls-resumption",
    title=Text(id="Sesi TLS dilanjutkan dengan aman", en="TLS sessions are resumed safely"),
    action=Text(id="Atur kelanjutan sesi TLS", en="Set up TLS session resumption"),
    why=Text(
        id="Kelanjutan sesi meringankan server pada jam sibuk, misalnya saat pendaftaran dibuka. Sebaliknya, data dini (0-RTT) dapat diputar ulang: permintaan yang sama, misalnya pengajuan "
        "permohonan, dapat sampai dua kali tanpa sepengetahuan warga.",
        en="Resumption takes load off the server at busy hours, when a registration opens, say. Early data (0-RTT), on the other hand, can be replayed: the same request, an application for "
        "instance, may arrive twice without the resident's knowledge.",
    ),
    fix=Fix(
        any=Text(
            id="Aktifkan tembolok sesi bersama untuk semua proses server. Matikan data dini, kecuali aplikasi di belakangnya memang menolak permintaan yang diputar ulang (RFC 8470).",
            en="Switch on a session cache shared by all server processes. Switch off early data, unless the application behind refuses replayed requests (RFC 8470).",
        ),
        measures=(SettingBlock("sessions"),),
        verify="openssl s_client -connect {host}:{port} -servername {host} -tls1_2 -reconnect </dev/null 2>/dev/null | grep -E '^(New|Reused)'",
        expected=Text(id="satu New, lalu lima Reused", en="one New, then five Reused"),
    ),
    references=("RFC 9325 section 3.4", "RFC 8446 section 8", "RFC 8470", "RFC 5077", "OWASP Top 10 2025 A04", "WSTG-CRYP-01"),
    bearing=bearing.ENCRYPTION,
    needs={"survey": Survey()},
    problems=(ABSENT, EARLY),
    examples=lambda: (
        Example(ABSENT(), survey=build.survey(session_id=False, session_ticket=False)),
        Example(EARLY(), survey=build.survey(early_data=True)),
        Example(survey=build.survey()),
        Example(survey=build.survey(session_id=False)),
        Example(survey=build.survey(session_id=None, session_ticket=False), reason=reason.UNANSWERED),
        Example(survey=build.survey(early_data=None), reason=reason.UNANSWERED),
    ),
)
@at_each_address
def tls_resumption(answers: TlsAnswers) -> Findings:
    if answers.session_id is False and answers.session_ticket is False:
        yield ABSENT()
    if answers.early_data:
        yield EARLY()
    resumes = answers.session_id or answers.session_ticket
    unsure = not resumes and None in (answers.session_id, answers.session_ticket)
    if unsure or (answers.early_data is None and "TLSv1.3" in answers.accepted_versions):
        raise Unknown(reason.UNANSWERED)
