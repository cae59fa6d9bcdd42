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
    Column("B", Text(id="Jenis Risiko", en="Kind of risk"), 9, "signs"),
    Column("C", Text(id="Aset", en="Asset"), 18),
    Column("D", Text(id="Ancaman", en="Threat"), 16),
    Column("E", Text(id="Kerawanan", en="Weakness"), 26),
    Column("F", Text(id="Kategori", en="Category"), 14, "categories"),
    Column("G", Text(id="Dampak (deskriptif)", en="Impact (description)"), 28),
    Column("H", Text(id="Area Dampak", en="Area of impact"), 13, "impacts"),
    Column("I", Text(id="Kontrol Saat Ini", en="Present controls"), 22),
    Column("J", Text(id="Dampak", en="Impact"), 8, "scale"),
    Column("K", Text(id="Kemungkinan", en="Likelihood"), 11, "scale"),
    Column("L", Text(id="IR", en="IR"), 5),
    Column("M", Text(id="Level Risiko", en="Level of risk"), 11),
    Column("N", Text(id="Keputusan Penanganan", en="To be handled"), 11),
    Column("O", Text(id="Prioritas", en="Priority"), 9),
    Column("P", Text(id="Opsi Penanganan", en="Option"), 12, "options"),
    Column("Q", Text(id="Rencana Aksi", en="Plan of action"), 30),
    Column("R", Text(id="Keluaran", en="Output"), 20),
    Column("S", Text(id="Target/Jadwal", en="Schedule"), 11),
    Column("T", Text(id="Penanggung Jawab", en="Responsible"), 16),
    Column("U", Text(id="Ada Residual?", en="Residual risk?"), 9, "yes"),
    Column("V", Text(id="Dampak (residual)", en="Impact (residual)"), 9, "scale"),
    Column("W", Text(id="Kemungkinan (residual)", en="Likelihood (residual)"), 11, "scale"),
    Column("X", Text(id="RR", en="RR"), 5),
    Column("Y", Text(id="Status", en="Status"), 12, "states"),
    Column("Z", Text(id="Rencana Kontrol Tambahan", en="Further controls planned"), 16),
    Column("AA", Text(id="Risk Owner", en="Risk owner"), 16),
)
