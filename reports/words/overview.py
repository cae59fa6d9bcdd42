"""Words of the city's overview."""

from __future__ import annotations

from checks import Text

WORDS = {
    "totals": Text(id="Keadaan kota", en="The city as a whole"),
    "departments": Text(id="Keadaan tiap OPD", en="Department by department"),
    "departments_intro": Text(
        id="Urutan menurut risiko terburuk, bukan menurut banyaknya temuan: OPD dengan banyak aset tidak serta-merta lebih buruk.",
        en="Ordered by the worst risk, not by the number of findings: a department with many assets is not worse for that.",
    ),
    "department": Text(id="OPD", en="Department"),
    "coverage_short": Text(id="Cakupan", en="Coverage"),
    "worst_risk": Text(id="Risiko terburuk", en="Worst risk"),
    "changes_short": Text(id="Perubahan", en="Changes"),
    "ranking_caption": Text(id="Kolom angka memuat jumlah temuan menurut level risiko", en="The numbered columns count findings by risk level"),
    "not_scanned": Text(id="tidak ada aset yang dipindai", en="no asset was scanned"),
    "not_known": Text(id="belum diketahui", en="not known"),
    "causes": Text(id="Penyebab yang sama di banyak OPD", en="Causes shared by several departments"),
    "causes_intro": Text(
        id="Tindakan berikut diperlukan di lebih dari satu OPD; satu keputusan atau satu pengaturan bersama dapat menyelesaikannya sekaligus.",
        en="These actions are needed in more than one department; one decision or one shared setting may settle them all.",
    ),
    "action": Text(id="Tindakan", en="Action"),
    "departments_short": Text(id="Jumlah OPD", en="Departments"),
    "assets_short": Text(id="Jumlah aset", en="Assets"),
    "keys": Text(id="Satu kunci di banyak situs", en="One key at several sites"),
    "keys_intro": Text(
        id="Situs-situs berikut memakai kunci publik yang sama dalam sertifikatnya. Siapa pun yang memperoleh kunci privatnya dari salah satu server dapat menyamar sebagai semua situs itu. "
        "Ini catatan untuk tim keamanan, bukan temuan pada satu OPD: hal itu wajar bagi sertifikat wildcard di satu server bersama, sedangkan kunci yang disalin ke beberapa server atau dipegang "
        "beberapa OPD sebaiknya diganti dengan satu kunci untuk setiap server. Daftar lengkapnya ada di report.json.",
        en="These sites have the same public key in their certificates. Whoever gets the private key from one of the servers can pose as all of them. "
        "This is a note for the security team, not a finding about one department: it is normal for a wildcard certificate on one shared server, while a key that was copied to several servers, or "
        "that several departments hold, had better be replaced by one key for each server. The full list is in report.json.",
    ),
    "keys_hosts": Text(id="Situs", en="Sites"),
    "keys_names": Text(id="Nama dalam sertifikat", en="Names in the certificate"),
    "keys_wildcard": Text(id="wildcard", en="wildcard"),
    "keys_addresses": Text(id="Alamat IP", en="IP addresses"),
    "keys_apart": Text(id="tersebar di alamat yang terpisah", en="spread over separate addresses"),
    "faint": Text(id="Aset yang belum cukup terlihat", en="Assets of which too little was seen"),
    "faint_intro": Text(
        id="Pada aset ini kurang dari {share} pertanyaan terjawab. Keadaannya belum diketahui, bukan aman.",
        en="Less than {share} of the questions about these assets were answered. Their state is not known, which is not to say secure.",
    ),
    "faint_none": Text(id="Semua aset yang dipindai cukup terlihat untuk dinilai.", en="Enough was seen of every scanned asset to grade it."),
    "main_reason": Text(id="Alasan utama", en="Main reason"),
    "unregistered": Text(id="Belum terdaftar", en="Not registered"),
    "unregistered_intro": Text(
        id="Nama berikut terlihat pada sertifikat, tautan, pengalihan, atau DNS, tetapi belum terdaftar. Nama ini tidak dipindai; daftarkan bila milik pemerintah kota.",
        en="These names were seen in certificates, links, redirects or the DNS, but are not registered. They were not scanned; register those the city owns.",
    ),
}  # fmt: skip
