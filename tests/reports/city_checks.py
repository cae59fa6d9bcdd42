"""Six checks of the invented city, one of them of an incident, and what each found."""

from __future__ import annotations

from checks import (
    CLOSED,
    DOT_FILES,
    STATUS,
    Check,
    Confidence,
    Example,
    Exchange,
    FindingPaths,
    Findings,
    Fix,
    Https,
    Kind,
    PathRule,
    Problem,
    ResponseHeader,
    Risk,
    Text,
    bearing,
    build,
    check,
)
from checks.core.model.finding import Finding

OPEN = Problem(
    "open",
    Risk(5, 4),
    Text(id="Berkas {path} dapat diunduh siapa pun; isinya memuat {keys}.", en="Anyone can download {path}; it contains {keys}."),
    Kind.EXPOSURE,
)
OLD = Problem(
    "old",
    Risk(3, 3),
    Text(id="WordPress {version} tidak lagi menerima perbaikan.", en="WordPress {version} no longer receives fixes."),
    Kind.EXPOSURE,
    Confidence.TENTATIVE,
)
EXPIRED = Problem(
    "expired",
    Risk(5, 3),
    Text(id="Sertifikat berakhir {days} hari yang lalu.", en="The certificate expired {days} days ago."),
    Kind.EXPOSURE,
)
MISSING = Problem("missing", Risk(2, 2), Text(id="Header HSTS tidak dikirim.", en="The HSTS header is not sent."))
VERSION = Problem(
    "told", Risk(2, 1), Text(id="Header {header} menyebut versi: {value}", en="The {header} header tells the version: {value}")
)
GAMBLING = Problem(
    "links",
    Risk(5, 4),
    Text(
        id="Halaman memuat tautan tersembunyi ke {count} situs judi daring.",
        en="The page has hidden links to {count} online gambling sites.",
    ),
    Kind.INCIDENT,
)


# What they bear on: as much as the checks of their areas do.
BEARINGS = {
    "tls": bearing.ENCRYPTION.but(controls=(46,), threat="failure", flaw="maintenance", harm="service"),
    "http": bearing.HEADERS,
    "exposed": bearing.EXPOSURE.but(functions=("g", "k", "m"), pemdi=("I8", "I9", "I10"), category="data"),
    "software": bearing.SOFTWARE,
    "content": bearing.CONTENT,
}


def question(id: str, problem: Problem, title: Text, action: Text, why: Text, fix: Fix, *references: str) -> Check:
    """A check with these words; how it judges is of no matter here."""

    @check(
        id=id,
        title=title,
        action=action,
        why=why,
        fix=fix,
        references=references,
        bearing=BEARINGS[id.partition("-")[0]],
        needs={"home": Https("/")},
        problems=(problem,),
        examples=(Example(home=build.page()),),
    )
    def judge(home: Exchange) -> Findings:
        yield from ()

    return judge


EXPOSED = question(
    "exposed-env",
    OPEN,
    Text(id="Berkas .env tidak dapat diunduh", en="The .env file cannot be downloaded"),
    Text(id="Tutup akses ke berkas .env dan ganti semua rahasianya", en="Close access to .env and change every secret in it"),
    Text(
        id="Berkas .env memuat kata sandi basis data dan kunci aplikasi. Siapa pun yang mengunduhnya dapat masuk ke data layanan dan mengubahnya.",
        en="A .env file holds database passwords and application keys. Whoever downloads it can enter the service's data and change it.",
    ),
    Fix(
        any=Text(
            id="Pindahkan berkas .env ke luar folder yang dilayani web, tolak semua nama yang diawali titik, lalu ganti setiap kata sandi dan kunci di dalamnya.",
            en="Move .env out of the served folder, refuse all names that start with a dot, then change every password and key in it.",
        ),
        measures=(PathRule(DOT_FILES), FindingPaths()),
        verify=STATUS,
        expected=CLOSED,
    ),
    "CWE-538",
    "BSSN 4/2021 Pasal 27 ayat (11)",
)
HSTS = question(
    "http-hsts",
    MISSING,
    Text(id="HSTS berlaku minimal setahun", en="HSTS lasts at least a year"),
    Text(id="Pasang header HSTS selama minimal satu tahun", en="Set the HSTS header for at least a year"),
    Text(
        id="Tanpa HSTS, orang di jaringan yang sama dapat membelokkan kunjungan pertama ke situs tiruan.",
        en="Without HSTS, anyone on the same network can lead the first visit to a copy of the site.",
    ),
    Fix(
        any=Text(id="Kirim header ini pada setiap jawaban HTTPS.", en="Send this header on every HTTPS answer."),
        measures=(ResponseHeader("Strict-Transport-Security", "max-age=31536000", secure=True),),
        verify="curl -sI {url} | grep -i strict-transport-security",
    ),
    "RFC 6797",
    "CWE-319",
)
EXPIRY = question(
    "tls-expiry",
    EXPIRED,
    Text(id="Sertifikat masih berlaku", en="The certificate is in date"),
    Text(id="Perbarui sertifikat dan otomatiskan pembaruannya", en="Renew the certificate and automate its renewal"),
    Text(
        id="Peramban menolak situs ini, sehingga warga tidak dapat memakai layanan.",
        en="Browsers refuse this site, so citizens cannot use it.",
    ),
    Fix(
        any=Text(id="Pasang sertifikat baru.", en="Install a new certificate."), verify="openssl s_client -connect {host}:{port} </dev/null"
    ),
    "RFC 5280",
)
WORDPRESS = question(
    "software-wordpress",
    OLD,
    Text(id="WordPress masih didukung", en="WordPress is supported"),
    Text(id="Mutakhirkan WordPress", en="Update WordPress"),
    Text(id="Kelemahan versi lama diketahui umum.", en="The weaknesses of old versions are public."),
    Fix(any=Text(id="Mutakhirkan dari dasbor.", en="Update from the dashboard."), verify="curl -s {url}feed/ | grep generator"),
    "CWE-1104",
)
DISCLOSURE = question(
    "http-disclosure",
    VERSION,
    Text(id="Header tidak menyebut versi perangkat lunak", en="Headers tell no software version"),
    Text(id="Hilangkan nomor versi dari header", en="Remove version numbers from headers"),
    Text(id="Nomor versi memudahkan pencarian kelemahan.", en="A version number makes weaknesses easy to look up."),
    Fix(any=Text(id="Matikan tanda versi.", en="Switch off version banners."), nginx="server_tokens off;", apache="ServerTokens Prod"),
    "CWE-200",
)
INFECTED = question(
    "content-gambling",
    GAMBLING,
    Text(id="Halaman bebas dari sisipan judi daring", en="Pages are free of gambling spam"),
    Text(id="Laporkan ke tim tanggap insiden dan bersihkan sisipan", en="Report to the incident response team and clean the page"),
    Text(id="Pihak lain sudah dapat mengubah isi situs.", en="Someone else can already change this site."),
    Fix(any=Text(id="Jangan hapus bukti.", en="Do not remove evidence."), verify="curl -s {url}"),
    "CWE-506",
)
CHECKS = (EXPIRY, HSTS, DISCLOSURE, EXPOSED, WORDPRESS, INFECTED)

FINDINGS: dict[str, Finding] = {
    "exposed-env": OPEN("https://dinkes.kotacontoh.go.id/.env", path="/.env", keys=("APP_KEY", "DB_PASSWORD")),
    "http-hsts": MISSING(),
    "tls-expiry": EXPIRED(days=12),
    "software-wordpress": OLD(version="5.8.1"),
    "http-disclosure": VERSION("server", header="Server", value="nginx/1.18.0"),
    "content-gambling": GAMBLING(count=37),
}
