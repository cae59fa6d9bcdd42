"""Where a cited standard can be read."""

from __future__ import annotations

import re

_STANDARDS = (
    (re.compile(r"RFC (\d{1,5})\b"), "https://www.rfc-editor.org/rfc/rfc{}"),
    (re.compile(r"CWE-(\d{1,5})\b"), "https://cwe.mitre.org/data/definitions/{}.html"),
)


def link(reference: str) -> str | None:
    """The address of a reference, None when it has none.

    >>> link("RFC 6797 section 8.1"), link("BSSN 4/2021 Pasal 26 huruf h")
    ('https://www.rfc-editor.org/rfc/rfc6797', None)
    """
    if reference.startswith("https://"):
        return reference
    for pattern, address in _STANDARDS:
        if match := pattern.match(reference):
            return address.format(match[1])
    return None
