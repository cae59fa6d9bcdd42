"""A file of text at a path that a standard names: served, not there, or not to be seen."""

from __future__ import annotations

import re

from checks.core.evidence.http import Exchange, Response
from checks.core.model import reason
from checks.core.model.undecided import Unknown
from checks.core.page.block_pages import not_followed, refusal
from checks.core.page.soft_404 import GONE

_MARKUP = re.compile(r"\s*<")


def text_file(exchange: Exchange) -> Response | None:
    """The answer that is the file, or None where the site has none: nothing is there, or a page of the site stands in its place.

    Raises `Unknown` for a block, an error, a refusal, or a redirect that was not followed: the file may be there all the same.
    """
    answer = exchange.final
    if (why := refusal(exchange)) is not None:
        raise Unknown(why, f"{exchange.url} {answer.status}")
    if exchange.stop is not None:
        raise Unknown(not_followed(exchange.stop), exchange.stop.detail)
    if answer.status in GONE:
        return None
    if answer.status != 200:
        raise Unknown(reason.ERROR_PAGE, f"{exchange.url} {answer.status}")
    if answer.body.unreadable:
        raise Unknown(reason.BROKEN_OFF, exchange.url)
    text = answer.body.text
    return answer if text.strip() and not _MARKUP.match(text) else None
