"""The shape of a path: what every path of its sort has in common."""

from __future__ import annotations

import re


def shape(path: str) -> str:
    """The shape of a path: every name becomes ``*``; leading dots, extensions, depth and trailing slash stay.

    >>> shape("/.git/HEAD"), shape("/phpmyadmin/"), shape("/wp-login.php"), shape("/.env")
    ('/.*/*', '/*/', '/*.php', '/.*')
    """
    return "/".join(_segment(s) for s in path.split("?")[0].split("/"))


def _segment(segment: str) -> str:
    if not segment:
        return ""
    dot = "." if segment.startswith(".") else ""
    _, separator, extension = segment.lstrip(".").rpartition(".")
    return f"{dot}*.{extension}" if separator and re.fullmatch(r"[a-z0-9]{1,5}", extension) else f"{dot}*"
