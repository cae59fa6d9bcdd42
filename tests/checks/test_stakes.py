"""Every problem puts something at stake that people without training can read, and weighs as its stake allows: one table, no exception without a reason."""

from __future__ import annotations

from checks import Check, Kind, Problem, Text
from checks.core.check.stakes import stakes, weighted_stake
from checks.core.model.risk import RiskLevel
from checks.core.model.stake import FEWER_TIMES, LESS_HARM, LOSS_IMPACT, REACH_LIKELIHOOD, STAKES, Circumstance, Loss, Reach
from scanner import plugins
from tests.each import each

CHECKS = plugins.safe_repertoire(()).checks
PROBLEMS = [(check, problem) for check in CHECKS for problem in check.problems]
every_problem = each(("check", "problem"), PROBLEMS, ids=[f"{check.id}/{problem.key}" for check, problem in PROBLEMS])

# Permen PANRB 5/2020 has five levels of each: one number for what is lost, and one for who can bring it about.
TABLE = """
residents     5   anyone    5
credentials   5   visitors  5
application   5   path      4
session       4   lure      3
pages         4   flaw      3
availability  3
domain        5
mail          3
delivery      3
information   2
"""
# What only a circumstance may take from them, each for the reason that `Circumstance` has.
LESS = {"uncommon": (1, 0), "step": (2, 0), "rare": (3, 0), "part": (0, 1), "trace": (0, 2)}


def test_the_table_of_weights_is_this_one() -> None:
    numbers = TABLE.split()
    weights = {name: int(number) for name, number in zip(numbers[::2], numbers[1::2], strict=True)}
    assert {**{loss.value: LOSS_IMPACT[loss] for loss in Loss}, **{reach.value: REACH_LIKELIHOOD[reach] for reach in Reach}} == weights
    assert {one.value: (FEWER_TIMES.get(one, 0), LESS_HARM.get(one, 0)) for one in Circumstance} == LESS


@every_problem
def test_a_problem_weighs_what_the_table_says(check: Check, problem: Problem) -> None:
    own = weighted_stake(check.id, problem.key)
    assert own is not None
    assert own.stake.text.id
    assert own.stake.text.en
    assert problem.risk == own.risk, f"{problem.risk} for {own}"


def test_a_circumstance_is_named_once_and_never_two_of_a_kind() -> None:
    """Two reasons for one number would be no reason."""
    for name, own in stakes().items():
        for less in (FEWER_TIMES, LESS_HARM):
            assert sum(one in less for one in own.circumstances) <= 1, name


def test_the_table_names_nothing_that_does_not_exist_and_nothing_twice() -> None:
    names = {check.id for check in CHECKS} | {f"{check.id}/{problem.key}" for check in CHECKS for problem in check.problems}
    assert set(stakes()) <= names
    assert set(STAKES) == {own.stake for own in stakes().values()}
    assert not [name for name, own in stakes().items() if "/" in name and stakes().get(name.partition("/")[0]) == own]


@each("own", STAKES.values(), ids=lambda text: text.en[:40])
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


@every_problem
def test_what_is_merely_hardening_is_no_high_risk(check: Check, problem: Problem) -> None:
    """'Hardening' says that nothing lies open yet: beside a level from Tinggi up that would be untrue."""
    if problem.kind is Kind.HARDENING:
        assert problem.risk.level.rank < RiskLevel.HIGH.rank


@each(
    "name",
    ["tls-expiry/expired", "tls-trust/self-signed", "tls-hostname/mismatch", "http-https/absent", "tls-protocols/ssl", "tls-ciphers/null",
     "tls-known-attacks/drown", "software-joomla/ended", "software-wordpress/abandoned"],
)  # fmt: skip
def test_a_defence_that_has_lapsed_is_called_so(name: str) -> None:
    kinds = {f"{check.id}/{problem.key}": problem.kind for check in CHECKS for problem in check.problems}
    assert kinds[name] is Kind.LAPSE
