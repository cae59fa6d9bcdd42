"""Words of the cover and of what every page has."""

from __future__ import annotations

from checks import Text

WORDS = {
    "opd_title": Text(id="Laporan Postur Keamanan Situs", en="Web Security Posture Report"),
    "city_title": Text(id="Ikhtisar Postur Keamanan Situs", en="Web Security Posture Overview"),
    "letter": Text(id="Nomor surat", en="Letter number"),
    "valid": Text(id="Masa berlaku laporan", en="Validity of the report"),
    "valid_line": Text(id="sampai {day}", en="until {day}"),
    "addressed": Text(id="Yth. {office}, di tempat", en="To: {office}"),
    "scanned": Text(id="Waktu pemindaian", en="Scanned"),
    "permission": Text(id="Izin", en="Permission"),
    "valid_until": Text(id="berlaku sampai {day}", en="valid until {day}"),
    "permission_by_list": Text(id="Tercantum dalam daftar aset yang didaftarkan untuk dipindai", en="Listed among the assets registered for scanning"),
    "issuer": Text(id="Diterbitkan oleh", en="Issued by"),
    "contact": Text(id="Kontak", en="Contact"),
    "decree": Text(id="Rujukan", en="Reference"),
    "unfinished": Text(
        id="Pemindaian ini belum selesai. Laporan hanya memuat aset yang sudah dipindai.",
        en="This scan is not finished. The report covers only the assets scanned so far.",
    ),
    "only_some_checks": Text(
        id="Pemindaian ini hanya menjalankan sebagian pemeriksaan ({only}). Untuk butir lain berlaku jawaban terakhir dari pemindaian sebelumnya; yang belum pernah diperiksa tidak diketahui.",
        en="This scan ran only some of the checks ({only}). For the others the newest answer of earlier scans counts; what was never checked is not known.",
    ),
    "only_some_assets": Text(
        id="Pemindaian ini hanya mencakup sebagian daftar aset; untuk {hosts} lain yang terdaftar berlaku jawaban terakhir dari pemindaian sebelumnya, bila ada.",
        en="This scan covered only part of the list; for {hosts} more on it the newest answer of earlier scans counts, where there is one.",
    ),
    "restricted": Text(
        id="Pemindaian ini terputus lalu dilanjutkan. Menurut daftar aset pada saat dilanjutkan, yang berikut tidak lagi boleh ditanyai seperti rencana semula:",
        en="This scan was interrupted and resumed. By the list as it stood then, these could no longer be asked as planned:",
    ),
    "map_title": Text(id="Peta risiko", en="Risk map"),
    "map_about": Text(
        id="Matriks lima kali lima menurut kemungkinan dan dampak.",
        en="A matrix of five by five by likelihood and impact.",
    ),
    "map_cell": Text(
        id="kemungkinan {likelihood}, dampak {impact}: {findings}, level {level}",
        en="likelihood {likelihood}, impact {impact}: {findings}, level {level}",
    ),
    "map_none": Text(id="Tidak ada temuan.", en="There is no finding."),
    "map_key": Text(
        id="Angka besar: banyaknya temuan. Angka kecil: besaran risiko, 1 sampai 25.",
        en="Large number: how many findings. Small number: magnitude of risk, 1 to 25.",
    ),
    "page": Text(id="Halaman", en="Page"),
    "asset": Text(id="Aset", en="Asset"),
    "risk": Text(id="Risiko", en="Risk"),
    "state": Text(id="Status", en="Status"),
    "likelihood": Text(id="Kemungkinan", en="Likelihood"),
    "impact": Text(id="Dampak", en="Impact"),
    "of": Text(id="{part} dari {whole}", en="{part} of {whole}"),
    "and_more": Text(id="dan {n}", en="and {n}"),
    "grade": Text(id="Nilai", en="Grade"),
    "no_grade": Text(id="Belum dapat dinilai", en="Not yet gradable"),
    "nothing_applies": Text(id="tidak ada butir pemeriksaan yang berlaku", en="no check applies"),
    "none_found": Text(id="tidak ada temuan pada butir yang dapat diperiksa", en="no finding in what could be assessed"),
}  # fmt: skip
