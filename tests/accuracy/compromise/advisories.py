"""Pages of response teams and teachers that quote what intruders write: hosts, shells, obfuscated code, pasted commands, claims on defaced pages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from html import escape

from tests.accuracy.compromise.case import Case
from tests.accuracy.compromise.defacement import SIGNED, page
from tests.accuracy.compromise.packs import GAMBLING, JAPANESE, PILLS
from tests.accuracy.compromise.plants import addition, front, insertion, replacement
from tests.accuracy.compromise.scripts import DECODED, MINERS, PASTED, PLAIN
from tests.accuracy.compromise.shells import apache, nginx
from tests.accuracy.compromise.site import Page, reply
from tests.accuracy.compromise.texts import slug
from tests.accuracy.compromise.traps import article, trap

_SAFE = "raja-gacor88[.]example"


def _code(text: str) -> str:
    return f"<pre><code>{escape(text)}</code></pre>"


_HIDDEN = f'<div style="display:none">{GAMBLING.links(4)}</div>'
# Title, and what the page says.
WARNINGS: Mapping[str, tuple[str, ...]] = {
    "Peringatan: sisipan judi pada situs pemerintah": ("Kami menemukan blok tersembunyi berikut pada tema situs.", _code(_HIDDEN), "Hapus blok itu, ganti kata sandi, dan perbarui pengaya."),
    "Indikator kompromi kampanye judi": (f"Domain yang dipakai pelaku: {_SAFE}, slotmewah[.]example, toto-sakti[.]example.", "<ul>" + "".join(f"<li>hxxps://{host}/</li>" for host in GAMBLING.hosts) + "</ul>", "Blokir pada DNS dan laporkan."),
    "Indikator dalam bentuk terbuka": ("Daftar domain untuk dimasukkan ke dalam penyaring.", "<table>" + "".join(f"<tr><td>{host}</td><td>judi</td></tr>" for host in (*GAMBLING.hosts, *PILLS.hosts)) + "</table>"),
    "Mengenali web shell": ("Nama yang sering dipakai: c99.php, r57.php, b374k.php, wso.php, alfa.php, indoxploit.php, mini.php.", _code("find /var/www -name '*.php' -path '*uploads*'"), "Bandingkan hash dengan cadangan."),
    "Membaca skrip yang disamarkan": ("Contoh skrip yang ditemukan pada situs korban.", _code(DECODED["character-codes"]), _code(DECODED["base64-run"]), "Jangan jalankan skrip ini."),
    "Packer dan unpacker": ("Contoh fungsi packer yang dipakai penyerang untuk mengalihkan pengunjung.", _code(DECODED["packed"]), "Alat pembuka tersedia di laboratorium."),
    "Pengalihan dari mesin pencari": ("Skrip ini mengalihkan pengunjung dari Google ke situs judi.", _code(PLAIN["redirect-by-referrer"]), "Periksa berkas functions.php."),
    "Waspada CAPTCHA palsu": ("Laman palsu meminta Anda menekan Windows + R, lalu Ctrl + V, lalu Enter. Jangan lakukan.", "Perintah yang ditempel biasanya powershell -w hidden -c iwr. CAPTCHA asli tidak pernah meminta hal itu.", "Bila terlanjur, putuskan jaringan dan hubungi CSIRT."),
    "Contoh kode CAPTCHA palsu": ("Sampel untuk analis.", _code(PASTED["windows"]), _code(PASTED["mshta"])),
    "Penambang kripto pada laman web": ("Penambang semacam ini memakai prosesor pengunjung.", _code(MINERS["coinhive-like"]), "Cari kata CoinHive atau cryptonight pada sumber halaman."),
    "Galeri halaman yang dirusak": ("Tulisan yang lazim ditemukan pada halaman yang diretas.", "<ul>" + "".join(f"<li>{title}</li>" for title, _ in SIGNED.values()) + "</ul>", "Semua telah dipulihkan."),
    "Japanese keyword hack": ("Halaman berbahasa Jepang bermunculan di hasil pencarian situs korban.", "<blockquote>" + " / ".join(JAPANESE.phrases) + "</blockquote>", "Periksa sitemap dan akun Search Console."),
    "Memeriksa cloaking dengan curl": ("Bandingkan kedua jawaban berikut.", _code('curl -s -A "Googlebot/2.1" https://situs.go.id/ | grep -i "slot gacor"\ncurl -s -e https://www.google.com/ https://situs.go.id/ | grep -iE "togel|slot88|maxwin"'), "Perbedaan kata judi menandakan cloaking."),
    "Kata kunci pencarian untuk pengelola": ("Gunakan operator berikut pada mesin pencari.", _code('site:situs.go.id "slot gacor" OR "slot88" OR togel OR maxwin OR "judi online"'), "Ajukan penghapusan bila ada hasil."),
    "Aturan ModSecurity": ("Aturan untuk menolak sisipan.", _code('SecRule RESPONSE_BODY "@rx (slot gacor|togel online|judi online|eval\\(base64_decode)" "id:1001,deny"'),),
    "Panduan membersihkan WordPress dari spam obat": ("Frasa yang dicari pada basis data.", _code("SELECT ID FROM wp_posts WHERE post_content LIKE '%viagra%' OR post_content LIKE '%cialis%' OR post_content LIKE '%payday loans%';")),
    "Laporan tahunan CSIRT": ("Insiden tahun ini: 41 sisipan judi online (slot gacor, togel), 12 defacement (Hacked by), 5 web shell, 2 penambang.", "Rata-rata waktu pemulihan sembilan jam."),
}  # fmt: skip


def cases() -> Iterator[Case]:
    """All honest."""
    for title, texts in WARNINGS.items():
        yield trap(
            "advisory-" + slug(title)[:36].strip("-"),
            "a response team quotes what intruders write",
            pages=article(title, *texts, folder="/peringatan"),
        )
    many = {path: page for title, texts in WARNINGS.items() for path, page in article(title, *texts, folder="/peringatan").items()}
    yield trap("advisories-all", "the whole archive of a response team", pages=many)
    downloads = addition(
        {"/unduh/": apache("/unduh", ("ioc-judi-2026.csv", "yara-webshell.yar", "hash-c99.txt", "panduan-defacement.pdf"))}
    )
    yield trap(
        "folder-of-a-response-team", "an open folder with lists of indicators", insertion('<p><a href="/unduh/">Unduhan</a></p>'), downloads
    )
    malware = addition(
        {"/lab/sampel/": nginx("/lab/sampel/", ("README.txt", "c99.php.txt", "wso.php.zip", "r57.php.infected", "b374k-analisis.pdf"))}
    )
    yield trap(
        "samples-of-a-laboratory",
        "a laboratory's open folder of renamed, packed samples that do not run",
        insertion('<p><a href="/lab/sampel/">Sampel untuk praktikum</a></p>'),
        malware,
    )
    indicators = "\n".join((*GAMBLING.hosts, *PILLS.hosts, "c99.php", "slot gacor", "viagra", "Hacked by"))
    yield trap(
        "indicators-as-text",
        "a file of indicators in text",
        files={"/ioc/judi.txt": reply(indicators, "text")},
        menu=(("/ioc/judi.txt", "Daftar indikator"),),
    )
    yield trap(
        "hackathon",
        "a contest with words of intruders",
        pages={
            "/hackathon": Page(
                title="Hackathon: hacked by 40 tim muda",
                body="<p>Hacked by: Tim Kopi, Tim Senja, Tim Garuda. Karya terbaik: peta banjir. Greetz to all mentors!</p><p>Tema: we hack for good. Own your city.</p>",
            )
        },
    )
    board = page(
        "CTF Kota Contoh: papan nilai",
        "<h1>Capture the flag</h1><p>pwned by sapi.terbang: web 300. owned by kopi: pwn 500. rooted by senja.</p><p>Latihan di lingkungan tertutup dinas komunikasi.</p>",
    )
    yield trap(
        "scoreboard",
        "the scoreboard of an exercise is black and speaks of pwned",
        addition({"/ctf/": board}),
        insertion('<p><a href="/ctf/">Papan nilai CTF</a></p>'),
    )
    yield trap(
        "exhibition",
        "an exhibition is called Hacked",
        pages={
            "/hacked": Page(
                title="Hacked! Pameran seni digital",
                body="<p>HACKED By Seniman Kota: pameran instalasi cahaya di galeri kota sampai akhir bulan. Gratis.</p>",
            )
        },
    )
    recovered = '<div class="notice"><p>Situs ini pernah diretas (Hacked by ./Bayang-Senyap) pada 4 Mei dan telah pulih 5 Mei. Layanan berjalan normal.</p></div>'
    yield trap("recovered-and-says-so", "a notice on every page tells of the defacement that is over", insertion(recovered, "heading"))
    story = insertion(
        '<section class="hero"><h2>Tadi malam situs kami bertuliskan Hacked By Bayang-Senyap</h2><p>Kini telah pulih. Mohon maaf atas gangguan ini. Tim kami menutup celah unggah berkas.</p></section>',
        "heading",
        front,
    )
    yield trap("recovered-last-night", "the front page's first news is its own defacement, which is over", story)
    for name, text in (
        ("maintenance", "Situs sedang dalam pemeliharaan. Kami segera kembali."),
        ("coming-soon", "Coming soon. Laman baru dinas segera hadir."),
        ("mourning", "Turut berduka cita atas wafatnya Bapak Wali Kota."),
        ("migration", "Laman ini pindah ke portal kota. Silakan menuju beranda baru."),
    ):
        black = page(text.split(".")[0], f"<h1>{text}</h1>", "body{background:#000;color:#fff;text-align:center}")
        yield trap(f"short-and-black-{name}", "a short black page that says why", replacement(black, front))
