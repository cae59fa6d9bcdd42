"""What checks have seen of a site, with every body or header replaced by a hostile one."""

from __future__ import annotations

import hashlib
from typing import TypeVar

import msgspec

from checks.core.check.check import Check
from checks.core.evidence.http import Body, Response
from checks.core.evidence.observation import Observation
from checks.core.testing import evidence as build

HEADERS = (
    "Content-Security-Policy", "Strict-Transport-Security", "Set-Cookie", "Permissions-Policy", "Referrer-Policy", "X-Frame-Options", "Server", "X-Powered-By",
    "Cache-Control", "Link", "Access-Control-Allow-Origin", "Cross-Origin-Opener-Policy", "Cross-Origin-Embedder-Policy", "Allow", "Content-Type",
)  # fmt: skip
_Value = TypeVar("_Value")


def evidence(check: Check, text: str, *, header: bool = False) -> dict[str, Observation]:
    """By the keys of its requests, what the check's first example has, with this text in every body, or in every header."""
    collection: dict[str, Observation] = {}
    for name, need in check.needs.items():
        request = need.at(build.TARGET)
        if request is not None:
            collection[request.key] = _replacement(check.examples[0].evidence[name], text, header)  # type: ignore[assignment]  # examples keep any value
    return collection


def _replacement(value: _Value, text: str, header: bool) -> _Value:
    if isinstance(value, Body):
        sha256 = hashlib.sha256(text.encode()).hexdigest()
        return value if value.magic or header else msgspec.structs.replace(value, text=text, size=len(text), sha256=sha256)
    if isinstance(value, Response) and header:
        return msgspec.structs.replace(value, headers=(*value.headers, *((name, text) for name in HEADERS)))
    if isinstance(value, msgspec.Struct):
        return msgspec.structs.replace(
            value, **{name: _replacement(getattr(value, name), text, header) for name in value.__struct_fields__}
        )
    if isinstance(value, tuple):
        return tuple(_replacement(part, text, header) for part in value)  # type: ignore[return-value]  # as it was
    if isinstance(value, dict):
        return {key: _replacement(part, text, header) for key, part in value.items()}  # type: ignore[return-value]  # as it was
    return value
