"""Places where a pattern can stand."""

from __future__ import annotations

import re
from typing import Annotated

from msgspec import Meta

_VARIABLE = re.compile("variable")
_TABLE = {"one": (re.compile("in a table"), 1)}
Word = Annotated[str, Meta(pattern="in an annotation")]


class Reader:
    """With a pattern of its own."""

    PATTERN = re.compile("in a class")


def read(text: str) -> bool:
    """Uses some."""
    return bool(_VARIABLE.match(text) or re.search("in a call", text) or re.compile("in a function").match(text))


def pattern(name: str) -> re.Pattern[str]:
    """Known only when it is called."""
    return re.compile(f"in {name}")
