"""Words of the SPBE risk register and its workbook."""

from __future__ import annotations

from checks import Text

NEGATIVE = Text(id="Negatif", en="Negative")
POSITIVE = Text(id="Positif", en="Positive")
YES = Text(id="YA", en="YES")
NO = Text(id="TIDAK", en="NO")

WEAKNESS = Text(id="{kind}: {text}", en="{kind}: {text}")
WEAKNESS_AT = Text(id="{kind}: {text} [{subject}]", en="{kind}: {text} [{subject}]")
SEEN_LAST = Text(id="{text} (terakhir terlihat pada {day})", en="{text} (last seen on {day})")
TENTATIVE = Text(id="{text} (perlu dikonfirmasi)", en="{text} (to be confirmed)")
CONTROLS_HEADING = Text(id="Tampak dari luar: {titles}.", en="Seen from outside: {titles}.")
CONTROLS_MORE = Text(id="Tampak dari luar: {titles}; dan {more} lainnya.", en="Seen from outside: {titles}; and {more} more.")
NO_CONTROLS = Text(id="Belum ada yang tampak dari luar.", en="None is seen from outside.")
PLAN = Text(id="{action}. {fix}", en="{action}. {fix}")
PLAN_OF_ACCEPTANCE = Text(
    id="Diterima oleh {who} sampai {day}; tetap disarankan: {action}. {fix}",
    en="Accepted by {who} until {day}; still advised: {action}. {fix}",
)
PLAN_ACCEPTED = Text(
    id="Diterima sesuai selera risiko; tetap disarankan: {action}. {fix}",
    en="Accepted within the risk appetite; still advised: {action}. {fix}",
)
OUTPUT = Text(id="{title}, dibuktikan dengan pemindaian ulang", en="{title}, proven by a new scan")
# Where a check of a plug-in does not say what its findings are called in the register.
NOT_SET = Text(id="Belum ditetapkan", en="Not yet set")
OWNER_WITH_NAME = Text(id="{office} ({head})", en="{office} ({head})")

# The columns of the sheet "Data Kerentanan".
VULNERABILITY = (
    Text(id="No", en="No."),
    Text(id="Nama Kerentanan", en="Name"),
    Text(id="Severity", en="Severity"),
    Text(id="Kategori Peraturan BSSN 4/2021 Pasal 26", en="Category of BSSN Regulation 4/2021 Article 26"),
    Text(id="CVSS Vector", en="CVSS vector"),
    Text(id="Score", en="Score"),
    Text(id="Link Terdampak", en="Affected link"),
    Text(id="Deskripsi", en="Description"),
    Text(id="Dampak", en="Impact"),
    Text(id="Rekomendasi", en="Recommendation"),
    Text(id="Penjelasan", en="Explanation"),
    Text(id="PoC 1: cara memeriksa", en="PoC 1: how to verify"),
    Text(id="PoC 2: yang terlihat", en="PoC 2: what was seen"),
    Text(id="PoC 3", en="PoC 3"),
    Text(id="PoC 4", en="PoC 4"),
    Text(id="OPD", en="Department"),
    Text(id="Aset", en="Asset"),
    Text(id="Alamat IP", en="IP addresses"),
    Text(id="Perangkat lunak", en="Software"),
    Text(id="ID temuan", en="Finding ID"),
)
RULE_LETTER = Text(id="huruf {letter}: {name}", en="letter {letter}: {name}")
EXPLAINED = Text(
    id="Besaran risiko {magnitude} ({level}): kemungkinan {likelihood}, dampak {impact}. Rujukan: {references}.",
    en="Magnitude {magnitude} ({level}): likelihood {likelihood}, impact {impact}. References: {references}.",
)

SHEETS = {
    "about": Text(id="Petunjuk", en="About"),
    "city": Text(id="Kota", en="City"),
    "weaknesses": Text(id="Data Kerentanan", en="Vulnerabilities"),
    "software": Text(id="Perangkat Lunak", en="Software"),
    "matrix": Text(id="Matriks", en="Matrix"),
    "choices": Text(id="Pilihan", en="Choices"),
}
TITLE = Text(id="Register Risiko SPBE", en="SPBE risk register")
PERIOD = Text(id="Waktu pemindaian", en="Scanned")
ISSUER_HEADING = Text(id="Diterbitkan oleh", en="Issued by")
CONTACT = Text(id="Kontak", en="Contact")
MARKING_HEADING = Text(id="Penandaan", en="Marking")
LEVELS_HEADING = Text(id="Temuan menurut level risiko", en="Findings by level of risk")
ALL = Text(id="Seluruhnya", en="In all")
COVERAGE_HEADING = Text(id="Butir pemeriksaan yang dapat dinilai", en="Checks assessed")
COVERED = Text(id="{assessed} dari {total}", en="{assessed} of {total}")
NOTES = (
    Text(
        id="Satu baris adalah satu temuan pada satu aset. Kolom A sampai dengan AA mengikuti urutan formulir register risiko, sehingga barisnya dapat disalin.",
        en="A line is one finding on one asset. Columns A to AA follow the order of the register's form, so lines can be copied.",
    ),
    Text(
        id="Ubah kolom J (Dampak) atau K (Kemungkinan): besaran, level, keputusan, dan prioritas dihitung ulang dari lembar {matrix}.",
        en="Change column J (impact) or K (likelihood): magnitude, level, decision and priority are computed anew from the sheet {matrix}.",
    ),
    Text(
        id="Kemungkinan menyatakan seberapa mudah kelemahan dimanfaatkan, bukan frekuensi per tahun: pemindaian tidak dapat melihat frekuensi. OPD menyesuaikannya dengan kriteria sendiri.",
        en="Likelihood says how readily a weakness is exploited, not how often a year: a scan cannot see that. The department adapts it to its own criteria.",
    ),
    Text(
        id="Kategori, ancaman, area dampak, dan opsi adalah usulan. Kontrol saat ini hanya yang tampak dari luar; risiko residual diisi oleh OPD.",
        en="Category, threat, area of impact and option are proposals. Present controls are only those seen from outside; the department fills in the residual risk.",
    ),
    Text(
        id="Selera risiko ditetapkan pemerintah daerah, bukan oleh peraturan nasional; nilainya ada pada lembar {matrix} dan dapat diubah.",
        en="The risk appetite is set by the local government, not by a national regulation; its value stands on the sheet {matrix} and may be changed.",
    ),
    Text(
        id="Yang tidak dapat dinilai tidak ada di sini; lihat laporan OPD. Tidak terlihat bukan berarti aman.",
        en="What could not be assessed is not here; see the department's report. Not seen does not mean safe.",
    ),
    Text(
        id="Pada lembar {weaknesses}, severity adalah padanan level risiko SPBE. CVSS tidak dihitung; PoC 3 dan 4 untuk bukti dari tim.",
        en="On the sheet {weaknesses}, severity stands for the SPBE level of risk. CVSS is not computed; PoC 3 and 4 are for the team's own evidence.",
    ),
    Text(
        id="Lembar {software} memuat setiap perangkat lunak yang terlihat dari luar, satu baris untuk setiap pemasangan, sebagai bahan daftar aset.",
        en="The sheet {software} has all software that shows from outside, a line for each installation, to be compared with the list of assets.",
    ),
    Text(
        id="Lembar {city} adalah salinan baris semua OPD; perubahan pada lembar OPD tidak mengubahnya.",
        en="The sheet {city} holds copies of all departments' lines; changes on their sheets do not change it.",
    ),
)
MATRIX_TITLE = Text(
    id="Matriks analisis risiko SPBE (Permen PANRB 5/2020): besaran risiko",
    en="SPBE risk analysis matrix (Permen PANRB 5/2020): magnitude of risk",
)
MATRIX_CORNER = Text(id="Kemungkinan ↓ / Dampak →", en="Likelihood ↓ / Impact →")
LEVEL_HEADING = Text(id="Level", en="Level")
FROM = Text(id="Besaran mulai dari", en="Magnitude from")
TO_HEADING = Text(id="Sampai dengan", en="To")
APPETITE_HEADING = Text(
    id="Selera risiko (besaran terkecil yang harus ditangani)", en="Risk appetite (the smallest magnitude to be handled)"
)
TRIAL = Text(id="Hitung sendiri: isi dampak dan kemungkinan", en="Try it: enter impact and likelihood")
NOT_A_CHOICE = Text(id="Pilih salah satu nilai dari daftar.", en="Choose a value from the list.")
