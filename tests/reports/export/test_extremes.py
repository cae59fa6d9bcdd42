"""Values that no honest server sends, in every field of everything that is known of an asset: each output ends, and is well-formed."""

from __future__ import annotations

import csv
import datetime as dt
import enum
import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import openpyxl
import pydantic_sarif.model as sarif
import pytest

from checks.core.assess.assessment import Assessment
from reports.export.formats.json import CityObject
from reports.views.fault import ViewFault
from reports.views.source import Source
from tests.reports.city import ASSESSMENTS, HANDOVERS, IMPRINT, OPDS, SCAN, besides, target, waiver_of
from tests.reports.city_checks import CHECKS
from tests.reports.html.page import Page
from tests.reports.views.sources import write

SMALL = msgspec.structs.replace(SCAN, opds=(OPDS[0], OPDS[2]))
SEEN_FIRST = msgspec.structs.replace(
    ASSESSMENTS["dinkes"][0], verdicts=tuple(sorted(ASSESSMENTS["dinkes"][0].verdicts, key=lambda one: not one.findings))
)
HEALTHY = besides(SEEN_FIRST, waiver_of(target("dinkes.kotacontoh.go.id", "dinkes"), "tls-expiry"))
FORMATS = ("html", "json", "xlsx", "csv", "inventory", "sarif", "defectdojo", "text")
MOMENTS = (
    dt.datetime(1, 1, 1, tzinfo=dt.UTC),
    dt.datetime(1899, 12, 31, tzinfo=dt.UTC),
    dt.datetime(9999, 12, 31, 23, 59, 59, tzinfo=dt.UTC),
    dt.datetime(9999, 12, 31, 23, 59, 59, 999_999, tzinfo=dt.timezone(dt.timedelta(hours=-12))),
)
TEXTS = ("", "\0", "\ud800", "\u202e\u2066", "=1+1", "]]>&<", "{0}", "%s", "x" * 1_000_000, "\U000e0001 \n\r\t" * 50)
EXTREMES: dict[type, tuple[Any, ...]] = {
    dt.datetime: MOMENTS,
    dt.date: tuple(moment.date() for moment in MOMENTS),
    bool: (),
    int: (-1, 0, 2**63 - 1, -(2**63), 10**400),
    float: (float("inf"), float("-inf"), float("nan"), -1.0, 1e308),
    str: TEXTS,
}


def extremes(value: Any) -> Iterator[tuple[str, Any]]:
    """Every way in which one thing in the value is extreme, with where it is."""
    if isinstance(value, msgspec.Struct):
        for name in value.__struct_fields__:
            for where, other in extremes(getattr(value, name)):
                yield f"{name}.{where}", msgspec.structs.replace(value, **{name: other})
    elif isinstance(value, tuple):
        yield "empty", ()
        if value:
            yield "many", value * 3000
            for where, other in extremes(value[0]):
                yield f"0.{where}", (other, *value[1:])
    elif isinstance(value, dict):
        yield "empty", {}
        for key, inside in list(value.items())[:1]:
            for where, other in extremes(inside):
                yield f"{key}.{where}", {**value, key: other}
    elif not isinstance(value, enum.Enum):
        for number, other in enumerate(EXTREMES.get(type(value), ())):
            yield f"{type(value).__name__}-{number}", other


# Who the asset is, by which names checks and problems go, and that a finding is there once, no server has a say in.
_OURS = ("target.", "verdicts.many", "verdicts.0.check.", "verdicts.0.findings.many", "verdicts.0.findings.0.problem.", "waived.many")
CASES = {where: value for where, value in extremes(HEALTHY) if not where.startswith(_OURS)}


def faults_of(out: Path, assessment: Assessment) -> list[ViewFault]:
    assessments, faults = {"dinkes": (assessment,), "diskominfo": ASSESSMENTS["diskominfo"]}, list[ViewFault]()
    source = Source(scan=SMALL, assessments_of=assessments.__getitem__, checks=CHECKS, imprint=IMPRINT, lang="id")
    write(out, *FORMATS, of=source, deliveries=HANDOVERS, faults=faults)
    return faults


@pytest.fixture(scope="module")
def neighbour(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The files of the OPD beside it."""
    out = tmp_path_factory.mktemp("healthy")
    assert faults_of(out, HEALTHY) == []
    return {path.name: path.read_bytes() for path in (out / "diskominfo").iterdir()}


# One in so many is looked at in every run; `make extremes` looks at all.
SHARE = 40


@pytest.mark.slow
@pytest.mark.parametrize("where", [w if n % SHARE == 0 else pytest.param(w, marks=pytest.mark.sweep) for n, w in enumerate(CASES)])
def test_every_output_is_well_formed(where: str, neighbour: dict[str, bytes], tmp_path: Path) -> None:
    faults = faults_of(tmp_path, CASES[where])
    for fault in faults:
        assert fault.host == HEALTHY.target.name, "only the asset is missing, and it is named"
    assert {path.name: path.read_bytes() for path in (tmp_path / "diskominfo").iterdir()} == neighbour
    for page in (tmp_path / "index.html", tmp_path / "dinkes" / "index.html"):
        assert Page(page.read_text("utf-8")).faults == []
        assert page.stat().st_size < 3_000_000
    city = msgspec.json.decode((tmp_path / "report.json").read_bytes(), type=CityObject)
    assert [host.target.host for host in city.hosts] == [HEALTHY.target.host, ASSESSMENTS["diskominfo"][0].target.host]
    sarif.StaticAnalysisResultsFormatSarifVersion210JsonSchema.model_validate_json((tmp_path / "report.sarif").read_bytes())
    json.loads((tmp_path / "defectdojo.json").read_bytes())
    for book in (tmp_path / "register.xlsx", tmp_path / "dinkes" / "register.xlsx"):
        openpyxl.load_workbook(book).close()
    rows = list(csv.reader(io.StringIO((tmp_path / "register.csv").read_text("utf-8-sig"), newline="")))
    assert len({len(row) for row in rows}) == 1


DATES = [where for where in CASES if ".datetime-" in where or ".date-" in where]


@pytest.mark.slow
@pytest.mark.parametrize("where", [w if n % 9 == 0 else pytest.param(w, marks=pytest.mark.sweep) for n, w in enumerate(DATES)])
def test_no_date_is_a_fault(where: str, tmp_path: Path) -> None:
    assert faults_of(tmp_path, CASES[where]) == []


def test_every_sort_of_value_is_among_them() -> None:
    """Without this, a mistake above would leave fields out."""
    for part in ("facts.tls.certificate.not_after.datetime-2", "facts.software.0.eol.date-0", "traffic.seconds.float-0", "verdicts.0.findings.0.likelihood.int-4"):  # fmt: skip
        assert part in CASES
    assert len(CASES) > 700
