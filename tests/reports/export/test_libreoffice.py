"""The workbook in LibreOffice: values, drop-downs and formulas are right, also after an OPD has changed a cell."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from openpyxl.workbook import Workbook

from reports.export.formats.xlsx import opd_workbook
from tests.real.programs import program
from tests.reports.export.test_xlsx import MATRIX, drop_downs
from tests.reports.export.workbook import column, of, read, sheet
from tests.reports.views.sources import view

pytestmark = pytest.mark.real


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Two workbooks after LibreOffice has opened, computed and saved them: as it was written, and as an OPD changed it."""
    soffice = program("soffice", "libreoffice-calc-nogui")
    folder = tmp_path_factory.mktemp("office")
    (folder / "written.xlsx").write_bytes(opd_workbook(view("dinkes"), "id"))
    changed(of(view("dinkes"))).save(folder / "changed.xlsx")
    names = ("written", "changed")
    command = [
        soffice, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--norestore", "--convert-to", "xlsx:Calc MS Excel 2007 XML",
        "--outdir", str(folder / "out"), *(str(folder / f"{name}.xlsx") for name in names),
    ]  # fmt: skip
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    return {name: Path(folder / "out" / f"{name}.xlsx").read_bytes() for name in names}


def changed(book: Workbook) -> Workbook:
    """The worst risk made the least, the last one the worst, a residual risk filled in, and the appetite raised."""
    lines = sheet(book, "dinkes")
    lines["J2"], lines["K2"] = 1, 1
    lines["J6"], lines["K6"] = 5, 5
    lines["V3"], lines["W3"] = 5, 1
    # A risk of its own, in the next row that is ready.
    lines["A7"], lines["J7"], lines["K7"] = "PL-006", 5, 4
    sheet(book, "matrix")["F18"] = 12
    trial = sheet(book, "matrix")
    trial["D20"], trial["E20"] = 2, 5
    return book


def test_as_written(opened: dict[str, bytes]) -> None:
    lines = sheet(read(opened["written"], computed=True), "dinkes")
    assert [column(lines, letter) for letter in "LMNO"] == [
        [25, 14, 11, 11, 7],
        ["Sangat Tinggi", "Sedang", "Sedang", "Sedang", "Rendah"],
        ["YA", "YA", "YA", "YA", "TIDAK"],
        [1, 2, 3, 3, None],
    ]


def test_after_changes(opened: dict[str, bytes]) -> None:
    book = read(opened["changed"], computed=True)
    lines = sheet(book, "dinkes")
    assert [column(lines, letter) for letter in "LMN"] == [
        [1, 14, 11, 11, 25, 24],
        ["Sangat Rendah", "Sedang", "Sedang", "Sedang", "Sangat Tinggi", "Sangat Tinggi"],
        ["TIDAK", "YA", "TIDAK", "TIDAK", "YA", "YA"],
    ]
    assert [place or None for place in column(lines, "O")] == [None, 3, None, None, 1, 2]
    assert [rest or None for rest in column(lines, "X")] == [None, 20, None, None, None, None]
    cells = {row[0].value: row[1].value for row in sheet(book, "about").iter_rows() if row[0].value}
    assert [cells[name] for name in ("Sangat Tinggi", "Sedang", "Rendah", "Sangat Rendah", "Seluruhnya")] == [2, 3, 0, 1, 6]
    assert [sheet(book, "matrix")[cell].value for cell in ("F20", "G20")] == [15, "Sedang"]


def test_drop_downs_formulas_and_the_matrix_are_kept(opened: dict[str, bytes]) -> None:
    book = read(opened["written"])
    assert drop_downs(sheet(book, "dinkes")) == drop_downs(sheet(of(view("dinkes")), "dinkes"))
    assert [[cell.value for cell in row] for row in sheet(book, "matrix")["C4:G8"]] == MATRIX
    for letter in "LMNOX":
        assert all(str(value).startswith("=") for value in column(sheet(book, "dinkes"), letter))
