"""Which column of a table holds what, from its header in Indonesian or English."""

from __future__ import annotations

import re
from collections.abc import Iterable

import msgspec

from scanner.targets.importing.row import Row

# A list from an office has a title and a date above its header.
HEADER_WITHIN = 10

# What is left of a header after its capitals, spaces and marks are gone.
_HEADERS = {
    "host": "host hostname domain namadomain subdomain namasubdomain alamat alamatsitus alamatweb alamatwebsite url situs situsweb web website fqdn",
    "opd": "opd namaopd perangkatdaerah namaperangkatdaerah skpd dinas namadinas instansi namainstansi unitkerja organisasi department agency",
    "code": "kode kodeopd singkatan code opdcode",
    "contact": "kontak kontakperson narahubung pengelola email surel pic contact",
    "head": "kepala kepalaopd kepaladinas pimpinan namapimpinan head",
    "office": "jabatan jabatanpimpinan office",
    "permission": "izin suratizin permission",
    "hours": "jam jampemindaian hours",
    "port": "porta port",
    "importance": "penting kepentingan tingkatkepentingan prioritas importance priority",
    "level": "level tingkatpemindaian",
    "address": "ip alamatip ipaddress address",
}
_MEANING = {header: field for field, headers in _HEADERS.items() for header in headers.split()}


class SheetColumns(msgspec.Struct, frozen=True):
    """``places`` says in which column (from 0) a field is, ``unused_columns`` which mean nothing to us; with headers as written."""

    row: int
    headers: tuple[str, ...]
    places: dict[str, int]
    unused_columns: tuple[int, ...]

    def cell(self, row: Row, field: str) -> str:
        """The field's text in a row; empty when there is no such column."""
        place = self.places.get(field)
        return row.cells[place] if place is not None and place < len(row.cells) else ""


def find_columns(rows: Iterable[Row]) -> SheetColumns | None:
    """The first row that names a column of hosts, among the first `HEADER_WITHIN`. Of two columns of one meaning the first counts."""
    for row in rows:
        if row.number > HEADER_WITHIN:
            break
        places: dict[str, int] = {}
        unused_columns = []
        for place, header in enumerate(row.cells):
            field = _MEANING.get(re.sub(r"[\W_]+", "", header).lower())
            if field and field not in places:
                places[field] = place
            elif header:
                unused_columns.append(place)
        if "host" in places:
            return SheetColumns(row.number, row.cells, places, tuple(unused_columns))
    return None
