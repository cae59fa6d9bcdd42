"""Where each page lies in the folder of reports."""

from __future__ import annotations

import hashlib
import re


def folder(code: str) -> str:
    """The folder of an OPD: its code, or, where that is no plain file name, a plain one that is still its own.

    >>> folder("dinkes")
    'dinkes'
    """
    if re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9_-]{0,60}", code):
        return code
    plain = re.sub(r"[^A-Za-z0-9_-]+", "-", code).strip("-")[:50]
    return f"{plain or 'opd'}-{hashlib.sha256(code.encode()).hexdigest()[:8]}"
