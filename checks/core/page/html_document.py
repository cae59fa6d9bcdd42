"""The page among the answers: some headers only mean something on a document."""

from __future__ import annotations

import re

from checks.core.evidence.http import Exchange, Response
from checks.core.model import reason
from checks.core.model.undecided import NotApplicable, Unknown
from checks.core.parse.media_type import begins_as_html, media_type, nosniff

# HTML section 13.2.6.4.4: what ends the head.
_HEAD_ENDS = re.compile(r"</head\b|<body\b|<frameset\b", re.IGNORECASE)


def is_html(answer: Response) -> bool:
    """True for what browsers show as HTML: where they are not told, they look how it begins, unless that is forbidden (MIME Sniffing section 7)."""
    if _is_download(answer):
        return False
    content_type = media_type(answer.values("content-type"))
    if not content_type.is_placeholder:
        return content_type.is_html
    if not answer.body.text:
        return not answer.body.magic or answer.body.unreadable
    return begins_as_html(answer.body.text) and not nosniff(answer.values("x-content-type-options"))


def _is_download(answer: Response) -> bool:
    """Whether browsers save it: every disposition but ``inline`` says so (RFC 6266 section 4.2)."""
    disposition = ", ".join(answer.values("content-disposition")).partition(";")[0].strip(" \t").lower()
    return disposition not in ("", "inline") and "=" not in disposition


def parse_document(exchange: Exchange) -> Response:
    """The page at the end of the redirects; raises `NotApplicable` when what stands there is not HTML."""
    if not is_html(exchange.final):
        raise NotApplicable(reason.NOT_HTML)
    return exchange.final


def require_readable(answer: Response, detail: str = "") -> Response:
    """The answer; raises `Unknown` when not all of its body was read, for what would be concluded from something not standing there."""
    # A page of bytes that are no text is no page that anybody read.
    if answer.body.broken or answer.body.magic:
        raise Unknown(reason.BROKEN_OFF, detail)
    if answer.body.partial:
        raise Unknown(reason.PARTLY_READ, detail)
    return answer


def require_head(answer: Response) -> Response:
    """As `require_readable`, for what may stand nowhere but in the head of a page (HTML section 4.2.5.3: a policy does)."""
    return answer if _HEAD_ENDS.search(answer.body.text) else require_readable(answer)
