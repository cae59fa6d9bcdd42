"""The workbook: the form's columns, drop-downs, a matrix that is the regulation's, formulas that rest on it, and nothing of a server's that lives."""

from __future__ import annotations

import io
import zipfile
from string import digits

import msgspec
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from checks.core.assess.assessment import Scan
from checks.core.model.city import Opd
from checks.core.model.finding import Finding, Verdict
from checks.core.model.text import LANGUAGES
from reports.export.formats.xlsx import city_workbook, opd_workbook
from reports.register import COLUMNS
from reports.views.check_texts import CheckTexts
from reports.views.opd import OpdView, opd_view
from reports.words.register import NOTES
from tests.reports.city import ASSESSMENTS, IMPRINT, OPDS, SCAN
from tests.reports.city_checks import CHECKS
from tests.reports.export.workbook import city, column, of, read, sheet
from tests.reports.html.test_hostile import ATTACKS
from tests.reports.views.sources import appetite, source, view

# Kemungkinan 5 to 1 from the top, dampak 1 to 5 from the left: the matrix of the regulation, typed anew.
MATRIX = [
    [9, 15, 18, 23, 25],
    [6, 12, 16, 19, 24],
    [4, 10, 14, 17, 22],
    [2, 7, 11, 13, 21],
    [1, 3, 5, 8, 20],
]
LEVELS = [("Sangat Rendah", 1, 5), ("Rendah", 6, 10), ("Sedang", 11, 15), ("Tinggi", 16, 20), ("Sangat Tinggi", 21, 25)]
FORMULAS = (
    "=1+1", "+1+1", "-1+1", "@SUM(1)", "=HYPERLINK(\"https://jahat.example\";\"klik\")", "=cmd|' /C calc'!A0", "\t=1+1", "\r=1+1", " =1+1", "＝1+1",
    "x;=1+1", "http://jahat.example/", "mailto:a@jahat.example", "internal:Kota!A1", "{=1+1}", "_x003D_1", "12", "TRUE", "#REF!",
)  # fmt: skip
# Formulas of ours: columns of the register, and the sums beside the matrix.
OURS = {"L", "M", "N", "O", "X"}
SUMS = {("Matriks", "F20"), ("Matriks", "G20")}


@pytest.mark.slow
@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_sheet_for_the_city_and_one_an_opd(lang: str) -> None:
    names = city(lang).sheetnames
    codes = [opd.code for opd in OPDS]
    expected = {
        "id": ["Petunjuk", "Kota", *codes, "Data Kerentanan", "Perangkat Lunak", "Matriks", "Pilihan"],
        "en": ["About", "City", *codes, "Vulnerabilities", "Software", "Matrix", "Choices"],
    }
    assert names == expected[lang]


def test_a_sheet_has_the_columns_of_the_form_in_row_one() -> None:
    head = [cell.value for cell in sheet(city(), "dinkes")[1]]
    assert head == [column.heading.id for column in COLUMNS]


def test_the_city_has_the_lines_of_all_opds_the_worst_first() -> None:
    book = city(computed=True)
    everything = sheet(book, "city")
    single = [line for opd in OPDS for line in zip(*(column(sheet(book, opd.code), letter) for letter in "CEJKL"), strict=True)]
    columns = list(zip(*(column(everything, letter) for letter in "CEJKL"), strict=True))
    assert sorted(map(str, columns)) == sorted(map(str, single))
    magnitudes = [int(str(line[-1])) for line in columns]
    assert magnitudes == sorted(magnitudes, reverse=True)
    assert column(everything, "A")[:2] == ["PL-001", "PL-002"]


def test_the_matrix_is_that_of_the_regulation() -> None:
    matrix = sheet(city(), "matrix")
    assert [[cell.value for cell in row] for row in matrix["C4:G8"]] == MATRIX
    assert [cell.value for (cell,) in matrix["A4:A8"]] == [5, 4, 3, 2, 1]
    assert [cell.value for (cell,) in matrix["B4:B8"]][::4] == ["Hampir Pasti Terjadi", "Hampir Tidak Terjadi"]
    assert [cell.value for cell in matrix["C3:G3"][0]] == [
        "Tidak Signifikan", "Kurang Signifikan", "Cukup Signifikan", "Signifikan", "Sangat Signifikan",
    ]  # fmt: skip
    assert [tuple(cell.value for cell in row) for row in matrix["B12:D16"]] == LEVELS


def test_the_matrix_has_the_colours_of_the_levels() -> None:
    matrix = sheet(city(), "matrix")
    colour = {name: matrix[f"B{row}"].fill.fgColor.rgb for row, (name, _, _) in enumerate(LEVELS, 12)}
    assert len(set(colour.values())) == 5
    for row in matrix["C4:G8"]:
        for cell in row:
            (level,) = (name for name, least, most in LEVELS if least <= cell.value <= most)
            assert cell.fill.fgColor.rgb == colour[level]


@pytest.mark.slow
def test_formulas_rest_on_the_matrix_and_carry_what_they_would_give() -> None:
    live, computed = sheet(city(), "dinkes"), sheet(city(computed=True), "dinkes")
    assert live["L2"].value == '=IF(OR(J2="",K2=""),"",INDEX(BESARAN,6-K2,J2))'
    assert [computed[f"{letter}2"].value for letter in "JKLMNO"] == [5, 5, 25, "Sangat Tinggi", "YA", 1]
    assert live["O6"].value == '=IF(N6="YA",RANK(L6,$L$2:$L$56),"")'
    book = city()
    names = {name: defined.value.replace("'", "") for name, defined in book.defined_names.items()}
    assert names == {
        "BESARAN": "Matriks!$C$4:$G$8", "BATAS_LEVEL": "Matriks!$C$12:$C$16", "NAMA_LEVEL": "Matriks!$B$12:$B$16", "SELERA_RISIKO": "Matriks!$F$18",
    }  # fmt: skip


def test_the_appetite_is_a_cell() -> None:
    assert sheet(of(view("dinkes", imprint=appetite(16))), "matrix")["F18"].value == 16


def drop_downs(of: Worksheet) -> dict[str, list[object]]:
    """What each column offers, by its letter."""
    book = of.parent
    assert book is not None
    offered: dict[str, list[object]] = {}
    for rule in of.data_validations.dataValidation:
        assert rule.type == "list"
        name, _, cells = str(rule.formula1).replace("'", "").rpartition("!")
        offered[str(rule.sqref).partition(":")[0].rstrip("0123456789")] = [cell.value for (cell,) in book[name][cells.replace("$", "")]]
    return offered


def test_drop_downs_offer_what_may_be_chosen() -> None:
    offered = drop_downs(sheet(city(), "dinkes"))
    assert set(offered) == {column.letter for column in COLUMNS if column.choices} == set("BFHJKPUVWY")
    assert offered["B"] == ["Negatif", "Positif"]
    assert offered["J"] == offered["K"] == offered["V"] == offered["W"] == [1, 2, 3, 4, 5]
    assert offered["P"] == ["Eskalasi", "Mitigasi", "Transfer", "Penghindaran", "Penerimaan"]
    assert offered["U"] == ["YA", "TIDAK"]
    assert (len(offered["F"]), len(offered["H"])) == (16, 7)


@pytest.mark.slow
@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_is_prefilled_is_on_offer(lang: str) -> None:
    lines = sheet(city(lang), "city", lang)
    for letter, offered in drop_downs(lines).items():
        assert {value for value in column(lines, letter) if value is not None} <= set(offered), letter


def test_a_clean_opd_has_its_headings_and_its_drop_downs() -> None:
    clean = sheet(city(), "diskominfo")
    assert column(clean, "A") == []
    assert set(drop_downs(clean)) == set("BFHJKPUVWY")


def test_the_vulnerabilities_are_told_as_teams_hand_them_over() -> None:
    rows_of_sheet = sheet(of(view("dinkes")), "weaknesses")
    head = [cell.value for cell in rows_of_sheet[1]]
    assert head[:7] == [
        "No",
        "Nama Kerentanan",
        "Severity",
        "Kategori Peraturan BSSN 4/2021 Pasal 26",
        "CVSS Vector",
        "Score",
        "Link Terdampak",
    ]
    assert [cell.value for cell in rows_of_sheet[2]][2:7] == [
        "Critical",
        "huruf g: proteksi data\nhuruf k: file\nhuruf m: keamanan konfigurasi",
        None,
        None,
        "https://dinkes.kotacontoh.go.id/.env",
    ]
    assert column(rows_of_sheet, "C") == ["Critical", "Medium", "Medium", "Medium", "Low"]
    assert len(set(column(rows_of_sheet, "T"))) == 5


def test_the_first_sheet_counts_and_explains() -> None:
    about = sheet(of(view("dinkes"), computed=True), "about")
    rows_of_sheet = {str(row[0].value): row[1].value for row in about.iter_rows() if row[0].value}
    assert [rows_of_sheet[name] for name in ("Sangat Tinggi", "Tinggi", "Sedang", "Rendah", "Sangat Rendah", "Seluruhnya")] == [
        1,
        0,
        3,
        1,
        0,
        5,
    ]
    assert rows_of_sheet["Butir pemeriksaan yang dapat dinilai"] == "17 dari 24"
    assert any("Matriks" in text for text in rows_of_sheet)
    assert sum(len(text) > 60 for text in rows_of_sheet) == len(NOTES) - 1


def test_the_same_scan_gives_the_same_bytes() -> None:
    one, other = (city_workbook(SCAN, source().views(), IMPRINT, "id") for _ in range(2))
    assert one == other


def poisoned(text: str) -> OpdView:
    """A page in which whatever a server or a list of targets can choose is this text."""
    assessment = ASSESSMENTS["dinkes"][0]
    finding = assessment.verdicts[3].findings[0]
    bad = tuple(
        Verdict(check=check, outcome=verdict.outcome, findings=(spoiled(finding, text, number),))
        for number, (check, verdict) in enumerate((("exposed-env", assessment.verdicts[3]), ("hilang-sama-sekali", assessment.verdicts[3])))
    )
    facts = msgspec.structs.replace(
        assessment.facts,
        dns=msgspec.structs.replace(assessment.facts.dns, addresses=(text,)),
        software=tuple(msgspec.structs.replace(one, name=text, version=text) for one in assessment.facts.software),
    )
    opd = Opd(code=text, name=text, head=text, contact=text)
    imprint = msgspec.structs.replace(IMPRINT, issuer=text, contact=text, marking=text, letter=text)
    scan: Scan = msgspec.structs.replace(SCAN, city=text)
    return opd_view(scan, opd, (msgspec.structs.replace(assessment, verdicts=bad, facts=facts),), CheckTexts(CHECKS), imprint)


def spoiled(finding: Finding, text: str, number: int) -> Finding:
    """Made behind the back of `Problem`, which would have tamed it."""
    return msgspec.structs.replace(finding, subject=text + "x" * number, facts={"path": text, "keys": (text,)})


@pytest.mark.slow
@pytest.mark.parametrize("attack", [*FORMULAS, *ATTACKS], ids=range(len(FORMULAS) + len(ATTACKS)))
def test_nothing_that_a_server_sent_lives_in_a_workbook(attack: str) -> None:
    bad = poisoned(attack)
    for workbook in (opd_workbook(bad, "id"), city_workbook(bad.scan, (bad,), bad.imprint, "id")):
        parts = zipfile.ZipFile(io.BytesIO(workbook)).namelist()
        assert not [part for part in parts if "externalLink" in part or "vba" in part.lower()]
        book = read(workbook)
        for each in book.worksheets:
            for number, row in enumerate(each.iter_rows(), start=1):
                for cell in row:
                    assert cell.hyperlink is None
                    letter = cell.coordinate.rstrip(digits)
                    ours = letter in OURS if each["A1"].value == "Risk No" else (each.title, cell.coordinate) in SUMS
                    ours = ours or (each.title == "Petunjuk" and str(cell.value).startswith(("=COUNTIF('", "=SUM(B")))
                    assert (cell.data_type == "f") == (ours and number > 1), cell
                    if isinstance(cell.value, str) and cell.data_type != "f":
                        assert cell.value[:1] not in ("=", "+", "-", "@", "\t", "\r", "＝")


@pytest.mark.slow
@pytest.mark.parametrize("code", ["a/b:c*d?e[f]", "History", "kota", "Matriks", "x" * 90, "", "'", "dinkes\ud800"])
def test_any_code_of_an_opd_makes_a_sheet(code: str) -> None:
    opds = (Opd(code=code, name="Dinas Satu"), Opd(code=code.upper(), name="Dinas Dua"))
    views = [opd_view(SCAN, opd, ASSESSMENTS["disdik"], CheckTexts(CHECKS), IMPRINT) for opd in opds]
    names = read(city_workbook(SCAN, views, IMPRINT, "id")).sheetnames
    assert len({name.lower() for name in names}) == len(names) == 8
    assert all(0 < len(name) <= 31 for name in names)


def test_every_row_that_can_be_typed_in_is_alive() -> None:
    """Rows below the last line: their formulas, their drop-downs, and the colours of their levels; and the counts of the first sheet take them in."""
    book = of(view("dinkes"))
    lines = sheet(book, "dinkes")
    assert {lines[f"{letter}56"].value[:4] for letter in OURS} == {"=IF("}
    assert lines["L57"].value is None
    assert {str(rule.sqref).partition(":")[2].lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ") for rule in lines.data_validations.dataValidation} == {
        "56"
    }
    assert {str(where.sqref) for where in lines.conditional_formatting} == {"M2:M56"}
    rows_of_sheet = {row[0].value: row[1].value for row in sheet(book, "about").iter_rows() if row[0].value}
    assert rows_of_sheet["Sangat Tinggi"] == "=COUNTIF('dinkes'!$M$2:$M$56,\"Sangat Tinggi\")"
    (severity,) = sheet(book, "weaknesses").data_validations.dataValidation
    assert str(severity.sqref) == "C2:C56"


def test_a_sheet_is_one_page_of_a4_wide_and_prints_no_empty_rows() -> None:
    for each in city().worksheets:
        assert (int(each.page_setup.paperSize or 0), each.page_setup.orientation, each.page_setup.fitToWidth or 1) == (9, "landscape", 1)
        assert each.sheet_properties.pageSetUpPr is not None
        assert each.sheet_properties.pageSetUpPr.fitToPage
    assert sheet(of(view("dinkes")), "dinkes").print_area == "'dinkes'!$A$1:$AA$6"
