"""Being told to end: by Ctrl-C, by the system (SIGTERM), or because the terminal is gone (SIGHUP)."""

from __future__ import annotations

import contextlib
import os
import signal
import threading
from collections.abc import Iterator
from types import FrameType

_ALSO = (signal.SIGTERM, signal.SIGHUP)


@contextlib.contextmanager
def signals_as_interrupt() -> Iterator[None]:
    """All of them end a command as Ctrl-C does, so that it leaves nothing half-written behind. What whoever started us ignores stays ignored."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    owner = os.getpid()

    def stop(number: int, frame: FrameType | None) -> None:
        if os.getpid() == owner:
            if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
                # A job in the background of a script has no Ctrl-C.
                raise KeyboardInterrupt
            # Whoever has taken Ctrl-C over, an event loop for instance, ends its work as for that.
            signal.raise_signal(signal.SIGINT)
        else:
            # A process that was made of this one is ended by whoever made it.
            signal.signal(number, signal.SIG_DFL)
            signal.raise_signal(number)

    signals = [number for number in _ALSO if signal.getsignal(number) is signal.SIG_DFL]
    for number in signals:
        signal.signal(number, stop)
    try:
        yield
    finally:
        for number in signals:
            signal.signal(number, signal.SIG_DFL)
