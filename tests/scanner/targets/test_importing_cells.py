"""Cells as offices fill them: merged, with whole addresses, several of them wrong."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from scanner.errors import TargetsError
from scanner.targets.importing import TableError
from tests.scanner.targets.test_importing import HEADER, city, csv_file, hosts, import_of, xlsx_file


def test_cells_that_were_merged_downwards_have_one_value(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    rows: list[list[str | None]] = [
        ["Daftar situs", ""],
        ["OPD", "domain"],
        ["Dinas Satu", "a.kotacontoh.go.id"],
        [None, "b.kotacontoh.go.id"],
        ["Dinas Dua", "c.kotacontoh.go.id"],
        [None, None],
    ]
    for row in rows:
        book.worksheets[0].append(row)
    for merged in ("A1:B1", "A3:A4", "A5:A6"):
        book.worksheets[0].merge_cells(merged)
    book.save(tmp_path / "daftar.xlsx")
    city_list = city(import_of(tmp_path / "daftar.xlsx"))
    assert [(target.opd, target.host) for target in city_list.targets] == [
        ("dinas-satu", "a.kotacontoh.go.id"), ("dinas-satu", "b.kotacontoh.go.id"), ("dinas-dua", "c.kotacontoh.go.id"),
    ]  # fmt: skip


def test_what_was_not_merged_is_not_filled(tmp_path: Path) -> None:
    with pytest.raises(TargetsError, match=r":3:1: .*the OPD is missing"):
        import_of(xlsx_file(tmp_path, [["opd", "domain"], ["A", "a.kotacontoh.go.id"], ["", "b.kotacontoh.go.id"]]))


def test_every_fault_is_told_at_once_also_several_of_a_row(tmp_path: Path) -> None:
    path = csv_file(tmp_path, f"{HEADER}1;;go.id;;80/443;\n2;A;a.kotacontoh.go.id;;;\n3;A;10.0.0.0/24;#x;;\n")
    with pytest.raises(TableError) as wrong:
        import_of(path)
    assert [(lint.line, lint.column) for lint in wrong.value.lints if lint.fatal] == [(2, 2), (2, 5), (4, 3), (4, 4)]


@pytest.mark.parametrize(
    "cell", ["a.kotacontoh.go.id/", "A.kotacontoh.go.id/beranda?x=1", "HTTPS://a.kotacontoh.go.id", "http://a.kotacontoh.go.id/#x"]
)
def test_what_stands_in_an_address_bar_is_its_host(tmp_path: Path, cell: str) -> None:
    assert hosts(csv_file(tmp_path, f"domain\n{cell}\n")) == ["a.kotacontoh.go.id"]
