"""A share of the set is judged as labelled, but for the sites in the table of known misses; `python -m tests.accuracy.compromise` does it whole."""

from __future__ import annotations

import pytest

from checks.core.signs import verdict
from checks.core.signs.pack import Subject
from checks.core.signs.sign import CompromiseSign, SignKind
from checks.core.signs.verdict import SpamPage, Suspicion
from tests.accuracy.compromise.case import Cause, Statement
from tests.accuracy.compromise.contributions import suspicion_without, without
from tests.accuracy.compromise.labels import cases
from tests.accuracy.compromise.measure import scan, wrong
from tests.accuracy.compromise.misses import misjudgements, misses
from tests.each import each

# Every so many sites are scanned here, so that each part of the set has its share.
_SHARE = 8


def test_only_sites_of_the_set_are_known_to_be_missed() -> None:
    assert misses() <= {case.name for case in cases()}


@pytest.mark.slow
def test_a_share_is_judged_as_labelled() -> None:
    statements = scan(cases()[::_SHARE])
    assert misjudgements(statements) <= misses(), "\n".join(wrong(statements))


def _statement(*failed: str, unsure: str = "") -> Statement:
    return Statement(frozenset(f"compromise-{name}" for name in failed), {"compromise-change": unsure} if unsure else {})


@each(
    ("cause", "statement", "right"),
    [
        (Cause.GAMBLING, _statement("gambling"), True),
        (Cause.GAMBLING, _statement("gambling", "cloaking"), True),
        (Cause.GAMBLING, _statement("defacement"), False),
        (Cause.GAMBLING, _statement(unsure="one-sign"), False),
        (Cause.COMMENTS, _statement("comments"), True),
        (Cause.COMMENTS, _statement("comments", "gambling"), False),
        (Cause.COMMENTS, _statement(), False),
        (Cause.HONEST, _statement(), True),
        (Cause.HONEST, _statement(unsure="one-sign"), True),
        (Cause.HONEST, _statement("comments"), False),
        (Cause.ELSEWHERE, _statement("gambling"), False),
        (Cause.ONE_SIGN, _statement(unsure="one-sign"), True),
        (Cause.ONE_SIGN, _statement(unsure="blocked"), False),
        (Cause.ONE_SIGN, _statement("files"), False),
    ],
)  # fmt: skip
def test_what_is_right(cause: Cause, statement: Statement, right: bool) -> None:
    case = next(case for case in cases() if (case.cause is cause and not case.also) or case.cause is cause is Cause.ONE_SIGN)
    assert statement.right(case) is right


def _sign(kind: SignKind) -> CompromiseSign:
    return CompromiseSign(kind=kind, subject=next(iter(Subject)), path="/")


def test_without_one_of_two_signs_a_page_only_asks_for_a_look() -> None:
    words, links = _sign(SignKind.WORDS), _sign(SignKind.LINKS)
    suspicion = Suspicion(pages=(SpamPage(path="/", signs=(words, links), sha256=""),), alone=(), whole=True)
    assert suspicion_without(suspicion, SignKind.LINKS) == Suspicion(pages=(), alone=(words,), whole=True)
    assert suspicion_without(suspicion, SignKind.CHANGE) == suspicion


def test_what_is_taken_out_comes_back() -> None:
    before = verdict.suspicion
    with without(SignKind.WORDS):
        assert verdict.suspicion is not before
    assert verdict.suspicion is before


def test_a_pass_about_what_was_refused_is_wrong() -> None:
    case = next(case for case in cases() if case.name == "honest-crawlers-refused")
    assert not Statement(frozenset(), {}, frozenset(case.blind)).right(case)
    assert Statement(frozenset(), {case.blind[0]: "blocked"}).right(case)
