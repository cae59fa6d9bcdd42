"""A group on its way to a worker and back."""

from __future__ import annotations

import datetime as dt

from scanner.plan.groups import TargetGroup

# Seconds before a second attempt; each later one waits twice as long, up to the longest.
_FIRST, _LONGEST = 1.0, 60.0


class Handout:
    """``attempt`` counts how often it was handed out, ``failures`` how often that went wrong. ``due`` is when it may be handed out, ``sent`` when it was, on
    the loop's clock. It ``has_worker`` once one had it, and ``is_missing`` when that one has let go; ``began`` is when it was seen to have one."""

    def __init__(self, number: int, group: TargetGroup) -> None:
        self.number, self.group = number, group
        self.attempt = self.failures = 0
        self.due = self.sent = 0.0
        self.has_worker = self.is_missing = False
        self.expires: dt.datetime | None = None
        self.began: dt.datetime | None = None

    @property
    def back_off(self) -> float:
        """Seconds to wait before it is tried again after one more failure."""
        return min(_LONGEST, _FIRST * 2.0**self.failures)

    def again(self, due: float, *, failed: bool) -> None:
        """It is to be handed out once more, not before ``due``."""
        self.attempt += 1
        self.failures += failed
        self.due, self.has_worker, self.is_missing, self.expires, self.began = due, False, False, None, None
