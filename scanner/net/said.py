"""What a request says in its header, and how many bytes a header has."""

from __future__ import annotations

import httpx

from checks.core.http import HttpRequest
from scanner.net.decode import ACCEPTED


def usual(identity: str) -> httpx.Headers:
    """What every request says; ``identity`` is the User-Agent."""
    return httpx.Headers(
        [
            ("User-Agent", identity),
            ("Accept", "text/html,application/xhtml+xml,*/*;q=0.8"),
            ("Accept-Language", "id,en;q=0.7"),
            ("Accept-Encoding", ACCEPTED),
        ]
    )


def saying(every: httpx.Headers, request: HttpRequest) -> httpx.Headers:
    """What this request says: for the page of another site what a browser would say in its name."""
    if not request.foreign:
        return every
    headers = every.copy()
    headers["Origin"] = request.foreign
    if request.method == "OPTIONS":
        # A browser that asks for another site's page asks before it does (Fetch section 4.9).
        headers["Access-Control-Request-Method"] = "GET"
    return headers


def size(headers: httpx.Headers) -> int:
    """Bytes of the lines of a header."""
    return sum(len(name) + len(value) + 4 for name, value in headers.raw)
