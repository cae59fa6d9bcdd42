"""The server passes over what it does not know in a ClientHello, so that newer browsers reach it (RFC 8446 section 9.3, RFC 8701)."""

from checks import (
    RETEST,
    ClientOutcome,
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
    reason,
    retest_alone,
)

LONG = Problem(
    "long-hello",
    Risk(2, 2),
    Text(
        id="Server memutus sambungan bila pesan pembuka (ClientHello) lebih dari 1.500 byte, padahal peramban dengan kunci pascakuantum mengirim pesan sepanjang itu.",
        en="The server breaks off when the opening message (ClientHello) has more than 1,500 bytes, but browsers with post-quantum keys send messages of that length.",
    ),
)
EXTENSION = Problem(
    "extension",
    Risk(2, 2),
    Text(
        id="Server memutus sambungan bila pesan pembuka memuat ekstensi yang belum dikenalnya, padahal ekstensi itu wajib diabaikan.",
        en="The server breaks off when the opening message has an extension it does not know, which it must ignore.",
    ),
)
GREASE = Problem(
    "grease",
    Risk(2, 2),
    Text(
        id="Server memutus sambungan bila pesan pembuka menawarkan nilai yang belum dikenalnya (GREASE), padahal nilai itu wajib diabaikan.",
        en="The server breaks off when the opening message offers values it does not know (GREASE), which it must ignore.",
    ),
)
VERSION = Problem(
    "version",
    Risk(2, 2),
    Text(
        id="Server memutus sambungan bila pesan pembuka menawarkan versi TLS yang lebih baru daripada yang dikenalnya, padahal seharusnya menjawab dengan versi terbaru yang dikenalnya. "
        "Semua peramban masa kini menawarkan TLS 1.3.",
        en="The server breaks off when the opening message offers a newer TLS version than it knows; it should answer with the newest version that it knows. All current browsers offer TLS 1.3.",
    ),
)
SUITES = Problem(
    "many-suites",
    Risk(2, 2),
    Text(
        id="Server memutus sambungan bila pesan pembuka menawarkan banyak suite, padahal suite yang belum dikenalnya wajib diabaikan.",
        en="The server breaks off when the opening message offers many suites, but suites that it does not know it must ignore.",
    ),
)
OF_BROWSERS = Problem(
    "known-extension",
    Risk(2, 2),
    Text(
        id="Server memutus sambungan bila pesan pembuka memuat ekstensi {extensions}, yang dikirim klien masa kini.",
        en="The server breaks off when the opening message has the extension {extensions}, which current clients send.",
    ),
)
SHUT_OUT = Problem(
    "no-browser",
    Risk(5, 3),
    Text(
        id="Tidak satu pun peramban masa kini dapat membuka situs: server menolak pesan pembuka {clients}, padahal menerima {versions} dari klien lain.",
        en="No current browser gets in: the server refuses the opening messages of {clients}, although it accepts {versions} from other clients.",
    ),
    kind=Kind.LAPSE,
)
TURNED_AWAY = Problem(
    "client",
    Risk(2, 2),
    Text(
        id="Server menolak pesan pembuka {clients}, padahal menerima klien lain.",
        en="The server refuses the opening messages of {clients}, although it accepts other clients.",
    ),
)
_REASONS = (LONG, EXTENSION, GREASE, VERSION, SUITES)
_NAMES = {"chrome": "Chrome", "firefox": "Firefox", "safari": "Safari", "openssl": "OpenSSL", "curl": "curl"}
_BROWSERS = ("chrome", "firefox", "safari")
_MODERN = ("TLSv1.2", "TLSv1.3")
_IN, _OUT = ClientOutcome("TLSv1.3", "TLS_AES_128_GCM_SHA256", "X25519MLKEM768"), ClientOutcome()


@check(
    id="tls-tolerance",
    title=Text(id="Server siap menerima peramban yang lebih baru", en="The server is ready for newer browsers"),
    action=Text(
        id="Perbarui pustaka TLS atau perangkat di depan server yang menolak peramban baru",
        en="Update the TLS library, or the device before the server, that refuses newer browsers",
    ),
    why=Text(
        id="Peramban terus diperbarui dan menawarkan hal-hal baru. Server yang memutus sambungan karena sesuatu yang belum dikenalnya akan tampak mati bagi warga yang ponsel atau perambannya baru saja "
        "diperbarui, padahal di server tidak ada yang berubah. Perangkat lunak seperti itu biasanya juga sudah lama tidak diperbarui.",
        en="Browsers are updated all the time and offer new things. A server that breaks off over something it does not know will look dead to residents whose phone or browser has just been updated, "
        "although nothing changed on the server. Such software has usually gone without updates for a long time, too.",
    ),
    fix=Fix(
        any=Text(
            id="Ulangi perintah verifikasi dari dalam jaringan, langsung ke server web. Bila berhasil di sana, penyebabnya perangkat di depan server (tembok api dengan inspeksi TLS, WAF, penyeimbang beban): "
            "perbarui firmware-nya atau kecualikan situs ini dari inspeksi. Bila gagal juga, perbarui pustaka TLS server (OpenSSL, Java, atau Windows) ke versi yang masih didukung, lalu mulai ulang "
            "layanan web. Perintah itu hanya menguji pesan panjang; untuk yang lain, jalankan kembali pemindaian ini.",
            en="Repeat the command to verify from inside the network, straight to the web server. If it works there, the cause is a device before the server (a firewall with TLS inspection, a WAF, a load "
            "balancer): update its firmware or exempt this site from inspection. If it fails there as well, update the server's TLS library (OpenSSL, Java or Windows) to a supported version and restart "
            "the web service. The command tests long messages only; for the rest run this scan again.",
        ),
        verify=RETEST,
        expected=retest_alone("openssl tidak dapat menyusun jabat tangan seperti ini", "openssl cannot compose such a handshake"),
    ),
    references=("RFC 8446 section 9.3", "RFC 8701", "RFC 5246 appendix E.1", "CWE-1104", "OWASP Top 10 2025 A02", "WSTG-CRYP-01"),
    bearing=bearing.ENCRYPTION.but(threat="failure", flaw="outdated", harm="service"),
    needs={"survey": Survey()},
    problems=(SHUT_OUT, *_REASONS, OF_BROWSERS, TURNED_AWAY),
    examples=lambda: (
        Example(LONG(), survey=build.survey(intolerance=("long-hello",), clients={"chrome": _OUT, "firefox": _IN, "safari": _OUT})),
        Example(EXTENSION(), GREASE(), survey=build.survey(intolerance=("extension", "grease"))),
        Example(SUITES(), survey=build.survey(intolerance=("many-suites",))),
        Example(
            SHUT_OUT(clients=("Chrome", "Firefox", "Safari"), versions=("TLSv1.2",)),
            VERSION(),
            survey=build.survey(
                versions=build.without("TLSv1.3"), intolerance=("version",), clients=dict.fromkeys(("chrome", "firefox", "safari"), _OUT)
            ),
        ),
        Example(OF_BROWSERS(extensions=("status_request",)), survey=build.survey(intolerance=("status_request",))),
        Example(TURNED_AWAY(clients=("Chrome",)), survey=build.survey(clients={"chrome": _OUT, "firefox": _IN, "safari": _IN})),
        Example(survey=build.survey()),
        Example(survey=build.survey(intolerance=None), reason=reason.UNANSWERED),
        Example(survey=build.survey(clients={"chrome": _IN}, unanswered=("clients",)), reason=reason.UNANSWERED),
    ),
)
@at_each_address
def tls_tolerance(answers: TlsAnswers) -> Findings:
    refused = tuple(_NAMES[name] for name in _NAMES if name in answers.clients and not answers.clients[name].version)
    modern = tuple(version for version in answers.accepted_versions if version in _MODERN)
    # Who speaks neither TLS 1.2 nor TLS 1.3 shuts browsers out by that alone, which `tls-protocols` says.
    shut_out = bool(modern) and all(name in answers.clients and not answers.clients[name].version for name in _BROWSERS)
    if shut_out:
        yield SHUT_OUT(clients=refused, versions=modern)
    reasons = tuple(problem for problem in _REASONS if problem.key in (answers.intolerance or ()))
    yield from (problem() for problem in reasons)
    keys = {problem.key for problem in _REASONS}
    if extensions := tuple(name for name in answers.intolerance or () if name not in keys):
        yield OF_BROWSERS(extensions=extensions)
    if refused and modern and not shut_out and not answers.intolerance:
        yield TURNED_AWAY(clients=refused)
    if answers.intolerance is None or "clients" in answers.unanswered:
        raise Unknown(reason.UNANSWERED)
