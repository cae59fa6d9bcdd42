"""Standard input, output and error, whatever whoever started us made of them: full, closed, or read no further.

A command is not stopped half-way by what becomes of its output: it does all of its work, and its exit code says what came of that. A reader who has
seen enough (`| head`) is no error. What could not be written for another reason is told at the end.
"""

from __future__ import annotations

import contextlib
import errno
import io
import os
import select
import sys
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer


class Output(io.FileIO):
    """A descriptor that takes everything; ``trouble`` is the first reason why something did not arrive."""

    def __init__(self, descriptor: int) -> None:
        super().__init__(descriptor, "wb", closefd=False)
        self.trouble: OSError | None = None

    def write(self, data: ReadableBuffer) -> int:
        try:
            while (count := super().write(data)) is None:
                # Somebody made the pipe non-blocking, and it is full.
                select.select([], [self.fileno()], [])
        except OSError as wrong:
            if wrong.errno != errno.EPIPE and self.trouble is None:
                self.trouble = wrong
            return memoryview(data).nbytes
        return count


class Streams:
    """Standard output and error of this process, made fit to be written to. Those that a test put in their place stay as they are."""

    def __init__(self) -> None:
        for descriptor in range(3):
            _ensure_open(descriptor)
        self._out = Output(1)
        if sys.stdout is sys.__stdout__:
            sys.stdout = _text(self._out, sys.stdout)
        if sys.stderr is sys.__stderr__:
            sys.stderr = _text(Output(2), sys.stderr)

    def trouble(self) -> OSError | None:
        """Why not all of standard output arrived; None where it did, or nobody wanted it."""
        try:
            sys.stdout.flush()
        except OSError as wrong:
            return wrong
        return self._out.trouble


def _ensure_open(descriptor: int) -> None:
    """A descriptor that is closed would be given to the next file that is opened, the store's for instance, and what is printed would go there."""
    try:
        os.fstat(descriptor)
    except OSError:
        with contextlib.suppress(OSError):
            # Open for reading: what is written there is an error, as it is on a closed one.
            null = os.open(os.devnull, os.O_RDONLY)
            if null != descriptor:
                os.dup2(null, descriptor)
                os.close(null)


def _text(output: Output, before: TextIO | None) -> io.TextIOWrapper:
    """In the encoding that was chosen; what that cannot say is written as an escape."""
    encoding = getattr(before, "encoding", None) or "utf-8"
    terminal = output.isatty()
    return io.TextIOWrapper(
        io.BufferedWriter(output), encoding=encoding, errors="backslashreplace", line_buffering=terminal or output.fileno() == 2
    )
