"""The columns A to AA of the register, in the order of the form: impact stands before likelihood."""

from __future__ import annotations

import msgspec

from checks import Text


class Column(msgspec.Struct, frozen=True):
    """``choices`` names a list of the drop-downs, ``width`` is in characters."""

    letter: str
    heading: Text
    width: int
    choices: str = ""


COLUMNS = (
    Column("A", Text(id="Risk No", en="Risk no."), 9),
    Column("B", Text(id="Jenis Risiko", en="Kind of risk"), 11, "signs"),
    Column("C", Text(id="Aset", en="Asset"), 30),
    Column("D", Text(id="Ancaman", en="Threat"), 26),
    Column("E", Text(id="Kerawanan", en="Weakness"), 44),
    Column("F", Text(id="Kategori", en="Category"), 20, "categories"),
    Column("G", Text(id="Dampak (deskriptif)", en="Impact (description)"), 48),
    Column("H", Text(id="Area Dampak", en="Area of impact"), 20, "impacts"),
    Column("I", Text(id="Kontrol Saat Ini", en="Present controls"), 36),
    Column("J", Text(id="Dampak", en="Impact"), 9, "scale"),
    Column("K", Text(id="Kemungkinan", en="Likelihood"), 13, "scale"),
    Column("L", Text(id="IR", en="IR"), 6),
    Column("M", Text(id="Level Risiko", en="Level of risk"), 14),
    Column("N", Text(id="Keputusan Penanganan", en="To be handled"), 14),
    Column("O", Text(id="Prioritas", en="Priority"), 10),
    Column("P", Text(id="Opsi Penanganan", en="Option"), 15, "options"),
    Column("Q", Text(id="Rencana Aksi", en="Plan of action"), 52),
    Column("R", Text(id="Keluaran", en="Output"), 34),
    Column("S", Text(id="Target/Jadwal", en="Schedule"), 14),
    Column("T", Text(id="Penanggung Jawab", en="Responsible"), 28),
    Column("U", Text(id="Ada Residual?", en="Residual risk?"), 11, "yes"),
    Column("V", Text(id="Dampak (residual)", en="Impact (residual)"), 11, "scale"),
    Column("W", Text(id="Kemungkinan (residual)", en="Likelihood (residual)"), 14, "scale"),
    Column("X", Text(id="RR", en="RR"), 6),
    Column("Y", Text(id="Status", en="Status"), 18, "states"),
    Column("Z", Text(id="Rencana Kontrol Tambahan", en="Further controls planned"), 30),
    Column("AA", Text(id="Risk Owner", en="Risk owner"), 30),
)
