"""Pairs that name and value are members of: ``{"name": "X_TOKEN", "value": "…"}`` as Postman, HAR, Kubernetes and Compose write them, in JSON and YAML."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checks.core.redact.positions.values import Span, bare_at, quoted_at
from checks.core.redact.secret_names import Name

_QUOTE = r"(?:\\{0,3}[\"'])"
_NAMING = re.compile(
    rf"{_QUOTE}?\b(?:name|key|id|field|header|variable|label|setting|option|property|param|column|Name|Key|ParameterKey|option_name|meta_key){_QUOTE}?\s{{0,10}}(?::|=>|=)\s{{0,10}}{_QUOTE}?[\w.\-$ ]{{0,40}}$"
)
_VALUE = re.compile(
    rf"{_QUOTE}?\b(?:value|values|val|content|default|defaultValue|initialValue|currentValue|Value|ParameterValue|stringValue|option_value|meta_value|secret){_QUOTE}?\s{{0,10}}(?::|=>|=)\s{{0,10}}"
)
_REACH = 400


def pair_values(text: str, name: Name) -> Iterator[Span]:
    """The value in the object of which this name is a member's value."""
    if not _NAMING.search(text, max(0, name.start - 80), name.start):
        return
    for start, end in ((name.end, _end(text, name.end)), (_start(text, name.start), name.start)):
        if match := _VALUE.search(text, start, end):
            value = quoted_at(text, match.end()) or bare_at(text, match.end(), True)
            if value:
                yield value
            return


def _end(text: str, at: int) -> int:
    """Where the object ends: its brace, or in YAML the next item."""
    ends = [
        end
        for end in (text.find("}", at, at + _REACH), text.find("\n- ", at, at + _REACH), text.find("- name", at, at + _REACH))
        if end >= 0
    ]
    return min(ends, default=min(len(text), at + _REACH))


def _start(text: str, at: int) -> int:
    return max(text.rfind("{", max(0, at - _REACH), at), text.rfind("\n- ", max(0, at - _REACH), at), 0, at - _REACH)
