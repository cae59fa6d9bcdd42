"""The whole set, scanned by processes of their own: a server and a scanner in one process keep one core busy."""

from __future__ import annotations

import multiprocessing
from concurrent.futures import ProcessPoolExecutor

from tests.accuracy import real
from tests.accuracy.labelled import behaviours
from tests.accuracy.measure import Verdicts, scan

_PROCESSES = 2
# More of them than processes, so that both are busy to the end.
_PARTS = 6


def part(number: int) -> Verdicts:
    """The verdicts on the real servers for number 0; on every so many behaviours from that number on for the others."""
    return scan(behaviours()[number - 1 :: _PARTS]) if number else real.scan()


def whole() -> tuple[Verdicts, Verdicts]:
    """The verdicts on what is served in process, and on the real servers."""
    with ProcessPoolExecutor(_PROCESSES, multiprocessing.get_context("spawn")) as pool:
        on_real, *parts = pool.map(part, range(_PARTS + 1))
    return {name: label for each in parts for name, label in each.items()}, on_real
