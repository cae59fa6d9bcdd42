"""X-Frame-Options, as browsers apply it today (HTML section 7.7; RFC 7034 is history)."""

from __future__ import annotations

import enum
from collections.abc import Iterable

from checks.core.parse.members import members


class FrameOptions(enum.Enum):
    """What the header does: nothing is sent, it limits framing, its values contradict each other, or browsers ignore it."""

    ABSENT = "absent"
    LIMITS = "limits"
    CONTRADICTS = "contradicts"
    IGNORED = "ignored"


def frame_options(values: Iterable[str]) -> FrameOptions:
    """What all lines of the header together do; equal values are one, ``ALLOW-FROM`` and ``ALLOWALL`` limit nothing."""
    tokens = {value.lower() for value in members(values)}
    if not tokens:
        return FrameOptions.ABSENT
    if len(tokens) > 1 and tokens & {"deny", "sameorigin", "allowall"}:
        return FrameOptions.CONTRADICTS
    return FrameOptions.LIMITS if tokens <= {"deny", "sameorigin"} else FrameOptions.IGNORED
