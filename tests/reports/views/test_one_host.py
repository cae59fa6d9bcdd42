"""A bug that one asset meets costs that asset its part, and nobody else anything."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest

from checks import Outcome
from checks.core.assess.assessment import Assessment
from reports.export.formats import defectdojo, letter, sarif
from reports.export.formats.json import CityObject, city as to_json, host_object
from reports.export.formats.xlsx import book
from reports.html import pages
from reports.html.render import opd_page
from reports.register import row
from reports.views import host, opd
from reports.views.city import summary
from reports.views.fault import ViewFault
from reports.views.host import HostView
from reports.views.opd import OpdView
from tests.reports.city import ASSESSMENTS, HANDOVERS
from tests.reports.html.page import Page
from tests.reports.views.sources import source, write

BAD, OPD = "dinkes.kotacontoh.go.id", "dinkes"
FORMATS = ("html", "json", "xlsx", "csv", "inventory", "sarif", "defectdojo", "text")


def names(value: object) -> bool:
    """Whether a value is about the bad asset, or has findings of it."""
    if isinstance(value, str):
        return value == BAD
    if isinstance(value, tuple | list):
        return any(map(names, value))
    if isinstance(value, HostView):
        return value.name == BAD and value.sightings != ()
    if isinstance(value, Assessment):
        return value.target.host == BAD and any(verdict.outcome is not Outcome.ERROR for verdict in value.verdicts)
    if isinstance(value, OpdView):
        return False
    parts = ("target", "host", "hosts", "sighting", "asset")
    return any(names(getattr(value, part)) for part in parts if hasattr(value, part))


def replacement(function: Callable[..., Any]) -> Callable[..., Any]:
    """The function with a bug that only the bad asset meets."""

    def buggy(*arguments: Any, **more: Any) -> Any:
        if any(names(one) for one in arguments):
            raise RuntimeError("planted \x1b[31m")
        return function(*arguments, **more)

    return buggy


def output(out: Path) -> tuple[dict[str, bytes], list[ViewFault]]:
    """Every file of the invented city in every format, and what could not be made."""
    faults: list[ViewFault] = []
    write(out, *FORMATS, of=source("en"), deliveries=HANDOVERS, faults=faults)
    return {str(path.relative_to(out)): path.read_bytes() for path in out.rglob("*") if path.is_file()}, faults


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    files, faults = output(tmp_path_factory.mktemp("sound"))
    assert faults == []
    return files


# Where an asset's part is made, and the files that its bug reaches.
STAGES: dict[str, tuple[Any, str, set[str]]] = {
    "the asset's view": (opd, "host_view", {"index.html", "dinkes/index.html", *(f"{OPD}/{n}" for n in ("register.xlsx", "register.csv", "letter.txt"))}),
    "its verify commands": (host, "verification", set()),
    "its signals": (summary, "signals", set()),
    "its renewal": (summary, "site_certificates", set()),
    "its object": (to_json, "host_object", {"report.json"}),
    "a line of the register": (row, "_row", set()),
    "a line of weaknesses": (book, "weakness_row", {"register.xlsx", "dinkes/register.xlsx"}),
    "a SARIF result": (sarif, "_location", {"report.sarif"}),
    "a DefectDojo finding": (defectdojo, "_finding", {"defectdojo.json"}),
}  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize("stage", STAGES)
def test_a_bug_at_one_asset_costs_its_own_part(
    stage: str, sound: dict[str, bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    module, function, calls = STAGES[stage]
    monkeypatch.setattr(module, function, replacement(getattr(module, function)))
    files, faults = output(tmp_path)
    assert faults
    assert {fault.host for fault in faults} <= {BAD, ""}
    assert all("planted" in fault.trace for fault in faults)
    assert files.keys() == sound.keys()
    changed = {name for name in sound if files[name] != sound[name]}
    # The overview is made of what the pages say.
    assert changed - {"index.html"} == {fault.output for fault in faults}
    assert calls <= changed
    # The pages of the other OPDs are the same to the byte.
    assert not [name for name in changed if "/" in name and not name.startswith(f"{OPD}/")]
    for name in changed:
        if name.endswith(".html"):
            document = Page(files[name].decode())
            assert document.faults == []
            assert BAD in document.text or "Dinas Kesehatan" in document.text
            assert "error of tilik" in document.text
        if name.endswith((".json", ".sarif")):
            json.loads(files[name])


@pytest.mark.slow
def test_the_object_of_the_asset_says_that_it_is_missing(sound: dict[str, bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(to_json, "host_object", replacement(host_object))
    files, _ = output(tmp_path)
    before, after = (msgspec.json.decode(content["report.json"], type=CityObject) for content in (sound, files))
    assert [one for one in after.hosts if one.target.host != BAD] == [one for one in before.hosts if one.target.host != BAD]
    (bad,) = (one for one in after.hosts if one.target.host == BAD)
    assert {verdict.outcome for verdict in bad.verdicts} == {Outcome.ERROR}
    assert bad.grades.overall is None
    assert {verdict.detail for verdict in bad.verdicts} == {"RuntimeError: planted [31m"}
    assert after.summary.outcomes[Outcome.ERROR] == len(bad.verdicts)
    assert after.summary.coverage.total == before.summary.coverage.total


def test_what_is_hard_to_show_hides_no_finding(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A hostile server may not make its open `.env` disappear with a strange certificate."""

    def strange(facts: object, at: object) -> object:
        raise OverflowError("date value out of range")

    bad = ASSESSMENTS[OPD][0]
    monkeypatch.setattr(host, "tls_view", strange)
    faults: list[ViewFault] = []
    assessments = {**ASSESSMENTS, OPD: (bad,)}
    write(tmp_path, "html", of=source("en", assessments), faults=faults)
    assert not [fault for fault in faults if fault.whole]
    page = Page((tmp_path / OPD / "index.html").read_text("utf-8"))
    assert sum(page.numbers["data-level"].values()) == sum(bad.tally.levels.values())
    assert "The details of this asset" in page.text
    assert "OverflowError" not in page.text
    assert {fault.error for fault in faults} == {"OverflowError: date value out of range"}
    assert BAD in Page((tmp_path / "index.html").read_text("utf-8")).text.partition("Errors of tilik")[2]


@pytest.mark.slow
def test_an_opd_whose_page_cannot_be_made_is_named(sound: dict[str, bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    draw = opd_page

    def buggy(one: Any, lang: str) -> str:
        if one.opd.code == OPD:
            raise RuntimeError("<b>planted</b>")
        return draw(one, lang)

    monkeypatch.setattr(pages, "opd_page", buggy)
    files, faults = output(tmp_path)
    assert [(fault.output, fault.host) for fault in faults] == [("dinkes/index.html", "")]
    assert {name for name in sound if files[name] != sound[name]} == {"dinkes/index.html", "index.html"}
    instead = Page(files["dinkes/index.html"].decode())
    assert instead.faults == []
    assert BAD in instead.text
    assert "RuntimeError" not in instead.text
    overview = Page(files["index.html"].decode())
    assert "Dinas Kesehatan: The page of this department could not be made" in overview.text
    assert "4 assets" in overview.text


@pytest.mark.slow
def test_a_city_that_cannot_be_drawn_leaves_the_pages(sound: dict[str, bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def buggy(*arguments: object) -> str:
        raise RuntimeError("planted")

    monkeypatch.setattr(pages, "city_page", buggy)
    files, faults = output(tmp_path)
    assert [(fault.output, fault.host, fault.opd) for fault in faults] == [("index.html", "", "")]
    assert {name for name in sound if files[name] != sound[name]} == {"index.html"}
    assert BAD in Page(files["index.html"].decode()).text


def test_what_could_not_be_made_does_not_stay_as_it_was_yesterday(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "dinkes").mkdir()
    (tmp_path / "dinkes" / "letter.txt").write_text("kemarin", "utf-8")

    def buggy(*arguments: object) -> str:
        raise RuntimeError("planted")

    monkeypatch.setattr(letter, "letter", buggy)
    faults: list[ViewFault] = []
    assert write(tmp_path, "text", faults=faults) == []
    assert {fault.opd for fault in faults} == {""}
    assert not (tmp_path / "dinkes" / "letter.txt").exists()


def test_a_store_that_cannot_be_read_is_no_assets_fault(tmp_path: Path) -> None:
    class Unreadable(Exception):
        pass

    def broken(code: str) -> Iterator[Assessment]:
        yield from ASSESSMENTS[code]
        raise Unreadable

    with pytest.raises(Unreadable):
        write(tmp_path, "html", "json", of=msgspec.structs.replace(source(), assessments_of=broken))


def test_a_full_disk_is_no_assets_fault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*arguments: object) -> str:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(pages, "opd_page", full)
    with pytest.raises(OSError, match="No space"):
        write(tmp_path, "html", "json")
