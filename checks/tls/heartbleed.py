"""The server does not give away its memory when asked for a heartbeat (CVE-2014-0160, RFC 6520)."""

from checks import (
    RETEST,
    Example,
    Findings,
    Fix,
    Kind,
    Problem,
    Risk,
    Text,
    Vulnerable,
    Weak,
    Weakness,
    WeaknessStatus,
    bearing,
    build,
    check,
    each_weak_address,
    reason,
    retest_alone,
)
from checks.tls import weakness

LEAKS = Problem(
    "leaks",
    Risk(5, 5),
    Text(
        id="Server membocorkan isi memorinya kepada siapa pun yang meminta (Heartbleed).",
        en="The server gives its memory away to anyone who asks (Heartbleed).",
    ),
    kind=Kind.EXPOSURE,
)


@check(
    id="tls-heartbleed",
    title=Text(id="Memori server tidak bocor melalui heartbeat", en="No memory leaks through heartbeats"),
    action=Text(
        id="Perbarui OpenSSL, lalu ganti kunci, sertifikat, dan kata sandi",
        en="Update OpenSSL, then replace keys, certificates and passwords",
    ),
    why=Text(
        id="Siapa pun dapat membaca isi memori server tanpa masuk log (login) dan tanpa jejak: kata sandi petugas, data pribadi warga, bahkan kunci sertifikat. Alat untuk memanfaatkannya tersedia bebas sejak 2014, sehingga anggaplah kebocoran sudah terjadi.",
        en="Anyone can read the server's memory without logging in and without a trace: passwords of staff, personal data of residents, even the certificate's key. Tools for it have been freely available since 2014, so assume that the leak has happened.",
    ),
    fix=Fix(
        any=Text(
            id="Perbarui OpenSSL ke versi yang masih didukung dan mulai ulang semua layanan yang memakainya. Setelah itu buat kunci baru, terbitkan ulang sertifikat, cabut yang lama, akhiri semua sesi, dan minta semua pengguna mengganti kata sandi. Laporkan kepada tim tanggap insiden siber.",
            en="Update OpenSSL to a supported version and restart every service that uses it. Then make new keys, have the certificates issued again, revoke the old ones, end all sessions, and have every user change their password. Report it to the incident response team.",
        ),
        nginx="apt-get update && apt-get install --only-upgrade openssl libssl3 nginx\nsystemctl restart nginx",
        apache="apt-get update && apt-get install --only-upgrade openssl libssl3 apache2\nsystemctl restart apache2",
        litespeed="# LiteSpeed membawa pustaka TLS sendiri: /usr/local/lsws/admin/misc/lsup.sh\n# cPanel: WHM > Update Preferences dan System Update",
        iis="# Schannel tidak terdampak; periksa penyeimbang beban atau proksi di depan IIS",
        verify=RETEST,
        expected=retest_alone("openssl Debian tidak mengirim heartbeat", "Debian's openssl sends no heartbeat"),
    ),
    references=("CVE-2014-0160", "RFC 6520", "CWE-125", "OWASP Top 10 2025 A03", "WSTG-CRYP-01"),
    bearing=bearing.ENCRYPTION.but(threat="hacking", flaw="outdated"),
    needs={"status": Weak(Weakness.HEARTBLEED)},
    problems=(LEAKS,),
    examples=lambda: (
        *weakness.weakness_examples(LEAKS),
        Example(
            LEAKS("192.0.2.7"), status=build.weakness(Vulnerable.YES, addresses={"192.0.2.7": Vulnerable.YES, "192.0.2.8": Vulnerable.NO})
        ),
        Example(
            LEAKS(),
            status=build.weakness(Vulnerable.YES, addresses={"192.0.2.7": Vulnerable.YES, "192.0.2.8": Vulnerable.UNKNOWN}),
            reason=reason.UNANSWERED,
        ),
    ),
)
def tls_heartbleed(status: WeaknessStatus) -> Findings:
    yield from each_weak_address(status, {Vulnerable.YES: LEAKS})
