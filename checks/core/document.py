"""The HTML page among the answers: some headers only mean something on a document that a browser shows."""

from __future__ import annotations

from checks.core import reason
from checks.core.check import NotApplicable
from checks.core.http import Exchange, Response

# Without a media type browsers guess, and guess HTML (WHATWG MIME Sniffing section 7).
_HTML = ("", "text/html", "application/xhtml+xml")


def document(seen: Exchange) -> Response:
    """The page at the end of the redirects; raises `NotApplicable` when what stands there is not HTML."""
    if seen.final.media_type not in _HTML:
        raise NotApplicable(reason.NOT_HTML)
    return seen.final
