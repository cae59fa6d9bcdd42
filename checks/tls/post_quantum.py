"""Keys are agreed on so that a quantum computer of the future does not open today's recordings (FIPS 203)."""

from checks import (
    RETEST,
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
    retest_alone,
)

ABSENT = Problem(
    "absent",
    Risk(1, 1),
    Text(
        id="Server belum menyediakan pertukaran kunci pascakuantum (X25519MLKEM768).",
        en="The server does not offer a post-quantum key exchange (X25519MLKEM768) yet.",
    ),
)


DRAFT = Problem(
    "draft",
    Risk(1, 1),
    Text(
        id="Pertukaran kunci pascakuantum yang ada, {groups}, hanyalah rancangan lama yang tidak lagi dipakai peramban; gantilah dengan X25519MLKEM768.",
        en="The post-quantum key exchange that there is, {groups}, is an old draft that browsers no longer use; replace it by X25519MLKEM768.",
    ),
)


@check(
    id="tls-post-quantum",
    title=Text(id="Pertukaran kunci pascakuantum tersedia", en="Post-quantum key exchange is available"),
    action=Text(id="Rencanakan pertukaran kunci pascakuantum", en="Plan for post-quantum key exchange"),
    why=Text(
        id="Data yang harus rahasia bertahun-tahun, seperti rekam medis dan data kependudukan, dapat direkam hari ini dan dibuka kelak dengan komputer kuantum. Peramban utama "
        "sudah memakai pertukaran kunci gabungan yang menahannya. Ini saran perencanaan, bukan kelemahan yang dapat dipakai hari ini.",
        en="Data that must stay secret for years, such as medical and civil records, can be recorded today and opened later with a quantum computer. The main browsers already use a "
        "hybrid key exchange that withstands this. It is advice for planning, not a weakness that can be used today.",
    ),
    fix=Fix(
        any=Text(
            id="Pertukaran kunci X25519MLKEM768 tersedia mulai OpenSSL 3.5 dan sudah aktif secara bawaan di sana. Jadwalkan bersama pembaruan sistem operasi berikutnya; CDN dan penyeimbang "
            "beban sering kali dapat mengaktifkannya lebih dahulu. TLS 1.3 menjadi prasyaratnya.",
            en="The key exchange X25519MLKEM768 comes with OpenSSL 3.5, where it is on by default. Schedule it with the next upgrade of the operating system; CDNs and load balancers can often switch it on "
            "earlier. TLS 1.3 is required.",
        ),
        measures=(SettingBlock("post-quantum"),),
        verify=RETEST,
        expected=retest_alone(
            "openssl Debian sebelum versi 3.5 tidak mengenal X25519MLKEM768",
            "Debian's openssl before version 3.5 does not know X25519MLKEM768",
        ),
    ),
    references=("FIPS 203", "RFC 8446 section 4.2.7", "OWASP Top 10 2025 A04", "WSTG-CRYP-01"),
    bearing=bearing.ENCRYPTION,
    needs={"survey": Survey()},
    problems=(ABSENT, DRAFT),
    examples=lambda: (
        Example(ABSENT(), survey=build.survey(groups=("x25519", "secp256r1"))),
        Example(survey=build.survey()),
        Example(survey=build.survey(groups=("SecP256r1MLKEM768", "secp256r1"))),
        Example(survey=build.survey(groups=("MLKEM768",))),
        Example(survey=build.survey(groups=("mlkem1024", "x448_ml_kem_768"))),
        Example(DRAFT(groups=("X25519Kyber768Draft00",)), survey=build.survey(groups=("X25519Kyber768Draft00", "x25519"))),
        Example(ABSENT(), survey=build.survey(groups=None, suites={"TLSv1.2": ("TLS_RSA_WITH_AES_128_GCM_SHA256",)})),
        Example(survey=build.survey(groups=None, unanswered=("groups",)), reason=reason.UNANSWERED),
        Example(survey=build.survey(groups=("x25519",), unanswered=("groups",)), reason=reason.UNANSWERED),
    ),
)
@at_each_address
def tls_post_quantum(answers: TlsAnswers) -> Findings:
    groups = {group: group.upper().replace("_", "") for group in answers.groups or ()}
    if any("MLKEM" in group for group in groups.values()):
        return
    # A server that negotiates no groups at all has none to offer, which is an answer.
    if "groups" in answers.unanswered:
        raise Unknown(reason.UNANSWERED)
    drafts = tuple(group for group, plain in groups.items() if "KYBER" in plain)
    yield DRAFT(groups=drafts) if drafts else ABSENT()
