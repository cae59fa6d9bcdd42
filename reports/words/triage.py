"""Words of the findings that do not count, by somebody's decision."""

from __future__ import annotations

from checks import Text

WORDS = {
    "finding_id": Text(id="Kode temuan", en="Finding"),
    "waived": Text(id="Risiko yang diterima dan temuan yang keliru", en="Accepted risks and false positives"),
    "waived_intro": Text(
        id="Temuan berikut terlihat pada pemindaian ini, tetapi tidak dihitung karena ada keputusan tertulis. Keputusan gugur pada akhir masa berlakunya, "
        "atau bila bukti temuan berubah; temuan itu lalu kembali ke daftar tindakan.",
        en="These findings were seen by this scan and do not count, because somebody decided so in writing. A decision lapses on its end date, "
        "or when the evidence changes; the finding then returns to the list of actions.",
    ),
    "waived_ground": Text(id="Keputusan", en="Decision"),
    "ground_false-positive": Text(id="Temuan keliru", en="False positive"),
    "ground_accepted": Text(id="Risiko diterima", en="Risk accepted"),
    "waived_who": Text(id="Diputuskan oleh", en="Decided by"),
    "waived_until": Text(id="Berlaku sampai", en="Until"),
    "terminal_waived": Text(id="Tidak dihitung: {ground}, {who}, sampai {day}", en="Does not count: {ground}, {who}, until {day}"),
}  # fmt: skip
