"""The moments at which a process may be killed: around every statement, transaction and file that gets its name, and between collecting and judging."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from functools import wraps
from typing import Any

from sqlalchemy import event
from sqlalchemy.engine import Engine
from sqlalchemy.engine.default import DefaultDialect

from scanner.store import Store

# The kind of the moments at which a group's evidence is kept and nobody has begun to judge it.
COLLECTED = "collected"


class Points:
    """Counts the moments of a kind that this process passes, of every kind for "", and kills it at the one with the number ``last``; 0 for none."""

    def __init__(self, last: int, kind: str = "") -> None:
        self.count, self._last, self._kind, self._process = 0, last, kind, os.getpid()

    def pass_one(self, *_: object, **__: object) -> None:
        """One moment of no kind in particular is over."""
        self._pass("")

    def _pass(self, kind: str) -> None:
        # Processes that were started meanwhile pass none.
        if os.getpid() == self._process and self._kind in ("", kind):
            self.count += 1
            if self.count == self._last:
                os.kill(self._process, signal.SIGKILL)

    def watch(self) -> None:
        """Everything that is written from now on is between two moments."""
        for name in ("begin", "before_cursor_execute", "after_cursor_execute"):
            event.listen(Engine, name, self.pass_one)
        for owner, name in ((DefaultDialect, "do_commit"), (os, "replace"), (os, "fsync"), (os, "ftruncate")):
            setattr(owner, name, self._around(getattr(owner, name)))
        Store.commit = self._after(Store.commit, COLLECTED)  # type: ignore[method-assign]

    def _after(self, function: Callable[..., Any], kind: str) -> Callable[..., Any]:
        @wraps(function)
        def followed(*arguments: Any, **keywords: Any) -> Any:
            done = function(*arguments, **keywords)
            self._pass(kind)
            return done

        return followed

    def _around(self, function: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(function)
        def between(*arguments: Any, **keywords: Any) -> Any:
            self.pass_one()
            done = function(*arguments, **keywords)
            self.pass_one()
            return done

        return between
