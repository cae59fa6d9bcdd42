"""The server does not switch to encryption before keys exist (CVE-2014-0224)."""

from checks import (
    RETEST,
    Confidence,
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
    check,
    each_weak_address,
    retest_alone,
)
from checks.tls import weakness

ACCEPTED = Problem(
    "accepted",
    Risk(3, 4),
    Text(
        id="Server menerima perintah ganti sandi sebelum kunci disepakati (injeksi CCS), sehingga penyerang di jalur dapat membaca dan mengubah sambungan.",
        en="The server accepts the change of cipher before keys are agreed on (CCS injection), so an attacker on the path can read and change connections.",
    ),
    kind=Kind.EXPOSURE,
    # Told from an alert. Whether the keys can be guessed then, OpenSSL 1.0.1's can and those of its forerunners cannot, is not tried.
    confidence=Confidence.TENTATIVE,
)


@check(
    id="tls-ccs",
    title=Text(
        id="Server menolak perintah ganti sandi sebelum kunci disepakati",
        en="The server refuses a change of cipher before keys are agreed on",
    ),
    action=Text(id="Perbarui OpenSSL", en="Update OpenSSL"),
    why=Text(
        id="Penyerang pada jaringan yang sama, misalnya Wi-Fi umum, dapat memaksa sambungan memakai kunci yang dapat ia tebak. Kata sandi dan data warga lalu terbaca, walaupun alamat situs menampilkan gembok.",
        en="An attacker on the same network, a public Wi-Fi for instance, can force a connection to use keys that can be guessed. Passwords and personal data are then readable although the browser shows a padlock.",
    ),
    fix=Fix(
        any=Text(
            id="Perbarui OpenSSL ke versi yang masih didukung dan mulai ulang semua layanan yang memakainya. Periksa juga penyeimbang beban, proksi, dan perangkat jaringan di depan server.",
            en="Update OpenSSL to a supported version and restart every service that uses it. Look at load balancers, proxies and network devices in front of the server as well.",
        ),
        nginx="apt-get update && apt-get install --only-upgrade openssl libssl3 nginx\nsystemctl restart nginx",
        apache="apt-get update && apt-get install --only-upgrade openssl libssl3 apache2\nsystemctl restart apache2",
        litespeed="# LiteSpeed membawa pustaka TLS sendiri: /usr/local/lsws/admin/misc/lsup.sh\n# cPanel: WHM > Update Preferences dan System Update",
        iis="# Schannel tidak terdampak; periksa penyeimbang beban atau proksi di depan IIS",
        verify=RETEST,
        expected=retest_alone(
            "tidak ada perintah curl atau openssl yang mengirim pesan ini", "no command of curl or openssl sends this message"
        ),
    ),
    references=("CVE-2014-0224", "CWE-326", "OWASP Top 10 2025 A03", "WSTG-CRYP-01"),
    bearing=bearing.ENCRYPTION.but(threat="hacking", flaw="outdated"),
    needs={"status": Weak(Weakness.CCS)},
    problems=(ACCEPTED,),
    examples=lambda: weakness.weakness_examples(ACCEPTED),
)
def tls_ccs(status: WeaknessStatus) -> Findings:
    yield from each_weak_address(status, {Vulnerable.YES: ACCEPTED})
