"""Whether work grows with the length of its input, told from CPU time alone: never by a clock, always by comparison."""

from __future__ import annotations

import gc
import re
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache

# What one character may cost, in characters of a plain search; and how many characters any call costs at least.
DEAREST = 150
_ANY_CALL = 200
_SCREENED, _FEWEST_PARTS = 800, 48
_LONGEST = 65_536
# Seconds of CPU time that no interruption explains.
_NO_ACCIDENT = 0.2

Work = Callable[[int], tuple[int, Callable[[], object]]]


class Endless(Exception):
    """It did not end."""


def superlinear(work: Work) -> str:
    """Why the work is more than linear, or nothing. ``work(n)`` makes input of n parts: how many characters, and what is to be measured.

    Short inputs come first, and most of what is exponential shows with them. Only what looks dear is measured again, best of five, with ever longer input: it fails when a character costs more than a constant times that of a plain search,
    or when the time grows faster than the input over three doublings.
    """
    times: list[float] = []
    parts = 12
    while True:
        length, run = work(parts)
        times.append(seconds(run))
        if _dear(length, times[-1]) and (times[-1] > _NO_ACCIDENT or _surely_dear(length, run)):
            return f"{length} characters cost {times[-1]:.2g} s"
        if length * 4 > _SCREENED and parts >= _FEWEST_PARTS:
            break
        parts *= 4
    if times[-1] < 6.5 * max(times[-2], plain() * length / 4):
        return ""
    # Others on the machine may slow three doublings in a row, and not the same three again.
    return _escalated(work, parts) and _escalated(work, parts)


def _escalated(work: Work, parts: int) -> str:
    length, run = work(parts)
    before, grown = least(run), 0
    while length < _LONGEST:
        parts *= 2
        length, run = work(parts)
        now = least(run)
        if _dear(length, now) and _surely_dear(length, run):
            return f"{length} characters cost {now:.2g} s"
        grown = grown + 1 if now > 2.8 * before else 0
        if grown == 3:
            return f"with each doubling {now / before:.1f} times as long, {now:.2g} s for {length} characters"
        if now < 2.3 * before:
            return ""
        before = now
    return ""


@contextmanager
def within(cpu: float) -> Iterator[None]:
    """Ends with `Endless` what takes this many seconds of CPU; patterns look for signals while they search."""

    def end(*_: object) -> None:
        raise Endless

    before = signal.signal(signal.SIGVTALRM, end)
    signal.setitimer(signal.ITIMER_VIRTUAL, cpu)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def _dear(length: int, times: float) -> bool:
    return times > DEAREST * plain() * (length + _ANY_CALL)


def _surely_dear(length: int, run: Callable[[], object]) -> bool:
    """The best of nine, beside a plain search of the same moment: a machine that others use is slower at both."""
    return least(run, 9) > DEAREST * searched() * (length + _ANY_CALL)


@cache
def plain() -> float:
    """Seconds that a plain search takes for one character on this machine."""
    return searched()


def searched() -> float:
    """The same, measured now."""
    text, pattern = "a" * 20_000, re.compile("[ab]c")
    return min(seconds(lambda: pattern.search(text)) for _ in range(9)) / len(text)


def least(run: Callable[[], object], times: int = 5) -> float:
    """The best of some."""
    return min(seconds(run) for _ in range(times))


def seconds(run: Callable[[], object], times: int = 1) -> float:
    """CPU time of this thread for so many runs; without the collector, whose time grows with whatever else the process holds."""
    collects = gc.isenabled()
    gc.disable()
    try:
        begun = time.thread_time()
        for _ in range(times):
            run()
        return time.thread_time() - begun
    finally:
        if collects:
            gc.enable()


# Lengths of texts that are compared, each so many times as long as the one before; how much more time the longer one may take than in proportion.
_LENGTHS = (4_096, 16_384, 65_536)
_STEP = 4
_MORE = 1.7
# So often others on the machine do not slow the longer text alone; so much they do not even once.
_ROUNDS, _SURELY = 3, 3


def growth(work: Callable[[int], Callable[[], object]], dearest: int = 5) -> str:
    """Why something that reads a text of a given length takes more time than in proportion, or nothing.

    What costs less than ``dearest`` characters of a plain search for each of its characters is not measured again. The best of five, and
    the longest text, best of three, only where the others differ too much; for that one the proportion must be exceeded as well.
    """
    short, long, longest = _LENGTHS
    floor = plain() * long * dearest
    first, second = work(short), work(long)
    if seconds(second) < _MORE * max(_STEP * seconds(first), floor):
        return ""
    third, why = work(longest), ""
    for _ in range(_ROUNDS):
        before, after = _alike(first, second)
        if after < _MORE * max(before, floor):
            return ""
        middle, last = _alike(second, third, 3)
        if last <= _MORE * middle:
            return ""
        why = f"{before / _STEP:.2g} s, {after:.2g} s, {last:.2g} s for texts of {_LENGTHS}"
        if last > _SURELY * middle:
            break
    return why


def _alike(shorter: Callable[[], object], longer: Callable[[], object], times: int = 5) -> tuple[float, float]:
    """The best of some of both, in turn: the shorter as often as it needs to take as long, so that interruptions, which CPU time on a host of others has in it, hit both alike."""
    measured = [(seconds(shorter, _STEP), seconds(longer)) for _ in range(times)]
    return min(one for one, _ in measured), min(one for _, one in measured)
