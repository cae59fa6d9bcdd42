"""Which files a format makes, where they lie, and what goes to a pipe."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from reports.export import registry
from tests.reports.city import OPDS
from tests.reports.views.sources import source, write

CODES = [opd.code for opd in OPDS]
ONE = source().only(OPDS[0])
FORMATS = registry.load_formats()
FILES = {name: one.files[0] for name, one in FORMATS.items()}


def names(out: Path, name: str, *, city: bool) -> list[str]:
    paths = write(out, name, of=source() if city else ONE, city=city)
    assert all(path.stat().st_size for path in paths)
    assert sorted(paths) == sorted(path for path in out.rglob("*") if path.is_file())
    return [str(path.relative_to(out)) for path in paths]


def output(name: str) -> bytes:
    content = FORMATS[name].stdout
    assert content is not None
    return b"".join(content(source()))


@pytest.mark.parametrize("form", ["json", "sarif", "defectdojo"])
def test_what_programs_read_is_one_file(form: str, tmp_path: Path) -> None:
    assert names(tmp_path / "city", form, city=True) == [FILES[form]]
    assert names(tmp_path / "one", form, city=False) == [f"dinkes/{FILES[form]}"]


@pytest.mark.slow
@pytest.mark.parametrize("form", ["xlsx", "csv"])
def test_the_register_is_for_the_city_and_for_each_opd(form: str, tmp_path: Path) -> None:
    assert names(tmp_path / "city", form, city=True) == [FILES[form], *(f"{code}/{FILES[form]}" for code in CODES)]
    assert names(tmp_path / "one", form, city=False) == [f"dinkes/{FILES[form]}"]


def test_a_letter_is_for_an_opd(tmp_path: Path) -> None:
    assert names(tmp_path, "text", city=True) == [f"{code}/letter.txt" for code in CODES]


@pytest.mark.slow
def test_a_pdf_is_for_an_opd(tmp_path: Path) -> None:
    bpbd = source().only(OPDS[4])
    (path,) = write(tmp_path, "pdf", of=bpbd, city=False)
    assert path == tmp_path / "bpbd" / "report.pdf"
    assert path.read_bytes().startswith(b"%PDF-")


def test_the_register_of_the_city_is_sorted_over_all_opds(tmp_path: Path) -> None:
    (path,) = (path for path in write(tmp_path, "csv") if path.parent == tmp_path)
    levels = [line.split('","')[11] for line in path.read_text("utf-8-sig").splitlines()[1:]]
    assert [int(level) for level in levels] == sorted(map(int, levels), reverse=True)


def test_letters_are_printed_one_after_another() -> None:
    text = output("text").decode()
    assert text.count("Dengan hormat") == len(OPDS)
    assert "\n\nNomor: 555/77-Diskominfo/disdik/2026\n" in text


def test_what_programs_read_is_printed_whole() -> None:
    assert len(json.loads(output("json"))["hosts"]) == 9


def test_the_page_of_forms_has_a_line_for_every_format() -> None:
    page = (Path(__file__).parents[3] / "docs" / "forms.md").read_text("utf-8")
    lines = {line.split("`")[1]: line for line in page.splitlines() if line.startswith("| `")}
    assert sorted(lines) == sorted(FORMATS)
    for name, line in lines.items():
        assert all(file in line for file in FORMATS[name].files)
