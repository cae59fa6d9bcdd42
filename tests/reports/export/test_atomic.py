"""Files appear whole, where they are expected, one OPD at a time."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from checks.core.assess.assessment import Assessment
from reports.export.atomic import write_file
from reports.export.formats.json import CityObject
from tests.reports.city import ASSESSMENTS, OPDS, SCAN
from tests.reports.views.sources import source, write as write_formats


@pytest.mark.slow
def test_a_scan_becomes_an_overview_a_page_an_opd_and_a_json_file(tmp_path: Path) -> None:
    paths = write_formats(tmp_path / "laporan", "html", "json")
    expected = ["index.html", *(f"{opd.code}/index.html" for opd in OPDS), "report.json"]
    assert [str(path.relative_to(tmp_path / "laporan")) for path in paths] == expected
    assert sorted(p for p in tmp_path.rglob("*") if p.is_file()) == sorted(paths)
    content = msgspec.json.decode(paths[-1].read_bytes(), type=CityObject)
    assert len(content.hosts) == sum(len(assessments) for assessments in ASSESSMENTS.values())


@pytest.mark.slow
def test_the_same_scan_gives_the_same_bytes(tmp_path: Path) -> None:
    one, other = (write_formats(tmp_path / name, "html", "json", of=source("en")) for name in "ab")
    assert [path.read_bytes() for path in one] == [path.read_bytes() for path in other]


def test_only_the_wanted_formats_are_written(tmp_path: Path) -> None:
    assert [p.name for p in write_formats(tmp_path, "json")] == ["report.json"]
    assert not (tmp_path / "index.html").exists()


def test_pages_without_the_overview(tmp_path: Path) -> None:
    paths = write_formats(tmp_path, "html", city=False)
    assert [str(p.relative_to(tmp_path)) for p in paths] == [f"{opd.code}/index.html" for opd in OPDS]


def test_opds_are_asked_for_one_by_one(tmp_path: Path) -> None:
    pages_at_question: list[int] = []

    def assessments_of(code: str) -> Iterator[Assessment]:
        pages_at_question.append(len(list(tmp_path.rglob("index.html"))))
        yield from ASSESSMENTS[code]

    write_formats(tmp_path, "html", of=msgspec.structs.replace(source(), assessments_of=assessments_of), city=False)
    assert pages_at_question == [0, 1, 2, 3, 4, 5]


def test_a_failure_half_way_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    path = write_file(tmp_path / "report.json", [b"lama"])

    def breaking() -> Iterator[bytes]:
        yield b"baru"
        raise OSError("penuh")

    with pytest.raises(OSError, match="penuh"):
        write_file(path, breaking())
    assert [p.name for p in tmp_path.iterdir()] == ["report.json"]
    assert path.read_bytes() == b"lama"


def test_a_page_with_half_a_surrogate_pair_can_be_written(tmp_path: Path) -> None:
    scan = msgspec.structs.replace(SCAN, city="Kota \ud800 Contoh")
    paths = write_formats(tmp_path, "html", "json", of=msgspec.structs.replace(source(), scan=scan))
    assert "Kota ? Contoh" in paths[0].read_text("utf-8")


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can make a link somebody else's")
def test_nothing_is_written_through_a_link_of_somebody_else(tmp_path: Path) -> None:
    elsewhere, link = tmp_path / "elsewhere", tmp_path / "dinkes"
    elsewhere.mkdir()
    link.symlink_to(elsewhere)
    write_file(link / "index.html", [b"halaman"])
    os.lchown(link, 65_534, 65_534)
    with pytest.raises(OSError, match="link of somebody else"):
        write_file(link / "rahasia.html", [b"halaman"])
    assert [path.name for path in elsewhere.iterdir()] == ["index.html"], "our own link is where we want it"
