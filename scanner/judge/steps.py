"""Steps of work on one target, of which none stops another target."""

from __future__ import annotations

import logging
import traceback
from collections.abc import Callable
from typing import ParamSpec, TypeVar

from checks.core.model.finding import Outcome, Verdict
from scanner.errors import TilikError
from scanner.log.context import log_host

_log = logging.getLogger(__name__)
P = ParamSpec("P")
_T = TypeVar("_T")


class Steps:
    """``whose`` names the target. ``errors`` are the steps that failed, as verdicts: their names are those of no check, their detail is the traceback."""

    def __init__(self, whose: str) -> None:
        self._whose = whose
        self.errors: tuple[Verdict, ...] = ()

    def of(self, name: str, instead: _T, make: Callable[P, _T], *args: P.args, **kwargs: P.kwargs) -> _T:
        """What ``make`` gives, or ``instead`` and an error: a bug of ours. What the operator must mend for all targets (`TilikError`) passes."""
        try:
            return make(*args, **kwargs)
        except TilikError:
            raise
        except Exception:
            with log_host(self._whose):
                _log.error("%s, %s could not be concluded", self._whose, name, exc_info=True)
            self.note_failure(name, traceback.format_exc(limit=-8))
            return instead

    def note_failure(self, name: str, trace: str) -> None:
        """A step that failed elsewhere."""
        self.errors += (Verdict(check=name, outcome=Outcome.ERROR, detail=trace),)
