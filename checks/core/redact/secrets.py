"""Secrets in text: by position, beside a name that means one, and by form. What is secret is replaced in one pass, in whatever escapes it is written."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from checks.core.redact.escapes import encoded, printable_view, view
from checks.core.redact.positions import Span, positions
from checks.core.redact.secret_forms import FORMS, WORDS
from checks.core.redact.secret_names import lowered, vocabulary

_MARKUP = re.compile(
    r"\s{0,100}<(?!\?php|\?=|\?\s)|.{0,2000}?<(?:!doctype|html|head|body|div|table|p|ul|ol|dl|li|span|td|pre|script)\b",
    re.IGNORECASE | re.DOTALL,
)
_USERINFO = re.compile(r"(?P<head>:(?:\\?/){2})(?P<userinfo>[^\s/\"'<>\\]{0,2000})@")
# A user and a password as RFC 7617 joins them, when nothing else stands in what was encoded.
_BASIC = re.compile(r"[\w.@+\-]{2,64}:[^\s:/][^\s]{3,120}")
# What may be a token at all, for every token has a run of such signs.
_LONG = re.compile(r"[A-Za-z0-9_\-.:$+]{16,}")
_WORD = re.compile(r"[A-Za-z0-9_]")
_MASKED = "***"


def without_secrets(text: str, mask: str, line: bool = False) -> tuple[str, int]:
    """The text with ``mask`` for each secret, and how many there were. Tags, links and form fields of HTML stay as they are."""
    count = 0
    # Escapes first: read as they stand, they would pass for signs and values.
    for resolved in (view, printable_view):
        if (read := resolved(text)) is not None:
            spans = [Span(read.origin(one.start), read.origin(one.end)) for one in _secrets(read.text, line) if _new(read.text, one)]
            text, more = _put(text, spans, mask)
            count += more
    text, more = _put(text, _secrets(text, line), mask)
    count += more
    text, more = _put(text, (Span(start, end) for start, end, said in encoded(text) if _says_secret(said)), mask)
    return text, count + more


def _secrets(text: str, line: bool) -> Iterator[Span]:
    low, words = lowered(text), vocabulary(text)
    html = not line and _MARKUP.match(text) is not None
    yield from positions(text, low, lowered(words), html, line)
    if "@" in text:
        for found in _USERINFO.finditer(text):
            user = found.start("userinfo") + len(found["userinfo"].partition(":")[0])
            yield Span(found.start("userinfo"), user)
            yield Span(user + 1, found.end("userinfo"))
    long = "\n".join(_LONG.findall(words))
    for form in (*(form for form in WORDS if form.hint in long), *(form for form in FORMS if form.hint.split()[0] in words)):
        if form.hint in text:
            for found in form.pattern.finditer(text):
                if form.word and _WORD.match(text[found.start() - 1 : found.start()]):
                    continue
                yield Span(found.end("head") if "head" in form.pattern.groupindex else found.start(), found.end())


def _says_secret(said: str) -> bool:
    if _BASIC.fullmatch(said):
        return True
    read = view(said)
    return any(_new(said, found) for found in _secrets(said, False)) or (read is not None and any(_secrets(read.text, False)))


def _new(text: str, span: Span) -> bool:
    return bool(text[span.start : span.end].replace(_MASKED, "").strip("\"'` \t\\"))


def _put(text: str, spans: Iterable[Span], mask: str) -> tuple[str, int]:
    """The text with ``mask`` for each span that is not masked yet; those that overlap are one."""
    merged: list[list[int]] = []
    for start, end in sorted(span for span in spans if span.end > span.start and _new(text, span)):
        if merged and start < merged[-1][1]:
            merged[-1][1] = max(end, merged[-1][1])
        else:
            merged.append([start, end])
    parts: list[str] = []
    at = 0
    for start, end in merged:
        parts += (text[at:start], mask)
        at = end
    return "".join((*parts, text[at:])), len(merged)
