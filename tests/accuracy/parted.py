"""The whole set, scanned by processes of their own: a server and a scanner in one process keep one core busy."""

from __future__ import annotations

import multiprocessing
from concurrent.futures import ProcessPoolExecutor

from tests.accuracy import real
from tests.accuracy.labelled import behaviours
from tests.accuracy.measure import Verdicts, scan

PROCESSES = 2


def part(number: int) -> Verdicts:
    """The verdicts on every so many behaviours from that one on; on the real servers for the number after the last."""
    return scan(behaviours()[number::PROCESSES]) if number < PROCESSES else real.scan()


def whole() -> tuple[Verdicts, Verdicts]:
    """The verdicts on what is served in process, and on the real servers."""
    with ProcessPoolExecutor(PROCESSES, multiprocessing.get_context("spawn")) as pool:
        *parts, on_real = pool.map(part, range(PROCESSES + 1))
    return {name: said for each in parts for name, said in each.items()}, on_real
