"""The moments at which a process may be killed: around every statement, transaction and file that gets its name."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from functools import wraps
from typing import Any

from sqlalchemy import event
from sqlalchemy.engine import Engine
from sqlalchemy.engine.default import DefaultDialect


class Points:
    """Counts the moments that this process passes, and kills it at the one with the number ``last``; 0 for none."""

    def __init__(self, last: int) -> None:
        self.count, self._last, self._process = 0, last, os.getpid()

    def pass_one(self, *_: object, **__: object) -> None:
        """One moment is over. Processes that were started meanwhile pass none."""
        if os.getpid() == self._process:
            self.count += 1
            if self.count == self._last:
                os.kill(self._process, signal.SIGKILL)

    def watch(self) -> None:
        """Everything that is written from now on is between two moments."""
        for name in ("begin", "before_cursor_execute", "after_cursor_execute"):
            event.listen(Engine, name, self.pass_one)
        for owner, name in ((DefaultDialect, "do_commit"), (os, "replace"), (os, "fsync"), (os, "ftruncate")):
            setattr(owner, name, self._around(getattr(owner, name)))

    def _around(self, function: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(function)
        def between(*arguments: Any, **named: Any) -> Any:
            self.pass_one()
            done = function(*arguments, **named)
            self.pass_one()
            return done

        return between
