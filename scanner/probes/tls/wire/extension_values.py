"""What stands in extensions of a server."""

from __future__ import annotations

import contextlib
from collections.abc import Mapping

from scanner.probes.tls.wire import extensions as ext
from scanner.probes.tls.wire.octets import MalformedRecord, Octets


def timestamps(data: bytes) -> int:
    """How many signed certificate timestamps a list holds (RFC 6962 section 3.3)."""
    count = 0
    with contextlib.suppress(MalformedRecord):
        entries = Octets(Octets(data).vector(2))
        while len(entries):
            entries.vector(2)
            count += 1
    return count


def protocol(extensions: Mapping[int, bytes]) -> str:
    """The protocol that was agreed on by ALPN, or nothing (RFC 7301 section 3.1)."""
    try:
        return Octets(Octets(extensions.get(ext.ALPN_EXTENSION, b"")).vector(2)).vector(1).decode("ascii", "replace")
    except MalformedRecord:
        return ""
