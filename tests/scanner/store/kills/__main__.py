"""Every moment of everything: ``python -m tests.scanner.store.kills [FAMILY…]``. Exit code 1 when one went wrong.

Several processes, each with a town of its own, take the moments of a family one after another.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import sys
import tempfile
import time
import traceback
from collections.abc import Sequence
from pathlib import Path

from tests.real.postgres import postgres
from tests.scanner.store.kills.families import FAMILIES, POSTGRESQL, Stage
from tests.scanner.store.kills.town import town_in

_FORK = multiprocessing.get_context("fork")
# Half of a kill's time is spent waiting for a server or a process.
_TOWNS = 2 * (os.cpu_count() or 1)


class Counter:
    """Numbers of a family's kills, shared by all processes: what comes next, how many there were, how many went wrong, and how long all took."""

    def __init__(self) -> None:
        self._next, self._kills, self._wrong = (_FORK.Value("l", start) for start in (1, 0, 0))
        self._began, self._ended = (_FORK.Value("d", 0.0) for _ in range(2))

    def take(self) -> int:
        """The number of the next kill, 0 when there is none."""
        with self._next.get_lock():
            number: int = self._next.value
            if number:
                self._next.value += 1
            return number

    def end(self) -> None:
        """There is no kill of the number that was taken last, or any after it."""
        with self._next.get_lock():
            self._next.value = 0

    def note(self, began: float, wrong: bool) -> None:
        with self._kills.get_lock():
            self._kills.value += 1
            self._wrong.value += wrong
            self._began.value = min(self._began.value or began, began)
            self._ended.value = time.monotonic()

    @property
    def wrong(self) -> int:
        return int(self._wrong.value)

    def __str__(self) -> str:
        return f"{self._kills.value:5} kills {self._wrong.value:5} wrong {self._ended.value - self._began.value:8.0f} s"


def work(place: int, server: str, counters: dict[str, Counter]) -> None:
    """Kills of all families, as long as there are any, in a town of this process."""
    with tempfile.TemporaryDirectory(prefix="tilik-kills-") as folder, town_in(Path(folder)) as town:
        stage = Stage(town, server, f"kills{place}")
        for family, counter in counters.items():
            kill = None
            while number := counter.take():
                kill, began = kill or stage.kill(family), time.monotonic()
                try:
                    if kill(number):
                        counter.note(began, wrong=False)
                    else:
                        counter.end()
                except AssertionError:
                    counter.note(began, wrong=True)
                    sys.stderr.write(f"{family}, {number}:\n{traceback.format_exc()}")


def main(names: Sequence[str]) -> int:
    if strange := set(names) - FAMILIES.keys():
        print(f"no family: {', '.join(sorted(strange))}; there are {', '.join(FAMILIES)}", file=sys.stderr)
        return 2
    counters = {family: Counter() for family in FAMILIES if not names or family in names}
    with postgres() if POSTGRESQL in counters else contextlib.nullcontext("") as server:
        towns = [_FORK.Process(target=work, args=(place, server, counters)) for place in range(_TOWNS)]
        for town in towns:
            town.start()
        for town in towns:
            town.join()
    for family, counter in counters.items():
        print(f"{family:32} {counter}")
    return int(any(counter.wrong for counter in counters.values()) or any(town.exitcode for town in towns))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
