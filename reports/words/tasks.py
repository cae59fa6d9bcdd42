"""Who answers for an action, and the deadline."""

from __future__ import annotations

from checks import Text

SITE = Text(id="pengelola situs {opd}", en="site manager of {opd}")
DOMAIN_KEEPER = Text(
    id="pengelola domain pemerintah kota, atas permintaan {opd}", en="manager of the city's domain, at the request of {opd}"
)
RESPONSE = Text(
    id="pimpinan {opd} bersama tim tanggap insiden siber (TTIS)", en="head of {opd} with the cyber incident response team (TTIS)"
)

WORDS = {
    "owner": Text(id="Penanggung jawab", en="Owner"),
    "due": Text(id="Tenggat", en="Deadline"),
    "at_once": Text(id="hari ini juga", en="today"),
    "late": Text(id="lewat {n}", en="{n} overdue"),
    "deadlines_about": Text(
        id="Tenggat dihitung sejak temuan pertama kali terlihat, menurut level risikonya: {levels}. Tenggat ditetapkan penerbit laporan, bukan angka dari peraturan nasional.",
        en="Deadlines count from the day a finding was first seen, by its level of risk: {levels}. They are set by whoever issues this report, not by a national regulation.",
    ),
    "personal_notice": Text(
        id="Data pribadi mungkin ikut terbuka. Keadaan ini berpotensi menjadi kegagalan pelindungan data pribadi; bila terbukti diakses pihak lain, berlaku UU 27/2022 Pasal 46: "
        "pemberitahuan tertulis kepada subjek data dan lembaga paling lambat 3×24 jam.",
        en="Personal data may lie open as well. This may become a failure to protect personal data; if it is shown that others had access, Law 27/2022 Article 46 applies: "
        "written notice to the data subjects and the institution within 3×24 hours.",
    ),
    "aligned": Text(id="Keselarasan", en="Alignment"),
    "aligned_functions": Text(
        id="Peraturan BSSN 4/2021 Pasal 26 huruf {letters}, Pasal 27 ayat {paragraphs}",
        en="BSSN Regulation 4/2021 Article 26 {letters}, Article 27 {paragraphs}",
    ),
    "aligned_controls": Text(id="kontrol audit {controls}*", en="audit controls {controls}*"),
    "aligned_pemdi": Text(id="indikator Pemdi {numbers}*", en="Pemdi indicators {numbers}*"),
    "secondary_note": Text(id="* berdasarkan sumber sekunder", en="* from secondary sources"),
}  # fmt: skip
