"""The lines of the register: in the form's order, prefilled, and following the city's risk appetite."""

from __future__ import annotations

import datetime as dt

import msgspec
import pytest

from checks import Kind
from checks.core.check import registry
from checks.core.model.bearing import UNSTATED
from checks.core.model.city import Opd
from checks.core.model.text import LANGUAGES
from reports.register import COLUMNS, Cell, register, rows, values
from reports.views.opd import OpdView
from tests.reports.city import OPDS, assessed, target
from tests.reports.city_checks import CHECKS, FINDINGS
from tests.reports.views.sources import appetite, view

# The form's columns, as they were read in its template.
FORM = (
    "Risk No|Jenis Risiko|Aset|Ancaman|Kerawanan|Kategori|Dampak (deskriptif)|Area Dampak|Kontrol Saat Ini|Dampak|Kemungkinan|IR|Level Risiko|"
    "Keputusan Penanganan|Prioritas|Opsi Penanganan|Rencana Aksi|Keluaran|Target/Jadwal|Penanggung Jawab|Ada Residual?|Dampak (residual)|"
    "Kemungkinan (residual)|RR|Status|Rencana Kontrol Tambahan|Risk Owner"
)


def lines(of: OpdView, lang: str = "id") -> list[dict[str, Cell]]:
    """Every line by the letters of the columns."""
    return [dict(zip((column.letter for column in COLUMNS), cells, strict=True)) for cells in values(tuple(rows(of)), lang)]


def one(*findings: str, code: str = "dinkes", least: int = 11, **options: object) -> dict[str, Cell]:
    (line,) = lines(view(code, assessed(target("dinkes.kotacontoh.go.id", code), *findings), imprint=appetite(least)))
    return line


def test_the_columns_are_those_of_the_form() -> None:
    assert "|".join(column.heading.id for column in COLUMNS) == FORM
    assert [column.letter for column in COLUMNS] == [*"ABCDEFGHIJKLMNOPQRSTUVWXYZ", "AA"]


def test_a_line_says_everything_that_is_known() -> None:
    line = one("exposed-env")
    assert line == {
        "A": "PL-001", "B": "Negatif", "C": "dinkes.kotacontoh.go.id", "D": "Penyalahgunaan oleh pihak tidak berwenang",
        "E": "Salah konfigurasi: Berkas /.env dapat diunduh siapa pun; isinya memuat APP_KEY, DB_PASSWORD. [https://dinkes.kotacontoh.go.id/.env]",
        "F": "Data dan Informasi", "G": CHECKS[3].why.id, "H": "Operasional dan Aset TIK", "I": "Belum ada yang tampak dari luar.",
        "J": 4, "K": 5, "L": 23, "M": "Sangat Tinggi", "N": "YA", "O": 1, "P": "Mitigasi",
        "Q": f"{CHECKS[3].action.id}. {CHECKS[3].fix.any.id}", "R": "Berkas .env tidak dapat diunduh, dibuktikan dengan pemindaian ulang",
        "S": dt.date(2026, 11, 24), "T": line["T"], "U": None, "V": None, "W": None, "X": None, "Y": "Belum ditangani", "Z": None,
        "AA": "Kepala Dinas Kesehatan (dr. Contoh Sehat, M.Kes.)",
    }  # fmt: skip
    assert "Dinas Kesehatan" in str(line["T"])


@pytest.mark.parametrize("lang", LANGUAGES)
def test_lines_are_numbered_from_the_worst_and_every_word_is_in_one_language(lang: str) -> None:
    text_lines = lines(view("dinkes"), lang)
    assert [line["A"] for line in text_lines] == ["PL-001", "PL-002", "PL-003", "PL-004", "PL-005"]
    assert [line["L"] for line in text_lines] == [25, 14, 11, 11, 7]
    other = lines(view("dinkes"), "en" if lang == "id" else "id")
    for column in "BDEFGHMNPQRTY":
        assert text_lines[0][column] != other[0][column], column


def test_equal_risks_share_a_place_as_in_a_ranking() -> None:
    assert [line["O"] for line in lines(view("dinkes"))] == [1, 2, 3, 3, None]


@pytest.mark.parametrize(("least", "decision"), [(7, "YA"), (8, "TIDAK")])
def test_the_appetite_decides_what_is_handled(least: int, decision: str) -> None:
    line = one("http-hsts", least=least)
    assert (line["L"], line["N"]) == (7, decision)
    assert line["P"] == ("Mitigasi" if decision == "YA" else "Penerimaan")
    assert str(line["Q"]).startswith("Diterima sesuai selera risiko") == (decision == "TIDAK")
    assert (line["O"] is None) == (decision == "TIDAK")


def test_a_breach_is_never_accepted() -> None:
    line = one("content-gambling", least=25)
    assert (line["N"], line["P"]) == ("TIDAK", "Eskalasi")
    assert "Diterima" not in str(line["Q"])
    assert str(line["D"]).startswith("Tanda bahwa keamanan situs telah dilanggar")


def test_what_is_tentative_says_so() -> None:
    assert str(one("software-wordpress")["E"]).endswith("(perlu dikonfirmasi)")


def test_controls_are_what_is_in_order_in_the_same_area() -> None:
    assert one("http-hsts")["I"] == "Tampak dari luar: Header tidak menyebut versi perangkat lunak."
    assert one("tls-expiry")["I"] == "Belum ada yang tampak dari luar."


def test_many_controls_are_counted() -> None:
    assessment = assessed(target("dinkes.kotacontoh.go.id", "dinkes"), "http-hsts")
    more = tuple(msgspec.structs.replace(assessment.verdicts[0], check=f"http-lain-{n}") for n in range(5))
    (line,) = lines(view("dinkes", msgspec.structs.replace(assessment, verdicts=(*assessment.verdicts, *more))))
    assert str(line["I"]).endswith("; dan 3 lainnya.")


def test_an_opd_without_a_head_has_an_owner() -> None:
    opd: Opd = next(opd for opd in OPDS if opd.code == "disdik")
    assert opd.head == ""
    assert lines(view("disdik"))[0]["AA"] == "Kepala Dinas Pendidikan dan Kebudayaan"


def test_nothing_found_is_an_empty_register() -> None:
    assert lines(view("diskominfo")) == lines(view("bpbd")) == []


def test_every_check_says_what_its_findings_are_called() -> None:
    catalogue = register()
    for check in registry.load():
        own = check.bearing
        assert own.flaw in catalogue.weaknesses
        assert own.category in catalogue.categories
        assert own.harm in catalogue.impacts
        for kind in Kind:
            assert catalogue.threat(own, kind)


def test_what_a_check_does_not_say_is_left_to_the_risk_officer() -> None:
    catalogue = register()
    assert catalogue.threat(UNSTATED, Kind.EXPOSURE) is None
    assert catalogue.threat(UNSTATED, Kind.INCIDENT) == catalogue.threats["breach"]


def test_the_lists_are_as_long_as_the_regulation_says() -> None:
    catalogue = register()
    assert (len(catalogue.categories), len(catalogue.impacts), len(catalogue.options)) == (16, 7, 5)
    for texts in (catalogue.threats, catalogue.weaknesses, catalogue.categories, catalogue.impacts, catalogue.options, catalogue.states):
        assert len({text.id for text in texts.values()}) == len({text.en for text in texts.values()}) == len(texts)
        assert all(text.id.strip() and text.en.strip() for text in texts.values())


def test_findings_are_not_lost_between_checks_with_one_action() -> None:
    assert set(FINDINGS) == {check.id for check in CHECKS}
    assessment = assessed(target("a.kotacontoh.go.id", "dinkes"), *FINDINGS)
    assert len(lines(view("dinkes", assessment))) == len(FINDINGS)
