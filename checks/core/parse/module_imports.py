"""The files that a module within a page imports before it runs (ECMAScript section 16.2; HTML section 8.1.3.8)."""

from __future__ import annotations

import re

_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)|(?<![:\"'`\w])//[^\n]*", re.DOTALL)
_IMPORT = re.compile(
    r"(?:^|(?<=[;}\n]))[ \t]{0,100}(?:import|export)\b"
    r"(?:(?:\s{1,20}[\w$]{1,100}+)?(?:\s{0,20},)?(?:\s{0,20}\*(?:\s{1,20}as\s{1,20}[\w$]{1,100}+)?|\s{0,20}\{[^{}]{0,4000}+\})?\s{0,20}\bfrom)?"
    r"\s{0,20}(?P<quote>[\"'])(?P<address>(?:https?://|/|\./|\.\./)[^\"'\s]{1,2000}+)(?P=quote)",
    re.MULTILINE,
)


def module_imports(script: str) -> tuple[str, ...]:
    """The addresses as written, in order; a name alone is looked up in the page's import map, and is none.

    >>> module_imports("import Vue from 'https://cdn.example/vue.js'; import './a.js'; import x from 'x'")
    ('https://cdn.example/vue.js', './a.js')
    """
    return tuple(match["address"] for match in _IMPORT.finditer(_COMMENT.sub(" ", script)))
