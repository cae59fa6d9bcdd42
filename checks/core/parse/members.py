"""List-valued headers (RFC 9110 section 5.6.1), split as browsers do (Fetch, "get, decode, and split")."""

from __future__ import annotations

import re
from collections.abc import Iterable

_MEMBER = re.compile(r'(?P<member>(?:[^",]++|"(?:[^"\\]|\\.)*+"?+)*+)(?P<comma>,?+)', re.DOTALL)


def members(values: Iterable[str]) -> tuple[str, ...]:
    """The members of all lines of a header in order, trimmed; a comma inside quotes does not split, empty members stay.

    >>> members(["DENY", "a, ,b"])
    ('DENY', 'a', '', 'b')
    """
    lines = tuple(values)
    texts = []
    for piece in _MEMBER.finditer(",".join(lines)) if lines else ():
        texts.append(piece["member"].strip(" \t"))
        if not piece["comma"]:
            break
    return tuple(texts)
