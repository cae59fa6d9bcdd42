"""Why a question stays open: the words for every failure, and for answers that are not the site's own."""

from __future__ import annotations

from checks.core.model.failure import FailureKind
from checks.core.model.finding import Reason
from checks.core.model.text import Text


def _reason(key: str, id: str, en: str) -> Reason:
    return Reason(key, Text(id=id, en=en))


NO_BANNER = _reason(
    "no-banner",
    "Header situs ini tidak menyebutkan perangkat lunak seperti itu.",
    "Headers of this site name no such software.",
)
BANNER_WITHOUT_VERSION = _reason(
    "banner-without-version",
    "Header situs ini menyebutkan perangkat lunaknya tanpa nomor rilis, seperti yang dianjurkan; pantau pembaruannya di server.",
    "Headers of this site name the software without the number of a release, as is advised; keep an eye on its updates on the server.",
)
DISTRIBUTION_VERSION = _reason(
    "distribution-version",
    "Versi pada header sama dengan yang dirawat distribusi Linux tanpa menaikkan nomornya; periksa pembaruannya di server.",
    "The version in the headers is one that a Linux distribution keeps fixing without raising the number; look for updates on the server.",
)
NOT_ASKED = _reason(
    "not-asked",
    "Tidak diperiksa: izin atau tingkat pemindaian untuk aset ini tidak mencakup butir ini.",
    "Not examined: the permission or scan level for this asset does not cover this check.",
)
NOT_COLLECTED = _reason(
    "not-collected",
    "Bukti tidak dikumpulkan pada pemindaian ini.",
    "The evidence was not collected in this scan.",
)
SERVER_ERROR = _reason(
    "server-error",
    "Server menjawab dengan galat (5xx), sehingga halaman situs yang sebenarnya tidak terlihat. Periksa apakah situs sedang bermasalah.",
    "The server answered with an error (5xx), so the site's real page was not seen. Check whether the site is in trouble.",
)
ERROR_PAGE = _reason(
    "error-page",
    "Yang dijawab bukan halaman situs, melainkan misalnya halaman galat (4xx), sehingga tidak dapat menjadi dasar penilaian.",
    "The answer was not the site's own page but an error page (4xx), for instance, so nothing can be concluded from it.",
)
DEFAULT_PAGE = _reason(
    "default-page",
    "Yang tampil adalah halaman bawaan server atau penyedia hosting, bukan situs OPD. Pastikan alamat ini masih dipakai.",
    "What is shown is a default page of the server or hosting provider, not the department's site. Check that this address is still in use.",
)
PARKED = _reason(
    "parked",
    "Yang tampil adalah halaman parkir atau penawaran domain, bukan situs OPD. Pastikan domain ini masih dikuasai pemerintah kota.",
    "What is shown is a page of a parked domain or one for sale, not the department's site. Check that the city still holds this domain.",
)
SUSPENDED = _reason(
    "suspended",
    "Penyedia hosting menangguhkan situs ini, sehingga halamannya tidak terlihat. Selesaikan urusan dengan penyedia, atau hapus alamat ini bila tidak dipakai lagi.",
    "The hosting provider has suspended this site, so its pages were not seen. Settle the matter with the provider, or retire the address.",
)
MAINTENANCE = _reason(
    "maintenance",
    "Yang tampil adalah pemberitahuan bahwa situs sedang dipelihara atau dibangun. Pindai ulang setelah situs kembali melayani.",
    "What is shown is a notice that the site is under maintenance or construction. Scan again once the site is back.",
)
LOG_IN = _reason(
    "log-in",
    "Pengunjung tanpa akun hanya melihat halaman masuk, sehingga isi situs di baliknya tidak dapat dinilai.",
    "Visitors without an account see only a log-in page, so the content behind it cannot be judged.",
)
BROKEN_OFF = _reason(
    "broken-off",
    "Jawaban server terputus di tengah, tidak kunjung selesai, atau tidak sesuai dengan pengodean yang disebutkannya, sehingga isinya tidak terbaca seluruhnya. Buka alamatnya dengan peramban, lalu perbaiki servernya.",
    "The server's answer broke off, did not come to its end, or is not in the coding that it names, so not all of it could be read. Open the address in a browser, and fix the server.",
)
PARTLY_READ = _reason(
    "partly-read",
    "Isinya lebih panjang daripada bagian yang dibaca pemindai, sehingga yang tidak terlihat di bagian itu mungkin saja ada di sisanya.",
    "It is longer than the part that the scanner reads, so what was not seen in that part may still stand in the rest.",
)
NOTHING_VISIBLE = _reason(
    "nothing-visible",
    "Halaman depan tidak menampilkan apa pun yang dapat dinilai: isinya baru muncul lewat skrip, atau halaman itu hanya mengantar ke alamat yang tidak diikuti pemindai.",
    "The front page shows nothing that can be judged: scripts have yet to fill it, or it only leads on to an address that the scanner did not follow.",
)
ELSEWHERE = _reason(
    "elsewhere",
    "Alamat ini mengalihkan ke aset terdaftar lain yang dinilai tersendiri.",
    "This address redirects to another registered asset, which is judged on its own.",
)
NO_BASELINE = _reason(
    "no-baseline",
    'Cara situs menjawab alamat yang tidak ada tidak dapat dipelajari, sehingga jawaban ini tidak dapat dibedakan dari halaman "tidak ditemukan".',
    "How the site answers addresses that do not exist could not be learned, so this answer cannot be told from a not-found page.",
)
CATCH_ALL = _reason(
    "catch-all",
    'Situs menjawab "berhasil" (200) untuk alamat apa pun, termasuk yang tidak ada, sehingga keberadaan berkas ini tidak dapat dipastikan.',
    'The site answers "success" (200) to any address, even ones that do not exist, so whether this file is there cannot be told.',
)
FORBIDDEN = _reason(
    "forbidden",
    "Situs menolak semua alamat yang tidak dikenal (401/403), sehingga penolakan ini tidak membuktikan apa pun.",
    "The site refuses every unknown address (401/403), so this refusal proves nothing.",
)
ADDRESS_TARGET = _reason(
    "address-target",
    "Aset ini berupa alamat IP, bukan nama domain.",
    "This asset is an IP address, not a name.",
)
OTHER_SORT = _reason(
    "other-sort",
    "Butir ini dinilai pada domain sebagai keseluruhan, bukan pada host, atau sebaliknya.",
    "This is judged at a domain as a whole and not at a host, or the other way round.",
)
UNANSWERED = _reason(
    "unanswered",
    "Server tidak memberi jawaban yang dapat dinilai untuk butir ini (waktu habis, sambungan diputus, atau batas permintaan tercapai).",
    "The server gave no usable answer for this check (a time-out, a cut connection, or the limit of requests was reached).",
)
UNVERIFIED_CHAIN = _reason(
    "unverified-chain",
    "Rantai sertifikat ini memuat kunci yang lebih besar daripada yang diterima peramban (8.192 bit), atau terlalu banyak sertifikat, sehingga tidak semua tanda tangannya diperiksa.",
    "This chain has keys larger than browsers accept (8,192 bits), or too many certificates, so not all of its signatures were verified.",
)
NO_HTTPS = _reason(
    "no-https",
    "Situs tidak dapat dibuka dengan HTTPS; lihat temuan tentang HTTPS.",
    "The site cannot be opened over HTTPS; see the finding about HTTPS.",
)
NO_PLAIN_HTTP = _reason(
    "no-plain-http",
    "Tidak ada layanan HTTP tanpa enkripsi di aset ini.",
    "This asset offers no unencrypted HTTP.",
)
NOT_HTML = _reason(
    "not-html",
    "Yang disajikan di alamat ini bukan halaman HTML, sehingga butir ini tidak berlaku.",
    "What is served here is not an HTML page, so this check does not apply.",
)

FIRST_LOOK = _reason(
    "first-look",
    "Belum ada pemindaian sebelumnya yang cukup untuk dibandingkan dengan halaman depan ini.",
    "There is no earlier scan yet that tells enough to compare this front page with.",
)
ONE_SIGN = _reason(
    "one-sign",
    "Hanya satu tanda yang terlihat, dan satu tanda dapat saja wajar, sehingga tidak ada yang dinyatakan. Buka halaman yang disebut dan lihat sendiri, juga dari hasil mesin pencari dan dari telepon.",
    "Only one sign was seen, and one may be innocent, so nothing is claimed. Open the page named and look for yourself, from a search engine and on a telephone as well.",
)
RESOLVER_DENIES = _reason(
    "resolver-denies",
    "Resolver menyatakan sebuah nama tidak ada, tetapi menyangkal pula domain tingkat atas yang pasti ada; jawabannya tidak dapat dipercaya.",
    "The resolver says that a name does not exist, but denies the top-level domain above it, too, which certainly exists; its answers cannot be believed.",
)
RESOLVER_INVENTS = _reason(
    "resolver-invents",
    "Resolver menyatakan ada pula untuk nama yang pasti tidak ada, sehingga yang benar-benar ada tidak dapat dikenali.",
    "The resolver says of a name that certainly does not exist that it does, so what really exists could not be told.",
)
RESOLVER_UNVALIDATED = _reason(
    "resolver-unvalidated",
    "Resolver yang dipakai pemindai tidak memeriksa tanda tangan DNSSEC atau membuangnya dari jawaban, sehingga keadaan domain ini tidak terlihat. Pakai resolver yang memeriksanya, misalnya Unbound di mesin pemindai.",
    "The resolver that the scanner uses does not verify DNSSEC signatures, or strips them from answers, so how this domain stands was not seen. Use one that does, such as Unbound on the scanner's machine.",
)
RESOLVER_CONTRADICTS = _reason(
    "resolver-contradicts",
    "Jawaban resolver tentang tanda tangan DNSSEC domain ini saling bertentangan, sehingga tidak ada yang disimpulkan.",
    "What the resolver says of this domain's DNSSEC signatures contradicts itself, so nothing is concluded.",
)
DNSSEC_ABOVE = _reason(
    "dnssec-above",
    "Tanda tangan DNSSEC sebuah domain di atas domain ini salah, sehingga domain ini sendiri tidak dapat dinilai. Beri tahu pengelola domain di atasnya.",
    "DNSSEC signatures of a domain above this one are wrong, so this one could not be judged by itself. Tell those who keep the domain above.",
)
NO_ZONE = _reason(
    "no-zone",
    "Nama ini tidak memiliki zona sendiri, tetapi berada dalam zona domain di atasnya, yang dinilai tersendiri.",
    "This name has no zone of its own, but lies in the zone of a domain above it, which is judged by itself.",
)
NO_MAIL = _reason(
    "no-mail",
    "Domain ini tidak menerima surel, sehingga butir ini tidak berlaku.",
    "This domain takes no mail, so this does not apply.",
)

_FAILURES = {
    FailureKind.NO_SUCH_NAME: _reason(
        "no-such-name",
        "Nama domain ini tidak ada di DNS. Bila situs sudah tidak dipakai, hapus dari daftar aset; bila masih, perbaiki DNS-nya.",
        "This name does not exist in the DNS. If the site is retired, remove it from the list; if not, repair its DNS.",
    ),
    FailureKind.SERVFAIL: _reason(
        "servfail",
        "Server DNS gagal menjawab (SERVFAIL). Periksa server nama dan tanda tangan DNSSEC domain ini.",
        "The DNS failed to answer (SERVFAIL). Check the domain's name servers and DNSSEC signatures.",
    ),
    FailureKind.REFUSED: _reason(
        "refused",
        "Sambungan ditolak: tidak ada layanan yang mendengarkan pada porta ini.",
        "The connection was refused: nothing listens on this port.",
    ),
    FailureKind.RESET: _reason(
        "reset",
        "Sambungan diputus oleh server atau perangkat jaringan sebelum ada jawaban.",
        "The connection was cut by the server or a network device before an answer came.",
    ),
    FailureKind.TIMEOUT: _reason(
        "timeout",
        "Tidak ada jawaban dalam batas waktu. Situs mungkin mati, sangat lambat, atau menolak alamat pemindai.",
        "No answer within the time limit. The site may be down, very slow, or dropping the scanner's address.",
    ),
    FailureKind.TLS: _reason(
        "tls",
        "Sambungan TLS gagal dibuat, sehingga isi situs melalui HTTPS tidak terlihat.",
        "The TLS connection could not be made, so the site over HTTPS was not seen.",
    ),
    FailureKind.TOO_LARGE: _reason(
        "too-large",
        "Jawaban melampaui batas ukuran pemindai, sehingga tidak dibaca.",
        "The answer was larger than the scanner's limit and was not read.",
    ),
    FailureKind.MALFORMED: _reason(
        "malformed",
        "Jawaban server tidak sesuai protokol, sehingga tidak dapat dibaca.",
        "The server's answer does not follow the protocol and could not be read.",
    ),
    FailureKind.BLOCKED: _reason(
        "blocked",
        "Pemindai diblokir oleh WAF atau perlindungan dari program otomatis. Izinkan User-Agent atau alamat pemindai, lalu pindai ulang.",
        "The scanner was blocked by a WAF or bot protection. Allow the scanner's User-Agent or address and scan again.",
    ),
    FailureKind.RATE_LIMITED: _reason(
        "rate-limited",
        "Server membatasi jumlah permintaan (429), sehingga jawaban yang sebenarnya tidak diperoleh.",
        "The server limits the number of requests (429), so the real answer was not obtained.",
    ),
    FailureKind.OUT_OF_SCOPE: _reason(
        "out-of-scope",
        "Alamat ini mengalihkan ke alamat yang tidak terdaftar; pemindai tidak mengikutinya. Daftarkan tujuannya bila milik pemerintah kota.",
        "This address redirects to one that is not registered; the scanner did not follow. Register the destination if the city owns it.",
    ),
    FailureKind.OFF_LIMITS: _reason(
        "off-limits",
        "Alamat ini mengalihkan ke alamat yang tidak diminta pemindai: namanya berarti mengubah sesuatu (misalnya keluar atau hapus), atau robots.txt melarangnya.",
        "This address redirects to one that the scanner does not ask for: its words say that it changes something, such as a log-out, or robots.txt forbids it.",
    ),
    FailureKind.BUDGET: _reason(
        "budget",
        "Batas permintaan, waktu, atau ukuran data untuk aset ini tercapai sebelum butir ini sempat diperiksa.",
        "The limit of requests, time or data for this asset was reached before this could be examined.",
    ),
    FailureKind.NOT_PERMITTED: _reason(
        "not-permitted",
        "Izin pemindaian tidak berlaku saat ini (di luar jam, masa izin berakhir, aset tidak lagi terdaftar, atau alamat tidak boleh dihubungi).",
        "The scan permission does not hold now (outside hours, expired, no longer on the list, or an address that may not be contacted).",
    ),
    FailureKind.PROBE_ERROR: _reason(
        "probe-error",
        "Terjadi kesalahan pada program pemindai; tim keamanan perlu melaporkannya.",
        "The scanner itself failed; the security team should report this.",
    ),
}

BLOCKED = _FAILURES[FailureKind.BLOCKED]
RATE_LIMITED = _FAILURES[FailureKind.RATE_LIMITED]
OUT_OF_SCOPE = _FAILURES[FailureKind.OUT_OF_SCOPE]

UNREADABLE = _reason(
    "unreadable",
    "Bagian tempat hasil ini disimpan rusak atau ditulis oleh versi tilik yang lebih baru, sehingga tidak dapat dibaca.",
    "The part of the store that keeps this is damaged or was written by a newer version of tilik, so it cannot be read.",
)

REASONS: dict[str, Reason] = {
    reason.key: reason
    for reason in (
        NOT_ASKED, NOT_COLLECTED, SERVER_ERROR, ERROR_PAGE, DEFAULT_PAGE, PARKED, SUSPENDED, MAINTENANCE, LOG_IN, BROKEN_OFF, PARTLY_READ, NOTHING_VISIBLE, ELSEWHERE, NO_BASELINE,
        CATCH_ALL, FORBIDDEN, ADDRESS_TARGET, OTHER_SORT, UNANSWERED, UNVERIFIED_CHAIN, NO_HTTPS, NO_PLAIN_HTTP, NOT_HTML, FIRST_LOOK, ONE_SIGN, RESOLVER_DENIES, RESOLVER_INVENTS, RESOLVER_UNVALIDATED, RESOLVER_CONTRADICTS,
        DNSSEC_ABOVE, NO_ZONE, NO_MAIL, UNREADABLE, *_FAILURES.values(),
        NO_BANNER, BANNER_WITHOUT_VERSION, DISTRIBUTION_VERSION,
    )
}  # fmt: skip


def of_failure(kind: FailureKind) -> Reason:
    """The reason that stands for a failure of this kind."""
    return _FAILURES[kind]
