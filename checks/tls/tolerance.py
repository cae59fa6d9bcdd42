"""The server passes over what it does not know in a ClientHello, so that newer browsers reach it (RFC 8446 section 9.3, RFC 8701)."""

from checks import (
    RETEST,
    Example,
    Findings,
    Fix,
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
    Risk(1, 1),
    Text(
        id="Server memutus sambungan bila pesan pembuka menyebut versi TLS yang lebih baru daripada yang dikenalnya, padahal seharusnya menjawab dengan versi terbaru yang dikenalnya.",
        en="The server breaks off when the opening message names a newer TLS version than it knows; it should answer with the newest version that it knows.",
    ),
)
_PROBLEMS = (LONG, EXTENSION, GREASE, VERSION)


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
        en="Browsers are updated all the time and offer new things. A server that breaks off over something it does not know will look dead to citizens whose phone or browser has just been updated, "
        "although nothing changed on the server. Such software has usually gone without updates for a long time, too.",
    ),
    fix=Fix(
        any=Text(
            id="Ulangi perintah verifikasi dari dalam jaringan, langsung ke server web. Bila berhasil di sana, penyebabnya perangkat di depan server (firewall dengan inspeksi TLS, WAF, penyeimbang beban): "
            "perbarui firmware-nya atau kecualikan situs ini dari inspeksi. Bila gagal juga, perbarui pustaka TLS server (OpenSSL, Java, atau Windows) ke versi yang masih didukung, lalu mulai ulang "
            "layanan web. Perintah itu hanya menguji pesan panjang; untuk yang lain, jalankan kembali pemindaian ini.",
            en="Repeat the command to verify from inside the network, straight to the web server. If it works there, the cause is a device before the server (a firewall with TLS inspection, a WAF, a load "
            "balancer): update its firmware or exempt this site from inspection. If it fails there as well, update the server's TLS library (OpenSSL, Java or Windows) to a supported version and restart "
            "the web service. The command tests long messages only; for the rest run this scan again.",
        ),
        verify=RETEST,
        expected=retest_alone("openssl tidak dapat menyusun jabat tangan seperti ini", "openssl cannot compose such a handshake"),
    ),
    references=("RFC 8446 section 9.3", "RFC 8701", "RFC 5246 appendix E.1", "CWE-1104"),
    bearing=bearing.ENCRYPTION.but(threat="failure", flaw="outdated", harm="service"),
    needs={"survey": Survey()},
    problems=_PROBLEMS,
    examples=lambda: (
        Example(LONG(), survey=build.survey(intolerance=("long-hello",))),
        Example(EXTENSION(), GREASE(), survey=build.survey(intolerance=("extension", "grease"))),
        Example(VERSION(), survey=build.survey(intolerance=("version",))),
        Example(survey=build.survey()),
        Example(survey=build.survey(intolerance=None), reason=reason.UNANSWERED),
    ),
)
@at_each_address
def tls_tolerance(answers: TlsAnswers) -> Findings:
    if answers.intolerance is None:
        raise Unknown(reason.UNANSWERED)
    yield from (problem() for problem in _PROBLEMS if problem.key in answers.intolerance)
