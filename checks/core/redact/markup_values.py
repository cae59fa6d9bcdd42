"""The values in pages, XML and JSON that tell how a server is set up: phpinfo, web.config, FileZilla's sites, JSON with a password in it."""

from __future__ import annotations

import re
from collections.abc import Callable

_CELL = re.compile(r"(?P<head><td class=\"v\">)(?P<value>.*?)(?=</td>|\Z)", re.IGNORECASE | re.DOTALL)
_ATTRIBUTE = re.compile(
    r"(?P<head>\b(?:value|connectionString|password|userName|username)\s{0,5}=\s{0,5})(?P<value>\"[^\"]*+(?:\"|\Z)|'[^']*+(?:'|\Z))"
)
_ELEMENT = re.compile(
    r"(?P<head><(?P<name>host|user|pass|password|passwd|pwd|login|username|secret|token|apikey|api_key|connectionstring|url|key|entry)(?:\s[^<>]{0,200})?>)(?P<value><!\[CDATA\[.*?(?:\]\]>|\Z)|[^<>]++)",
    re.IGNORECASE | re.DOTALL,
)
_SETTINGS = re.compile(
    r"<(?:configuration|properties|FileZilla\d?|Servers|datasources?|persistence|web-app|tomcat-users|dbconfig|config)\b", re.IGNORECASE
)
_TELLING = re.compile(
    r"\"(?:auth|[\w.\-]{0,40}(?:password|passwd|passphrase|secret|token|private_?key|api_?key)[\w.\-]{0,20})\"\s{0,10}:\s{0,10}\"",
    re.IGNORECASE,
)
_STRING = re.compile(r"(?P<head>:\s{0,10})\"(?P<value>(?:\\.?|[^\"\\])++)(?:\"|\Z)", re.DOTALL)
_LOOKED_AT = 4000

Emptied = tuple[str, int]


def without_cells(text: str, mask: str) -> Emptied:
    """phpinfo() without the values of its table."""
    return _put(_CELL, text, mask) if 'class="e"' in text and 'class="v"' in text else (text, 0)


def without_elements(text: str, mask: str) -> Emptied:
    """A file of settings in XML without the values that may be secret or lead to the servers behind."""
    begins = text[:_LOOKED_AT]
    if not _SETTINGS.search(begins) or re.search(r"<(?:!doctype html|html|body)\b", begins, re.IGNORECASE):
        return text, 0
    text, attributes = _quoted(_ATTRIBUTE, text, mask)
    text, elements = _put(_ELEMENT, text, mask)
    return text, attributes + elements


def without_strings(text: str, mask: str) -> Emptied:
    """JSON without any string that is a value, where one of them belongs to a telling name."""
    return _quoted(_STRING, text, mask) if _TELLING.search(text) else (text, 0)


def _put(pattern: re.Pattern[str], text: str, mask: str) -> Emptied:
    def new(found: re.Match[str]) -> str:
        return found["head"] + mask if found["value"].strip() else found[0]

    return _counted(pattern, text, new)


def _quoted(pattern: re.Pattern[str], text: str, mask: str) -> Emptied:
    return _counted(pattern, text, lambda found: f'{found["head"]}"{mask}"')


def _counted(pattern: re.Pattern[str], text: str, new: Callable[[re.Match[str]], str]) -> Emptied:
    count = 0

    def put(found: re.Match[str]) -> str:
        nonlocal count
        masked = new(found)
        count += masked != found[0]
        return masked

    return pattern.sub(put, text), count
