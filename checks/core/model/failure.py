"""The closed list of what can go wrong on the way to an answer."""

from __future__ import annotations

import enum


class FailureKind(enum.StrEnum):
    """Why nothing came back. The list is closed: the reports have words for each."""

    NO_SUCH_NAME = "no-such-name"
    SERVFAIL = "servfail"
    REFUSED = "refused"
    RESET = "reset"
    TIMEOUT = "timeout"
    TLS = "tls"
    TOO_LARGE = "too-large"
    MALFORMED = "malformed"
    BLOCKED = "blocked"
    RATE_LIMITED = "rate-limited"
    OUT_OF_SCOPE = "out-of-scope"
    OFF_LIMITS = "off-limits"
    BUDGET = "budget"
    NOT_PERMITTED = "not-permitted"
    PROBE_ERROR = "probe-error"
