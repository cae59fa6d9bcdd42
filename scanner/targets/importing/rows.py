"""Rows of a table as departments and hosts."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator

import msgspec

from checks.core.model.finding import Importance, Target
from scanner.targets.assemble import MOST_FAULTS
from scanner.targets.fault import Lint, TargetFault, quote
from scanner.targets.host import is_target_address
from scanner.targets.host_line import HostLine, parse_line, port_number
from scanner.targets.importing.columns import SheetColumns
from scanner.targets.importing.row import Row
from scanner.targets.opd import Draft, opd_name, opd_text, slug
from scanner.targets.parse import UNNAMED_CODE
from scanner.targets.url import url_host

_OPD_FIELDS = ("code", "contact", "head", "office", "permission", "hours")
_HOST_FIELDS = ("importance", "level", "address")
_IMPORTANCE = {
    **dict.fromkeys(("tinggi", "penting", "sangat penting", "ya", "true", "yes"), Importance.HIGH),
    **dict.fromkeys(("sedang", "biasa", "tidak", "false", "no"), Importance.NORMAL),
    "rendah": Importance.LOW,
}


class SheetRows:
    """Takes rows one by one; in ``lints`` line and column are row and column of the table. Stops taking after `MOST_FAULTS` faults."""

    def __init__(self, columns: SheetColumns, city: str) -> None:
        self.lints: list[Lint] = [_unused_column(columns, place) for place in columns.unused_columns]
        self._columns = columns
        self._city = city
        self._drafts: dict[str, Draft] = {}
        self._values: dict[tuple[str, str], str] = {}
        self._row_numbers: dict[tuple[str, Target], int] = {}
        self._faults = 0

    @property
    def drafts(self) -> list[Draft]:
        return list(self._drafts.values())

    def take(self, row: Row) -> None:
        if self._faults >= MOST_FAULTS:
            return
        self._note_formulas(row)
        draft = Draft("", row.number, 1)
        with self._noting(row):
            draft = self._draft(row)
        for field in _OPD_FIELDS:
            with self._noting(row):
                self._field(draft, row, field)
        with self._noting(row):
            self._host(draft, row)

    @contextlib.contextmanager
    def _noting(self, row: Row) -> Iterator[None]:
        """A fault inside is noted, and the rest of the row is read all the same."""
        try:
            yield
        except TargetFault as fault:
            self._faults += 1
            self.lints.append(fault.on(row.number))

    def _draft(self, row: Row) -> Draft:
        if "opd" not in self._columns.places:
            return self._drafts.setdefault("", Draft(self._city, row.number, 1, UNNAMED_CODE))
        cell = self._columns.cell(row, "opd")
        with self._in("opd"):
            if not cell:
                # The row above may be of the same OPD or not; a wrong guess would send a report to the wrong department.
                raise TargetFault(1, "the OPD is missing", "Write it in every row; of cells that were merged, .xlsx alone tells.")
            name = opd_name(opd_text(cell, 1), 1)
        return self._drafts.setdefault(name.casefold(), Draft(name, row.number, self._columns.places["opd"] + 1))

    def _field(self, draft: Draft, row: Row, field: str) -> None:
        value = self._columns.cell(row, field)
        if not value:
            return
        earlier = self._values.setdefault((draft.title, field), value)
        with self._in(field):
            if earlier != value:
                message = f"{quote(value)} differs from {quote(earlier)} in an earlier row of this OPD"
                raise TargetFault(1, message, "Write the same in every row, or in one row only.")
            if field not in draft.positions:
                code = slug(value) if field == "code" else value
                draft.take(field, code or value, row.number, self._columns.places[field] + 1)

    def _host(self, draft: Draft, row: Row) -> None:
        """Compose the line that a person would write, so that one grammar judges files and tables alike."""
        words = {"host": self._host_word(row)} | {field: f"{field}={value}" for field in _HOST_FIELDS if (value := self._value(row, field))}
        ends: dict[str, int] = {}
        line = ""
        for field, word in words.items():
            with self._in(field):
                if " " in word:
                    raise TargetFault(1, f"{quote(word)} holds more than one word", "Write one host a row and one value a cell.")
            line = f"{line} {word}".lstrip()
            ends[field] = len(line)
        try:
            host_line = parse_line(line, row.number)
        except TargetFault as fault:
            with self._in(next(field for field, end in ends.items() if fault.column <= end)):
                raise
        finally:
            draft.empty = False
        self._add(draft, host_line)

    def _add(self, draft: Draft, host_line: HostLine) -> None:
        """Two pages of one site are one host: the second row is left out with a remark."""
        column = self._columns.places["host"] + 1
        first = self._row_numbers.setdefault((draft.title, host_line.target), host_line.line)
        if first != host_line.line:
            message = f"{host_line.target.name} is in row {first} already and is listed once"
            self.lints.append(Lint(line=host_line.line, column=column, message=message, hint="Nothing needs to be done.", fatal=False))
            return
        level = self._columns.places.get("level", -1) + 1 if host_line.level_column else 0
        draft.hosts.append(msgspec.structs.replace(host_line, column=column, level_column=level))

    def _host_word(self, row: Row) -> str:
        cell, port = url_host(self._columns.cell(row, "host")), self._columns.cell(row, "port")
        if ":" in cell and is_target_address(cell):
            cell = f"[{cell}]"
        if not cell:
            with self._in("host"):
                raise TargetFault(1, "the host is missing", "Write one host a row, or delete the row.")
        if port:
            with self._in("port"):
                port = str(port_number(port, 1))
        return f"{cell}:{port}" if port and not cell.endswith(f":{port}") else cell

    def _value(self, row: Row, field: str) -> str:
        value = self._columns.cell(row, field)
        return _IMPORTANCE.get(value.lower(), value) if field == "importance" else value

    def _note_formulas(self, row: Row) -> None:
        for field, place in self._columns.places.items():
            if self._columns.cell(row, field).startswith("="):
                message = f"{quote(row.cells[place])} looks like a formula and is taken as text"
                self.lints.append(Lint(line=row.number, column=place + 1, message=message, hint="Put its value in the cell.", fatal=False))

    @contextlib.contextmanager
    def _in(self, field: str) -> Iterator[None]:
        """A fault inside is one of this field's column."""
        place = self._columns.places[field]
        try:
            yield
        except TargetFault as fault:
            raise TargetFault(place + 1, f"in the column {quote(self._columns.headers[place])}: {fault.message}", fault.hint) from None


def _unused_column(columns: SheetColumns, place: int) -> Lint:
    message = f"the column {quote(columns.headers[place])} is not used"
    return Lint(line=columns.row, column=place + 1, message=message, hint="docs/targets.md lists the headers that are.", fatal=False)
