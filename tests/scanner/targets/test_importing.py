"""Tables from offices: headers in two languages, one grammar with the targets file, nothing evaluated, nothing unbounded."""

from __future__ import annotations

import datetime as dt
import zipfile
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, strategies as st

from checks.core.model.city import City
from checks.core.model.finding import Importance
from scanner.errors import TargetsError
from scanner.targets import parse_targets
from scanner.targets.importing import ImportResult, import_table, table

TODAY = dt.date(2026, 11, 21)
HEADER = "No;Perangkat Daerah;Alamat Situs;Kontak;Porta;Penting\n"


def import_of(path: Path) -> ImportResult:
    return import_table(path, city="Kota Contoh", today=TODAY)


def csv_file(folder: Path, text: str) -> Path:
    path = folder / "daftar.csv"
    path.write_text(text, encoding="utf-8")
    return path


def xlsx_file(folder: Path, rows: list[list[object]]) -> Path:
    book = openpyxl.Workbook()
    for row in rows:
        book.worksheets[0].append(row)
    path = folder / "daftar.xlsx"
    book.save(path)
    return path


def city(result: ImportResult) -> City:
    return parse_targets(result.text, "targets.txt", today=TODAY)


def hosts(path: Path) -> list[str]:
    return [target.name for target in city(import_of(path)).targets]


@pytest.mark.parametrize(
    "text",
    [
        "opd,domain\nDinas Kesehatan,dinkes.kotacontoh.go.id\n",
        "OPD;Domain\r\nDinas Kesehatan;dinkes.kotacontoh.go.id\r\n",
        "Nama Instansi\tURL\nDinas Kesehatan\thttps://dinkes.kotacontoh.go.id/beranda?x=1\n",
        "\ufeffHOST,Perangkat-Daerah\nDINKES.kotacontoh.go.id,Dinas Kesehatan\n",
        'Daftar Situs Kota Contoh,\n"per 1 Oktober 2026, revisi",\n\nDinas,Alamat Web\n"Dinas\nKesehatan",dinkes.kotacontoh.go.id\n\n',
    ],
)
def test_headers_delimiters_and_titles_vary(tmp_path: Path, text: str) -> None:
    result = city(import_of(csv_file(tmp_path, text)))
    assert [(opd.name, opd.code) for opd in result.opds] == [("Dinas Kesehatan", "dinas-kesehatan")]
    assert [target.host for target in result.targets] == ["dinkes.kotacontoh.go.id"]


def test_every_known_column_is_used(tmp_path: Path) -> None:
    result = city(
        import_of(
            csv_file(
                tmp_path,
                "dinas,kode,situs,email,kepala,port,penting,ip,level,izin,jam\n"
                "Dinas Kesehatan,DINKES,a.kotacontoh.go.id,a@kotacontoh.go.id,dr. Contoh,8443,ya,192.0.2.7,visit,5/2026 until 2027-12-31,07:00-08:00 Asia/Jakarta\n"
                "Dinas Kesehatan,,b.kotacontoh.go.id,,,,rendah,,,,\n",
            )
        )
    )
    assert result == parse_targets(
        "city: Kota Contoh\n[Dinas Kesehatan]\ncode: dinkes\ncontact: a@kotacontoh.go.id\nhead: dr. Contoh\n"
        "permission: 5/2026 until 2027-12-31\nhours: 07:00-08:00 Asia/Jakarta\n"
        "a.kotacontoh.go.id:8443 importance=high address=192.0.2.7 level=visit\nb.kotacontoh.go.id importance=low\n",
        "targets.txt",
        today=TODAY,
    )


@pytest.mark.parametrize(
    ("cell", "importance"),
    [("ya", Importance.HIGH), ("Tinggi", Importance.HIGH), ("tidak", Importance.NORMAL), ("", Importance.NORMAL), ("low", Importance.LOW)],
)
def test_importance_is_understood_in_both_languages(tmp_path: Path, cell: str, importance: Importance) -> None:
    path = csv_file(tmp_path, f"{HEADER}1;A;a.kotacontoh.go.id;;;{cell}\n")
    assert city(import_of(path)).targets[0].importance is importance


@pytest.mark.parametrize(
    ("cell", "port", "name"),
    [
        ("http://a.kotacontoh.go.id:80/x", "", "a.kotacontoh.go.id"),
        ("https://a.kotacontoh.go.id:8443/x", "", "a.kotacontoh.go.id:8443"),
        ("a.kotacontoh.go.id:8443", "8443", "a.kotacontoh.go.id:8443"),
        ("a.kotacontoh.go.id", "443", "a.kotacontoh.go.id"),
        ("2001:db8::7", "", "[2001:db8::7]"),
        ("https://[2001:db8::7]/", "8443", "[2001:db8::7]:8443"),
    ],
)
def test_a_url_stands_for_its_host(tmp_path: Path, cell: str, port: str, name: str) -> None:
    assert hosts(csv_file(tmp_path, f"{HEADER}1;A;{cell};;{port};\n")) == [name]


def test_two_pages_of_a_site_are_one_host_with_a_remark(tmp_path: Path) -> None:
    result = import_of(csv_file(tmp_path, "domain\nhttps://a.kotacontoh.go.id/satu\nhttps://a.kotacontoh.go.id/dua\n"))
    assert [target.host for target in city(result).targets] == ["a.kotacontoh.go.id"]
    assert [(lint.line, "row 2 already" in lint.message) for lint in result.warnings] == [(3, True)]


def test_rows_of_one_opd_need_not_stand_together(tmp_path: Path) -> None:
    result = city(import_of(csv_file(tmp_path, "opd,host\nA,a.kotacontoh.go.id\nB,b.kotacontoh.go.id\na ,c.kotacontoh.go.id\n")))
    assert [(target.opd, target.host[0]) for target in result.targets] == [("a", "a"), ("a", "c"), ("b", "b")]


def test_a_list_without_opds_belongs_to_the_city(tmp_path: Path) -> None:
    result = city(import_of(csv_file(tmp_path, "domain\na.kotacontoh.go.id\n")))
    assert [(opd.code, opd.name) for opd in result.opds] == [("umum", "Kota Contoh")]


def test_a_column_that_is_not_used_is_told(tmp_path: Path) -> None:
    (remark,) = import_of(csv_file(tmp_path, f"{HEADER}1;A;a.kotacontoh.go.id;;;\n")).warnings
    assert (remark.line, remark.column) == (1, 1)
    assert "'No' is not used" in remark.message


@pytest.mark.parametrize(
    ("row", "column", "words"),
    [
        ("1;A;go.id;;;", 3, "in the column 'Alamat Situs': 'go.id' is a public suffix"),
        ("1;A;10.0.0.0/24;;;", 3, "a range"),
        ("1;A;a.kotacontoh.go.id b.kotacontoh.go.id;;;", 3, "more than one word"),
        ("1;A;a.kotacontoh.go.id level=probe;;;", 3, "more than one word"),
        ("1;A;https://u:p@a.kotacontoh.go.id/;;;", 3, "a mail address or has a user name"),
        ("1;A;ftp://a.kotacontoh.go.id/;;;", 3, "a URL"),
        ("1;A;;;;", 3, "the host is missing"),
        ("1;A;https:///x;;;", 3, "the host is missing"),
        ("1;A;=HYPERLINK(a);;;", 3, "not a host name"),
        ("1;;a.kotacontoh.go.id;;;", 2, "the OPD is missing"),
        ("1;192.0.2.7;a.kotacontoh.go.id;;;", 2, "an address, not a name"),
        ("1;A\u202e;a.kotacontoh.go.id;;;", 2, "invisible character"),
        ("1;A;a.kotacontoh.go.id;#REF!;;", 4, "begins a comment"),
        ("1;A;a.kotacontoh.go.id;x #1;;", 4, "begins a comment"),
        ("1;A;a.kotacontoh.go.id;;80/443;", 5, "'80/443' is not a port"),
        ("1;A;a.kotacontoh.go.id;;;gawat", 6, "'gawat' is not one of low, normal, high"),
    ],
)
def test_a_wrong_cell_is_named_by_row_and_column(tmp_path: Path, row: str, column: int, words: str) -> None:
    path = csv_file(tmp_path, f"{HEADER}{row}\n")
    with pytest.raises(TargetsError) as wrong:
        import_of(path)
    assert str(wrong.value).startswith(f"{path}:2:{column}: ")
    assert words in str(wrong.value)


@pytest.mark.parametrize(
    ("second", "column", "words"),
    [
        ("2;B;a.kotacontoh.go.id;;;", 3, "belongs to the OPD 'a' already, in line 2"),
        ("2;A;a.kotacontoh.go.id;;;ya", 3, "listed already, in line 2"),
        ("2;A;b.kotacontoh.go.id;lain@kotacontoh.go.id;;", 4, "differs from"),
    ],
)
def test_rows_that_contradict_each_other_are_refused(tmp_path: Path, second: str, column: int, words: str) -> None:
    path = csv_file(tmp_path, f"{HEADER}1;A;a.kotacontoh.go.id;satu@kotacontoh.go.id;;\n{second}\n")
    with pytest.raises(TargetsError) as wrong:
        import_of(path)
    assert str(wrong.value).startswith(f"{path}:3:{column}: ")
    assert words in str(wrong.value)


def test_the_first_of_several_problems_is_shown_and_the_others_counted(tmp_path: Path) -> None:
    with pytest.raises(TargetsError, match=r":2:1: .* \(and 1 more\)$") as wrong:
        import_of(csv_file(tmp_path, "domain\ngo.id\nco.id\n"))
    assert "full name" in wrong.value.hint


def test_formulas_are_text_and_told(tmp_path: Path) -> None:
    result = import_of(xlsx_file(tmp_path, [["domain", "kontak"], ["a.kotacontoh.go.id", "=1+1"]]))
    assert city(result).opds[0].contact == "=1+1"
    assert [(lint.line, lint.column) for lint in result.warnings] == [(2, 2)]


def test_a_workbook_gives_its_first_sheet(tmp_path: Path) -> None:
    rows: list[list[object]] = [
        ["DAFTAR SITUS", dt.date(2026, 10, 1)],
        [],
        ["Situs", "Port", "Penting"],
        ["a.kotacontoh.go.id", 8443.0, True],
    ]
    (target,) = city(import_of(xlsx_file(tmp_path, rows))).targets
    assert (target.name, target.importance) == ("a.kotacontoh.go.id:8443", Importance.HIGH)


@pytest.mark.slow
def test_a_cell_at_the_far_end_of_a_sheet_costs_nothing(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.worksheets[0]["A1"] = "domain"
    book.worksheets[0]["A2"] = "a.kotacontoh.go.id"
    book.worksheets[0]["XFD1048576"] = "x"
    book.save(tmp_path / "daftar.xlsx")
    assert hosts(tmp_path / "daftar.xlsx") == ["a.kotacontoh.go.id"]


@pytest.mark.slow
def test_a_workbook_that_unpacks_to_too_much_is_not_opened(tmp_path: Path) -> None:
    path = xlsx_file(tmp_path, [["domain"], ["a.kotacontoh.go.id"]])
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/media/image1.png", bytes(table.LARGEST_CONTENT))
    assert path.stat().st_size < table.LARGEST_XLSX
    with pytest.raises(TargetsError, match="too large"):
        import_of(path)


def test_entities_that_multiply_are_refused(tmp_path: Path) -> None:
    whole = xlsx_file(tmp_path, [["domain"], ["a.kotacontoh.go.id"]])
    entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
    bomb = f'<!DOCTYPE x [<!ENTITY e0 "lol">{entities}]><x>&e11;</x>'
    path = tmp_path / "bom.xlsx"
    with zipfile.ZipFile(whole) as source, zipfile.ZipFile(path, "w") as target:
        for name in source.namelist():
            target.writestr(name, bomb if name == "xl/worksheets/sheet1.xml" else source.read(name))
    with pytest.raises(TargetsError, match="cannot be read as a workbook"):
        import_of(path)


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("a.csv", b"", "no column of hosts"),
        ("a.csv", b"nama,alamat kantor\nA,Jalan Contoh 1\n", "no column of hosts"),
        ("a.csv", b"domain\n", "no host is listed"),
        ("a.csv", b"domain\n\xff\n", ":2:1: not a text in UTF-8"),
        ("a.csv", b"domain\n\0\n", "not a text file"),
        ("a.csv", b'domain\n"a"b\n', "not CSV"),
        ("a.csv", b"domain\n" + b"a" * 200_000, "not CSV"),
        ("a.csv", b"domain" + b",x" * 60, "more than 50 columns"),
        ("a.csv", b"domain\n" + b"\n" * 100_000, "more than 100000 rows"),
        ("a.xlsx", b"", "not an .xlsx workbook"),
        ("a.xlsx", b"PK\x03\x04" + bytes(100), "not an .xlsx workbook"),
        ("a.xls", b"domain", "neither .csv nor .xlsx"),
    ],
)
def test_what_is_no_table_of_hosts_is_refused(tmp_path: Path, name: str, content: bytes, words: str) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(TargetsError) as wrong:
        import_of(path)
    assert words in str(wrong.value)


@pytest.mark.parametrize("name", ["missing.csv", "missing.xlsx"])
def test_a_missing_table_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(TargetsError, match="cannot be read"):
        import_of(tmp_path / name)


def test_a_workbook_without_its_parts_is_refused(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.xlsx", "w") as archive:
        archive.writestr("xl/workbook.xml", "<x/>")
    with pytest.raises(TargetsError, match="cannot be read as a workbook"):
        import_of(tmp_path / "a.xlsx")


def test_the_citys_name_must_fit_a_line(tmp_path: Path) -> None:
    with pytest.raises(TargetsError, match="the city's name"):
        import_table(csv_file(tmp_path, "domain\na.kotacontoh.go.id\n"), city="Kota\x00", today=TODAY)


_CELL = st.sampled_from(
    ["", "A", "domain", "opd", "kontak", "a.kotacontoh.go.id", "go.id", "https://b.kotacontoh.go.id/", '"', "=1", "#", "ya"]
)
_SOUND = st.sampled_from(
    ["Dinas Satu,a.kotacontoh.go.id,", "Dinas Satu,b.kotacontoh.go.id,web@kotacontoh.go.id", "Dinas Dua,https://c.kotacontoh.go.id/,", ""]
)
_ROWS = (st.lists(_SOUND | st.lists(_CELL | st.text(max_size=4), max_size=4).map(",".join), max_size=6) | st.lists(_SOUND)).map("\n".join)


@given(_ROWS)
def test_any_text_is_a_list_or_a_targets_error(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    path = tmp_path_factory.getbasetemp() / "any.csv"
    path.write_bytes(f"opd,domain,kontak\n{text}".encode("utf-8", "surrogatepass"))
    try:
        result = import_of(path)
    except TargetsError:
        return
    assert len(city(result).targets) == result.hosts > 0
