"""A few of the nights of `tests.bench.year`, with a store that gives up what is old: its history is right every night."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

from checks.core.facts.values import Facts, Traffic
from checks.core.model.finding import Outcome, Target, Verdict
from scanner.engine.messages import TargetEvidence
from scanner.judge.process import Opinion
from tests.bench.year import CHECK, NIGHTS_THERE, PERIOD, START, Sample, Year, expected


@pytest.mark.slow
def test_history_is_right_every_night(tmp_path: Path) -> None:
    sight = TargetEvidence(Target(host="x.example", opd="x"), START, START, {"dns CAA x": b"x"}, Traffic(count=1))
    verdicts = (Verdict(check=CHECK, outcome=Outcome.PASS), Verdict(check="http-hsts", outcome=Outcome.PASS))
    year = Year(tmp_path / "tilik.db", [Sample(sight, Opinion(verdicts, (), Facts()))], hosts=2)
    with closing(year.store):
        for number in range(2 * PERIOD + NIGHTS_THERE):
            year.night(number)
            year.prune(number)
            entry = year.entry()
            assert (entry.state, entry.first_seen, entry.changed) == expected(number + 1), number
        assert year.store.journal.first_fault() is None
