"""`tilik waive` and `tilik finding`: what an operator decides is in every output, and in none any longer when the evidence changes."""

from __future__ import annotations

import datetime as dt
import json
import re
import sqlite3
from contextlib import closing
from typing import Any

import pytest

from checks.core.assess.ledger import State
from checks.core.assess.waivers import Ground
from tests.reports.html.page import Page
from tests.scanner.cli.program import Ran, require_refused
from tests.scanner.triage.conftest import City

UNTIL = (dt.datetime.now(dt.UTC) + dt.timedelta(days=20)).date()


def waive(city: City, finding: str, *more: str, ground: str = "accepted", until: dt.date = UNTIL) -> Ran:
    return city.run(
        "waive", finding, "--ground", ground, "--reason", "Server pengganti dipesan", "--who", "Sekretaris", "--until", str(until), *more
    )


def summary_of(city: City) -> dict[str, Any]:
    read: dict[str, Any] = json.loads(city.run("report", "--format", "json").out)
    return read


def page(city: City) -> Page:
    assert city.run("report", "--out", "out").code == 0
    return Page((city.folder / "out" / "arsip" / "index.html").read_text("utf-8"))


@pytest.mark.slow
def test_a_waived_finding_is_in_no_count_and_in_every_list_of_accepted_risks(city: City) -> None:
    before, name = summary_of(city), city.id()
    assert name in page(city).text
    assert waive(city, name, ground="false-positive").code == 0
    after, page_text = summary_of(city), page(city)
    (host,) = after["hosts"]
    assert sum(after["summary"]["levels"].values()) == sum(before["summary"]["levels"].values()) - 1
    assert after["summary"]["levels"]["sangat-tinggi"] == 0
    assert [(one["id"], one["who"], one["until"]) for one in host["waived"]] == [(name, "Sekretaris", str(UNTIL))]
    assert all(finding["id"] != name for verdict in host["verdicts"] for finding in verdict["findings"])
    for words in (name, "Temuan keliru", "Server pengganti dipesan", "Sekretaris"):
        assert words in page_text.text


def test_an_accepted_risk_is_in_every_count_and_marked(city: City) -> None:
    before, name = summary_of(city), city.id()
    assert waive(city, name).code == 0
    after, page_text = summary_of(city), page(city)
    assert after["summary"] == before["summary"]
    assert after["hosts"][0]["grades"] == before["hosts"][0]["grades"]
    assert [(one["id"], one["who"], one["until"]) for one in after["hosts"][0]["waived"]] == [(name, "Sekretaris", str(UNTIL))]
    for words in (name, "1 risiko Sangat Tinggi diterima oleh Sekretaris", "Server pengganti dipesan"):
        assert words in page_text.text


def test_the_higher_a_risk_the_shorter_it_may_be_accepted(city: City) -> None:
    today = dt.datetime.now(dt.UTC).date()
    refused = waive(city, city.id(), until=today + dt.timedelta(days=40))
    require_refused(refused, "may be accepted for 30 days at most")
    assert waive(city, city.id("http-nosniff"), until=today + dt.timedelta(days=300)).code == 0
    assert waive(city, city.id(), until=today + dt.timedelta(days=400), ground="false-positive").code == 0


@pytest.mark.slow
def test_the_exit_code_of_a_scan_follows(city: City) -> None:
    assert waive(city, city.id()).code == 0
    again = city.run("scan", "--quiet", "--only", "exposed-env", "--fail-on", "sedang")
    assert again.code == 0
    city.site.more = "MAIL_PASSWORD=contoh\n"
    again = city.run("scan", "--quiet", "--only", "exposed-env", "--fail-on", "sedang")
    assert again.code == 1, "the evidence is another one"


@pytest.mark.slow
def test_it_returns_with_its_history_when_the_evidence_changes(city: City) -> None:
    waive(city, city.id(), ground="false-positive")
    assert city.assessment().tally.worst != "sangat-tinggi"
    city.site.more = "MAIL_PASSWORD=contoh\n"
    city.scan()
    assessment = city.assessment()
    assert assessment.waived == ()
    assert [entry.state for identity, entry in assessment.ledger.items() if identity.check == "exposed-env"] == [State.STILL]
    assert "the evidence changed" in city.run("waive", "list", "--lang", "en").out
    assert waive(city, city.id()).code == 0, "what lapsed keeps nobody from deciding anew"


def test_a_decision_can_be_taken_back_once(city: City) -> None:
    number = waive(city, city.id()).out.split("\t")[0]
    assert city.run("waive", "end", number, "--who", "Auditor").code == 0
    assert city.assessment().waived == ()
    assert city.run("waive", "list").out == ""
    (line,) = city.run("waive", "list", "--all", "--lang", "en").out.splitlines()
    assert line.split("\t")[:2] == [number, city.id()]
    assert "ended by Auditor" in line
    require_refused(city.run("waive", "end", number, "--who", "Auditor"), "was ended by Auditor")
    require_refused(city.run("waive", "end", "99", "--who", "Auditor"), "no waiver 99")


def test_a_false_positive_passes(city: City) -> None:
    waive(city, city.id(), ground="false-positive")
    assert [verdict.outcome for verdict in city.assessment().verdicts if verdict.check == "exposed-env"] == ["pass"]
    assert city.assessment().waived[0].waiver.ground is Ground.FALSE_POSITIVE


@pytest.mark.slow
def test_nothing_is_waived_twice_or_for_the_past_or_where_nothing_is(city: City) -> None:
    assert waive(city, city.id()).code == 0
    require_refused(waive(city, city.id()), "is waived until")
    require_refused(waive(city, city.id("http-nosniff"), until=UNTIL - dt.timedelta(days=180)), "is over")
    require_refused(waive(city, city.id("http-nosniff"), "--reason", " "), "may not be empty")
    city.site.env = False
    city.scan()
    city.run("waive", "end", "1", "--who", "Auditor")
    require_refused(waive(city, city.id()), "was not seen by the last scan")


def test_a_decision_may_hold_to_the_end_of_the_calendar(city: City) -> None:
    assert waive(city, city.id(), ground="false-positive", until=dt.date.max).out.endswith("\t9999-12-31\n")
    assert "31 Desember 9999" in page(city).text
    require_refused(waive(city, city.id("http-nosniff"), until=dt.date.min), "0001-01-01 is over")


def test_the_beginning_of_a_name_will_do(city: City) -> None:
    assert waive(city, city.id()[:6].upper()).code == 0
    require_refused(waive(city, city.id()[:3]), "is not the name of a finding")


def test_a_finding_tells_everything_that_is_known_of_it(city: City) -> None:
    name = city.id()
    assert city.run("finding", "note", name, "Sudah ditelepon\x1b[31m ke pengelola", "--who", "Budi").code == 0
    waive(city, name)
    page_text = city.run("finding", "show", name, "--lang", "en")
    assert page_text.code == 0
    for words in (
        name,
        "exposed-env · secrets · /.env",
        "arsip.kotacontoh.go.id · arsip",
        "New; first seen",
        "Budi: Sudah ditelepon [31m ke pengelola",
    ):
        assert words in page_text.out
    assert re.search(r"^Evidence hash: [0-9a-f]{64}$", page_text.out, re.MULTILINE)
    assert re.search(r"^Waiver 1: Risk accepted, Sekretaris: Server pengganti dipesan .*in force\)$", page_text.out, re.MULTILINE)
    assert "curl" in page_text.out, "how to verify it oneself"
    assert "\x1b" not in page_text.out


def test_what_is_asked_about_a_finding_reads_no_decision_about_another(city: City) -> None:
    one, other = city.id(), city.id("http-nosniff")
    for name in (one, other):
        assert waive(city, name).code == 0
    with closing(sqlite3.connect(city.folder / "tilik.db")) as store:
        store.execute("UPDATE waiver SET facts = x'c1' WHERE finding = ?", (other,))
        store.commit()
    page_text = city.run("finding", "show", one, "--lang", "en")
    assert (page_text.code, page_text.err) == (0, "")
    assert "Waiver 1: " in page_text.out
    assert "waiver 2 cannot be read" in city.run("finding", "show", other).err
    assert "waiver 2" not in waive(city, one).err


def test_a_finding_that_is_gone_is_told_too(city: City) -> None:
    city.site.env = False
    city.scan()
    page_text = city.run("finding", "show", city.id(), "--lang", "en").out
    assert "Fixed; first seen" in page_text
    assert "Not seen by the asset's last scan." in page_text


def test_every_deed_says_what_it_did(city: City, monkeypatch: pytest.MonkeyPatch) -> None:
    # rich's word for "as on a terminal".
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "160")
    name, hostile = city.id(), "Budi\x1b]0;x\x07"
    deeds = [
        city.run("finding", "note", name, "Sudah ditelepon", "--who", hostile, "--lang", "en"),
        waive(city, name, "--lang", "en"),
        city.run("waive", "end", "1", "--who", hostile, "--lang", "en"),
        waive(city, name, ground="false-positive"),
    ]
    assert [ran.code for ran in deeds] == [0] * 4
    for ran, words in zip(deeds, ("The note of Budi", "is accepted until", "was ended by Budi", "dinyatakan keliru sampai"), strict=True):
        assert words in ran.out
        assert name in ran.out
        assert not {"\x1b", "\x07"} & set(ran.out)
    table = re.sub(r"\x1b\[[\d;]*m", "", city.run("waive", "list", "--lang", "en").out)
    assert table.split()[:3] == ["number", "finding", "asset"]
    monkeypatch.setenv("COLUMNS", "80")
    narrow = re.sub(r"\x1b\[[\d;]*m", "", city.run("waive", "list", "--lang", "en").out)
    assert narrow.splitlines()[1].split() == ["finding", name], "a field a line where a row has no room"


def test_an_empty_note_is_refused(city: City) -> None:
    require_refused(city.run("finding", "note", city.id(), " ", "--who", "Budi"), "may not be empty")


def test_what_an_operator_types_is_text_on_the_page(city: City) -> None:
    waive(city, city.id(), "--reason", "<script>alert(1)</script> =1+1 \u202e", "--who", "<img src=x onerror=alert(1)>")
    page_text = page(city)
    assert "<script>alert(1)</script> =1+1" in page_text.text
    assert "<img src=x onerror=alert(1)>" in page_text.text
    assert not {"script", "img"} & page_text.tags
    assert "\u202e" not in page_text.text
