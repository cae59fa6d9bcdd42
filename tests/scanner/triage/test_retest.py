"""A retest asks what one finding needs and nothing else, proves what it says, and is part of the scan from then on."""

from __future__ import annotations

import re
from contextlib import closing

import pytest

from checks.core.assess.ledger import Identity, State
from checks.core.model.finding import Outcome, Verdict
from scanner.store import Store
from tests.scanner.cli.program import require_refused
from tests.scanner.triage.changing import HOST
from tests.scanner.triage.conftest import City

ENV = Identity("exposed-env", "secrets", "/.env")


def env_verdict(city: City) -> Verdict:
    (verdict,) = (verdict for verdict in city.assessment().verdicts if verdict.check == "exposed-env")
    return verdict


def test_a_mended_finding_is_fixed_and_the_proof_is_printed(city: City) -> None:
    assert city.assessment().ledger[ENV].state is State.NEW
    city.site.env = False
    ran = city.run("retest", city.id(), "--lang", "en", "--proof")
    assert ran.code == 0, ran
    assert f"https://{HOST}/.env → 404" in ran.out
    assert re.search(r"SHA-256 of the evidence: [0-9a-f]{64}$", ran.out, re.MULTILINE)
    assert ran.out.rstrip().endswith("The finding is fixed.")
    assert env_verdict(city).outcome is Outcome.PASS
    assert city.assessment().ledger[ENV].state is State.FIXED


def test_before_and_after_are_five_lines(city: City) -> None:
    city.site.env = False
    finding, before, after, proof, result = city.run("retest", city.id(), "--lang", "en").out.splitlines()
    assert finding == f"Finding {city.id()}: {HOST} · exposed-env · /.env"
    assert re.match(r"Before \(.*\): 5 Very high, .*\.env", before)
    assert re.match(r"Now \(.*\): Met$", after)
    assert re.match(r"Proof: \d+ requests sent, SHA-256", proof)
    assert result == "Result: The finding is fixed."
    again = city.run("retest", city.id(), "--lang", "id").out.splitlines()
    assert again[1].endswith(": tidak terlihat")
    assert again[4] == "Hasil: Temuan sudah diperbaiki."


def test_no_other_request_is_sent(city: City) -> None:
    before = len(city.site.requests)
    ran = city.run("retest", city.id(), "--lang", "en", "--proof")
    requests = city.site.requests[before:]
    match = re.search(r"Requests sent \((\d+)\):", ran.out)
    assert requests
    assert match is not None
    sent = [line for line in ran.out.splitlines() if re.match(r"  (GET|HEAD|OPTIONS) ", line)]
    assert len(sent) == len(requests), "what is printed is what the server saw"
    needed = {path for _, _, path in requests}
    plan = city.run("targets", "plan", "--only", "exposed-env").out
    random = {path for path in needed if path not in plan}
    assert "/.env" in needed
    assert "/" not in needed or " /\n" in plan
    assert all(path.startswith("/.") for path in random), "paths that cannot exist have the shape of the one that is asked about"


@pytest.mark.slow
def test_what_is_still_there_stays_as_it_was(city: City) -> None:
    before = env_verdict(city)
    ran = city.run("retest", city.id(), "--lang", "en")
    assert ran.code == 1
    assert ran.out.rstrip().endswith("The finding is still there.")
    assert env_verdict(city) == before
    entry = city.assessment().ledger[ENV]
    assert entry.state is State.NEW
    assert entry.last_seen > entry.first_seen


def test_an_unreachable_host_is_not_verifiable_and_the_finding_stays_open(city: City) -> None:
    city.close()
    ran = city.run("retest", city.id(), "--lang", "en")
    assert ran.code == 4
    assert ran.out.rstrip().endswith("Not verifiable, so the finding counts as open.")
    verdict = env_verdict(city)
    assert (verdict.outcome, verdict.reason is None, len(verdict.findings)) == (Outcome.FAIL, False, 1)
    assert city.assessment().ledger[ENV].state is State.UNVERIFIABLE


def test_other_checks_are_left_as_the_scan_left_them(city: City) -> None:
    def others() -> list[Verdict]:
        return [verdict for verdict in city.assessment().verdicts if verdict.check != "exposed-env"]

    before = others()
    city.site.env = False
    city.run("retest", city.id())
    assert others() == before


@pytest.mark.slow
def test_judging_the_scan_again_comes_to_the_same_end(city: City) -> None:
    city.site.env = False
    city.run("retest", city.id())
    before = city.assessment()
    assert city.run("judge", "--quiet").code == 0
    assert city.assessment() == before


@pytest.mark.slow
def test_the_next_scan_goes_on_from_the_retest(city: City) -> None:
    city.site.env = False
    city.run("retest", city.id())
    city.site.env = True
    city.scan()
    assert city.assessment().ledger[ENV].state is State.REOPENED


@pytest.mark.slow
def test_a_fixed_finding_can_be_looked_at_again(city: City) -> None:
    city.site.env = False
    city.scan()
    assert city.run("retest", city.id()).code == 0
    city.site.env = True
    assert city.run("retest", city.id()).code == 1
    assert city.assessment().ledger[ENV].state is State.REOPENED


@pytest.mark.slow
def test_every_retest_is_kept_with_the_finding(city: City) -> None:
    city.run("retest", city.id())
    city.site.env = False
    city.run("retest", city.id())
    with closing(Store(str(city.folder / "tilik.db"))) as store:
        retests = store.triage.retests(city.id())
    assert [one.state for one in retests] == [State.NEW, State.FIXED]
    assert retests[1].evidence
    page = city.run("finding", "show", city.id(), "--lang", "en").out
    assert re.findall(r"^Retest: .* WIB: (New|Fixed)", page, re.MULTILINE) == ["New", "Fixed"]


def test_what_the_list_no_longer_permits_is_not_asked(city: City) -> None:
    before = len(city.site.requests)
    list_file = city.folder / "targets.txt"
    list_file.write_text(list_file.read_text("utf-8").replace(HOST, f"{HOST} level=visit"), "utf-8")
    assert city.run("retest", city.id()).code == 4
    assert {path for _, _, path in city.site.requests[before:]} <= {"/"}, "no path that no page links to"
    assert city.assessment().ledger[ENV].state is State.UNVERIFIABLE
    list_file.write_text(list_file.read_text("utf-8").replace(HOST, "lain.kotacontoh.go.id"), "utf-8")
    before = len(city.site.requests)
    require_refused(city.run("retest", city.id()), HOST, "not in targets.txt")
    assert city.site.requests[before:] == []


def test_names_that_mean_nothing_are_refused(city: City) -> None:
    require_refused(city.run("retest", "bukan"), "'bukan' is not the name of a finding")
    require_refused(city.run("retest", "0" * 12), "holds no finding")
