"""The page among the answers: some headers only mean something on a document, and a log-in page says little of what is behind it."""

from __future__ import annotations

from checks.core.evidence.http import Exchange, Response
from checks.core.model import reason
from checks.core.model.undecided import NotApplicable, Unknown
from checks.core.page.block_pages import only_log_in

_HTML = ("text/html", "application/xhtml+xml")


def is_html(answer: Response) -> bool:
    """True for what browsers show as HTML: without a media type they look whether it begins with a tag (WHATWG MIME Sniffing section 7.1)."""
    if answer.media_type:
        return answer.media_type in _HTML
    return answer.body.text.lstrip()[:1] in ("", "<")


def parse_document(exchange: Exchange) -> Response:
    """The page at the end of the redirects; raises `NotApplicable` when what stands there is not HTML."""
    if not is_html(exchange.final):
        raise NotApplicable(reason.NOT_HTML)
    return exchange.final


def public_content(exchange: Exchange) -> Response:
    """The page at the end of the redirects; raises `Unknown` when it is a log-in page that the site sends everyone to.

    Its headers are the site's, and may be judged; what the site is made of, or what its pages hold, was not seen.
    """
    if only_log_in(exchange):
        raise Unknown(reason.LOG_IN, exchange.url)
    return exchange.final
