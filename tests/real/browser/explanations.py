"""The differences that are right, each with its reason; a data file has them."""

from __future__ import annotations

import fnmatch
import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Literal

import msgspec

from tests.real.browser.view import Difference

TABLE = Path(__file__).with_name("explanations.toml")


class Explanation(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Why tilik and the browser may differ.

    ``kind``, ``fact``, ``ours`` and ``theirs`` are patterns of what is compared, ``drawn`` a regular expression that is found in what the kind
    drew. ``more`` is who of the two has everything that the other has, and more. Where Chromium and a standard disagree, ``standard`` quotes it.
    """

    kind: str
    fact: str
    reason: str
    ours: str = "*"
    theirs: str = "*"
    drawn: str = ""
    more: Literal["", "tilik", "browser"] = ""
    standard: str = ""

    def covers(self, difference: Difference) -> bool:
        """Whether this is one that it explains."""
        pairs = (
            (difference.kind, self.kind),
            (difference.fact, self.fact),
            (_text(difference.ours), self.ours),
            (_text(difference.theirs), self.theirs),
        )
        return (
            all(fnmatch.fnmatchcase(value, pattern) for value, pattern in pairs)
            and re.search(self.drawn, repr(difference.drawn)) is not None
            and (not self.more or self.more == _richer(difference))
        )


def _text(value: object) -> str:
    return " ".join(value) if isinstance(value, tuple) else str(value)


def _richer(difference: Difference) -> str:
    ours, theirs = difference.ours, difference.theirs
    if not isinstance(ours, tuple) or not isinstance(theirs, tuple):
        return ""
    return "tilik" if set(ours) > set(theirs) else "browser" if set(theirs) > set(ours) else ""


@cache
def explanations() -> tuple[Explanation, ...]:
    """The table."""
    return tuple(msgspec.convert(tomllib.loads(TABLE.read_text("utf-8")).get("difference", []), list[Explanation]))


def explanation(difference: Difference) -> Explanation | None:
    """Why they differ; None when it is a fault."""
    return next((one for one in explanations() if one.covers(difference)), None)
