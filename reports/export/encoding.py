"""JSON that may be shown on a terminal, whatever stands in it."""

from __future__ import annotations

import re
from typing import Any

import msgspec

# DEL, the C1 controls, and the invisible and bidirectional marks; msgspec escapes the C0 controls itself.
_STEERING = re.compile("[\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]")


def encode(value: msgspec.Struct) -> bytes:
    """UTF-8 JSON on one line that may be shown on a terminal: what steers one, or reverses text, is written as an escape.

    Half of a surrogate pair, which a server may have sent and UTF-8 cannot carry, becomes ``?``.
    """
    try:
        encoded = msgspec.json.encode(value)
    except UnicodeEncodeError:
        encoded = msgspec.json.encode(_whole(msgspec.to_builtins(value)))
    return _STEERING.sub(lambda c: f"\\u{ord(c[0]):04x}", encoded.decode()).encode()


def _whole(value: Any) -> Any:
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode()
    if isinstance(value, dict):
        return {_whole(key): _whole(item) for key, item in value.items()}
    return [_whole(item) for item in value] if isinstance(value, (list, tuple)) else value
