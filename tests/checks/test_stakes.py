"""Every problem puts something at stake that people without training can read, and weighs as its stake allows: one table, no exception without a reason."""

from __future__ import annotations

import pytest

from checks import Check, Kind, Problem, Text
from checks.core.check.stakes import stake, stakes
from checks.core.model.risk import RiskLevel
from checks.core.model.stake import IMPACT_RANGES, LIKELIHOOD_RANGES, STAKES, Loss, Reach
from scanner import plugins

CHECKS = plugins.safe_repertoire(()).checks
PROBLEMS = [pytest.param(check, problem, id=f"{check.id}/{problem.key}") for check in CHECKS for problem in check.problems]

# Problems that weigh otherwise than their stake allows, each with its reason. None is needed today.
EXCEPTIONS: dict[str, str] = {}

# Permen PANRB 5/2020 has five levels of each; what is lost or who can do it narrows them to these.
TABLE = """
residents     3 4 5   anyone    3 4 5
credentials   3 4 5   visitors  2 3 4 5
application   3 4 5   path      2 3 4
session       2 3 4   lure      2 3 4
pages         2 3 4   flaw      1 2 3
availability  2 3
information   1 2
"""


def test_the_table_of_weights_is_this_one() -> None:
    impacts = [f"{loss.value:14}{' '.join(map(str, IMPACT_RANGES[loss]))}" for loss in Loss]
    likelihoods = [f"{reach.value:10}{' '.join(map(str, LIKELIHOOD_RANGES[reach]))}" for reach in Reach]
    for line in (*impacts, *likelihoods):
        assert line in TABLE


@pytest.mark.parametrize(("check", "problem"), PROBLEMS)
def test_a_problem_has_a_stake_and_weighs_as_it_allows(check: Check, problem: Problem) -> None:
    own = stake(check.id, problem.key)
    assert own is not None
    assert own.text.id
    assert own.text.en
    name = f"{check.id}/{problem.key}"
    assert own.fits(problem.risk) is (name not in EXCEPTIONS), f"{problem.risk} for {own}"


def test_the_table_names_nothing_that_does_not_exist() -> None:
    names = {check.id for check in CHECKS} | {f"{check.id}/{problem.key}" for check in CHECKS for problem in check.problems}
    assert set(stakes()) <= names
    assert set(STAKES) == set(stakes().values())


@pytest.mark.parametrize("own", STAKES.values(), ids=lambda text: text.en[:40])
def test_a_stake_is_one_sentence_without_jargon(own: Text) -> None:
    for text in (own.id, own.en):
        assert text.endswith(".")
        assert text.count(". ") == 0
        assert not any(word in text for word in ("TLS", "HTTP", "CSP", "cookie", "kuki", "header", "server"))


def test_the_same_harm_weighs_the_same() -> None:
    """What a reader compared: a password in the clear, a certificate that browsers refuse, no HTTPS, residents' numbers and listings of copies."""
    risks = {f"{check.id}/{problem.key}": problem.risk for check in CHECKS for problem in check.problems}
    same = (
        ("content-passwords/plain", "content-forms/plain-password", "exposed-admin/plain", "exposed-panels/plain"),
        ("tls-expiry/expired", "tls-hostname/mismatch", "tls-trust/self-signed", "tls-revocation/revoked"),
        ("http-https/absent", "http-https/broken", "http-https/silent", "http-https/downgraded"),
        ("content-personal/nik", "content-personal/npwp"),
        ("content-listings/sensitive", "exposed-listing/sensitive"),
    )
    for names in same:
        assert len({risks[name] for name in names}) == 1, names
    expired = risks["tls-expiry/expired"].shifted(1)
    assert expired.level is RiskLevel.HIGH, "an expired certificate of an important host is not as bad as a database's password"


@pytest.mark.parametrize(("check", "problem"), PROBLEMS)
def test_what_is_merely_hardening_is_no_high_risk(check: Check, problem: Problem) -> None:
    """'Hardening' says that nothing lies open yet: beside a level from Tinggi up that would be untrue."""
    if problem.kind is Kind.HARDENING:
        assert problem.risk.level.rank < RiskLevel.HIGH.rank


@pytest.mark.parametrize(
    "name",
    ["tls-expiry/expired", "tls-trust/self-signed", "tls-hostname/mismatch", "http-https/absent", "tls-protocols/ssl", "tls-ciphers/null",
     "tls-known-attacks/drown", "software-joomla/ended", "software-wordpress/abandoned"],
)  # fmt: skip
def test_a_defence_that_has_lapsed_is_called_so(name: str) -> None:
    kinds = {f"{check.id}/{problem.key}": problem.kind for check in CHECKS for problem in check.problems}
    assert kinds[name] is Kind.LAPSE
