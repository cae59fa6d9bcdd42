"""The process: a request in, an answer for each of its steps out, also for the one that it did not survive."""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import tempfile
import time
from collections import deque
from multiprocessing.connection import Connection
from multiprocessing.context import ForkProcess
from types import TracebackType
from typing import IO, Self

import msgspec

from scanner.log.relay import arrived
from scanner.sandbox.child import LONGEST_FAULT, ChildAnswer, ChildRequest, Work, serve
from scanner.sandbox.ending import ending
from scanner.sandbox.limits import SandboxLimits


class Sandbox:
    """Runs the steps of a request one after another in a child process, forked when it is needed first. A context manager.

    ``work`` makes the steps of a request; it and what it refers to are this process's at the time of the fork, so that nothing needs pickling.
    A step that ends the process is answered by a fault, and the steps after it are done in a new one.
    """

    def __init__(self, work: Work, limits: SandboxLimits | None = None) -> None:
        self._work, self._limits = work, limits or SandboxLimits()
        self._process: ForkProcess | None = None
        self._pipe: Connection | None = None
        self._trace: IO[bytes] | None = None
        self._request = ChildRequest(b"", 0, 0.0)
        self._steps = 0
        self._answers: deque[ChildAnswer] = deque()
        self._due = 0.0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    @property
    def busy(self) -> bool:
        """Whether answers to the last request are still to come."""
        return self._request.first < self._steps

    @property
    def pipe(self) -> Connection:
        """What to wait for before `hear` while it is `busy`; after an answer it may be another one."""
        assert self._pipe is not None
        return self._pipe

    def ask(self, content: bytes, steps: int, cpu: float) -> None:
        """Have the steps of a request done, which are so many and share ``cpu`` seconds (`Limits.share`)."""
        self._request, self._steps = ChildRequest(content, 0, cpu), steps
        self._send()

    def hear(self) -> ChildAnswer:
        """The answer of the next step, waiting for it."""
        if not self._answers:
            self._answers.extend(self._receive())
        answer = self._answers.popleft()
        if answer.again:
            self.close()
            self._send()
            return self.hear()
        request = self._request
        self._request = msgspec.structs.replace(request, first=request.first + 1, cpu=request.cpu - answer.cpu)
        if self._process is None and self.busy:
            self._send()
        return answer

    @property
    def patience(self) -> float:
        """Seconds to wait for the `pipe`; then `hear` ends a process that has stopped itself, or the clock that was to end it."""
        return max(0.0, self._due - time.monotonic())

    @property
    def waits(self) -> bool:
        """Whether there is something to `hear` only when the `pipe` says so."""
        return not self._answers

    def close(self) -> None:
        """End the process, whatever it does."""
        self._answers.clear()
        if self._process is not None:
            self._process.kill()
            self._end()

    def _send(self) -> None:
        if self._process is None:
            self._start()
        self._wind()
        # One that has ended meanwhile is heard of when it is asked for the answer.
        with contextlib.suppress(OSError):
            self._patient.send_bytes(msgspec.msgpack.encode(self._request))

    @property
    def _patient(self) -> Connection:
        # An event loop that waited for the pipe may have left it non-blocking, and a long message takes more than one write or read.
        os.set_blocking(self.pipe.fileno(), True)
        return self.pipe

    def _wind(self) -> None:
        # The process ends itself, if it can, in half of the time.
        self._due = time.monotonic() + 2 * self._limits.patience

    def _receive(self) -> list[ChildAnswer]:
        assert self._process is not None
        silent = not self.pipe.poll(self.patience)
        if silent:
            self._process.kill()
        try:
            answers = msgspec.msgpack.decode(self._patient.recv_bytes(), type=list[ChildAnswer])
            self._wind()
            for answer in answers:
                for line in answer.log:
                    arrived(line)
            return answers
        except (EOFError, OSError, msgspec.MsgspecError):
            fault = ChildAnswer(fault=self._end(silent), cpu=self._limits.share(self._request.cpu))
        if self._request.eager:
            return [fault]
        # Which of the steps it was shows when they are done once more, one at a time.
        self._request = msgspec.structs.replace(self._request, eager=True)
        self._send()
        return self._receive()

    def _start(self) -> None:
        context = multiprocessing.get_context("fork")
        self._pipe, theirs = context.Pipe()
        self._trace = tempfile.TemporaryFile()  # noqa: SIM115  # closed with the process
        self._process = context.Process(target=serve, args=(theirs, self._trace.fileno(), self._work, self._limits), daemon=True)
        self._process.start()
        theirs.close()

    def _end(self, silent: bool = False) -> str:
        """Why the process ended, with the traceback where it left one."""
        process, trace = self._process, self._trace
        assert process is not None
        assert trace is not None
        process.join(timeout=1)
        if process.is_alive():
            process.kill()
            process.join()
        trace.seek(0)
        trace_text = trace.read(LONGEST_FAULT).decode("utf-8", "replace")
        how = ending(process.exitcode)
        if silent or trace_text.startswith("Timeout"):
            how = "it took more seconds than it may"
        process.close()
        trace.close()
        self.pipe.close()
        self._process = self._pipe = self._trace = None
        return f"{trace_text}\nthe judging process was ended by it: {how}".strip()
