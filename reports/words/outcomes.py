"""Words for the closed lists: outcomes, states, kinds and levels, and what they mean."""

from __future__ import annotations

from checks import Text

WORDS = {
    "outcome_pass": Text(id="Terpenuhi", en="Met"),
    "outcome_fail": Text(id="Ada temuan", en="Finding"),
    "outcome_unknown": Text(id="Tidak dapat dinilai", en="Not assessed"),
    "outcome_unknown_means": Text(
        id="Butir ini tidak dapat dinilai, misalnya karena situs tidak menjawab atau pemindai diblokir. Bukan kabar baik dan bukan temuan.",
        en="This could not be assessed, because the site was silent or blocked the scanner, for instance. Neither good news nor a finding.",
    ),
    "outcome_not-applicable": Text(id="Tidak berlaku", en="Does not apply"),
    "outcomes_line": Text(
        id="Terpenuhi: {met}; tidak berlaku: {absent}; tidak dapat dinilai: {open}. Hasil tiap butir ada dalam berkas HTML laporan ini.",
        en="Met: {met}; does not apply: {absent}; not assessed: {open}. The HTML file of this report has the outcome of each.",
    ),
    "outcome_error": Text(id="Tidak dapat dinilai (galat pemindai)", en="Not assessed (scanner fault)"),
    "state_new": Text(id="Baru", en="New"),
    "state_still": Text(id="Masih ada", en="Still there"),
    "state_fixed": Text(id="Sudah diperbaiki", en="Fixed"),
    "state_reopened": Text(id="Muncul kembali", en="Reopened"),
    "state_reopened_means": Text(
        id="Pernah terbukti diperbaiki, tetapi sekarang terlihat lagi.",
        en="Was once shown to be fixed, and is seen again now.",
    ),
    "state_unverifiable": Text(id="Belum dapat diperiksa ulang", en="Not verifiable"),
    "state_unverifiable_means": Text(
        id="Terlihat pada pemindaian sebelumnya, tetapi kali ini butirnya tidak dapat dinilai; tetap dianggap terbuka.",
        en="Seen in an earlier scan, but it could not be assessed this time; it counts as open.",
    ),
    "kind_hardening": Text(id="Penguatan", en="Hardening"),
    "kind_hardening_means": Text(
        id="Pengaturan yang dapat dibuat lebih ketat; belum ada yang terbuka.",
        en="A setting that could be stricter; nothing lies open yet.",
    ),
    "kind_lapse": Text(id="Kelemahan", en="Lapse"),
    "kind_lapse_means": Text(
        id="Pelindungan yang semestinya berlaku, tetapi sudah gugur atau tidak ada, misalnya sertifikat yang berakhir, situs tanpa HTTPS, atau perangkat lunak yang tidak didukung lagi.",
        en="A defence that ought to hold has lapsed or is not there, such as a certificate that ended, a site without HTTPS, or software without support.",
    ),
    "kind_exposure": Text(id="Keterpaparan", en="Exposure"),
    "kind_exposure_means": Text(
        id="Sesuatu yang terbuka atau dapat dimanfaatkan pihak lain saat ini.",
        en="Something that lies open, or can be made use of by others, right now.",
    ),
    "kind_incident": Text(id="Indikasi insiden", en="Sign of an incident"),
    "kind_incident_means": Text(
        id="Tanda bahwa pelanggaran keamanan sudah terjadi; perlu ditangani tim tanggap insiden.",
        en="A sign that a breach has already happened; a matter for the incident response team.",
    ),
    "level_passive": Text(id="kueri DNS saja", en="DNS queries only"),
    "level_visit": Text(id="seperti kunjungan peramban biasa", en="like an ordinary browser's visit"),
    "level_probe": Text(
        id="kunjungan biasa dan permintaan ke alamat yang lazim tertinggal terbuka",
        en="ordinary visits, and requests to addresses that are often left open",
    ),
}
