"""Honest sites that have the words, the hiding or the links of changed ones."""

from __future__ import annotations

from checks import Visitor
from checks.core.testing import evidence as build
from tests.checks.compromise.sites import FRONT, Site, news, page

# fmt: off
HONEST = (
    Site("jdih-perda-judi", [page("JDIH Kota Contoh - Produk Hukum","<h1>Produk Hukum</h1><ul>"+"".join(f"<li><a href=/ph/{i}>{t}</a></li>" for i,t in enumerate(["UU Nomor 7 Tahun 1974 tentang Penertiban Perjudian","PP Nomor 9 Tahun 1981 tentang Pelaksanaan Penertiban Perjudian","Keppres Nomor 21 Tahun 2024 tentang Satuan Tugas Pemberantasan Perjudian Daring","Perda Nomor 5 Tahun 1998 tentang Larangan Perjudian, Togel dan Sabung Ayam","SE Wali Kota tentang Larangan Judi Online bagi ASN","Instruksi Wali Kota Nomor 2 tentang Judi Slot dan Togel Online"]))+"</ul>")]),
    Site("berita-razia", [page("Polisi Gerebek Bandar Togel di Kecamatan Contoh","<h1>Polisi Gerebek Bandar Togel Online di Kecamatan Contoh</h1><p>Satreskrim menangkap dua tersangka bandar togel online. Pelaku memasarkan situs slot gacor dan togel Hongkong melalui grup. Tersangka dijerat Pasal 303 KUHP dan UU ITE dengan ancaman 10 tahun penjara.</p>","/berita/33"),page("Berita",FRONT,"/b")]),
    Site("opini-dampak", [page("Dampak Judi Online terhadap Keluarga","<h1>Dampak Judi Online</h1><p>Kecanduan slot online membuat pelajar berutang lewat pinjol. Psikolog RSUD membuka konseling. Istilah seperti gacor, maxwin, dan scatter hitam dipakai untuk memikat korban.</p>","/artikel/9")]),
    Site("istilah-glosarium", [page("Kamus Istilah Judol untuk Orang Tua","<h1>Kenali Istilah Judi Online</h1><dl><dt>Gacor</dt><dd>gampang bocor, istilah mesin slot yang sering menang</dd><dt>Maxwin</dt><dd>kemenangan maksimal</dd><dt>RTP live</dt><dd>angka palsu untuk memikat pemain</dd><dt>Depo</dt><dd>deposit pulsa atau dana</dd></dl><p>Bila anak menyebut istilah ini, ajak bicara dan laporkan situsnya ke aduankonten.id.</p>","/edukasi/istilah")]),
    Site("antrean-slot", [page("Antrean Online RSUD","<h1>Ambil slot antrean</h1><p>Slot online hari ini: 40. Slot tersedia pukul 08.00. Pilih slot poli jantung. Daftar slot vaksin.</p>")]),
    Site("toto-iwan", [page("Profil Pejabat","<h1>Kepala Dinas: Toto Suharto</h1><p>Drs. Toto Suharto menjabat sejak 2024. Toto mengawali karier di Kecamatan Macan.</p>","/profil")]),
    Site("gacor-burung", [page("Lomba Burung Berkicau Piala Wali Kota","<h1>Lomba Burung Gacor</h1><p>Murai batu gacor dan kenari gacor bersaing. Hadiah utama jackpot sepeda motor, bonus uang pembinaan.</p>","/berita/5")]),
    Site("undian-pajak", [page("Undian Berhadiah Pajak PBB","<p>Wajib pajak yang melunasi PBB mendapat kupon undian. Jackpot mobil. Bonus new member aplikasi pajak. Daftar sekarang, link alternatif pembayaran di bank.</p>")]),
    Site("blogroll", [page("Blog Guru",FRONT+'<div class="widget BlogList"><h3>Tautan</h3>'+"".join(f'<a href="https://guru{i}.blogspot.com/">Blog Guru {i}</a>' for i in range(15))+"</div>")]),
    Site("mitra-slider", [page("Kota Contoh",FRONT+'<div class="carousel" style="overflow:hidden">'+"".join(f'<a href="https://mitra{i}.co.id/"><img src="/m{i}.png" alt="Mitra {i}"></a>' for i in range(12))+"</div>")]),
    Site("hidden-menu", [page("Kota Contoh",FRONT+'<div class="dropdown-menu" style="display:none">'+"".join(f'<a href="https://opd{i}.kotacontoh.go.id/">OPD {i}</a>' for i in range(40))+"</div>")]),
    Site("hidden-modal-links", [page("Kota Contoh",FRONT+'<div class="modal fade" style="display:none"><h4>Tautan terkait</h4>'+"".join(f'<a href="https://{n}">{n}</a>' for n in ("www.kemkes.go.id","www.bps.go.id","www.lapor.go.id","sehatnegeriku.kemkes.go.id","infeksiemerging.kemkes.go.id","covid19.go.id","www.who.int","www.unicef.org"))+"</div>")]),
    Site("csirt-advisory", [page("CSIRT: Peringatan Web Defacement Judi Online","<h1>Imbauan Keamanan: Penyisipan Konten Judi Online</h1><p>CSIRT menemukan penyisipan skrip pada situs pemerintah. Indikator: berkas alfa.php, wso.php, kata kunci slot gacor, maxwin, togel; domain slot88-xx[.]com.</p><pre>grep -rniE 'slot gacor|maxwin|togel' /var/www</pre><p>Segera hapus dan laporkan ke BSSN.</p>","/imbauan/7")]),
    Site("recovered", [page("Klarifikasi: Situs Dinas Kesehatan Sempat Diretas","<h1>Situs Dinas Sempat Diretas, Kini Pulih</h1><p>Pada Senin halaman depan bertuliskan 'Hacked by Mr. X'. Tim telah memulihkan dan menutup celah. Layanan kembali normal.</p>","/berita/77"),page("Beranda",FRONT)]),
    Site("pelatihan-hacking", [page("Workshop Ethical Hacking","<h1>Workshop Ethical Hacking dan Web Defacement</h1><p>Peserta mempelajari cara mencegah halaman 'Hacked by' muncul di situs. Narasumber dari BSSN.</p>")]),
    Site("perpus-katalog", [page("OPAC Perpustakaan","<h1>Katalog</h1><table><tr><td>The Gambler</td><td>Dostoyevsky</td></tr><tr><td>Casino Royale</td><td>Ian Fleming</td></tr><tr><td>Poker Face</td><td>-</td></tr><tr><td>Viagra: Sejarah Obat</td><td>-</td></tr><tr><td>Judi dan Undian dalam Hukum Islam</td><td>Ibrahim Hosen</td></tr></table>","/index.php?keywords=judi")]),
    Site("ojs-abstract", [page("Deteksi Situs Judi Online dengan Naive Bayes","<h1>Deteksi Konten Judi Online pada Situs Pemerintah</h1><p>Abstrak: Penelitian ini mengklasifikasi situs judi online menggunakan kata kunci slot gacor, maxwin, RTP live, togel, pragmatic play, dan deposit pulsa. Akurasi 96 persen.</p>","/ojs/article/view/12")]),
    Site("tourism-jp", [page("コンテオ市観光ガイド","<h1>コンテオ市へようこそ</h1><p>美しい海岸、温泉、伝統市場。ホテルと送料無料のお土産。</p>","/ja/",lang="ja")]),
    Site("tourism-zh", [page("康德奥市旅游","<h1>欢迎来到康德奥市</h1><p>海滩、博物馆、娱乐场所、体育赛事</p>","/zh/",lang="zh")]),
    Site("bpom", [page("Penarikan Obat Kuat Ilegal","<h1>BPOM Tarik Obat Kuat Ilegal</h1><p>Produk mengandung sildenafil (Viagra) dan tadalafil (Cialis) tanpa izin edar. Masyarakat dilarang membeli viagra online.</p>","/p/1")]),
    Site("rsud-formularium", [page("Formularium RSUD","<table><tr><td>Sildenafil</td><td>Viagra</td></tr><tr><td>Tadalafil</td><td>Cialis</td></tr><tr><td>Tramadol</td></tr><tr><td>Alprazolam</td><td>Xanax</td></tr></table>","/farmasi")]),
    Site("pinjol-ojk", [page("Waspada Pinjol Ilegal","<p>OJK menutup 500 pinjaman online ilegal. Jangan tergiur pinjaman cepat cair tanpa jaminan, payday loans online, instant cash loans.</p>")]),
    Site("sanggar-bola", [page("Jadwal Liga Kecamatan","<p>Agen pendaftaran bola voli. Skor live, mix parlay futsal tidak ada. Pasaran lapangan sewa.</p>")]),
    Site("redirect-mobile-app", [page("Kota Contoh",FRONT+"<script>if(/Android/i.test(navigator.userAgent)){document.getElementById('x')&&(x.href='https://play.google.com/store/apps/details?id=id.go.contoh')}</script>")],[build.site_view(Visitor.TELEPHONE,page("Kota Contoh Seluler",FRONT))]),
    Site("maintenance-telephone", [page("Kota Contoh",FRONT)],[build.site_view(Visitor.TELEPHONE,page("Kota Contoh","<p>Unduh aplikasi kami</p>"))]),
    Site("packed-lib", [page("Kota Contoh",FRONT+"<script>eval(function(p,a,c,k,e,d){e=function(c){return c};return p}('0 1=2',3,3,'var|a|1'.split('|'),0,{}))</script>")]),
    Site("opensid-widget", [page("Desa Contoh",FRONT+'<div class="widget" style="visibility:hidden"><a href="https://opensid.my.id">OpenSID</a> <a href="https://www.opendesa.id">OpenDesa</a></div><p>Ditenagai <a href="https://opensid.my.id">OpenSID 24.1</a></p>')]),
    Site("visitor-counter", [page("Kota Contoh",FRONT+'<div style="display:none"><a href="https://histats.com"><img src="https://sstatic1.histats.com/0.gif"></a> <a href="https://www.free-counters.org">counter</a> <a href="https://www.symptoma.com">x</a></div>')]),
    Site("survey-judi", [page("Survei Perilaku Judi Online Remaja","<h1>Survei</h1><form><label><input type=checkbox>Slot online</label><label><input type=checkbox>Togel online</label><label><input type=checkbox>Judi bola</label><label><input type=checkbox>Poker online</label></form><p>Dinas Sosial menyurvei remaja untuk program rehabilitasi.</p>","/survei")]),
    Site("daftar-blokir", [page("Daftar Situs yang Diblokir","<h1>Daftar situs judi yang telah diblokir Komdigi</h1><ul>"+"".join(f"<li>slotgacor{i}.com</li>" for i in range(40))+"</ul>","/blokir")]),
    Site("news-headline-list", [page("Portal Berita Kota",news("Satpol PP Sisir Warnet, Temukan Pemain Slot Online","Bandar Judi Bola Dituntut 5 Tahun","ASN Main Judi Online Terancam Dipecat","Diskominfo Blokir 200 Situs Judi Online","Bahaya Togel bagi Ekonomi Keluarga"))]),
    Site("defacement-sop", [page("SOP Penanganan Web Defacement","<h1>SOP Penanganan Insiden Web Defacement</h1><p>Contoh: halaman depan berganti menjadi 'Hacked By ...'. Langkah: isolasi, simpan bukti, pulihkan.</p>","/sop")]),
)
# Visitors wrote there; nobody changed the server.
UNMODERATED = (
    Site("spam-komentar", [page("Berita","<h1>Wali Kota</h1><p>Teks.</p><div id='comments'><ol class='commentlist'><li class='comment'><p>Slot gacor maxwin rtp live <a href='https://slotx88.com'>situs slot gacor</a></p></li></ol></div>","/berita/1")]),
    Site("bukutamu-spam", [page("Kota",FRONT),page("Buku Tamu","<h1>Buku Tamu</h1><div class='isi'><b>poker88</b><p>agen judi bola terpercaya sbobet <a href='https://sbo99.com'>judi bola</a> bandarqq</p></div>","/bukutamu")]),
)
# fmt: on
