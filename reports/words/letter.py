"""Words of the short text that is pasted into a letter or a message."""

from __future__ import annotations

from checks import Text

GREETING = Text(id="Yth. {office}\ndi tempat", en="To: {office}")
SUBJECT = Text(id="Hal: Hasil pemantauan postur keamanan situs {opd}", en="Subject: Security posture of the sites of {opd}")
LETTER_MARKING = Text(id="Sifat: {marking}", en="Handling: {marking}")
LETTER_NUMBER = Text(id="Nomor: {letter}", en="Number: {letter}")
OPENING = Text(
    id="Dengan hormat, bersama ini kami sampaikan hasil pemantauan dari luar (nonintrusif) terhadap {hosts} pada {day}.",
    en="Enclosed are the results of our non-intrusive monitoring, from outside, of {hosts} on {day}.",
)
GRADED = Text(id="Nilai keseluruhan: {grade}.", en="Overall grade: {grade}.")
FINDINGS = Text(id="Temuan: {all} ({levels}).", en="Findings: {all} ({levels}).")
LETTER_NO_FINDING = Text(id="Temuan: tidak ada.", en="Findings: none.")
LETTER_LEVEL = Text(id="{n} {level}", en="{n} {level}")
LETTER_COVERAGE = Text(
    id="Butir pemeriksaan yang dapat dinilai: {assessed} dari {total}. Yang tidak dapat dinilai belum tentu aman; penyebabnya ada dalam laporan.",
    en="Checks assessed: {assessed} of {total}. What could not be assessed is not known to be safe; the report has the reasons.",
)
COVERAGE_WHOLE = Text(id="Butir pemeriksaan yang dapat dinilai: seluruhnya ({total}).", en="Checks assessed: all ({total}).")
LETTER_INCIDENT = Text(
    id="PENTING: jangan menghapus atau memperbaiki apa pun sebelum bukti disimpan; hubungi tim tanggap insiden siber (TTIS) hari ini juga.",
    en="IMPORTANT: remove and fix nothing before evidence is preserved; call the cyber incident response team (TTIS) today.",
)
LETTER_TOP = Text(id="Tindakan utama yang perlu diputuskan:", en="Main actions to decide on:")
LETTER_ACTION = Text(
    id="{number}. {action} ({level}, pada {hosts}). Tenggat: {due}. Penanggung jawab: {owner}.",
    en="{number}. {action} ({level}, on {hosts}). Deadline: {due}. Responsible: {owner}.",
)
TODAY = Text(id="hari ini juga", en="today")
OVERDUE = Text(id="{day} (sudah terlewati)", en="{day} (overdue)")
MORE = Text(id="Selain itu, ada {actions} lain yang dirinci dalam laporan.", en="The report also has {actions} of lower priority.")
REQUEST = Text(
    id="Mohon kiranya menunjuk penanggung jawab dan menyampaikan rencana tindak lanjut{contact}. Bukti, cara memperbaiki, dan cara memeriksa hasilnya ada dalam laporan lengkap.",
    en="Please name who is responsible, and send your plan{contact}. The full report has the evidence, how to fix and how to verify.",
)
LETTER_TO = Text(id=" kepada {contact}", en=" to {contact}")
HELP_REQUEST = Text(
    id="Mohon bantuan agar aset dapat dinilai pada pemindaian berikutnya; penyebab dan langkahnya ada dalam laporan lengkap.",
    en="Please help us to assess these assets next time; the full report has the reasons and what to do about them.",
)
LETTER_KEEP = Text(
    id="Tidak ada tindakan yang perlu diputuskan saat ini; mohon keadaan ini dipertahankan. Rinciannya ada dalam laporan lengkap.",
    en="There is nothing to decide on at present; please keep it that way. The full report has the details.",
)
CLOSING = Text(id="Atas perhatian dan kerja sama Bapak/Ibu, kami ucapkan terima kasih.", en="Thank you for your attention and cooperation.")
