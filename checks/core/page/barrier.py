"""Which addresses of a site are never asked for when a page, a sitemap or a redirect names them, whoever may be asked otherwise."""

from __future__ import annotations

import re

from checks.core.evidence.crawl import Why
from checks.core.page.words_of_change import decode_address, words_of_change
from checks.core.parse import Robots

TOKEN = "tilik"
_MASK = "***"
_SLASHES = re.compile(r"//+")


def barrier(path: str, robots: Robots, led_from: str = "") -> Why | None:
    """Why a path with its query, dot segments undone, is not asked for; None when it may be.

    A redirect may keep to the words of the path that it was ``led_from``: what was asked for was chosen.
    """
    if _MASK in decode_address(path):
        return Why.MASKED
    if words_of_change(path) - words_of_change(led_from):
        return Why.CHANGES
    # Servers read several slashes as one, where the file would not have said it.
    if not (robots.allows(path, TOKEN) and robots.allows(_SLASHES.sub("/", path), TOKEN)):
        return Why.ROBOTS
    return None
