"""Words of the findings that somebody decided about."""

from __future__ import annotations

from checks import Text

LEFT_OUT = Text(
    id="Laporan ini tidak menghitung {what}; keputusan yang pertama berakhir pada {day}.",
    en="This report leaves out {what}; the first of these decisions ends on {day}.",
)
LEFT_OUT_ONE = Text(
    id="Laporan ini tidak menghitung {what}; keputusannya berlaku sampai {day}.",
    en="This report leaves out {what}; the decision holds until {day}.",
)

WORDS = {
    "finding_id": Text(id="Kode temuan", en="Finding"),
    "waived": Text(id="Risiko yang diterima dan temuan yang keliru", en="Accepted risks and false positives"),
    "waived_intro": Text(
        id="Risiko yang diterima masih terbuka: tetap dihitung dalam jumlah dan nilai, tetapi tindakannya ditunda sampai keputusannya berakhir. "
        "Temuan yang keliru tidak dihitung. Keputusan gugur pada akhir masa berlakunya, atau bila bukti temuan berubah.",
        en="An accepted risk is still open: it stays in the counts and in the grade, but its action waits until the decision ends. "
        "A false positive does not count. A decision lapses on its end date, or when the evidence changes.",
    ),
    "waived_ground": Text(id="Keputusan", en="Decision"),
    "ground_false-positive": Text(id="Temuan keliru", en="False positive"),
    "ground_accepted": Text(id="Risiko diterima", en="Risk accepted"),
    "waived_who": Text(id="Diputuskan oleh", en="Decided by"),
    "waived_until": Text(id="Berlaku sampai", en="Until"),
    "city_waived_intro": Text(
        id="Risiko yang diterima masih terbuka dan tetap dihitung dalam nilai dan jumlah temuan OPD; temuan yang keliru tidak dihitung. Pada akhir masa berlakunya, putuskan kembali: diperbaiki, atau diterima dengan alasan yang masih berlaku.",
        en="Accepted risks are still open and count for grade and numbers; false positives do not. When a decision ends, decide anew: fix it, or accept it for a reason that still holds.",
    ),
    "handovers": Text(id="Laporan yang diserahkan dan tindak lanjutnya", en="Reports handed over, and what came of them"),
    "handovers_intro": Text(
        id="Menurut penyerahan terakhir kepada tiap OPD. Yang dihitung ialah temuan yang sudah diketahui saat itu; tenggatnya dihitung sejak hari penyerahan.",
        en="By the last handover to each department. What counts is what was known at the time; deadlines count from the day of the handover.",
    ),
    "handovers_none": Text(id="Belum ada laporan yang tercatat sudah diserahkan kepada OPD.", en="No report is on record as handed over to a department."),
    "handovers_untold": Text(id="Mempunyai temuan, tetapi belum tercatat menerima laporan: {opds}.", en="With findings, but not on record as having been given a report: {opds}."),
    "handed_on": Text(id="Diserahkan", en="Handed over"),
    "handed_to": Text(id="kepada {to}; seluruhnya {packages}", en="to {to}; {packages} in all"),
    "handed_waiting": Text(id="Masih terbuka", en="Still open"),
    "handed_due": Text(id="Tenggat pertama", en="First deadline"),
    "handed_answer": Text(id="Tindak lanjut", en="Reaction"),
    "handed_fixed": Text(id="{fixed} selesai sejak itu", en="{fixed} fixed since"),
    "answer_nothing": Text(id="Belum ada yang terlihat", en="None seen"),
    "answer_partly": Text(id="Sebagian", en="In part"),
    "answer_unseen": Text(id="Belum dapat dinilai dari pemindaian ini", en="Cannot be told from this scan"),
    "answer_done": Text(id="Tidak ada lagi yang terbuka", en="Nothing is open any more"),
    "terminal_mistaken": Text(id="Tidak dihitung: {ground}, {who}, sampai {day}", en="Does not count: {ground}, {who}, until {day}"),
    "accepted_until": Text(id="diterima sampai {day}", en="accepted until {day}"),
    "accepted_mark": Text(id="Diterima oleh {who} sampai {day}", en="Accepted by {who} until {day}"),
}  # fmt: skip
