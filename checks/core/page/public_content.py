"""Whether a page says anything of what a site is made of: a log-in page says little of what is behind it, an empty one nothing."""

from __future__ import annotations

from checks.core.evidence.http import Exchange, Response
from checks.core.model import reason
from checks.core.model.undecided import Unknown
from checks.core.page.block_pages import only_log_in
from checks.core.page.html_document import require_readable
from checks.core.page.lead import shows_nothing


def public_content(exchange: Exchange) -> Response:
    """The page at the end of the redirects; raises `Unknown` when it cannot be read, shows nothing, or is a log-in page that the site sends everyone to.

    Its headers are the site's, and may be judged; what the site is made of, or what its pages hold, was not seen.
    """
    if only_log_in(exchange):
        raise Unknown(reason.LOG_IN, exchange.url)
    answer = require_readable(exchange.final)
    if shows_nothing(exchange):
        raise Unknown(reason.NOTHING_VISIBLE, exchange.url)
    return answer
