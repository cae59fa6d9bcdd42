"""A report after a scan of a part shows the whole, says what of it is older, and earlier reports stay for as long as somebody wants."""

from __future__ import annotations

import re
from pathlib import Path

import msgspec
import pytest

from reports.export.formats.json import CityObject
from scanner.example_city.sites.dinkes import EXPOSED_ENV
from tests.scanner.cli.program import run

pytestmark = pytest.mark.slow


def report(folder: Path) -> CityObject:
    return msgspec.json.decode(run(folder, "report", "--format", "json").out, type=CityObject)


def counts(city: CityObject) -> dict[str, tuple[int, dict[str, str]]]:
    """Of each host how many findings it has, and its verdicts."""
    return {
        host.target.host: (sum(len(v.findings) for v in host.verdicts), {v.check: v.outcome.value for v in host.verdicts})
        for host in city.hosts
    }


def test_a_scan_of_a_part_renews_the_report_of_the_whole(scanned: Path) -> None:
    (scanned / "tilik.toml").write_text((scanned / "tilik.toml").read_text("utf-8") + "\n[report]\nkeep_days = 30\n", "utf-8")
    whole = report(scanned)
    assert all(verdict.answered is None for host in whole.hosts for verdict in host.verdicts)
    assert run(scanned, "scan", "--opd", "dinkes", "--only", "http-*", "--level", "visit", "--quiet").code == 0
    part = report(scanned)
    assert counts(part) == counts(whole)
    assert {opd.code for opd in part.opds} == {opd.code for opd in whole.opds}
    (site,) = (host for host in part.hosts if host.target.host == EXPOSED_ENV)
    assert {verdict.check for verdict in site.verdicts if verdict.answered is None} == {
        verdict.check for verdict in site.verdicts if verdict.check.startswith("http-")
    }
    assert all(verdict.answered for host in part.hosts if host is not site for verdict in host.verdicts)
    assert site.grades.overall == next(host.grades.overall for host in whole.hosts if host.target.host == EXPOSED_ENV)
    assert run(scanned, "report", "--format", "html,csv", "--lang", "en").code == 0
    page = (scanned / "laporan" / "dinkes" / "index.html").read_text("utf-8")
    assert page.count("Answers from earlier scans") == 2, "the section, and the way to it"
    assert "last seen on" in (scanned / "laporan" / "dinkes" / "register.csv").read_text("utf-8-sig")
    (edition,) = (scanned / "laporan" / "archive").iterdir()
    assert re.fullmatch(r"\d{8}T\d{6}Z", edition.name)
    assert (edition / "dinkes" / "index.html").read_text("utf-8") == page
    # One that is too old goes when the next is kept.
    (scanned / "laporan" / "archive" / "20250101T000000Z").mkdir()
    (scanned / "laporan" / "archive" / "catatan").mkdir()
    assert run(scanned, "report", "--format", "csv", "--opd", "dinkes").code == 0
    names = {path.name for path in (scanned / "laporan" / "archive").iterdir()}
    assert ("20250101T000000Z" in names, "catatan" in names, edition.name in names) == (False, True, True)
