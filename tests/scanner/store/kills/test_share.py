"""A share of `make kills`: whatever is killed, wherever, nothing is lost and nothing doubled."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.scanner.store.kills.families import Stage
from tests.scanner.store.kills.points import COLLECTED
from tests.scanner.store.kills.sweep import BETWEEN, LISTS, Sweep, in_the_gap
from tests.scanner.store.kills.town import HOSTS, Town, town_in

pytestmark = pytest.mark.real


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Town]:
    with town_in(tmp_path_factory.mktemp("kills")) as town:
        yield town


@pytest.mark.parametrize(
    ("share", "between", "list_then"),
    [(0.3, BETWEEN[1], LISTS[0]), (0.6, BETWEEN[3], LISTS[3])],
    ids=["look", "judge"],
)
def test_a_scan_that_is_killed_is_finished_as_if_nothing_had_been(
    share: float, between: Callable[[Town, Path, str], None], list_then: tuple[tuple[str, ...], str], sweep: Sweep
) -> None:
    sweep.killed_at(int(sweep.moments * share), between, *list_then)


@pytest.mark.parametrize("jobs", [1, 2])
def test_what_was_collected_and_not_judged_is_judged_and_not_asked_again(jobs: int, town: Town, sweep: Sweep) -> None:
    # The whole of a scan is the same for one process and for two.
    some = sweep if jobs == 1 else Sweep(town, jobs)
    assert some.whole == sweep.whole
    for group in (1, len(HOSTS)):
        some.killed_at(group, in_the_gap, kind=COLLECTED)


@pytest.mark.parametrize(
    ("deed", "moment"),
    [("resume", 40), ("judge", 30), ("retest", 30), ("report", 30), ("handover", 30), ("waive", 12), ("upgrade", 25)],
)
def test_what_else_is_killed_is_done_whole_or_not_at_all(deed: str, moment: int, stage: Stage) -> None:
    assert stage.kill(deed)(moment), "nothing was killed"


@pytest.fixture(scope="module")
def stage(town: Town) -> Stage:
    return Stage(town)


@pytest.fixture(scope="module")
def sweep(stage: Stage) -> Sweep:
    return stage.sweep(1)
