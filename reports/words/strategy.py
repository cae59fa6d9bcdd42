"""Words of the alignment with national rules."""

from __future__ import annotations

from checks import Text

WORDS = {
    "alignment": Text(id="Keselarasan dengan strategi keamanan siber", en="Alignment with the cyber-security strategy"),
    "alignment_intro": Text(
        id="Bagian ini menghubungkan tindakan dalam laporan dengan ketentuan yang berlaku, agar dapat dikutip dalam daftar risiko, rencana kerja, dan bahan evaluasi. "
        "Pemetaannya usulan tilik, bukan bagian dari peraturan; tanda * berarti berdasarkan sumber sekunder.",
        en="This part links the actions of the report with the rules in force, so that they can be quoted in the risk register, the work plan and evaluations. "
        "The mapping is tilik's own proposal and part of no regulation; an asterisk (*) means that it rests on secondary sources.",
    ),
    "letter_of": Text(id="Huruf", en="Letter"),
    "function": Text(id="Fungsi keamanan", en="Security function"),
    "paragraph": Text(id="Pasal 27 ayat", en="Article 27 paragraph"),
    "controls": Text(id="Kontrol audit", en="Audit controls"),
    "task_numbers": Text(id="Tindakan nomor", en="Actions"),
    "all_tasks": Text(id="semua", en="all"),
    "focus": Text(id="Area fokus yang didukung laporan ini", en="Focus areas that this report supports"),
    "focus_beyond": Text(id="Di luar jangkauan pemindaian dari luar:", en="Beyond the reach of a scan from outside:"),
    "phases": Text(id="Tahap penanganan", en="Phases of handling"),
    "indicators": Text(id="Indikator evaluasi yang terkait", en="Related indicators of evaluation"),
    "indicator": Text(id="Indikator", en="Indicator"),
    "rules": Text(id="Peraturan yang dirujuk", en="Regulations referred to"),
    "own_decree": Text(id="Ketentuan kota", en="The city's own decree"),
}  # fmt: skip
