"""Honest pages about gambling, defacement and fraud: news, rules, warnings, help. They say every strong word, often more of them than spam does."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

from tests.accuracy.compromise.case import Case
from tests.accuracy.compromise.dresses import MODERN, OLD, PORTAL, WORDPRESS
from tests.accuracy.compromise.packs import GAMBLING
from tests.accuracy.compromise.plants import insertion, new_title
from tests.accuracy.compromise.site import Page, reply
from tests.accuracy.compromise.texts import slug
from tests.accuracy.compromise.traps import article, trap

_LIST = ", ".join(GAMBLING.phrases)
# Title, and what the page says.
ARTICLES: Mapping[str, tuple[str, ...]] = {
    "Polisi tangkap bandar togel hongkong di pasar lama": ("Satreskrim menangkap seorang bandar togel hongkong yang melayani taruhan melalui telepon.", "Barang bukti berupa rekap togel, dua ponsel, dan uang tunai disita. Pelaku dijerat pasal 303 KUHP."),
    "Satpol PP razia warung yang menyediakan situs judi online": ("Petugas mendapati pemuda bermain slot gacor dan mahjong ways di warung kopi.", "Kepala Satpol PP menegaskan judi online dilarang dan merusak keluarga. Pemilik warung diberi surat peringatan."),
    "Surat edaran larangan judi online bagi aparatur": ("Wali kota melarang seluruh ASN bermain judi online, slot online, togel, dan judi bola dalam bentuk apa pun.", "Pelanggar dikenai hukuman disiplin sesuai Peraturan Pemerintah Nomor 94 Tahun 2021.", "Perjudian adalah tindak pidana menurut pasal 27 ayat 2 UU ITE."),
    "Mengenal istilah slot gacor, maxwin, dan rtp live": ("Orang tua perlu mengenal istilah yang dipakai pelaku: slot gacor, maxwin, scatter hitam, rtp live, gates of olympus, dan pola gampang menang.", "Istilah itu adalah bujukan. Mesin slot diatur agar pemain selalu kalah.", "Bicarakan bahaya judi online dengan anak."),
    "Kementerian memblokir ribuan situs judi": ("Sepanjang pekan ini dua ribu situs judi online diblokir, antara lain yang memakai nama slot88, pkv games, sbobet, dan mpo.", "Warga diminta melaporkan situs judi melalui kanal aduan konten."),
    "Layanan rehabilitasi kecanduan judi online di RSUD": ("Poli jiwa membuka layanan bagi warga yang kecanduan slot, togel, dan judi bola.", "Gejalanya: terus menambah deposit, berutang ke pinjaman online, berbohong kepada keluarga, mengejar kekalahan.", "Daftar melalui loket atau telepon. Konseling keluarga tidak dipungut biaya."),
    "Bahaya judi online bagi keluarga": ("Bonus member baru, deposit pulsa murah, dan link alternatif adalah umpan bandar judi.", "Utang, perceraian, dan depresi adalah akibatnya. Hentikan sekarang."),
    "Pelajar terpapar iklan slot di gim": ("Survei menunjukkan empat dari sepuluh pelajar pernah melihat iklan slot gacor saat bermain gim.", "Sekolah diminta mengadakan literasi digital."),
    "Bareskrim ungkap jaringan judi bola internasional": ("Tersangka mengelola agen judi bola, mix parlay, dan sbobet dengan server di luar negeri.", "Perputaran uangnya mencapai ratusan miliar rupiah.", "Polisi menyita belasan rekening."),
    "Bansos dicabut bagi penerima yang bermain judi online": ("Dinas sosial menerima data penerima bantuan yang bertransaksi pada situs judi online.", "Setelah verifikasi, bantuan dihentikan sementara."),
    "Deklarasi anti judi online di lapangan": ("Ribuan pelajar membaca ikrar: kami menolak judi online, slot, dan togel.", "Tidak pada judi, ya pada prestasi!"),
    "Undian tanpa izin adalah penipuan": ("Warga menerima pesan menang undian berhadiah dan diminta membayar pajak. Itu penipuan.", "Undian gratis berhadiah wajib berizin Kementerian Sosial menurut UU Nomor 22 Tahun 1954."),
    "Waspada pinjaman online ilegal": ("Pinjaman online tanpa agunan, cair lima menit, tanpa BI checking: kenali ciri pinjol ilegal.", "Periksa daftar berizin OJK sebelum meminjam."),
    "Obat kuat ilegal disita BPOM": ("Petugas menyita produk bermerek viagra, cialis, dan levitra palsu tanpa izin edar yang dijual di internet.", "Sildenafil hanya boleh ditebus dengan resep dokter."),
    "Seminar bahaya pornografi bagi remaja": ("Psikolog menjelaskan dampak video porn dan konten dewasa terhadap otak remaja.", "Orang tua diajak memasang penyaring konten."),
    "Joki skripsi dan jasa tugas dilarang": ("Dinas pendidikan mengingatkan bahwa jasa penulisan esai, joki skripsi, dan makalah siap pakai melanggar kode etik akademik.", "Kampus menyiapkan sanksi."),
    "Klarifikasi: situs lama kami sempat disusupi judi online": ("Pada bulan Maret subdomain lama diretas dan menampilkan halaman slot gacor bagi mesin pencari.", "Tim CSIRT membersihkan server, mengganti kata sandi, dan meminta mesin pencari menghapus indeks. Layanan kini pulih."),
    "Situs kami pulih setelah diretas": ("Kemarin halaman depan berubah menjadi tulisan Hacked By Bayang-Senyap.", "Cadangan dipulihkan dalam dua jam, tidak ada data warga yang hilang, dan celah unggah berkas ditutup."),
    "Pelatihan menangani defacement bagi admin": ("Peserta melihat contoh halaman bertuliskan Defaced by dan Hacked by, lalu berlatih memulihkan cadangan.", "Narasumber dari BSSN memaparkan panduan penanganan insiden web defacement."),
    "Guru mengaji tentang haramnya maisir": ("Fatwa menegaskan judi (maisir), termasuk togel, slot, dan taruhan bola, hukumnya haram.", "Bandar, pemain, dan yang mempromosikan sama-sama berdosa."),
    "Tanya jawab: kecanduan judi, ke mana meminta tolong": ("Saya bermain slot gacor tiap malam dan kalah terus. Bagaimana berhenti?", "Hubungi konselor puskesmas. Serahkan pengelolaan uang kepada keluarga, tutup akun, dan pasang pemblokir situs judi."),
}  # fmt: skip


def _rich() -> Iterator[Case]:
    """Honest pages with what spam has besides words."""
    json_ld = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": "Polisi gerebek markas situs judi online slot gacor",
        "publisher": {"@type": "Organization", "name": "Humas Kota Contoh"},
    }
    head = f'<script type="application/ld+json">{json.dumps(json_ld)}</script><meta property="og:title" content="Polisi gerebek markas situs judi online"><meta name="description" content="Polisi menangkap operator situs judi online slot gacor dan togel hongkong">'
    yield trap(
        "news-read-by-machines",
        "JSON-LD, Open Graph and description of a news page about a raid",
        pages=article(
            "Polisi gerebek markas situs judi online slot gacor",
            "Lima operator situs judi online ditangkap dan dijerat pasal 303 KUHP.",
            head=head,
        ),
    )
    campaign = '<div class="banner"><a href="/stop-judi-online"><img src="/aset/stop.png" alt="STOP JUDI ONLINE: slot gacor, togel, judi bola merusak keluarga"></a></div>'
    yield trap(
        "campaign-on-every-page",
        "a banner against gambling on every page",
        insertion(campaign, "start"),
        pages={"/stop-judi-online": Page(title="Stop judi online", body="<p>Judi online merusak. Laporkan situs judi kepada kami.</p>")},
    )
    yield trap(
        "campaign-in-titles",
        "the title of every page says to stop gambling",
        new_title("STOP JUDI ONLINE! Dinas Kota Contoh bebas slot dan togel"),
    )
    hidden = f'<div class="accordion"><h3><button aria-expanded="false">Apa itu judi online?</button></h3><div class="panel" style="display:none"><p>Judi online memakai nama seperti {_LIST}. Semua dilarang dan dapat dipidana menurut UU ITE.</p><p>Baca <a href="https://www.komdigi.go.id/">penjelasan kementerian</a> dan <a href="https://aduankonten.id/">laporkan situs judi</a>.</p></div></div>'
    yield trap("hidden-answers-about-gambling", "an accordion hides an answer that lists what is forbidden", insertion(hidden, "end"))
    popup = '<div class="modal" id="peringatan" style="display:none"><h2>Peringatan</h2><p>Judi online adalah tindak pidana. Jangan tergiur slot gacor, togel, dan bonus member baru.</p><a href="https://aduankonten.id/">Laporkan</a></div>'
    yield trap("hidden-warning", "a dialogue that opens later warns of gambling", insertion(popup, "end"), dress=PORTAL)
    table = (
        "<table><tr><th>No</th><th>Situs</th><th>Tanggal blokir</th></tr>"
        + "".join(f"<tr><td>{n}</td><td>{GAMBLING.slugs[n % 6]}{n}.example</td><td>2026-03-{1 + n % 28:02}</td></tr>" for n in range(120))
        + "</table>"
    )
    yield trap(
        "list-of-blocked-sites",
        "a table of a hundred gambling hosts that were blocked",
        pages=article(
            "Daftar situs judi online yang diblokir",
            "Berikut daftar situs judi online yang telah diblokir atas permintaan kepolisian.",
            table,
        ),
    )
    links = (
        "<ul>"
        + "".join(
            f'<li><a href="https://berita-nasional.example/{n}/situs-judi-online-{word}" rel="noopener">{word.replace("-", " ").title()}: kasus situs judi online</a></li>'
            for n, word in enumerate(("polisi-tangkap", "ratusan-diblokir", "bandar-dihukum", "korban-bicara", "bahaya-slot-gacor"))
        )
        + "</ul>"
    )
    yield trap(
        "press-review",
        "links to newspapers whose headlines are about gambling",
        pages=article("Kliping: pemberantasan judi online", "Kumpulan berita media tentang pemberantasan judi online.", links),
    )
    slugs = [f"Polisi tangkap bandar judi online jilid {n}" for n in range(1, 60)]
    many = {
        path: page
        for title in slugs
        for path, page in article(title, "Pelaku judi online dan slot gacor ditangkap polisi, dijerat pasal 303.").items()
    }
    yield trap("news-of-years", "dozens of addresses that name gambling, all news of the police", pages=many, dress=MODERN)
    tags = {
        "/tag/judi-online/": Page(
            title="Tag: judi online",
            body="<ul><li>Polisi tangkap bandar judi online</li><li>Bahaya slot gacor bagi pelajar</li><li>ASN dilarang bermain togel</li></ul>",
        ),
        "/tag/slot-gacor/": Page(title="Tag: slot gacor", body="<p>Bahaya slot gacor bagi pelajar: baca penjelasan psikolog.</p>"),
    }
    yield trap("tags-of-news", "pages of tags that are called after gambling", pages=tags, dress=WORDPRESS)
    rule = (
        "<ol>"
        + "".join(
            f"<li>Pasal {n}: setiap orang dilarang menyediakan, menawarkan, atau memfasilitasi {phrase}.</li>"
            for n, phrase in enumerate(GAMBLING.phrases, 1)
        )
        + "</ol>"
    )
    yield trap(
        "regulation",
        "a regulation that names everything it forbids",
        pages=article("Peraturan daerah tentang pencegahan perjudian daring", rule, "Ancaman pidana kurungan enam bulan.", folder="/jdih"),
    )
    poem = "Puisi karya siswa: Ayah bermain slot gacor sampai sawah terjual, ibu menangis di dapur. Togel hongkong mengambil sepedaku."
    yield trap("poem", "a pupil's poem about gambling in the family", pages=article("Antologi puisi: Sepedaku hilang", poem), dress=OLD)
    statistics = (
        "<table>"
        + "".join(f"<tr><td>{phrase}</td><td>{n * 137 + 20} aduan</td></tr>" for n, phrase in enumerate(GAMBLING.phrases))
        + "</table>"
    )
    yield trap(
        "statistics-of-complaints",
        "a table counts complaints by the name of the game",
        pages=article(
            "Statistik aduan konten judi", "Jumlah aduan warga menurut jenis konten judi yang dilaporkan.", statistics, folder="/data"
        ),
    )
    script = "MC: slot gacor itu tipu! Peserta: tolak! MC: togel itu rugi! Peserta: tolak! " * 6
    yield trap(
        "words-again-and-again", "a play against gambling repeats its words many times", pages=article("Naskah drama anti judi", script)
    )
    yield trap(
        "feed-about-gambling",
        "the feed's entries are all news about gambling",
        pages={
            path: page
            for title in list(ARTICLES)[:9]
            for path, page in article(title, "Polisi dan pemerintah memberantas judi online.").items()
        },
        dress=WORDPRESS,
    )
    yield trap(
        "press-release-as-text",
        "a press release as a file of text",
        files={
            "/rilis/judi-online.txt": reply(
                "Siaran pers: polisi menangkap 12 bandar judi online. Situs slot gacor dan togel hongkong diblokir.\n", "text"
            )
        },
        menu=(("/rilis/judi-online.txt", "Siaran pers"),),
    )


def cases() -> Iterator[Case]:
    """All honest."""
    for title, texts in ARTICLES.items():
        yield trap("article-" + slug(title)[:40].strip("-"), "news, a rule, a warning or help", pages=article(title, *texts))
    pages = {path: page for title, texts in list(ARTICLES.items())[:12] for path, page in article(title, *texts).items()}
    yield trap("many-articles", "a dozen pages about gambling, fraud and their victims", pages=pages)
    yield from _rich()
