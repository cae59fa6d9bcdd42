"""Whether asking for an address could change something, by its words: verbs by themselves, in two words, or joined to what they act upon.

Scanners leave out what matches ``logout`` or ``delete`` somewhere, as their users tell them to; that leaves out ``/penghapusan-aset`` and
``/editorial``, and asks for ``/log-out`` and ``/hapusdata``. Here words count. In doubt a page is not asked for: a crawl needs a few of each sort.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from urllib.parse import unquote


def _words(words: str) -> frozenset[str]:
    return frozenset(words.split())


# Each changes something wherever it stands in a short name.
_VERBS = _words(
    """
    logout logoff logouts signout signoff logot endsession killsession singlelogout slo sls exit quit optout unsubscribe subscribe
    delete deletes del destroy remove erase wipe purge trash untrash unlink discard drop truncate clear flush reset rollback undo
    edit update add append insert save submit send resend rename replace cancel abort reject decline dismiss approve accept
    activate deactivate enable disable toggle unblock unban unlock suspend reopen restore publish unpublish unhide assign unassign revoke
    follow unfollow like unlike dislike upvote downvote vote voting polling cart checkout addtocart addcart wishlist
    execute exec run cron migrate reindex rebuild sync upgrade uninstall undeploy deploy shutdown reboot restart reload kill retry export import
    terminate invalidate expunge regenerate renew cleanup dispatch trigger finalize refund redeem withdraw donate mute kick demote promote logmeout
    emptytrash emptycart rotate impersonate switchuser clone duplicate generate unenrol enrol
    hapus hapuskan batal batalkan nonaktif nonaktifkan aktifkan aktivasi deaktivasi kosongkan bersihkan musnahkan ubah sunting perbarui
    tambah tambahkan sisipkan simpan kirim kirimkan setuju setujui tolak blokir bekukan pulihkan pindahkan sahkan terbitkan arsipkan berhenti
    akhiri batalin pulangkan unsub voteup votedown hentikan matikan hidupkan hilangkan copot publikasikan sebarkan laporkan bagikan ikuti berlangganan daftarkan
    lepaskan putuskan kembalikan sembunyikan cairkan jadwalkan tugaskan lupakan usir pecat tunda tangguhkan bukakunci bukablokir setaktif tandai
    disconnect forgetme markasread readall bacasemua checkin gantinama kirimulang hitungulang tarikkembali putussambungan ambilalih
    jalankan disposisikan teruskan selesaikan sinkron sinkronkan berhentilangganan
    """
)
# Each is a noun, too, or a step before any change: it counts alone, and beside what it acts upon.
_WEAK = _words(
    """
    keluar kunci pilih tutup terima cabut ganti buang beli bayar ambil panggil salin verifikasi validasi konfirmasi verify validate confirm
    rm selesai suka absen empty clean set rate join leave spam pause resume transfer claim complete finish refresh
    lepas gabung sinkronisasi disposisi proses duplikat mulai merge
    change modify block ban lock close hide mark move copy stop buy pay flag archive
    """
)
# What stands for change where a parameter says what to do.
_TASKS = _words(
    "create buat post put patch store set unset upload install setup start backup pindah join leave watch unwatch rate report star pin merge"
)
_PARAMETERS = re.compile(
    r"_?(?:(?:crud|form|wc|sub|ajax)?-?_?(?:action|ajax|act|aksi)|do|op|oper|operation|task|tugas|cmd|command|perintah|mode|method|func|fungsi|event)"
)
# Who acts, and how: before a verb.
_BEFORE = _words(
    "do on go act action aksi proses process btn tombol ajax api call auth sso saml cas force mass bulk multi soft hard perform exec admin "
    "customer client my get post req cmd mod form c v"
)
_OBJECTS = _words(
    """
    data user users account accounts akun member members anggota item items file files berkas dokumen document documents foto photo gambar image
    images video album berita news artikel article articles post posts posting page pages halaman komentar comment comments pesan message messages
    mail email surat disposisi pegawai pengguna admin profil profile password sandi pass status session sessions sesi cache log logs db database
    table tabel row rows record records rec tiket ticket order pesanan cart keranjang cuti izin permohonan pengajuan laporan aduan pengaduan menu
    kategori category tag tags banner slider slide agenda event jadwal pengumuman link all semua id selected node role akses permission group grup
    antrian antrean nomor survey survei poll polling produk product barang transaksi pembayaran kegiatan lampiran attachment buku bukutamu siswa guru
    pwd katasandi request requests permintaan usulan peserta pelanggan customer invoice tagihan kunjungan reservasi booking service services job jobs
    warga penduduk pasien token key setting settings config konfigurasi plugin module modul theme sistem system aplikasi app langganan suara as
    """
)
# Nouns of two words that hold a verb: outgoing mail, thanks, savings and loans, compensation, yardstick, added value.
_NOUNS = _words(
    "suratkeluar barangkeluar kaskeluar uangkeluar datakeluar pindahkeluar keluarmasuk terimakasih tandaterima serahterima simpanpinjam gantirugi "
    "tolakukur nilaitambah katakunci kuncijawaban bukatutup changelog dataset markas"
)
# A parameter that only a form or a link that changes something carries: WordPress, Moodle, Joomla (a name of 32 digits), frameworks.
_TOKENS = re.compile(
    r"_wpnonce|sesskey|sectok|_?(?:csrf|xsrf)[\w-]{0,30}|_token|requesttoken|authenticity_?token|__requestverificationtoken|form_?key|logout_?key|[0-9a-f]{32}"
)
_UNITS = re.compile(r"[/?&=;,:|]+")
_WORD = re.compile(r"[A-Z]+(?=[A-Z][a-z])|[A-Z]?[a-z]+|[A-Z]+")
_PROGRAM = re.compile(r"\.(?:php\d?|phtml|html?|aspx?|ashx|jspx?|do|action|cgi|pl|py|cfm)$", re.IGNORECASE)
# The words of a title stand between hyphens or spaces, at least four of them.
_TITLE = re.compile(r"[^-+\s_]+(?:[-+\s]+[^-+\s_]+){3,}")
_DECODED = 4
_LONGEST = 40


@lru_cache(maxsize=4096)
def words_of_change(address: str) -> frozenset[str]:
    """Those of a path with its query, in lower case; none for an address that can be asked for. Escapes are undone, also repeated ones."""
    return frozenset(_verbs(decode_address(address)))


def decode_address(address: str) -> str:
    """An address without its escapes, also where they were escaped again."""
    for _ in range(_DECODED):
        address, before = unquote(address), address
        if address == before:
            break
    return address


def _verbs(address: str) -> Iterator[str]:
    path, _, query = address.partition("?")
    for unit in _UNITS.split(path):
        yield from _of_unit(_PROGRAM.sub("", unit))
    for pair in re.split(r"[&;?]", query):
        name, _, value = pair.partition("=")
        if _TOKENS.fullmatch(name.lower()):
            yield name.lower()
        yield from _of_unit(name)
        for unit in _UNITS.split(value):
            yield from _of_unit(_PROGRAM.sub("", unit))
            if _PARAMETERS.fullmatch(name.lower()):
                yield from _TASKS.intersection(word.lower() for word in _WORD.findall(unit))


def _of_unit(unit: str) -> Iterator[str]:
    """The verbs of a segment, a name or a value."""
    words = [word.lower() for word in _WORD.findall(unit)]
    if _TITLE.fullmatch(unit):
        # News and services begin with what they are about; what begins with a verb may be a command.
        words = words[:1]
    elif len(words) == 1:
        yield from words if words[0] in _WEAK else ()
    pairs = list(pairwise(words))
    for first, second in pairs:
        if first + second in _VERBS:
            yield first + second
        elif first + second in _NOUNS:
            words = [word for word in words if word not in (first, second)]
        elif (first in _WEAK and second in _OBJECTS) or (second in _WEAK and first in _BEFORE | _OBJECTS):
            yield first + second
    if "".join(words) in _VERBS:
        yield "".join(words)
    yield from (word for word in words if word in _VERBS or _is_derivation(word))


def _is_derivation(word: str) -> bool:
    """``hapusdata``, ``dologout``, ``userdelete``; ``tutupkan``, ``republish``, ``unarchive``."""
    if word in _NOUNS or len(word) > _LONGEST:
        return False
    verbs = _VERBS | _WEAK
    if (
        word.removesuffix("kan") in verbs - {word}
        or word.removeprefix("re") in _VERBS - {word}
        or word.removeprefix("un") in verbs - {word}
    ):
        return True
    parts = ((word[:at], word[at:]) for at in range(2, len(word) - 1))
    return any((head in verbs and tail in _OBJECTS) or (tail in verbs and head in _BEFORE | _OBJECTS) for head, tail in parts)
