"""Words of the city's overview."""

from __future__ import annotations

from checks import Text

WORDS = {
    "totals": Text(id="Keadaan kota", en="The city as a whole"),
    "departments": Text(id="Keadaan tiap OPD", en="Department by department"),
    "first_rows": Text(
        id="Tercetak {n} baris pertama dari {all}; selebihnya ada dalam berkas HTML ikhtisar ini.",
        en="Printed: the first {n} of {all}; the HTML file of this overview has the rest.",
    ),
    "departments_intro": Text(
        id="Urutan menurut risiko terburuk, lalu menurut banyaknya temuan pada tingkat itu, bukan menurut banyaknya semua temuan.",
        en="Ordered by the worst risk, then by the number of findings at that level, not by the number of all findings.",
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
    "troubles": Text(id="Kesalahan pada tilik", en="Errors of tilik"),
    "troubles_intro": Text(
        id="Di sini tilik sendiri yang gagal, bukan situsnya. Yang hilang bukan kabar baik; tim keamanan perlu melaporkan kesalahan ini.",
        en="Here tilik itself failed, not the site. What is missing is not good news; the security team should report these errors.",
    ),
    "faint": Text(id="Aset yang belum cukup terlihat", en="Assets of which too little was seen"),
    "faint_intro": Text(
        id="Pada aset ini kurang dari {share} butir pemeriksaan dapat dinilai. Keadaannya belum diketahui, bukan aman.",
        en="Less than {share} of the checks of these assets could be assessed. Their state is not known, which is not to say secure.",
    ),
    "faint_none": Text(id="Semua aset yang dipindai cukup terlihat untuk dinilai.", en="Enough was seen of every scanned asset to grade it."),
    "main_reason": Text(id="Alasan utama", en="Main reason"),
    "unregistered": Text(id="Belum terdaftar", en="Not registered"),
    "unregistered_intro": Text(
        id="Nama berikut terlihat pada sertifikat, tautan, pengalihan, atau DNS, tetapi belum terdaftar. Nama ini tidak dipindai; daftarkan bila milik pemerintah kota.",
        en="These names were seen in certificates, links, redirects or the DNS, but are not registered. They were not scanned; register those the city owns.",
    ),
    "sift_search": Text(id="Cari dalam tabel", en="Search this table"),
    "sift_all": Text(id="Semua", en="All"),
    "sift_shown": Text(id="Baris yang ditampilkan: {n} dari {all}", en="Rows shown: {n} of {all}"),
    "sift_sort": Text(id="Urutkan menurut kolom ini", en="Sort by this column"),
    "warning": Text(id="Peringatan dini", en="Early warning"),
    "warning_proposed": Text(
        id="Level yang diusulkan menurut tangga peringatan kota: {level}.", en="Level proposed on the city's own ladder of alarm: {level}."
    ),
    "warning_who": Text(id="Diberi tahu: {who}", en="To be told: {who}"),
    "warning_no_ladder": Text(
        id="Tangga peringatan kota belum diatur, sehingga tidak ada level yang diusulkan. Tangga itu ditetapkan oleh kota dan dicatat oleh tim yang menerbitkan laporan ini.",
        en="The city's ladder of alarm has not been set, so no level is proposed. The city decides on its levels, and the team that issues this report records them.",
    ),
    "warning_unexamined": Text(
        id="Indikasi insiden tidak diperiksa: tidak ada pemeriksaan yang mencari tanda peretasan, sehingga keadaan normal tidak dapat disimpulkan.",
        en="Signs of an incident were not examined: no check looked for traces of a break-in, so that it cannot be concluded that all is normal.",
    ),
    "warning_sought": Text(id="Indikasi insiden diperiksa pada {sought} dari {all}.", en="Signs of an incident were looked for on {sought} out of {all}."),
    "warning_facts": Text(id="Fakta yang menaikkan level", en="Facts that raise the level"),
    "warning_question": Text(id="butir “{title}” tidak terpenuhi", en="“{title}” does not hold"),
    "warning_none": Text(
        id="Pada pemindaian ini tidak ada fakta yang menaikkan level.", en="This scan shows no fact that raises the level."
    ),
    "warning_about": Text(
        id="Level diusulkan menurut aturan atas hasil pemindaian dari luar; penetapannya tetap merupakan keputusan pejabat yang berwenang. "
        "Indikasi masih harus dipastikan oleh tim tanggap insiden siber. Tidak ikut dihitung karena belum cukup terlihat: {unseen}.",
        en="Levels are proposed by rules over a scan from outside; setting the level remains the decision of the officials in charge. "
        "A sign has yet to be confirmed by the incident response team. Not counted, as too little was seen of them: {unseen}.",
    ),
    "common": Text(id="Satu tindakan untuk banyak OPD", en="One action for many departments"),
    "common_intro": Text(
        id="Situs beberapa OPD bertumpu pada hal yang sama. Satu tindakan Diskominfo atau pengelola server menyelesaikannya sekaligus, tanpa surat ke tiap OPD.",
        en="Sites of several departments rest on the same thing. One action by Diskominfo or whoever runs the server settles it for all, without a letter to each.",
    ),
    "common_sort": Text(id="Yang dipakai bersama", en="What is shared"),
    "common_what": Text(id="Dipakai bersama", en="Shared"),
    "common_action": Text(id="Tindakan bersama", en="Joint action"),
    "common_address": Text(id="Server atau alamat IP", en="Server or IP address"),
    "common_software": Text(id="Perangkat lunak tanpa dukungan", en="Software without support"),
    "common_behind": Text(id="Perangkat lunak yang tertinggal", en="Software that is behind"),
    "common_wildcard": Text(id="Sertifikat wildcard", en="Wildcard certificate"),
    "common_key": Text(id="Kunci sertifikat", en="Certificate key"),
    "common_software_action": Text(
        id="Pastikan versinya di server, lalu perbarui bersama-sama ke versi yang masih didukung.",
        en="Make sure of the version on the server, then update together to one that is still supported.",
    ),
    "common_behind_action": Text(
        id="Pastikan versinya di server, lalu perbarui bersama-sama ke rilis terbaru serinya.",
        en="Make sure of the version on the server, then update together to the newest release of its branch.",
    ),
    "common_upgrade": Text(id="Naikkan ke {versions}.", en="Upgrade to {versions}."),
    "common_wildcard_action": Text(
        id="Tetapkan satu pengelola sertifikat ini, catat setiap server yang menyimpannya, dan perbarui di semua tempat pada hari yang sama.",
        en="Name one manager of this certificate, record every server that holds it, and renew it everywhere on the same day.",
    ),
    "common_key_action": Text(
        id="Buat kunci dan sertifikat tersendiri untuk setiap server, lalu cabut yang lama.",
        en="Make a key and a certificate of its own for each server, then revoke the old one.",
    ),
    "flow": Text(id="Perkembangan dan umur temuan", en="Trend and age of findings"),
    "flow_title": Text(id="Temuan yang terbuka pada setiap hari pemindaian", en="Open findings on each day of scanning"),
    "flow_day": Text(id="{day}: {open} terbuka, {new} baru, {fixed} selesai.", en="{day}: {open} open, {new} new, {fixed} fixed."),
    "flow_before": Text(id="sudah terbuka sebelumnya", en="open before"),
    "flow_new": Text(id="baru", en="new"),
    "flow_fixed": Text(id="selesai diperbaiki", en="fixed"),
    "flow_open": Text(id="Temuan terbuka", en="Open findings"),
    "flow_date": Text(id="Tanggal", en="Date"),
    "flow_numbers": Text(id="Angka dalam tabel", en="The numbers as a table"),
    "flow_about": Text(
        id="Grafik memuat aset yang terdaftar sekarang, paling banyak dua belas hari terakhir yang ada perubahannya. Temuan yang muncul kembali dihitung terbuka sejak pertama kali terlihat. "
        "Banyaknya temuan juga bergantung pada banyaknya pemeriksaan dan aset yang dapat dijangkau.",
        en="The chart is about the assets that are registered now, on at most the last twelve days on which something changed. A finding that came back counts as open since it was first seen. "
        "How many there are also depends on how many checks there are and which assets could be reached.",
    ),
    "flow_none": Text(id="Belum ada temuan yang tercatat.", en="No finding is on record yet."),
    "ageing": Text(id="Umur temuan yang masih terbuka", en="Age of the findings that are still open"),
    "ageing_age": Text(id="Umur", en="Age"),
    "ageing_grave": Text(id="Di antaranya berisiko Tinggi atau lebih", en="Of these at high risk or above"),
    "ageing_0": Text(id="kurang dari 30 hari", en="less than 30 days"),
    "ageing_1": Text(id="30 sampai 89 hari", en="30 to 89 days"),
    "ageing_2": Text(id="90 sampai 179 hari", en="90 to 179 days"),
    "ageing_3": Text(id="180 hari atau lebih", en="180 days or more"),
    "median": Text(
        id="Median waktu perbaikan: {days}, dari {fixed} yang sudah selesai.", en="Median time to fix: {days}, over {fixed} that are done."
    ),
    "median_none": Text(id="Belum ada temuan yang selesai diperbaiki, sehingga waktu perbaikan belum dapat dihitung.", en="No finding has been fixed yet, so there is no time to fix to tell."),
    "silent": Text(id="OPD yang belum menindaklanjuti", en="Departments that have not reacted"),
    "silent_intro": Text(
        id="Tenggat OPD berikut sudah lewat, dan sejak itu tidak ada temuan mereka yang terlihat diperbaiki. Hubungi langsung; barangkali laporannya belum sampai kepada orang yang tepat.",
        en="Deadlines of these departments have passed, and nothing of theirs was seen to be fixed since. Contact them directly: the report may not have reached the right person.",
    ),
    "silent_tasks": Text(id="Tindakan yang lewat tenggat", en="Overdue actions"),
    "silent_due": Text(id="Tenggat terlama", en="Oldest deadline"),
    "silent_none": Text(
        id="Tidak ada OPD yang tenggatnya lewat tanpa satu pun perbaikan terlihat.", en="No department has let a deadline pass without any visible fix."
    ),
    "domains": Text(id="Domain", en="Domains"),
    "domains_intro": Text(
        id="Pelindungan nama dan surel setiap domain, masing-masing dinilai sekali untuk semua situs di bawahnya. Rinciannya ada dalam laporan OPD yang bertanggung jawab.",
        en="What protects the names and the mail of each domain, judged once for all sites below it. The particulars are in the report of the OPD that answers for it.",
    ),
    "domain": Text(id="Nama domain", en="Name of the domain"),
    "domain_sound": Text(id="baik", en="in order"),
    "domain_open": Text(id="belum terlihat", en="not seen"),
    "calendar": Text(id="Kalender sertifikat", en="Certificate calendar"),
    "calendar_intro": Text(
        id="Seluruhnya {certificates}, menurut hari terakhir berlakunya. Sertifikat yang dipakai beberapa situs ditulis sekali.",
        en="{certificates} in all, by their last day. One that several sites use is listed once.",
    ),
    "calendar_over": Text(id="Sudah berakhir", en="Ended"),
    "calendar_ends": Text(id="Berlaku sampai", en="Valid until"),
    "calendar_month": Text(id="Bulan", en="Month"),
    "calendar_issuer": Text(id="Penerbit", en="Issuer"),
    "calendar_past": Text(id="lewat {n}", en="{n} ago"),
    "calendar_left": Text(id="{n} lagi", en="{n} left"),
    "calendar_later": Text(id="Yang berakhir setelah itu: {n}.", en="Ending after that: {n}."),
}  # fmt: skip
