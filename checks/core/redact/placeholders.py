"""Values that stand for one: a variable, stars, or words that ask for it."""

from __future__ import annotations

import re

# Shells, CMD, templates (Mustache, Jinja, Azure, Maven), angle brackets of manuals; a default behind `:-` is a value.
_PLACEHOLDER = re.compile(
    r"\$\{[A-Za-z_][\w.]{0,80}\}|(?-i:\$[A-Z_][A-Z0-9_]{1,80})|\$\([\w .\-]{1,80}\)|%[A-Za-z_]\w{1,80}%|\{\{[\w .\-]{1,80}\}\}|@[A-Z_][\w.]{1,80}@|#\{[\w.]{1,80}\}#?|"
    r"<[\w .\-]{1,80}>|\[?(?:redacted|masked|removed|hidden|disamarkan)\]?|\[(?:your|my)?[ _\-]?(?:token|password|secret|key)\]|"
    r"\*{3,200}|[xX]{3,200}|\.{3,200}|_{3,200}|\u2022{3,200}|your[_\-](?:[a-z]{1,20}[_\-]?){1,4}",
    re.IGNORECASE,
)


def is_placeholder(value: str) -> bool:
    """Whether nothing secret stands here, only where it would.

    >>> is_placeholder("${TOKEN}"), is_placeholder("***"), is_placeholder("$ecret9")
    (True, True, False)
    """
    return _PLACEHOLDER.fullmatch(value) is not None
