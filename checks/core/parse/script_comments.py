"""Where the comments of a script are (ECMAScript 2025 section 12.4), beside strings, templates and regular expressions, in which no comment begins."""

from __future__ import annotations

import re
from collections.abc import Iterator

# What begins a comment, or something that none begins in. A slash begins a regular expression where no value can have ended before it (section 12.9.5).
_BEGINNING = re.compile(rb"/\*|//|[\"'`]|(?<![\w)\]}$\"' \t])[ \t]{0,20}/(?![/*])")
_LINE = re.compile(rb"[\r\n]")
# Each of these as far as it goes, and a group where it ends: a text, a template, a regular expression with its classes.
_WHOLE = re.compile(
    rb'"(?:[^"\\\r\n]|\\[\x00-\xff])*+(")?'
    rb"|'(?:[^'\\\r\n]|\\[\x00-\xff])*+(')?"
    rb"|`(?:[^`\\]|\\[\x00-\xff])*+(`)?"
    rb"|/(?:[^/\\\[\r\n]|\\[^\r\n]|\[(?:[^\]\\\r\n]|\\[^\r\n])*+\])*+(/)?"
)


def script_comments(script: bytes) -> Iterator[tuple[int, int]]:
    """Start and end of each, in order. A comment that is not ended goes on to the end of the script."""
    place = 0
    # Up to where it is known that nothing that begins so has an end.
    endless = dict.fromkeys((b'"', b"'", b"`", b"/"), 0)
    while match := _BEGINNING.search(script, place):
        sort, place = match[0].strip(), match.end()
        if sort == b"/*":
            end = script.find(b"*/", place)
            place = len(script) if end < 0 else end + 2
            yield match.start(), place
        elif sort == b"//":
            place = _line_end(script, place)
            yield match.start(), place
        elif place > endless[sort] and (whole := _WHOLE.match(script, place - 1)):
            if whole.lastindex:
                place = whole.end()
            else:
                # A text goes on behind an escaped end of line, and what begins in it, at an escaped quote, ends no better.
                endless[sort] = max(whole.end(), _line_end(script, place))


def _line_end(script: bytes, place: int) -> int:
    line = _LINE.search(script, place)
    return line.start() if line else len(script)
