"""Only TLS versions that are still fit for use are spoken (RFC 8996, RFC 9325 section 3.1)."""

from checks import Accepted, Example, Findings, Fix, Problem, Reason, Risk, Text, TlsVersions, Unknown, Versions, build, check

OLD = ("TLSv1.0", "TLSv1.1")
MODERN = ("TLSv1.2", "TLSv1.3")

LEGACY = Problem(
    "legacy",
    Risk(2, 2),
    Text(
        id="Server masih menerima versi TLS yang sudah ditinggalkan: {versions}.",
        en="The server still accepts TLS versions that were retired: {versions}.",
    ),
)
OUTDATED = Problem(
    "outdated",
    Risk(3, 3),
    Text(
        id="Server tidak menyediakan TLS 1.2 ataupun TLS 1.3, sehingga peramban masa kini tidak dapat membuka situs.",
        en="The server speaks neither TLS 1.2 nor TLS 1.3, so current browsers cannot open the site.",
    ),
)
NO_ANSWER = Reason(
    "versions-unanswered",
    Text(
        id="Server tidak memberi jawaban yang dapat dinilai untuk sebagian versi TLS (waktu habis atau batas permintaan tercapai).",
        en="The server gave no usable answer for some TLS versions (a time-out, or the limit of requests was reached).",
    ),
)


@check(
    id="tls-protocols",
    title=Text(id="Hanya TLS 1.2 dan TLS 1.3 yang diterima", en="Only TLS 1.2 and TLS 1.3 are accepted"),
    action=Text(id="Matikan TLS 1.0 dan 1.1, aktifkan TLS 1.2 dan 1.3", en="Switch off TLS 1.0 and 1.1, switch on TLS 1.2 and 1.3"),
    why=Text(
        id="TLS 1.0 dan 1.1 memakai kriptografi yang sudah terbukti lemah dan tidak lagi didukung peramban. Selama server menerimanya, sambungan dari perangkat "
        "lama dapat dibuka penyerang, dan server tidak memenuhi standar teknis yang mensyaratkan TLS 1.2 atau lebih tinggi.",
        en="TLS 1.0 and 1.1 rest on cryptography that is known to be weak, and browsers no longer support them. While the server accepts them, "
        "attackers can open connections of old devices, and the server misses the technical standard, which asks for TLS 1.2 or higher.",
    ),
    fix=Fix(
        any=Text(
            id="Batasi versi pada konfigurasi server atau panel hosting menjadi TLS 1.2 dan TLS 1.3, lalu muat ulang server. Periksa lebih dahulu apakah masih ada perangkat "
            "lama (misalnya mesin antrean) yang hanya mengenal TLS 1.0; bila ada, pisahkan layanannya. Penyeimbang beban atau proksi di depan server harus diatur juga.",
            en="Limit the versions in the server's or hosting panel's configuration to TLS 1.2 and TLS 1.3 and reload the server. First check whether "
            "old devices (queue machines, for instance) know only TLS 1.0; if so, give them a service of their own. Load balancers and proxies in front need the same setting.",
        ),
        nginx="# blok http, berlaku untuk semua situs\nssl_protocols TLSv1.2 TLSv1.3;",
        apache="SSLProtocol -all +TLSv1.2 +TLSv1.3",
        litespeed="# WebAdmin > Listeners > SSL > Protocol Version: TLS v1.2, TLS v1.3\n# WHM > Apache Configuration > Global Configuration > SSL/TLS Protocols: TLSv1.2 TLSv1.3",
        iis="foreach ($v in 'TLS 1.0', 'TLS 1.1') {\n  $k = \"HKLM:\\SYSTEM\\CurrentControlSet\\Control\\SecurityProviders\\SCHANNEL\\Protocols\\$v\\Server\"\n"
        "  New-Item $k -Force; New-ItemProperty $k Enabled -Value 0 -PropertyType DWord -Force\n}\n# Mulai ulang Windows",
        verify="openssl s_client -connect {host}:{port} -servername {host} -tls1_1 -cipher ALL@SECLEVEL=0 </dev/null 2>&1 | grep -E 'Protocol|alert'",
    ),
    references=("RFC 8996", "RFC 9325 section 3.1", "CWE-326", "BSSN 4/2021 Pasal 26 huruf h"),
    needs={"versions": Versions()},
    problems=(LEGACY, OUTDATED),
    examples=(
        Example(LEGACY(versions=("TLSv1.0", "TLSv1.1")), versions=build.versions("TLSv1.0", "TLSv1.1", "TLSv1.2")),
        Example(LEGACY(versions=("TLSv1.1",)), versions=build.versions("TLSv1.1", "TLSv1.2", unknown=("TLSv1.0",))),
        Example(LEGACY(versions=("TLSv1.0",)), OUTDATED(), versions=build.versions("TLSv1.0")),
        Example(versions=build.versions("TLSv1.2", "TLSv1.3")),
        Example(versions=build.versions("TLSv1.2")),
        Example(versions=build.versions("TLSv1.2", unknown=("TLSv1.0",)), reason=NO_ANSWER),
        Example(versions=build.versions(), reason=NO_ANSWER),
    ),
    reasons=(NO_ANSWER,),
)
def tls_protocols(versions: TlsVersions) -> Findings:
    accepted = versions.accepted
    old = tuple(version for version in OLD if accepted.get(version) is Accepted.YES)
    if old:
        yield LEGACY(versions=old)
        if all(accepted.get(version) is Accepted.NO for version in MODERN):
            yield OUTDATED()
    # A version nobody answered for, or none accepted at all, leaves the question open.
    elif Accepted.YES not in accepted.values() or any(accepted.get(version, Accepted.UNKNOWN) is Accepted.UNKNOWN for version in OLD):
        raise Unknown(NO_ANSWER)
