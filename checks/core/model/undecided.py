"""What a check raises where its question has no answer."""

from __future__ import annotations

from checks.core.model.finding import Reason


class Unknown(Exception):
    """Raised by a check, or for it, when the evidence does not answer its question."""

    def __init__(self, why: Reason, detail: str = "") -> None:
        super().__init__(why.key)
        self.reason, self.detail = why, detail


class NotApplicable(Exception):
    """Raised by a check when its question makes no sense for this target. The reason is declared in ``reasons``."""

    def __init__(self, why: Reason) -> None:
        super().__init__(why.key)
        self.reason = why
