"""Words of the history of findings and of the form that an OPD sends back."""

from __future__ import annotations

from checks import Text

WORDS = {
    "contents": Text(id="Isi laporan", en="Contents"),
    "history": Text(id="Riwayat temuan", en="History of findings"),
    "history_intro": Text(
        id="Umur dihitung sejak temuan pertama kali terlihat sampai tanggal laporan ini; yang terlama didahulukan.",
        en="Age counts from the day a finding was first seen to the day of this report; the oldest come first.",
    ),
    "history_none": Text(id="Belum ada riwayat yang tercatat.", en="No history has been recorded yet."),
    "number": Text(id="No.", en="No."),
    "age": Text(id="Umur", en="Age"),
    "fixed_after": Text(id="setelah {n}", en="after {n}"),
    "follow_up": Text(id="Formulir tindak lanjut", en="Follow-up form"),
    "follow_up_intro": Text(
        id="Isi penanggung jawab (PIC) dan rencana selesai untuk setiap tindakan, tanda tangani, lalu kirimkan kembali kepada penerbit laporan.",
        en="Fill in the person in charge (PIC) and the planned date for every action, sign, and send it back to whoever issued the report.",
    ),
    "pic": Text(id="PIC", en="Person in charge (PIC)"),
    "planned": Text(id="Rencana selesai", en="Planned date"),
    "note": Text(id="Catatan", en="Note"),
}  # fmt: skip
