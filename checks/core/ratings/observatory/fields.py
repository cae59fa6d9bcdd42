"""Header fields as the original sees them."""

from __future__ import annotations

from checks.core.evidence.http import Response

# Of these its HTTP library keeps the first of several; others it joins.
_SINGLE = ("content-type",)


def field(answer: Response, name: str) -> str | None:
    """The value of a field, repeated ones as one list (RFC 9110 section 5.3); None where it is absent."""
    values = answer.values(name)
    if not values:
        return None
    return values[0] if name in _SINGLE else ", ".join(values)


def is_html_document(answer: Response) -> bool:
    """Whether the media type, to the letter, is that of HTML."""
    return (field(answer, "content-type") or "").split(";")[0] in ("text/html", "application/xhtml+xml")
