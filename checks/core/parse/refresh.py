"""Pages that lead on by themselves: the shared declarative refresh steps (HTML section 4.2.5.3) of ``<meta http-equiv=refresh>`` and of the header ``Refresh``."""

from __future__ import annotations

import re

import msgspec

_SPACE = r"[\t\n\f\r ]*+"
_STEPS = re.compile(rf"{_SPACE}(?:(?P<seconds>[0-9]++)|(?=\.))[0-9.]*+(?P<rest>.*)", re.DOTALL)
_SEPARATOR = re.compile(rf"(?=[;,\t\n\f\r ]){_SPACE}[;,]?{_SPACE}")
_NAME = re.compile(rf"url{_SPACE}={_SPACE}", re.IGNORECASE)
_LONGEST_TIME = 9


class Refresh(msgspec.Struct, frozen=True):
    """After so many ``seconds`` the page at ``reference``, which may be relative; empty for the page itself."""

    seconds: int
    reference: str


def refresh(value: str) -> Refresh | None:
    """What the attribute ``content`` or the header says; None where browsers go nowhere.

    >>> refresh("0; url='/portal/'")
    Refresh(seconds=0, reference='/portal/')
    """
    steps = _STEPS.match(value)
    if steps is None:
        return None
    rest, seconds = steps["rest"], int((steps["seconds"] or "0")[:_LONGEST_TIME])
    if not rest:
        return Refresh(seconds, "")
    separator = _SEPARATOR.match(rest)
    if separator is None:
        return None
    return Refresh(seconds, _reference(rest[separator.end() :]))


def _reference(text: str) -> str:
    """Without the name ``url`` and the quotes, each of which may be left out."""
    name = _NAME.match(text)
    # Where the name begins and does not end, as in `uri=`, all of it is the reference, and nothing in it a quote.
    if name is None and text[:1] in ("u", "U"):
        return text
    text = text[name.end() :] if name else text
    quote = text[:1]
    return text[1:].partition(quote)[0] if quote in ("'", '"') and quote else text
