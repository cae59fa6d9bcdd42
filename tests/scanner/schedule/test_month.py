"""The right runs of a month, and no other: what is expected was worked out by hand from the crontabs, the hours and the clocks."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise

import pytest

from scanner.store import ScheduleRun
from tests.scanner.schedule.month import BEGIN, month

# Seven hundred runs, twice.
pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def runs() -> list[ScheduleRun]:
    return month()


def october(day: int, hour: int, minute: int = 0) -> dt.datetime:
    return BEGIN + dt.timedelta(days=day - 1, hours=hour, minutes=minute)


def times(runs: list[ScheduleRun], name: str) -> list[tuple[dt.datetime, dt.datetime]]:
    return [(run.due, run.started) for run in runs if run.name == name]


def test_runs_never_overlap(runs: list[ScheduleRun]) -> None:
    for before, after in pairwise(runs):
        assert before.finished is not None
        assert before.started >= before.due
        assert before.finished <= after.started


def test_what_may_be_scanned_at_night_waits_for_the_night(runs: list[ScheduleRun]) -> None:
    """20.00 in Jakarta is 13.00 UTC; the department permits it from 22.00, 15.00 UTC. The machine is off on the evenings of the 10th and 11th."""
    nights = [*range(1, 10), *range(12, 32)]
    assert times(runs, "header") == [(october(day, 13), october(day, 15)) for day in nights]


def test_clocks_that_are_put_back_make_no_second_run_and_a_missed_sunday_one_late_run(runs: list[ScheduleRun]) -> None:
    """02.30 in Berlin is 00.30 UTC until the 25th, when it is shown twice. With its jitter of ten minutes at most, always the same."""
    sundays = times(runs, "semua")
    assert [due for due, _ in sundays] == [october(day, 0, 30) for day in (4, 11, 18, 25)]
    assert sundays[1][1] == october(12, 9, 40)
    assert all(0 <= (begin - due).total_seconds() <= 600 for due, begin in (sundays[0], *sundays[2:]))
    assert sundays == times(month(), "semua")


def test_of_the_hours_that_went_by_one_is_made_up_for(runs: list[ScheduleRun]) -> None:
    """Three and a half hours of Sunday's run, from about 00.40 on, leave the runs of three hours out."""
    hours = {october(1, 1) + dt.timedelta(hours=n) for n in range(31 * 24 - 1)}
    for day in (4, 18, 25):
        hours -= {october(day, hour) for hour in (1, 2, 3)}
    # Off from the 10th, 08.10, to the 12th, 09.40; then Sunday's run, which ends at 13.10.
    hours -= {october(10, 9) + dt.timedelta(hours=n) for n in range(52)}
    # Paused from the 20th, 00.20, for a day.
    hours -= {october(20, 1) + dt.timedelta(hours=n) for n in range(24)}
    assert {due for due, _ in times(runs, "tanda")} == hours
    late = {begin - due for due, begin in times(runs, "tanda")} - {dt.timedelta(0)}
    # Behind the nightly run, behind Sunday's.
    assert dt.timedelta(minutes=30) in late
    assert max(late) < dt.timedelta(hours=1)
