"""Words of the appendix: what was done, and how its results are to be read."""

from __future__ import annotations

from checks import Text

WORDS = {
    "appendix": Text(id="Lampiran: cara kerja dan cara membaca", en="Appendix: method and how to read this"),
    "method": Text(id="Metode", en="Method"),
    "method_text": Text(
        id="Laporan ini adalah hasil pemantauan postur dari luar (nonintrusif); bukan audit dan bukan uji penetrasi. "
        "Pemindai hanya mengirim kueri DNS, membuka sambungan TLS, dan mengirim permintaan GET, HEAD, atau OPTIONS. "
        "Pada pemeriksaan penuh, pesan pembuka TLS sebagian sengaja dibuat menyimpang dari standar untuk mengetahui apakah server memiliki kelemahan Heartbleed, "
        "CCS injection, Ticketbleed, atau ROBOT; yang dicatat hanya reaksi server, bukan isi jawabannya. "
        "Pemindai tidak mencoba kata sandi, tidak mengunggah apa pun, dan tidak mengubah data. "
        "Hal yang hanya terlihat dari dalam server berada di luar jangkauannya.",
        en="This report comes from non-intrusive posture monitoring from outside; it is neither an audit nor a penetration test. "
        "The scanner only sends DNS queries, opens TLS connections and sends GET, HEAD or OPTIONS requests. "
        "In a full examination some TLS messages depart from the standard on purpose, to see whether the server has the weaknesses Heartbleed, "
        "CCS injection, Ticketbleed or ROBOT; how the server reacts is recorded, never what it sends back. "
        "It tries no passwords, uploads nothing and changes no data. "
        "What can be seen only from inside a server is beyond its reach.",
    ),
    "scope": Text(id="Ruang lingkup", en="Scope"),
    "scope_line": Text(id="{hosts} terdaftar; paling jauh: {level}", en="{hosts} on the list; at most: {level}"),
    "sent_in_all": Text(id="Seluruhnya sejak {day}", en="In all since {day}"),
    "sent_in_all_line": Text(
        id="{requests} pada {visits} kali pemeriksaan aset, {retests} di antaranya pemeriksaan ulang; {received} diterima, {sent} dikirim. Rinciannya tercatat dan dapat diminta kepada penerbit laporan.",
        en="{requests} in {visits} looks at assets, {retests} of them at one finding again; {received} received, {sent} sent. The details are kept and can be asked for from whoever issued this report.",
    ),
    "traffic": Text(id="Yang dikirim", en="What was sent"),
    "traffic_line": Text(
        id="{requests}; {received} diterima, {sent} dikirim, dalam {time}",
        en="{requests}; {received} received, {sent} sent, in {time}",
    ),
    "made_by": Text(id="Dibuat dengan", en="Made with"),
    "made_by_line": Text(id="tilik {tilik}, aturan versi {rules}, pemindaian nomor {number}", en="tilik {tilik}, rules version {rules}, scan number {number}"),
    "limits": Text(id="Batasan", en="Limits"),
    "limit_outside": Text(
        id="Hanya yang tampak dari luar yang dinilai; kelemahan di balik halaman masuk dan di dalam aplikasi tidak terlihat.",
        en="Only what shows from outside is judged; weaknesses behind log-in pages and inside applications are not seen.",
    ),
    "limit_moment": Text(
        id="Hasil menggambarkan keadaan pada saat pemindaian; perubahan setelahnya tidak tercakup.",
        en="The results describe the moment of the scan; later changes are not covered.",
    ),
    "limit_versions": Text(
        id="Versi perangkat lunak dibaca dari yang diumumkan server. Distribusi dapat menambal tanpa mengganti nomor versi, sehingga temuan tentang versi perlu dikonfirmasi pengelola.",
        en="Versions of software are read from what servers announce. Distributions may patch without changing the number, so findings about versions need the manager's confirmation.",
    ),
    "limit_requests": Text(
        id="Setiap permintaan yang dikirim tercatat pada rincian per aset dalam berkas HTML laporan OPD.",
        en="Every request that was sent is listed under the results by asset in the HTML file of the department's report.",
    ),
    "catalogue_releases": Text(id="Data versi dan dukungan perangkat lunak", en="Data on releases and their support"),
    "catalogue_rules": Text(id="Katalog alamat dan tanda", en="Catalogue of paths and signs"),
    "data_as_of": Text(id="per {day}", en="as of {day}"),
    "data_old": Text(
        id="Sebagian data ini lebih tua dari {limit} hari; rilis yang lebih baru mungkin belum dikenal.",
        en="Some of this data is older than {limit:day/days}; newer releases may not be known.",
    ),
    "data_of_rules": Text(id="sesuai aturan versi {rules}", en="that of rules version {rules}"),
    "glossary": Text(id="Daftar istilah", en="Glossary"),
    "risk_text": Text(
        id="Besaran dan level risiko dibaca dari matriks analisis risiko SPBE, sesuai Permen PANRB 5/2020: level kemungkinan dan level dampak "
        "menunjuk satu sel; besarannya bukan hasil perkalian. Level dampak berlaku untuk aset biasa dan digeser satu tingkat "
        "untuk aset yang dinyatakan lebih atau kurang penting dalam daftar aset.",
        en="Magnitude and risk level are read from the SPBE risk analysis matrix of Permen PANRB 5/2020: the levels of likelihood and impact "
        "point at one cell; the magnitude is not their product. The impact level is that of an ordinary asset and moves by one "
        "for an asset marked as more or less important in the list.",
    ),
    "likelihood_text": Text(
        id="Perlu diketahui: pemindaian dari luar tidak dapat mengamati berapa kali suatu kejadian berlangsung dalam setahun. Karena itu level kemungkinan "
        "di sini dibaca sebagai kemudahan kelemahan itu dimanfaatkan, dari 1 (penguatan semata) sampai 5 (sudah terjadi). "
        "Pemilik risiko dapat menetapkan level lain berdasarkan catatan kejadian dan kriteria yang berlaku di unitnya.",
        en="Please note: a scan from outside cannot observe how often something happens in a year. Likelihood is therefore read here as how readily "
        "the weakness can be exploited, from 1 (mere hardening) to 5 (already happening). "
        "The risk owner may set another level from the unit's own records and criteria.",
    ),
    "matrix_caption": Text(
        id="Matriks analisis risiko (besaran 1 sampai 25), sesuai Permen PANRB 5/2020",
        en="Risk analysis matrix (magnitude 1 to 25), after Permen PANRB 5/2020",
    ),
    "terms": Text(id="Istilah", en="Terms"),
    "grade_title": Text(id="Nilai A sampai F", en="Grades A to F"),
    "grade_text": Text(
        id="Risiko terburuk yang tampak menentukan nilai: A (tidak ada di atas Sangat Rendah), B (Rendah), C (Sedang), D (Tinggi), F (Sangat Tinggi). "
        "Nilai C, D, dan F sudah pasti, berapa pun yang belum dapat dinilai; cakupannya lalu disebutkan. Nilai A dan B hanya diberikan bila semua pemeriksaan "
        "dijalankan, tidak sekadar kunjungan biasa, dan sedikitnya {share} butir pemeriksaan yang berlaku dapat dinilai. Nilai ini bukan indeks resmi pemerintah.",
        en="The worst risk seen decides the grade: A (nothing above Very low), B (Low), C (Medium), D (High), F (Very high). "
        "C, D and F are certain whatever could not be assessed; the coverage is then named. A and B are given only when all checks were run, by more than "
        "an ordinary visit, and at least {share} of the checks that apply could be assessed. It is not an official government index.",
    ),
}  # fmt: skip
