"""Words of the part for the site manager: actions, open questions, assets."""

from __future__ import annotations

from checks import Text

WORDS = {
    "findings_by_action": Text(id="Temuan dan tindakan perbaikan", en="Findings and how to fix them"),
    "actions_intro": Text(
        id="Temuan dikelompokkan menurut tindakan; yang risikonya terbesar didahulukan. Setiap tindakan memuat semua aset yang memerlukannya.",
        en="Findings are grouped by action, the largest risk first. Each action lists every asset that needs it.",
    ),
    "no_findings": Text(id="Tidak ada temuan pada butir yang dapat diperiksa.", en="There is no finding in what could be assessed."),
    "no_findings_nothing_seen": Text(
        id="Tidak ada temuan karena tidak ada butir yang dapat diperiksa; ini bukan berarti aman.",
        en="There is no finding because nothing could be assessed; this does not mean that all is well.",
    ),
    "why": Text(id="Mengapa penting", en="Why it matters"),
    "evidence": Text(id="Bukti", en="Evidence"),
    "seen": Text(id="Yang terlihat", en="What was seen"),
    "tentative": Text(id="(perlu dikonfirmasi)", en="(to be confirmed)"),
    "risk_line": Text(
        id="Kemungkinan {likelihood} ({likelihood_name}), dampak {impact} ({impact_name}): besaran {magnitude} dari 25",
        en="Likelihood {likelihood} ({likelihood_name}), impact {impact} ({impact_name}): magnitude {magnitude} of 25",
    ),
    "since": Text(id="sejak {day}", en="since {day}"),
    "no_history": Text(id="tanpa riwayat", en="no history kept"),
    "more_findings": Text(
        id="dan {n} lagi untuk tindakan yang sama; mintalah daftar lengkapnya kepada penerbit laporan.",
        en="and {n} more for the same action; ask whoever issued this report for the whole list.",
    ),
    "fix": Text(id="Cara memperbaiki", en="How to fix it"),
    "runs_on": Text(id="terlihat pada", en="seen on"),
    "more_in_file": Text(
        id="Konfigurasi untuk server lain, perintah untuk aset lainnya, dan berkas konfigurasi siap pakai ada dalam berkas HTML laporan ini.",
        en="The HTML file of this report has the configuration for other servers, the commands for other assets, and configuration files to download.",
    ),
    "other_servers": Text(id="Konfigurasi untuk server lain", en="Configuration for other servers"),
    "any_server": Text(id="Konfigurasi menurut jenis server", en="Configuration by type of server"),
    "verify": Text(id="Cara memeriksa hasilnya", en="How to verify"),
    "verify_intro": Text(
        id="Setelah diperbaiki, jalankan perintah ini dari komputer di luar server:",
        en="Once fixed, run this command from a computer other than the server:",
    ),
    "verify_others": Text(id="Perintah untuk aset lainnya", en="Commands for the other assets"),
    "references": Text(id="Rujukan", en="References"),
    "configurations": Text(id="Konfigurasi siap pakai", en="Configuration to put in"),
    "configurations_intro": Text(
        id="Semua perbaikan untuk satu server disusun menjadi satu konfigurasi per aset: letak berkas, modul yang diperlukan, dan baris lama yang harus dinonaktifkan ditulis di "
        "awal berkas. Unduh, periksa, lalu terapkan setelah mencadangkan konfigurasi yang ada. Jaringan 10.0.0.0/8 di dalamnya adalah contoh; ganti dengan jaringan kantor atau VPN.",
        en="All fixes for one server are composed into one configuration an asset: where the file goes, which modules it needs and which old lines must be switched off stands "
        "at its beginning. Download it, read it, and apply it once the present configuration is backed up. The network 10.0.0.0/8 in it is an example; put your office's or VPN's.",
    ),
    "configuration_server": Text(id="Jenis server", en="Type of server"),
    "configuration_files": Text(id="Berkas untuk diunduh", en="Files to download"),
    "older": Text(id="Jawaban dari pemindaian sebelumnya", en="Answers from earlier scans"),
    "older_intro": Text(
        id="Butir berikut tidak diperiksa pada pemindaian terakhir, atau temuannya tidak dapat dilihat lagi. Yang berlaku adalah jawaban terakhir, dengan umurnya.",
        en="The last scan did not make these checks, or could not see again what had been found. The newest answer counts, with its age.",
    ),
    "older_day": Text(id="Terakhir dijawab", en="Last answered"),
    "older_checks": Text(id="Butir pemeriksaan", en="Checks"),
    "unseen": Text(id="Yang tidak dapat dinilai", en="What could not be assessed"),
    "unseen_intro": Text(
        id="Tidak dapat dinilai tidak berarti aman. Butir berikut belum dapat dinilai; alasannya dan langkah yang disarankan disebutkan.",
        en="Not assessed does not mean secure. These checks are still open; each reason and the suggested step are given.",
    ),
    "all_answered": Text(id="Semua butir pemeriksaan yang berlaku dapat dinilai.", en="Every check that applies was assessed."),
    "no_assets": Text(
        id="Tidak ada aset yang dipindai, sehingga tidak ada yang dapat dinilai. Periksa izin, masa berlakunya, dan daftar aset.",
        en="No asset was scanned, so nothing could be assessed. Check the permission, its end date and the list of assets.",
    ),
    "what_to_do": Text(id="Langkah yang disarankan.", en="Suggested step."),
    "all_of_it": Text(id="tidak satu pun butir dapat dinilai", en="nothing could be assessed"),
    "which": Text(id="Yang belum dapat dipastikan", en="What is not established"),
    "seen_at": Text(id="Alamat yang diperiksa", en="Addresses examined"),
    "unverifiable_list": Text(id="Temuan lama yang tidak dapat diperiksa kali ini", en="Earlier findings that could not be verified this time"),
    "unverifiable_intro": Text(
        id="Temuan ini terlihat pada pemindaian sebelumnya dan tetap dianggap terbuka sampai terbukti diperbaiki.",
        en="These were seen in an earlier scan and count as open until they are shown to be fixed.",
    ),
    "last_seen": Text(id="terakhir terlihat {day}", en="last seen {day}"),
    "assets": Text(id="Hasil per aset", en="Results by asset"),
    "assets_intro": Text(
        id="Setiap aset dengan semua butir pemeriksaan dan hasilnya.",
        en="Every asset with all its checks and their outcomes.",
    ),
    "addresses": Text(id="Alamat IP", en="IP addresses"),
    "software": Text(id="Perangkat lunak yang terlihat", en="Software seen"),
    "absent_evidence": Text(id="Bukti dari plugin yang tidak aktif", en="Evidence of plug-ins that are not enabled"),
    "same_settings": Text(id="Konfigurasinya sama dengan yang tercantum di atas.", en="The settings are those given above."),
    "support_ended": Text(id="(dukungan berakhir selambat-lambatnya {day})", en="(support ended by {day})"),
    "support_over": Text(id="(dukungan sudah berakhir)", en="(support ended)"),
    "question_asked": Text(id="Yang diperiksa", en="What was looked at"),
    "outcome": Text(id="Hasil", en="Outcome"),
    "log": Text(id="Catatan {requests}", en="Log of {requests}"),
}  # fmt: skip
