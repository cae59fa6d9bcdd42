"""What to do about each reason for which a question stayed open, and who does it."""

from __future__ import annotations

from checks import Text

_LOOK = Text(
    id="Pengelola situs: pastikan situs dapat dibuka dari luar jaringan pemerintah kota, lalu minta pemindaian ulang.",
    en="Site manager: make sure the site opens from outside the city's network, then ask for a new scan.",
)
_ALLOW = Text(
    id="Pengelola situs: izinkan alamat IP atau User-Agent pemindai pada WAF, CDN, atau perlindungan dari program otomatis, lalu minta pemindaian ulang.",
    en="Site manager: allow the scanner's IP address or User-Agent in the WAF, CDN or bot protection, then ask for a new scan.",
)
_DNS = Text(
    id="Pengelola domain: perbaiki data DNS aset ini, atau minta tim keamanan menghapusnya dari daftar bila sudah tidak dipakai.",
    en="Domain manager: repair the DNS of this asset, or ask the security team to remove it from the list if it is retired.",
)
_NOT_FOUND = Text(
    id="Pengelola situs: atur agar alamat yang tidak ada dijawab dengan status 404, lalu minta pemindaian ulang. Sementara itu, periksa sendiri berkas yang dimaksud di server.",
    en="Site manager: have addresses that do not exist answered with status 404, then ask for a new scan. Until then, check on the server yourself whether the file is there.",
)
_TEAM = Text(
    id="Tim keamanan: laporkan galat pemindai ini beserta catatannya, lalu pindai ulang setelah diperbaiki.",
    en="Security team: report this fault of the scanner with its log, and scan again once it is fixed.",
)
_AGAIN = Text(
    id="Tim keamanan: pindai ulang aset ini; bila berulang, bicarakan dengan pengelola situs.",
    en="Security team: scan this asset again; if it recurs, take it up with the site manager.",
)
_PERMISSION = Text(
    id="Tim keamanan dan OPD: sepakati izin, jam, dan tingkat pemindaian aset ini bila butir ini perlu dinilai.",
    en="Security team and department: agree on permission, hours and scan level for this asset if this is to be assessed.",
)
_OWNER = Text(
    id="OPD: tetapkan apakah alamat ini masih dipakai; bila tidak, mintalah penutupan alamat dan penghapusannya dari daftar.",
    en="Department: decide whether this address is still in use; if not, have it closed and removed from the list.",
)
_REPAIR = Text(
    id="Pengelola situs: periksa catatan galat server, pulihkan halaman situs, lalu minta pemindaian ulang.",
    en="Site manager: look into the server's error log, restore the page, then ask for a new scan.",
)
_BACK = Text(
    id="Pengelola situs: beri tahu tim keamanan begitu situs kembali melayani, agar dipindai ulang.",
    en="Site manager: tell the security team as soon as the site is back, so that it can be scanned again.",
)
_INSIDE = Text(
    id="OPD dan tim keamanan: bila bagian di balik halaman masuk perlu dinilai, sepakati pemeriksaan tersendiri dengan akun uji.",
    en="Department and security team: if what lies behind the log-in page is to be judged, agree on a separate examination with a test account.",
)
_HTTPS = Text(
    id="Pengelola situs: perbaiki HTTPS lebih dahulu; butir ini baru dapat dinilai setelahnya.",
    en="Site manager: fix HTTPS first; this can be assessed only after that.",
)
_REGISTER = Text(
    id="Tim keamanan: daftarkan alamat tujuan bila milik pemerintah kota; bila bukan, OPD perlu memastikan pengalihan itu memang dikehendaki.",
    en="Security team: register the destination if the city owns it; if not, the department should make sure that the redirect is intended.",
)
_LEAD = Text(
    id="Pengelola situs: pastikan pengalihan itu memang dikehendaki; halaman untuk umum sebaiknya tidak mengalihkan ke alamat yang mengubah sesuatu.",
    en="Site manager: make sure that the redirect is intended; a public page should not lead visitors to an address that changes something.",
)
_CHAIN = Text(
    id="Pengelola situs: pasang sertifikat dengan kunci RSA 2048 sampai 4096 bit atau kunci ECDSA, hanya dengan rantai dari penerbitnya, lalu minta pemindaian ulang.",
    en="Site manager: install a certificate with an RSA key of 2048 to 4096 bits or an ECDSA key, with its authority's chain alone, then ask for a new scan.",
)
_LATER = Text(
    id="Pindai lagi nanti: pemindaian ini diingat sebagai pembanding.",
    en="Scan again later: this scan is remembered to compare with.",
)
_SIGN = Text(
    id="Pengelola situs: buka halaman yang disebut, juga dari hasil mesin pencari dan dari telepon, lalu beri tahu tim keamanan apakah isinya memang dari OPD.",
    en="Site manager: open the page named, from a search engine and on a telephone as well, then tell the security team whether the department wrote it.",
)
_STORE = Text(
    id="Tim keamanan: pulihkan basis data tilik dari cadangan atau perbarui tilik, lalu pindai ulang aset ini.",
    en="Security team: restore tilik's store from its backup or upgrade tilik, then scan this asset again.",
)
_SHOW = Text(
    id="Tim keamanan: buka alamat itu dengan peramban dan periksa halaman yang tampil di sana; daftarkan alamat sebenarnya bila situs berada di tempat lain.",
    en="Security team: open the address in a browser and examine the page that appears there; register the real address where the site lives elsewhere.",
)
_REST = Text(
    id="Pengelola situs: periksa sendiri sisa halaman atau daftar itu di server, atau pecah menjadi bagian yang lebih pendek.",
    en="Site manager: examine the rest of that page or list on the server yourself, or split it into shorter parts.",
)
_WHOLE = Text(
    id="Pengelola situs: perbaiki server agar jawabannya utuh dan sesuai dengan pengodean yang disebutkannya, lalu minta pemindaian ulang.",
    en="Site manager: fix the server, so that its answer is whole and in the coding that it names, then ask for a new scan.",
)

_RESOLVER = Text(
    id="Tim keamanan: gunakan resolver DNS lain, lalu pindai ulang aset ini.",
    en="Security team: use another DNS resolver, then scan this asset again.",
)

_ABOVE = Text(
    id="Tim keamanan: beri tahu pengelola domain di atasnya bahwa tanda tangan DNSSEC-nya salah, lalu pindai ulang aset ini.",
    en="Security team: tell those who keep the domain above that its DNSSEC signatures are wrong, then scan this asset again.",
)
_BANNER = Text(
    id="Pengelola situs: lihat versi perangkat lunak itu di server, dan pasang semua pembaruan dari distribusi atau pembuatnya.",
    en="Site manager: see the version of that software on the server, and install all updates of the distribution or its makers.",
)

_FOR = {
    _LOOK: ("timeout", "refused", "reset"),
    _ALLOW: ("blocked", "rate-limited"),
    _DNS: ("no-such-name", "servfail"),
    _NOT_FOUND: ("catch-all", "no-baseline", "forbidden"),
    _TEAM: ("probe-error",),
    _AGAIN: ("not-collected", "budget", "too-large", "malformed", "unanswered", "no-plain-http"),
    _PERMISSION: ("not-asked", "not-permitted"),
    _OWNER: ("default-page", "parked", "suspended", "elsewhere", "address-target", "not-html", "other-sort", "no-zone", "no-mail"),
    _REPAIR: ("server-error", "error-page"),
    _BACK: ("maintenance",),
    _INSIDE: ("log-in",),
    _HTTPS: ("tls", "no-https"),
    _REGISTER: ("out-of-scope",),
    _LEAD: ("off-limits",),
    _CHAIN: ("unverified-chain",),
    _STORE: ("unreadable",),
    _LATER: ("first-look",),
    _SIGN: ("one-sign",),
    _SHOW: ("nothing-visible",),
    _REST: ("partly-read",),
    _WHOLE: ("broken-off",),
    _BANNER: (
        "banner-without-version",
        "distribution-version",
        "no-banner",
        "software-version-hidden",
        "software-version-untold",
        "software-uncovered",
        "software-holes-new",
    ),
    _RESOLVER: ("resolver-denies", "resolver-invents", "resolver-unvalidated", "resolver-contradicts"),
    _ABOVE: ("dnssec-above",),
}

REMEDIES: dict[str, Text] = {key: remedy for remedy, keys in _FOR.items() for key in keys}


def remedy(key: str | None, *, bug: bool) -> Text:
    """What to do when a question stayed open for this reason; ``bug`` when the program failed at it."""
    return _TEAM if bug else REMEDIES.get(key or "", _AGAIN)
