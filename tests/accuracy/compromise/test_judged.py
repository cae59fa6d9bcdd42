"""A share of the set is judged as labelled, but for the sites in the table of known misses; `python -m tests.accuracy.compromise` does it whole."""

from __future__ import annotations

import pytest

from checks.core.signs import verdict
from checks.core.signs.pack import Subject
from checks.core.signs.sign import CompromiseSign, SignKind
from checks.core.signs.verdict import SpamPage, Suspicion
from tests.accuracy.compromise.case import Cause, Said
from tests.accuracy.compromise.contributions import taken_out, without
from tests.accuracy.compromise.known import known, misjudged
from tests.accuracy.compromise.labels import cases
from tests.accuracy.compromise.measured import scan, wrong
from tests.each import each

# Every so many sites are scanned here, so that each part of the set has its share.
_SHARE = 5


def test_only_sites_of_the_set_are_known_to_be_missed() -> None:
    assert known() <= {case.name for case in cases()}


@pytest.mark.slow
def test_a_share_is_judged_as_labelled() -> None:
    told = scan(cases()[::_SHARE])
    assert misjudged(told) <= known(), "\n".join(wrong(told))


def _said(*failed: str, unsure: str = "") -> Said:
    return Said(frozenset(f"compromise-{name}" for name in failed), {"compromise-change": unsure} if unsure else {})


@each(
    ("cause", "said", "right"),
    [
        (Cause.GAMBLING, _said("gambling"), True),
        (Cause.GAMBLING, _said("gambling", "cloaking"), True),
        (Cause.GAMBLING, _said("defacement"), False),
        (Cause.GAMBLING, _said(unsure="one-sign"), False),
        (Cause.COMMENTS, _said("comments"), True),
        (Cause.COMMENTS, _said("comments", "gambling"), False),
        (Cause.COMMENTS, _said(), False),
        (Cause.HONEST, _said(), True),
        (Cause.HONEST, _said(unsure="one-sign"), True),
        (Cause.HONEST, _said("comments"), False),
        (Cause.ELSEWHERE, _said("gambling"), False),
        (Cause.ONE_SIGN, _said(unsure="one-sign"), True),
        (Cause.ONE_SIGN, _said(unsure="blocked"), False),
        (Cause.ONE_SIGN, _said("files"), False),
    ],
)  # fmt: skip
def test_what_is_right(cause: Cause, said: Said, right: bool) -> None:
    case = next(case for case in cases() if (case.cause is cause and not case.also) or case.cause is cause is Cause.ONE_SIGN)
    assert said.right(case) is right


def _sign(kind: SignKind) -> CompromiseSign:
    return CompromiseSign(kind=kind, subject=next(iter(Subject)), path="/")


def test_without_one_of_two_signs_a_page_only_asks_for_a_look() -> None:
    words, links = _sign(SignKind.WORDS), _sign(SignKind.LINKS)
    found = Suspicion(pages=(SpamPage(path="/", signs=(words, links), sha256=""),), alone=(), whole=True)
    assert taken_out(found, SignKind.LINKS) == Suspicion(pages=(), alone=(words,), whole=True)
    assert taken_out(found, SignKind.CHANGE) == found


def test_what_is_taken_out_comes_back() -> None:
    before = verdict.suspicion
    with without(SignKind.WORDS):
        assert verdict.suspicion is not before
    assert verdict.suspicion is before


def test_a_pass_about_what_was_refused_is_wrong() -> None:
    case = next(case for case in cases() if case.name == "honest-crawlers-refused")
    assert not Said(frozenset(), {}, frozenset(case.unseen)).right(case)
    assert Said(frozenset(), {case.unseen[0]: "blocked"}).right(case)
