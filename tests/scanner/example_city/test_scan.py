"""A scan of the example city finds what is planted, leaves open what nobody can see, and accuses no one else."""

from __future__ import annotations

import asyncio
import datetime as dt
from pathlib import Path

import pytest

from checks.core.assess.judge import judge
from checks.core.check import registry
from checks.core.check.registry import Repertoire
from checks.core.evidence.codec import unpack
from checks.core.model import reason
from checks.core.model.finding import Outcome, Verdict
from scanner import targets
from scanner.engine.collect import collect_group
from scanner.engine.messages import TargetEvidence
from scanner.example_city import ExampleCity, start
from scanner.example_city.city import TARGETS
from scanner.example_city.expected import EXPECTED_FILE, differences, expectations
from scanner.example_city.sites import sites
from scanner.example_city.sites.bapenda import CATCH_ALL_HOST
from scanner.example_city.sites.dinkes import EXPOSED_ENV
from scanner.example_city.sites.diskominfo import PORTAL, UNREGISTERED
from scanner.net import loop
from scanner.net.door import Door
from scanner.net.policy.scope import Scope
from scanner.plan.groups import target_groups
from scanner.settings import Settings

pytestmark = pytest.mark.slow
CHECKS = registry.load()
Verdicts = dict[str, list[Verdict]]


def scanned(city: ExampleCity) -> Verdicts:
    entries = targets.read_targets(city.targets_file, today=dt.date(2026, 11, 21))

    async def collect() -> list[TargetEvidence]:
        door = Door(Scope.of_city(entries), Settings(network=city.network))
        tasks = [collect_group(group, Repertoire(CHECKS), door) for group in await target_groups(entries.targets, door)]
        return [one for group in await asyncio.gather(*tasks) for one in group]

    findings = {}
    for one in loop.run(collect()):
        evidence = {key: unpack(packed) for key, packed in one.evidence.items()}
        findings[one.target.name] = [judge(check, one.target, evidence) for check in CHECKS if check.concerns(one.target)]
    return findings


@pytest.fixture(scope="module")
def verdicts() -> Verdicts:
    with start() as city:
        findings = scanned(city)
        assert city.request_counts[UNREGISTERED] == 0
    return findings


@pytest.mark.slow
def test_a_scan_of_the_city_is_as_it_must_be(verdicts: Verdicts) -> None:
    assert list(differences(verdicts)) == []


def test_the_model_site_passes_everything(verdicts: Verdicts) -> None:
    fine = (Outcome.PASS, Outcome.NOT_APPLICABLE)
    open_questions = {v.check: v.reason for v in verdicts[PORTAL] if v.outcome not in fine}
    assert {check: why for check, why in open_questions.items() if not check.startswith("software-")} == {}


def test_every_difference_is_told(verdicts: Verdicts) -> None:
    """Without this, the test above would also pass if nothing were ever compared."""
    blind = list(differences({}))
    assert len(blind) == len(expectations().planted_findings) + len(expectations().open_questions)
    leak = next(v for v in verdicts[EXPOSED_ENV] if v.check == "exposed-env" and v.findings)
    accusation, advice = differences(verdicts | {CATCH_ALL_HOST: [*verdicts[CATCH_ALL_HOST], leak]})
    assert accusation == f"{CATCH_ALL_HOST}: exposed-env found secrets, which nobody expects there"
    assert advice.endswith(f'add to `findings` in scanner/example_city/expected.toml:  "{CATCH_ALL_HOST} exposed-env secrets",')


def test_the_line_that_is_advised_makes_the_finding_an_expected_one(
    verdicts: Verdicts, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    leak = next(v for v in verdicts[EXPOSED_ENV] if v.check == "exposed-env" and v.findings)
    changed = verdicts | {CATCH_ALL_HOST: [*verdicts[CATCH_ALL_HOST], leak]}
    _, advice = differences(changed)
    line = advice.partition(":  ")[2]
    copy = tmp_path / EXPECTED_FILE.name
    copy.write_text(EXPECTED_FILE.read_text("utf-8").replace("findings = [\n", f"findings = [\n{line}\n"), "utf-8")
    monkeypatch.setattr("scanner.example_city.expected.EXPECTED_FILE", copy)
    expectations.cache_clear()
    try:
        assert list(differences(changed)) == []
    finally:
        expectations.cache_clear()


def test_what_is_expected_exists() -> None:
    entries = targets.read_targets(TARGETS, today=dt.date(2026, 11, 21))
    hosts = {site.host for site in sites()} | {target.name for target in entries.targets if target.is_domain}
    checks_by_id = {check.id: check for check in CHECKS}
    for expectation in expectations().planted_findings:
        assert expectation.host in hosts
        assert checks_by_id[expectation.check].problem(expectation.problem)
    for question in expectations().open_questions:
        assert question.host in hosts
        assert question.check in checks_by_id
        assert question.reason in reason.REASONS
    assert hosts >= expectations().careful
