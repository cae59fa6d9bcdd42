"""Findings in words: facts as each language writes them, and stand-ins for what the rules no longer know."""

from __future__ import annotations

import pytest

from checks import Check, Example, Exchange, Findings, Fix, Http, Problem, Risk, Text, build, check
from reports.views.check_texts import CheckTexts

ENDED = Problem("ended", Risk(3, 3), Text(id="{text}: dukungan berakhir {ended}.", en="{text}: support ended on {ended}."))
WORDS = Text(id="x", en="x")


def nothing(home: Exchange) -> Findings:
    yield from ()


def dated_check() -> Check:
    return check(
        id="x-ended", title=WORDS, action=WORDS, why=WORDS, fix=Fix(any=WORDS, verify="x"), references=("x",),
        needs={"home": Http()}, problems=(ENDED,), examples=(Example(home=build.page()),),
    )(nothing)  # fmt: skip


@pytest.mark.parametrize(
    ("ended", "expected"),
    [
        ("2026-05-20", Text(id="A: dukungan berakhir 20 Mei 2026.", en="A: support ended on 20 May 2026.")),
        ("2026-05-32", Text(id="A: dukungan berakhir 2026-05-32.", en="A: support ended on 2026-05-32.")),
        ("20260520", Text(id="A: dukungan berakhir 20260520.", en="A: support ended on 20260520.")),
    ],
)
def test_a_date_is_written_as_each_language_writes_it(ended: str, expected: Text) -> None:
    assert CheckTexts([dated_check()]).finding_text("x-ended", ENDED(text="A", ended=ended)) == expected


def test_a_check_or_problem_that_is_gone_has_a_stand_in() -> None:
    catalogue = CheckTexts([dated_check()])
    for id, finding in (("x-ended", Problem("older", Risk(1, 1), WORDS)()), ("x-gone", ENDED(text="A", ended="B"))):
        assert finding.problem in catalogue.finding_text(id, finding).id
