"""The values in pages, XML and JSON that tell how a server is set up: phpinfo, web.config, FileZilla's sites, JSON with a password in it."""

from __future__ import annotations

import re

from checks.core.redact.settings_files import without_secret

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
_SAMPLE = 4000

Redaction = tuple[str, int]


def without_cells(text: str, mask: str) -> Redaction:
    """phpinfo() without the values of its table."""
    return _mask_values(_CELL, text, mask) if 'class="e"' in text and 'class="v"' in text else (text, 0)


def without_elements(text: str, mask: str) -> Redaction:
    """A file of settings in XML without the values that may be secret or lead to the servers behind."""
    begins = text[:_SAMPLE]
    if not _SETTINGS.search(begins) or re.search(r"<(?:!doctype html|html|body)\b", begins, re.IGNORECASE):
        return text, 0
    text, attributes = _mask_values(_ATTRIBUTE, text, mask, '"')
    text, elements = _mask_values(_ELEMENT, text, mask)
    return text, attributes + elements


def without_strings(text: str, mask: str) -> Redaction:
    """JSON without any string that is a value, where one of them belongs to a telling name."""
    return _mask_values(_STRING, text, mask, '"') if _TELLING.search(text) else (text, 0)


def _mask_values(pattern: re.Pattern[str], text: str, mask: str, quote: str = "") -> Redaction:
    """Without each ``value`` behind its ``head``, in quotation marks where one is named; and how many of them changed."""
    count = 0

    def replacement(match: re.Match[str]) -> str:
        nonlocal count
        value = match["value"].strip("\"'" if quote else None)
        if not value:
            return match[0]
        masked = f"{match['head']}{quote}{without_secret(value, mask)}{quote}"
        count += masked != match[0]
        return masked

    return pattern.sub(replacement, text), count
