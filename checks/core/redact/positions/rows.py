"""A value in the cell, behind the dash or on the line that follows its name: rows of Markdown tables (GFM section 4.10), lists, lone labels."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checks.core.redact.positions.values import Span, is_plain, is_sentence, phrase_at
from checks.core.redact.secret_names import Name

_EMPHASIS = r"(?:[*_`~\]\" \t]{0,8}(?:[A-Za-z]{1,20}[*_` \t]{1,4}){0,2})"
_CELL = re.compile(
    rf"{_EMPHASIS}\|[ \t]{{0,60}}+(?!`?\*{{3}}(?!\w))[`*_\"]{{0,3}}(?P<value>[^|\n<]{{1,300}}?)(?<![ \t])[`*_\"]{{0,3}}[ \t]{{0,60}}+(?P<end>\|[ \t]{{0,60}}(?=\r?$|<)|\||\r?$|(?=<))",
    re.MULTILINE,
)
_DASH = re.compile(
    rf"{_EMPHASIS}(?:[–—→]|-{{1,2}}>?)[ \t]{{1,60}}`?(?P<value>[^\s`<>|]{{4,300}})`?(?=[ \t\r]{{0,60}}(?:$|<))", re.MULTILINE
)
_BELOW = re.compile(
    rf"{_EMPHASIS}:?{_EMPHASIS}\r?\n(?:[ \t]{{0,60}}\r?\n)?[ \t>:=*\-]{{0,60}}`?(?P<value>[^\s`<>|:=\-*][^\s`<>|]{{3,300}})`?(?=[ \t\r]{{0,60}}(?:$|<))",
    re.MULTILINE,
)
# Two columns of a table in text (RFC 4180, and with the semicolon that spreadsheets write where a comma is decimal).
_PAIR = re.compile(r"[\"']?[ \t]{0,9}[,;][ \t]{0,9}[\"']?(?P<value>[^\s,;\"'<>]{4,300})[\"']?(?=[ \t\r]{0,60}$)", re.MULTILINE)
# What stands before the name in its line: nothing but signs of a list, a heading or a table.
_BEGIN = re.compile(
    r"(?:[ \t]{0,20}\|?[ \t]{0,20}[\w.]{1,20}[ \t]{0,20}\|)?[ \t|>#*\-+_`\[\]\"]{0,40}(?:[A-Za-z]{1,20} ){0,2}[A-Za-z0-9.]{0,20}_?"
)
_RULE = re.compile(r"[^\n]*\n[ \t]*+\|?[ \t]*+:?-{2,}")


def row_values(text: str, name: Name) -> Iterator[Span]:
    """The value beside or below a name that is alone in its cell, item or line."""
    start = max(text.rfind(end, max(0, name.start - 90), name.start) for end in "\n>") + 1
    if (start == 0 and name.start > 90) or not _BEGIN.fullmatch(text, start, name.start):
        return
    if cell := _CELL.match(text, name.end):
        value, span = cell["value"].strip(), Span(*cell.span("value"))
        alone = cell["end"].strip("\r\n \t") == "" or text[cell.end() : cell.end() + 1] in ("", "\r", "\n")
        if is_sentence(value):
            yield from filter(None, [phrase_at(text, span.start, span.end, False)])
        elif _is_odd(value) or (alone and not _RULE.match(text, cell.end())):
            yield span
    elif (match := _DASH.match(text, name.end) or _PAIR.match(text, name.end) or _BELOW.match(text, name.end)) and _is_odd(match["value"]):
        yield Span(*match.span("value"))


def _is_odd(value: str) -> bool:
    """Whether it is no word, number or date that may as well be a label or the next entry of a list; of an address the user is masked elsewhere."""
    return not is_plain(value) and any(sign.isalpha() for sign in value) and not value.isalpha() and "://" not in value
