"""SARIF 2.1.0: the structure that the standard requires, and nothing open told as a finding."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

import msgspec
import pytest
from pydantic import ValidationError
from pydantic_sarif.model import StaticAnalysisResultsFormatSarifVersion210JsonSchema as Log

from checks import Check
from checks.core.assess.waivers import Ground
from checks.core.check import registry
from checks.core.model.text import LANGUAGES
from reports.export.formats.sarif import sarif_chunks
from tests.each import each
from tests.reports.city import SCAN, assessed, besides, target, waiver_of
from tests.reports.city_checks import CHECKS
from tests.reports.export.test_xlsx import poisoned
from tests.reports.html.test_hostile import ATTACKS
from tests.reports.views.sources import source, view

HERE = target("situs.kotacontoh.go.id", "dinkes")


def run(lang: str = "id") -> dict[str, Any]:
    log = json.loads(b"".join(sarif_chunks(SCAN, source().views(), CHECKS, lang)))
    assert set(log) == {"$schema", "version", "runs"}
    assert log["version"] == "2.1.0"
    (only,) = log["runs"]
    assert isinstance(only, dict)
    return only


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_run_has_what_the_standard_requires(lang: str) -> None:
    """What OASIS's schema marks as required, and its closed lists, for every object that is used."""
    log = run(lang)
    assert set(log) == {"tool", "language", "results", "invocations"}
    assert re.fullmatch("[a-z]{2}-[A-Z]{2}", log["language"])
    driver = log["tool"]["driver"]
    assert driver["name"] == "tilik"
    for rule in driver["rules"]:
        assert rule["id"]
        assert all(rule[name]["text"].strip() for name in ("shortDescription", "fullDescription", "help"))
    assert len({rule["id"] for rule in driver["rules"]}) == len(driver["rules"])
    for result in log["results"]:
        assert driver["rules"][result["ruleIndex"]]["id"] == result["ruleId"]
        assert (result["kind"], result["level"] in ("note", "warning", "error")) == ("fail", True)
        assert 0 <= result["rank"] <= 100
        assert result["message"]["text"].strip()
        (location,) = result["locations"]
        assert urlsplit(location["physicalLocation"]["artifactLocation"]["uri"]).scheme in ("http", "https")
        assert re.fullmatch("[0-9a-f]{12}", result["partialFingerprints"]["tilik/v1"])
        assert isinstance(result["suppressions"], list)
    (invocation,) = log["invocations"]
    assert invocation["executionSuccessful"] is True
    assert (invocation["startTimeUtc"], invocation["endTimeUtc"]) == ("2026-11-21T12:00:00Z", "2026-11-21T12:03:00Z")


def differing(log: Any) -> Iterator[str]:
    """Arrays in which something stands twice; the schema forbids it in every array of this log (``uniqueItems``)."""
    if isinstance(log, list) and len({json.dumps(item, sort_keys=True) for item in log}) != len(log):
        yield json.dumps(log)[:300]
    for inside in log.values() if isinstance(log, dict) else log if isinstance(log, list) else ():
        yield from differing(inside)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("checks", [CHECKS, registry.load()], ids=["invented", "all"])
def test_it_keeps_the_official_schema(lang: str, checks: tuple[Check, ...]) -> None:
    """By the classes that are generated from it, which refuse unknown properties, and by hand where they are laxer than it."""
    log = b"".join(sarif_chunks(SCAN, source().views(), checks, lang))
    Log.model_validate_json(log)
    result = json.loads(log)
    assert list(differing(result)) == []
    assert urlsplit(result["$schema"]).path.endswith("sarif-schema-2.1.0.json")
    rules = result["runs"][0]["tool"]["driver"]["rules"]
    assert all(urlsplit(rule["helpUri"]).scheme == "https" for rule in rules if "helpUri" in rule), "section 3.49.12: an absolute URI"
    invocation = result["runs"][0]["invocations"][0]
    assert all(dt.datetime.fromisoformat(invocation[name]) for name in ("startTimeUtc", "endTimeUtc")), "section 3.9"


@each(
    ("place", "value"),
    [
        (("runs", 0, "results", 0, "level"), "high"),
        (("runs", 0, "results", 0, "rank"), 101),
        (("runs", 0, "results", 0, "severity"), "high"),
        (("runs", 0, "results", 0, "message"), None),
        (("runs", 0, "invocations", 0, "executionSuccessful"), None),
        (("runs", 0, "tool", "driver", "name"), None),
        (("runs", 0, "language"), "1"),
        (("version",), "2.2.0"),
    ],
)
def test_what_the_schema_forbids_would_be_noticed(place: tuple[str | int, ...], value: object) -> None:
    log = json.loads(b"".join(sarif_chunks(SCAN, source().views(), CHECKS, "id")))
    inside = log
    for step in place[:-1]:
        inside = inside[step]
    inside[place[-1]] = value
    with pytest.raises(ValidationError):
        Log.model_validate(log)


def test_the_worst_finding_first_with_its_place() -> None:
    result = run()["results"][0]
    assert (result["ruleId"], result["level"], result["rank"]) == ("exposed-env", "error", 100)
    assert result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "https://dinkes.kotacontoh.go.id/.env"
    assert (result["properties"]["spbeLevel"], result["properties"]["due"], result["properties"]["state"]) == (
        "sangat-tinggi",
        "2026-11-23",
        "new",
    )


def test_what_stayed_open_is_a_notification_and_no_result() -> None:
    log = run()
    silent = "arsip-dinkes.kotacontoh.go.id"
    assert silent not in json.dumps(log["results"])
    notes = log["invocations"][0]["toolExecutionNotifications"]
    assert [note["level"] for note in notes if silent in json.dumps(note)] == ["warning"]


def test_fingerprints_tell_findings_apart() -> None:
    results = run()["results"]
    prints = [result["partialFingerprints"]["tilik/v1"] for result in results]
    assert len(set(prints)) == len(prints)
    assert sum(not result["suppressions"] for result in results) == 10


@pytest.mark.parametrize(("ground", "name"), [(Ground.ACCEPTED, "Risk accepted"), (Ground.FALSE_POSITIVE, "False positive")])
def test_what_people_decided_about_is_suppressed(ground: Ground, name: str) -> None:
    assessment = besides(assessed(HERE), waiver_of(HERE, "tls-expiry", ground, reason="Pindah server"))
    (log,) = json.loads(b"".join(sarif_chunks(SCAN, (view("dinkes", assessment),), CHECKS, "en")))["runs"][0]["results"]
    (why,) = log["suppressions"]
    assert set(why) == {"justification", "kind"}
    assert why["kind"] == "external"
    assert why["justification"] == f"{name}: Pindah server. Decided by: Sekretaris Daerah. Until: 2027-06-30."
    assert (log["ruleId"], log["kind"]) == ("tls-expiry", "fail")
    assert log["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == f"https://{HERE.host}/"


@each("attack", ATTACKS, ids=map(str, range(len(ATTACKS))))
def test_whatever_a_server_sent_stays_text(attack: str) -> None:
    log = b"".join(sarif_chunks(SCAN, (poisoned(attack),), CHECKS, "id"))
    entry = json.loads(log)
    assert not re.search("[\x7f-\x9f\u202a-\u202e\u2066-\u2069]", log.decode())
    assert len(entry["runs"][0]["results"]) == 2
    for result in entry["runs"][0]["results"]:
        text = result["message"]["text"].replace("\\\\", "").replace("\\[", "").replace("\\]", "")
        assert not set(text.replace("{{", "").replace("}}", "")) & set("[]{}\\")
        assert re.fullmatch(r"https?://[!-~]+", result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"])


def test_a_scan_that_has_not_ended_is_no_success() -> None:
    halfway = msgspec.structs.replace(SCAN, finished=None)
    log = json.loads(b"".join(sarif_chunks(halfway, (view("dinkes"),), CHECKS, "en")))
    (invocation,) = log["runs"][0]["invocations"]
    assert (invocation["executionSuccessful"], invocation["endTimeUtc"]) == (False, invocation["startTimeUtc"])


def test_a_scan_without_findings_is_still_a_log() -> None:
    log = json.loads(b"".join(sarif_chunks(SCAN, (view("diskominfo"),), CHECKS, "en")))
    assert log["runs"][0]["results"] == []
