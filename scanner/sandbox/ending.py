"""How a process ended."""

from __future__ import annotations

import signal


def ending(code: int | None) -> str:
    """The exit code of a child, as multiprocessing has it, in words: a negative one is a signal, None one that has not ended."""
    if code is None:
        return "it has not ended"
    if code >= 0:
        return f"exit status {code}"
    # Real-time signals have no names but the first and the last.
    return f"signal {next((one.name for one in signal.Signals if one == -code), -code)}"
