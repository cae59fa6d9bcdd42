"""The register as CSV: read back it is the same lines, and no cell is a formula or two cells."""

from __future__ import annotations

import csv
import io

import msgspec

from reports.export.formats.csv import register_csv
from reports.register import COLUMNS, rows
from tests.each import each
from tests.reports.export.test_xlsx import FORMULAS, poisoned
from tests.reports.html.test_hostile import ATTACKS
from tests.reports.views.sources import view


def read(table: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(table.decode("utf-8-sig"), newline=""), strict=True))


def test_the_lines_are_read_back() -> None:
    table = register_csv(tuple(rows(view("dinkes"))), "id")
    head, *lines = read(table)
    assert head == [column.heading.id for column in COLUMNS]
    assert [line[0] for line in lines] == ["PL-001", "PL-002", "PL-003", "PL-004", "PL-005"]
    assert lines[0][9:15] == ["5", "5", "25", "Sangat Tinggi", "YA", "1"]
    assert (lines[0][18], lines[0][20]) == ("2026-11-23", "")


def test_it_is_as_rfc_4180_and_excel_want_it() -> None:
    table = register_csv(tuple(rows(view("dinkes"))), "id")
    assert table.startswith(b'\xef\xbb\xbf"Risk No",')
    assert table.endswith(b'"\r\n')
    assert table.count(b"\r\n") == 6


def test_nothing_found_is_a_line_of_headings() -> None:
    assert len(read(register_csv((), "en"))) == 1


@each("attack", [*FORMULAS, *ATTACKS], ids=map(str, range(len(FORMULAS) + len(ATTACKS))))
def test_nothing_that_a_server_sent_is_a_formula_whatever_separates_cells(attack: str) -> None:
    lines = read(register_csv(tuple(rows(poisoned(attack))), "id"))
    assert len(lines) == 3
    for line in lines:
        assert len(line) == len(COLUMNS)
        for cell in line:
            assert not any(part.startswith(("=", "+", "-", "@", "＝")) for part in cell.replace("\t", ";").split(";"))


def test_quotes_and_line_feeds_stay_inside_their_cell() -> None:
    (line, *_) = rows(view("dinkes"))
    head, cells = read(register_csv((msgspec.structs.replace(line, asset='a"\r\n,b'),), "id"))
    assert cells[2] == 'a"\r\n,b'
    assert len(cells) == len(head)
