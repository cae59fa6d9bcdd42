"""Values in addresses: query, fragment and path parameters (RFC 3986 sections 3.3 to 3.5), and what follows a step such as ``/reset-password/``."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checks.core.redact.positions.values import Span
from checks.core.redact.secret_names import Name, means_secret_in_address, names_secret

_END = r"\s\"'<>"
# A parameter behind its sign; in a page `&` is written as a reference, of which the semicolon is the sign.
_PARAMETER = re.compile(r"[?&;#](?P<name>[\w.\-\[\]$%]{1,60})(?:=|%3[dD])")
_VALUE = re.compile(rf"[^&{_END}]+")
# A session in a path ends with its segment, so that the page it is in can be told (Java Servlet 6.0 section 7.1.3).
_SESSION = re.compile(rf"[^&;/?#{_END}]+")
_SESSIONS = frozenset(("jsessionid", "phpsessid", "sessionid", "session_id", "sessid", "sid", "cfid", "cftoken"))
_CODE = re.compile(r"[A-Za-z_$][\w$]{0,2}[.(\[)+,:]")
_STEP = re.compile(
    r"/(?:[\w\-]{0,20}(?:reset|verif|aktivasi|activat|confirm|konfirmasi|token|invit|undangan|magic|unsubscribe|session|download-key)[\w\-]{0,20})/(?P<value>[\w\-.~%=+]{16,})",
    re.IGNORECASE,
)
_RANDOM = re.compile(r"(?=[^/]*\d)(?=[^/]*[A-Za-z])(?!(?:[a-z]+-)+[a-z0-9]*$)[\w\-.~%=+]{16,}")
_SIGNS, _NO_VALUE = ("?", "&", ";", "#"), ("", " ", "=", "'", '"', "\\")
_BEFORE = 300


def is_parameter(text: str, name: Name) -> bool:
    """Whether a name is that of a parameter with a value as addresses have it, without quotes and blanks."""
    return (
        text[name.start - 1 : name.start] in _SIGNS
        and text[name.end : name.end + 1] == "="
        and text[name.end + 1 : name.end + 2] not in _NO_VALUE
    )


def parameters(text: str, line: bool) -> Iterator[Span]:
    """The values of parameters that mean a secret; ``line`` when the whole text is an address or a list of parameters."""
    if "=" in text or "%3" in text:
        match = _PARAMETER.search(text)
        while match:
            end = match.end()
            name = match["name"].strip("[]$").rpartition("[")[2]
            secret = names_secret(name) or (means_secret_in_address(name) and (line or _in_address(text, match)))
            if secret and (value := (_SESSION if name.lower() in _SESSIONS else _VALUE).match(text, end)):
                end = value.end()
                yield Span(*value.span())
            match = _PARAMETER.search(text, end)
    if "/" in text:
        for match in _STEP.finditer(text):
            if _RANDOM.fullmatch(match["value"]):
                yield Span(*match.span("value"))


def _in_address(text: str, match: re.Match[str]) -> bool:
    """Whether what stands before a parameter is an address and not code: a query or a path within the same word."""
    start = max(0, match.start() - _BEFORE)
    word = _LAST.split(text[start : match.start("name")])[-1]
    return (
        ("?" in word or "#" in word or (";" in word and "/" in word))
        and ("/" in word or word[:1] in "?#" or "." in word)
        and not _CODE.match(text, match.end())
    )


_LAST = re.compile(r"[\s\"'<>`]")
