"""tilik report --format: several at once, written where --out says; what is wrong is said in two lines before anything is written."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from reports.export.formats import pdf
from tests.scanner.cli.program import require_refused, run


def files(folder: Path) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())


def test_formats_of_one_opd_lie_in_its_folder(scanned: Path) -> None:
    ran = run(scanned, "report", "--opd", "dinkes", "--format", "html,xlsx,csv,sarif,defectdojo,json,text", "--out", "laporan")
    assert (ran.code, ran.err) == (0, "")
    expected = ["defectdojo.json", "index.html", "letter.txt", "register.csv", "register.xlsx", "report.json", "report.sarif"]
    assert files(scanned / "laporan") == [f"dinkes/{name}" for name in expected]
    assert sorted(ran.out.splitlines()) == [f"laporan/dinkes/{name}" for name in expected]


def test_a_city_has_its_own_files_above(scanned: Path) -> None:
    ran = run(scanned, "report", "--format", "csv,sarif", "--out", "laporan")
    assert ran.code == 0
    assert files(scanned / "laporan") == [
        "dinkes/register.csv",
        "diskominfo/register.csv",
        "dispar/register.csv",
        "register.csv",
        "report.sarif",
    ]
    results = json.loads((scanned / "laporan" / "report.sarif").read_bytes())["runs"][0]["results"]
    assert "exposed-env" in {result["ruleId"] for result in results}


def test_without_a_format_pages_and_json_are_written_as_ever(scanned: Path) -> None:
    assert run(scanned, "report", "--out", "laporan").code == 0
    assert files(scanned / "laporan") == ["dinkes/index.html", "diskominfo/index.html", "dispar/index.html", "index.html", "report.json"]


def test_json_beside_pages_is_written_once(scanned: Path) -> None:
    ran = run(scanned, "report", "--format", "json,html", "--out", "laporan")
    assert ran.out.split().count("laporan/report.json") == 1


def test_a_letter_alone_is_printed(scanned: Path) -> None:
    ran = run(scanned, "report", "--opd", "dinkes", "--format", "text", "--out", "laporan", "--lang", "en")
    assert (ran.code, ran.err) == (0, "")
    assert "To: Head of Dinas Kesehatan\n" in ran.out
    assert not (scanned / "laporan").exists()


@pytest.mark.slow
def test_a_pdf_of_an_opd(scanned: Path) -> None:
    ran = run(scanned, "report", "--opd", "diskominfo", "--format", "pdf", "--out", "laporan")
    assert (ran.code, ran.out.split(), ran.err) == (0, ["laporan/diskominfo/report.pdf"], "")
    assert (scanned / "laporan/diskominfo/report.pdf").read_bytes().startswith(b"%PDF-")


@pytest.mark.parametrize("form", ["xml", "html,", "html;pdf", ""])
def test_a_format_that_does_not_exist_is_refused(form: str, scanned: Path) -> None:
    require_refused(
        run(scanned, "report", "--format", form, "--out", "laporan"),
        "is not one of csv, defectdojo, html, inventory, json, pdf, sarif, text, xlsx",
    )
    assert not (scanned / "laporan").exists()


def test_without_weasyprint_nothing_is_written(scanned: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def missing() -> None:
        raise pdf.NoRenderer("WeasyPrint is not installed")

    monkeypatch.setattr(pdf, "renderer", missing)
    ran = run(scanned, "report", "--format", "html,pdf", "--out", "laporan")
    require_refused(ran, "WeasyPrint is not installed")
    assert "pip install 'tilik[pdf]'" in ran.err
    assert not (scanned / "laporan").exists()
