"""One answer on a way of redirects."""

from __future__ import annotations

import httpx
import msgspec

from checks.core.evidence.http import Hop
from checks.core.model.failure import FailureKind


class Step(msgspec.Struct, frozen=True):
    """One answer as it may be kept, and where its Location leads: followed to the letter, but kept masked. ``trouble`` kept its end from us."""

    hop: Hop
    location: str | None = None
    trouble: FailureKind | None = None


def location_of(answer: httpx.Response) -> str | None:
    """Where a redirect leads; None where it names none, as Chromium and curl have it, or two, which browsers refuse (RFC 9110 section 5.3)."""
    places = set(answer.headers.get_list("location"))
    return (places.pop() or None) if 300 <= answer.status_code < 400 and len(places) == 1 else None


def set_cookie_lines(answer: httpx.Response) -> list[str]:
    """The Set-Cookie lines, each by itself."""
    return [value.decode("latin-1") for name, value in answer.headers.raw if name.lower() == b"set-cookie"]
