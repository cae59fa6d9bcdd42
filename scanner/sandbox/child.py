"""The child's side: what comes over the pipe is done step by step, and nothing that a step does ends more than this process."""

from __future__ import annotations

import contextlib
import gc
import os
import signal
import time
import traceback
from collections import deque
from collections.abc import Callable, Sequence
from multiprocessing.connection import Connection

import msgspec

from scanner.log.relay import LogLine, relayed
from scanner.memory import collect_garbage_periodically
from scanner.sandbox.limits import Guard, SandboxLimits

ChildStep = Callable[[], bytes]
Work = Callable[[bytes], Sequence[ChildStep]]
# Bytes.
_LONGEST_ANSWER = 2 * 1024 * 1024
# Seconds for which answers are gathered before they are sent.
_TOGETHER = 0.2
# Characters.
LONGEST_FAULT = 20_000
# Lines of the log that a step may leave; of more, the last.
_LINES = 20


class ChildAnswer(msgspec.Struct, frozen=True):
    """What a step gave, or why it gave nothing, and the seconds of CPU that it took; ``again`` when that must be tried in a new process.

    ``log`` is what it logged.
    """

    value: bytes = b""
    fault: str = ""
    cpu: float = 0.0
    again: bool = False
    log: tuple[LogLine, ...] = ()


class ChildRequest(msgspec.Struct, frozen=True, array_like=True):
    """``first`` is the number of the step to begin with, ``cpu`` the seconds that this and the later steps share (`Limits.share`).

    ``eager`` when each answer is wanted at once, so that it is known which step ends the process; several at a time cost less.
    """

    content: bytes
    first: int
    cpu: float
    eager: bool = False


def serve(pipe: Connection, trace: int, work: Work, limits: SandboxLimits) -> None:
    """Requests in, answers out, until the pipe closes. Ctrl-C is the parent's to handle."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for ending in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(ending, signal.SIG_DFL)
    _let_go((pipe.fileno(), trace))
    gc.freeze()
    guard = Guard(limits, trace)
    fresh, lines = True, deque[LogLine](maxlen=_LINES)
    # When the parent has closed the pipe its work is done, or it is gone. There is nobody left to tell.
    with contextlib.suppress(EOFError, OSError), relayed(lines.append):
        while True:
            request = msgspec.msgpack.decode(pipe.recv_bytes(), type=ChildRequest)
            seconds_left, answers, since = request.cpu, [], time.monotonic()
            for step in work(request.content)[request.first :]:
                answer = _answer(step, guard, seconds_left, fresh)
                answers.append(msgspec.structs.replace(answer, log=tuple(lines)) if lines else answer)
                lines.clear()
                seconds_left -= answers[-1].cpu
                fresh = False
                if request.eager or time.monotonic() - since > _TOGETHER:
                    pipe.send_bytes(msgspec.msgpack.encode(answers))
                    answers, since = [], time.monotonic()
            guard.rest()
            if answers:
                pipe.send_bytes(msgspec.msgpack.encode(answers))
            collect_garbage_periodically()


def _answer(step: ChildStep, guard: Guard, seconds_left: float, fresh: bool) -> ChildAnswer:
    began = time.process_time()
    try:
        guard.begin(seconds_left)
        value = step()
    except BaseException as wrong:
        # Also what leaves a program, and what is raised to get past ``except Exception``: only this process is anybody's to end.
        guard.end()
        # Memory may have been taken by what ran before.
        return ChildAnswer(fault=_traceback(), cpu=time.process_time() - began, again=isinstance(wrong, MemoryError) and not fresh)
    finally:
        guard.end()
    cpu = time.process_time() - began
    if len(value) > _LONGEST_ANSWER:
        return ChildAnswer(fault=f"what it gave has {len(value)} bytes", cpu=cpu)
    return ChildAnswer(value, cpu=cpu)


def _traceback() -> str:
    try:
        return traceback.format_exc(limit=-8)[-LONGEST_FAULT:]
    except BaseException as wrong:
        return f"an exception that cannot be shown: {type(wrong).__name__}"


def _let_go(mine: Sequence[int]) -> None:
    """What the parent has open is not ours, its locks least of all. What is printed here is no output of the program's."""
    last = 3
    for number in sorted(mine):
        os.closerange(last, number)
        last = number + 1
    os.closerange(last, os.sysconf("SC_OPEN_MAX"))
    nothing = os.open(os.devnull, os.O_RDWR)
    for number, to in ((0, nothing), (1, 2)):
        with contextlib.suppress(OSError):
            os.dup2(to, number)
    os.close(nothing)
