"""The one place where what a socket, TLS or HTTP library raises becomes a kind of failure."""

from __future__ import annotations

import ssl

import httpx

from checks.core.model.failure import FailureKind
from scanner.net.trouble import BudgetError, Malformed, TooLarge

_KINDS: tuple[tuple[type[BaseException], FailureKind], ...] = (
    (BudgetError, FailureKind.BUDGET),
    (TooLarge, FailureKind.TOO_LARGE),
    (Malformed, FailureKind.MALFORMED),
    (ssl.SSLError, FailureKind.TLS),
    (TimeoutError, FailureKind.TIMEOUT),
    (httpx.TimeoutException, FailureKind.TIMEOUT),
    (ConnectionRefusedError, FailureKind.REFUSED),
    (httpx.RemoteProtocolError, FailureKind.MALFORMED),
    (httpx.InvalidURL, FailureKind.MALFORMED),
    (ConnectionError, FailureKind.RESET),
    (EOFError, FailureKind.RESET),
    (httpx.NetworkError, FailureKind.RESET),
    # No route, network unreachable: like silence, it says nothing of the server.
    (OSError, FailureKind.TIMEOUT),
    (ValueError, FailureKind.MALFORMED),
)
NETWORK = (OSError, EOFError, httpx.TransportError, httpx.InvalidURL, BudgetError, TooLarge, Malformed)


def kind_of(wrong: BaseException) -> FailureKind:
    """The kind of failure; causes count before the exception they led to."""
    chain: list[BaseException] = []
    while wrong not in chain:
        chain.append(wrong)
        if isinstance(wrong, (BudgetError, TooLarge, Malformed)):
            # What we found ourselves; what it broke on the way says less.
            break
        inner = wrong.__cause__ or wrong.__context__
        if inner is None:
            break
        wrong = inner
    for error in reversed(chain):
        for sort, kind in _KINDS:
            if isinstance(error, sort):
                return kind
    return FailureKind.RESET


def words_of(wrong: BaseException) -> str:
    """What the library said, short, for the engineer."""
    return f"{type(wrong).__name__}: {wrong}"[:300]
