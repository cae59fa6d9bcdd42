"""The server does not tell whether an RSA-encrypted secret was well formed (CVE-2017-13099 and others, RFC 5246 section 7.4.7.1)."""

from checks import (
    Example,
    Findings,
    Fix,
    Kind,
    Problem,
    Risk,
    Text,
    Unknown,
    Vulnerable,
    Weak,
    Weakness,
    WeaknessSeen,
    build,
    check,
    reason,
)
from checks.tls import hardening

ORACLE = Problem(
    "oracle",
    Risk(3, 4),
    Text(
        id="Server membocorkan apakah pesan RSA terbentuk dengan benar (serangan ROBOT), sehingga rekaman sambungan dapat dibuka dan tanda tangan server dipalsukan.",
        en="The server gives away whether an RSA message is well formed (the ROBOT attack), so recorded connections can be opened and the server's signature forged.",
    ),
    kind=Kind.EXPOSURE,
)
WEAK_ORACLE = Problem(
    "weak-oracle",
    Risk(2, 2),
    Text(
        id="Server membocorkan sebagian keadaan pesan RSA (serangan ROBOT); pemanfaatannya memerlukan sangat banyak percobaan.",
        en="The server gives away a part of the state of RSA messages (the ROBOT attack); using it takes very many attempts.",
    ),
    kind=Kind.EXPOSURE,
)


@check(
    id="tls-robot",
    title=Text(id="Pertukaran kunci RSA tidak membocorkan apa pun", en="The RSA key exchange gives nothing away"),
    action=Text(id="Matikan pertukaran kunci RSA dan perbarui perangkat TLS", en="Switch off RSA key exchange and update the TLS device"),
    why=Text(
        id="Dengan mengamati jawaban server, penyerang dapat membuka sambungan yang pernah direkam tanpa mencuri kunci server. Kata sandi dan data warga di dalamnya terbaca.",
        en="By watching the server's answers attackers can open connections recorded earlier without stealing the server's key. Passwords and personal data in them become readable.",
    ),
    fix=Fix(
        any=Text(
            id="Keluarkan semua suite dengan pertukaran kunci RSA (yang namanya diawali TLS_RSA_) dan terima hanya ECDHE. Perbarui perangkat yang menangani TLS: temuan ini paling sering berasal dari penyeimbang beban dan perangkat lawas.",
            en="Take out all suites with RSA key exchange (those named TLS_RSA_) and accept only ECDHE. Update whatever handles TLS: the finding mostly comes from load balancers and old appliances.",
        ),
        nginx=hardening.NGINX,
        apache=hardening.APACHE,
        litespeed=hardening.LITESPEED,
        iis=hardening.IIS,
        verify="openssl s_client -connect {host}:{port} -servername {host} -tls1_2 -cipher 'kRSA:@SECLEVEL=0' </dev/null 2>&1 | grep -E 'Cipher is|alert'",
    ),
    references=("CVE-2017-13099", "CVE-2017-6168", "RFC 5246 section 7.4.7.1", "CWE-203", "BSSN 4/2021 Pasal 26 huruf h"),
    needs={"seen": Weak(Weakness.ROBOT)},
    problems=(ORACLE, WEAK_ORACLE),
    examples=(
        Example(ORACLE(), seen=build.weakness(Vulnerable.YES)),
        Example(WEAK_ORACLE(), seen=build.weakness(Vulnerable.WEAK)),
        Example(seen=build.weakness(Vulnerable.NO)),
        Example(seen=build.weakness(Vulnerable.UNKNOWN), reason=reason.UNANSWERED),
        Example(seen=build.failure("timeout"), reason=reason.of_failure(build.failure("timeout").kind)),
    ),
)
def tls_robot(seen: WeaknessSeen) -> Findings:
    match seen.vulnerable:
        case Vulnerable.YES:
            yield ORACLE()
        case Vulnerable.WEAK:
            yield WEAK_ORACLE()
        case Vulnerable.UNKNOWN:
            raise Unknown(reason.UNANSWERED, seen.detail)
