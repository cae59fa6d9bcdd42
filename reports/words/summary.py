"""Words of page one, for the head of the OPD."""

from __future__ import annotations

from checks import Text

WORDS = {
    "for_the_head": Text(id="Ringkasan untuk pimpinan", en="Executive summary"),
    "grade_A": Text(id="Tidak tampak risiko di atas Sangat Rendah.", en="No risk above Very low was seen."),
    "grade_B": Text(id="Risiko terburuk yang tampak adalah Rendah.", en="The worst risk seen is Low."),
    "grade_C": Text(id="Risiko terburuk yang tampak adalah Sedang.", en="The worst risk seen is Medium."),
    "grade_D": Text(id="Risiko terburuk yang tampak adalah Tinggi.", en="The worst risk seen is High."),
    "grade_F": Text(id="Risiko terburuk yang tampak adalah Sangat Tinggi.", en="The worst risk seen is Very high."),
    "no_grade_why": Text(
        id="Nilai A atau B baru diberikan bila sedikitnya {share} butir pemeriksaan dapat dinilai.",
        en="Grades A and B are given only when at least {share} of the checks could be assessed.",
    ),
    "no_grade_partial": Text(
        id="Nilai A atau B hanya diberikan bila semua pemeriksaan dijalankan.",
        en="Grades A and B are given only when all checks were run.",
    ),
    "no_grade_visit": Text(
        id="Nilai A atau B tidak diberikan kepada aset yang hanya dikunjungi seperti oleh pengunjung biasa.",
        en="Grades A and B are not given to assets that were only visited as any visitor would.",
    ),
    "coverage": Text(id="butir pemeriksaan dapat dinilai", en="of the checks assessed"),
    "coverage_line": Text(
        id="{assessed} dari {total} yang berlaku pada {hosts}; selebihnya tidak dapat dinilai.",
        en="{assessed} out of {total} that apply to {hosts}; the rest could not be assessed.",
    ),
    "coverage_whole": Text(
        id="Seluruh {total} yang berlaku pada {hosts} dapat dinilai.",
        en="All {total} that apply to {hosts} were assessed.",
    ),
    "trend": Text(id="Perkembangan", en="Trend"),
    "trend_none": Text(
        id="Tidak ada temuan yang tercatat, baik sekarang maupun sebelumnya.", en="No finding is on record, neither now nor from before."
    ),
    "trend_unknown": Text(
        id="Belum diketahui, karena belum ada butir yang dapat dinilai.", en="Not known, since nothing could be assessed."
    ),
    "trend_better": Text(id="Membaik", en="Better"),
    "trend_same": Text(id="Tetap", en="Unchanged"),
    "trend_worse": Text(id="Memburuk", en="Worse"),
    "trend_line": Text(
        id="Sebelumnya {before} terbuka (terburuk {worst_before}), kini {now}",
        en="Earlier {before} open (worst {worst_before}), now {now}",
    ),
    "trend_unverified": Text(
        id="ditambah {n} lama yang belum dapat diperiksa ulang.", en="plus {n} from before that could not be verified this time."
    ),
    "trend_worst": Text(id="Terburuk kini: {worst}.", en="Worst now: {worst}."),
    "findings_by_level": Text(id="Temuan menurut level risiko", en="Findings by risk level"),
    "in_all": Text(id="({findings})", en="({findings})"),
    "top_actions": Text(id="Tindakan utama yang perlu diputuskan", en="Main actions to decide on"),
    "asked": Text(
        id="Pimpinan dimohon menugaskan penanggung jawab dan memastikan tenggatnya dipenuhi; rencana dituangkan dalam formulir tindak lanjut.",
        en="Please assign who is responsible and see that the deadlines are kept; the plan goes into the follow-up form.",
    ),
    "grade_scale": Text(
        id="Skala A, B, C, D, F; F berarti ada risiko Sangat Tinggi.",
        en="The scale is A, B, C, D, F; F means that there is a very high risk.",
    ),
    "rest": Text(id="{actions} lain dirinci pada daftar tindakan", en="In addition: {actions}, see the list of actions"),
    "rest_only": Text(id="{actions} dirinci pada daftar tindakan", en="{actions} on the list of actions"),
    "keeper_tasks": Text(
        id="Perlu dikerjakan oleh pengelola domain pemerintah kota (Diskominfo): tindakan nomor",
        en="To be done by the manager of the city's domain (Diskominfo): actions",
    ),
    "nothing_to_decide": Text(
        id="Tidak ada tindakan tingkat Sedang ke atas yang perlu diputuskan saat ini.",
        en="There is no action at level Medium or above to decide on at present.",
    ),
    "nothing_known_to_decide": Text(
        id="Dari yang dapat diperiksa, tidak ada tindakan tingkat Sedang ke atas yang perlu diputuskan.",
        en="Of what could be examined, there is no action at level Medium or above to decide on.",
    ),
    "to_be_seen": Text(id="Yang diperlukan agar semuanya dapat diperiksa", en="What is needed so that everything can be examined"),
    "particulars": Text(id="Data laporan", en="About this report"),
    "city_actions": Text(id="Tindakan utama di seluruh kota", en="Main actions across the city"),
    "city_worst": Text(id="Temuan terberat", en="Worst findings"),
    "city_worst_more": Text(
        id="{findings} lain pada tingkat Tinggi ke atas: lihat daftar OPD",
        en="{findings} more at level High or above: see the list of departments",
    ),
    "on": Text(id="pada {hosts}", en="on {hosts}"),
    "changes": Text(id="Perubahan sejak pemindaian sebelumnya", en="Changes since the last scan"),
    "only_new": Text(
        id="Semua temuan baru pertama kali tercatat pada pemindaian ini; belum ada pembanding.",
        en="All findings were recorded for the first time in this scan; there is nothing to compare with yet.",
    ),
    "fixed_list": Text(id="Sudah diperbaiki: {findings}", en="Fixed: {findings}"),
}
