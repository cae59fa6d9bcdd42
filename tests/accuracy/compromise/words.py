"""Words of spam that mean something else: queues, birds, harbours, sports, lotteries of the state, chemists, libraries, journals."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from tests.accuracy.compromise.case import Case
from tests.accuracy.compromise.dresses import JOOMLA, PORTAL, WORDPRESS
from tests.accuracy.compromise.plants import addition, insertion
from tests.accuracy.compromise.site import Page, reply, sitemap
from tests.accuracy.compromise.texts import slug
from tests.accuracy.compromise.traps import article, trap

# Title, and what the page says.
MEANINGS: Mapping[str, tuple[str, ...]] = {
    "Slot antrean daring": ("Pilih slot waktu pelayanan. Slot pagi tersisa 14, slot siang tersisa 9. Daftar slot online paling lambat H-1.", "Slot deposit berkas dibuka pukul delapan. Slot penuh ditandai merah."),
    "Slot online untuk perpanjangan dokumen": ("Daftar slot online melalui aplikasi. Slot hari ini sudah penuh, slot terpercaya dan resmi hanya di laman ini.",),
    "Lomba burung kicau: kelas murai batu gacor": ("Burung gacor tampil maksimal di kelas utama. Juara memperoleh trofi wali kota dan bonus uang pembinaan.", "Tips agar murai gacor setiap hari: pakan, mandi, dan jemur."),
    "Pengadaan sanitasi merek TOTO": ("Spesifikasi kloset duduk TOTO dan keran TOTO untuk gedung baru. Toto dipilih karena hemat air.",),
    "Undian pajak kendaraan berhadiah": ("Pembayar pajak tepat waktu ikut undian dengan hadiah utama sepeda motor. Pengundian disaksikan notaris dan Dinas Sosial.", "Jackpot tahun ini umrah untuk dua orang."),
    "Bandar Udara dan Bandar Sentosa": ("Bandar Sentosa adalah kelurahan pelabuhan. Bandar lama dibuka kembali untuk kapal ikan.", "Agen tiket kapal buka tiap hari."),
    "Museum kupon SDSB dan Porkas": ("Museum menyimpan kupon Porkas dan SDSB, undian negara pada masa lalu, beserta papan nomor togel gelap tahun 1980-an.",),
    "Jadwal siaran langsung pertandingan": ("Live draw babak grup: undian babak perempat final dilakukan secara langsung. Handicap pegolf tercatat 12.", "Peluang menang tim kota menurut pelatih 60 banding 40."),
    "Turnamen mahjong dan catur lansia": ("Klub mahjong balai warga tidak memakai uang. Mahjong ways to play: tiga cara bermain dijelaskan pengajar.",),
    "Kasino Hadiwibowo dan Warkop": ("Kasino, Dono, dan Indro tampil pada pekan film. Pemutaran film Kasino dimulai pukul tujuh.",),
    "Bank sampah: setor, deposit, tarik": ("Deposit sampah dicatat pada buku tabungan. Minimal deposit dua kilogram. Deposit dapat ditukar pulsa dan dana pendidikan.",),
    "Bonus atlet peraih medali": ("Bonus atlet dicairkan bulan depan. Bonus terbesar bagi peraih emas nomor estafet.",),
    "Pertandingan taruhan nyawa: kisah pemadam": ("Mereka bertaruh nyawa menembus api. Taruhannya keselamatan warga.",),
    "Sweet bonanza dan olimpiade roti": ("Pekan kuliner Sweet Bonanza menampilkan roti manis. Panggung Gates of Olympus diisi lomba panjat tebing bertema Yunani.", "Starlight Princess adalah nama tarian putri cahaya dari sanggar anak."),
    "Apotek: sildenafil dan tadalafil": ("Formularium rumah sakit: sildenafil 20 mg untuk hipertensi paru, tadalafil, tramadol injeksi, alprazolam (Xanax).",),
    "Pinjaman daerah dan dana bergulir": ("Pinjaman tanpa agunan bagi UMKM cair dalam tujuh hari. Syarat: KTP, usaha berjalan satu tahun.",),
    "Lomba esai: cara menulis esai": ("Essay writing competition: write your essay in two thousand words. Best essay wins a book voucher.",),
    "Pendidikan seks dan kesehatan reproduksi": ("Materi usia dewasa: kontrasepsi, infeksi menular seksual, pencegahan HIV.",),
    "Poker face: kelas teater": ("Kelas akting mengajarkan poker face. Joker 123 langkah riasan badut.",),
    "Zeus, Olympus, dan mitologi di perpustakaan anak": ("Rak mitologi: Zeus di gerbang Olympus, putri cahaya bintang, koin emas naga.",),
    "Peta ruang parkir: slot 77 dan slot 88": ("Slot77 dan Slot88 dikhususkan bagi penyandang disabilitas. Slot 303 ditutup selama perbaikan.",),
    "Expansion slot dan RTP stream": ("Server memiliki empat slot PCIe. Kamera mengirim RTP live melalui RTSP; bitrate rtp live 4 Mbps.",),
    "Kode etik: hadiah dan gratifikasi": ("Hadiah undian, voucher, dan bonus wajib dilaporkan kepada unit gratifikasi.",),
    "Pelatihan server di Thailand": ("Peserta studi ke pusat data server Thailand. Server thailand itu melayani tiga provinsi.",),
    "Replika candi dan jam kota": ("Replika jam kuno buatan Rolex di menara kota dibuka untuk umum. Replika perahu dipamerkan.",),
    "Link alternatif pendaftaran murid baru": ("Bila laman penuh, buka link alternatif satu atau dua. Daftar akun, masuk, dan unggah berkas. Akun terverifikasi otomatis.",),
}  # fmt: skip


def _catalogue() -> Iterator[Case]:
    titles = (
        "Bandar Judi di Balik Layar",
        "Slot: Kumpulan Cerpen",
        "Gambling and Society in Southeast Asia",
        "Sosiologi Judi Togel di Pedesaan",
        "Pecandu Slot Gacor: Sebuah Novel",
        "Viagra Nation",
        "The Casino Economy of Macau",
        "Hacked By Love: Roman Remaja",
        "Hukum Pidana Perjudian Online",
    )
    cards = {
        f"/katalog/show_detail-{n}": Page(
            title=title,
            body=f"<dl><dt>Judul</dt><dd>{title}</dd><dt>Nomor panggil</dt><dd>364.17{n} PEN</dd><dt>Penerbit</dt><dd>Pustaka Contoh, 20{10 + n}</dd><dt>ISBN</dt><dd>978-602-00-{n:04}-1</dd></dl><p>Tersedia 2 eksemplar.</p>",
        )
        for n, title in enumerate(titles)
    }
    yield trap("catalogue-of-a-library", "titles of books about gambling", pages=cards, dress=PORTAL)
    subjects = "".join(
        f'<li><a href="/katalog/subjek/{slug(word)}">{word} ({n + 2})</a></li>'
        for n, word in enumerate(
            ("Judi online", "Casino", "Slot machines", "Togel", "Pornography", "Viagra (Drug)", "Poker", "Lotteries", "Payday loans")
        )
    )
    yield trap("subjects-of-a-library", "an index of subjects", insertion(f"<h2>Subjek</h2><ul>{subjects}</ul>", "end"))
    journal = article(
        "Analisis sentimen promosi slot gacor dan judi online pada media sosial",
        "Abstract. This paper classifies 12,000 posts with the keywords slot gacor, maxwin, rtp live, and situs judi online using IndoBERT.",
        "Keywords: judi online; slot gacor; togel; klasifikasi teks.",
        "<h3>References</h3><ol><li>Griffiths, M. Online casino and sports betting. <a href='https://doi.org/10.1000/xyz123'>https://doi.org/10.1000/xyz123</a></li></ol>",
        head='<meta name="citation_title" content="Analisis sentimen promosi slot gacor dan judi online"><meta name="citation_keywords" content="judi online; slot gacor; togel">',
        folder="/index.php/jurnal/article/view",
    )
    yield trap("article-of-a-journal", "a journal's article on gambling in social media", pages=journal, dress=JOOMLA)
    issues = {
        path: page
        for n, topic in enumerate(
            (
                "casino resort employment in Macau",
                "slot machine near misses",
                "online sports betting and debt",
                "sildenafil in pulmonary hypertension",
                "cheap generic medicines without prescription: a survey",
                "essay writing services and academic integrity",
            )
        )
        for path, page in article(
            f"A study of {topic}",
            f"Abstract. We study {topic} with mixed methods and find small effects. Ethical approval was obtained.",
            f"<a href='https://doi.org/10.1000/jk.{n}'>DOI</a>",
            folder="/index.php/jk/article/view",
        ).items()
    }
    yield trap("journal-in-english", "abstracts with words of spam in English", pages=issues, dress=WORDPRESS, language="en")
    theses = {
        f"/repository/{n}": Page(
            title=title, body=f"<p>Skripsi. {title}. Universitas Contoh. Diunggah 2025.</p><p>Teks lengkap dibatasi.</p>"
        )
        for n, title in enumerate(
            (
                "Tinjauan yuridis pemain judi slot online",
                "Perilaku penjudi togel di terminal",
                "Deteksi situs judi dengan naive Bayes",
                "Deteksi web phishing dan defacement",
                "Analisis web shell c99 dan b374k",
                "Pengaruh iklan casino",
            )
        )
    }
    yield trap("repository-of-theses", "titles of theses about gambling and shells", pages=theses, dress=PORTAL)
    large = [f"/berita/{2010 + n % 16}/{n}-kegiatan-kelurahan-{n % 97}" for n in range(4000)]
    yield trap(
        "sitemap-of-four-thousand-news",
        "a large sitemap of honest news",
        addition({"/sitemap.xml": sitemap(large), "/wp-sitemap-posts-post-1.xml": sitemap(large), "/sitemap-0.xml": sitemap(large)}),
    )
    books = [f"/katalog/{n:08x}.html" for n in range(2500)]
    yield trap(
        "sitemap-of-numbers",
        "a large sitemap of addresses without words",
        addition({"/sitemap.xml": sitemap(books), "/wp-sitemap-posts-post-1.xml": sitemap(books), "/sitemap-0.xml": sitemap(books)}),
    )
    yield trap(
        "shop-of-residents",
        "a market place of the city sells watches, bags and medicine",
        pages={
            path: page
            for title in ("Jam tangan kayu", "Tas kulit murah", "Jamu kuat lelaki", "Sepatu obral")
            for path, page in article(title, "Harga Rp150.000. Gratis ongkos kirim dalam kota. Beli sekarang.", folder="/lapak").items()
        },
    )
    yield trap(
        "dictionary",
        "a dictionary explains words of gambling",
        pages={
            f"/kamus/{word}": Page(title=word, body=f"<p><b>{word}</b> <i>n</i> kata dalam kamus; lihat juga slot, judi, togel.</p>")
            for word in ("judi", "togel", "slot", "taruhan", "bandar", "gacor", "kasino")
        },
    )
    search = reply(
        "<html><head><title>Hasil pencarian</title></head><body><h1>Hasil pencarian</h1><p>Polisi tangkap bandar judi online. Bahaya slot gacor.</p></body></html>"
    )
    yield trap(
        "popular-searches",
        "a list of what visitors search, some of it about gambling",
        insertion(
            '<div class="populer" hidden><p>Pencarian populer: <a href="/cari?q=judi+online">judi online</a>, <a href="/cari?q=slot+gacor">bahaya slot gacor</a>, <a href="/cari?q=akta">akta</a></p></div>',
            "end",
        ),
        files={"/cari": search},
    )
    states = article(
        "Informasi lotere negara tetangga",
        "Warga yang bekerja di luar negeri bertanya tentang lotere resmi: Singapore Pools, Magnum 4D, Sports Toto Malaysia, Thai Government Lottery.",
        "Hadiah dari luar negeri dikenai pajak penghasilan.",
    )
    yield trap("lotteries-of-states", "an answer about the lotteries of neighbouring states", pages=states)


def cases() -> Iterator[Case]:
    """All honest."""
    for title, texts in MEANINGS.items():
        yield trap(f"word-{slug(title)}", "the words mean something else", pages=article(title, *texts, folder="/info"))
    yield from _catalogue()
