"""Secrets in text: by position, beside a name that means one, and by form. What is secret is replaced in one pass, in whatever escapes it is written."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from checks.core.redact.escapes import View, base64_texts, inline_view, printable_view, utf_7_view, view
from checks.core.redact.placeholders import is_reference
from checks.core.redact.positions import Span, positions
from checks.core.redact.secret_forms import FORM_WORDS, FORMS
from checks.core.redact.secret_names import lower_case, names_in, vocabulary
from checks.core.redact.settings_files import SOURCE_ALONE

_MARKUP = re.compile(
    r"\s{0,100}<(?!\?php|\?=|\?\s)|.{0,2000}?<(?:!doctype|html|head|body|div|table|p|ul|ol|dl|li|span|td|pre|script)\b",
    re.IGNORECASE | re.DOTALL,
)
_USERINFO = re.compile(r"(?P<head>:(?:\\?/){2})(?P<userinfo>[^\s/\"'<>\\]{0,2000})@")
# A user and a password as RFC 7617 joins them, when nothing else stands in what was encoded.
_BASIC = re.compile(r"[\w.@+\-]{2,64}:[^\s:/][^\s]{3,120}")
# What may be a token at all, for every token has a run of such signs.
_LONG = re.compile(r"[A-Za-z0-9_\-.:$+]{16,}")
# A call whose arguments are elements of their own.
_CALL_HINTS = ("connect<", "construct<", "connection<", "login<", "bind<", "mysqli<", "pdo<", "sql:")
_CALL = re.compile(r"(?:connect|construct|connection|login|bind|mysqli|pdo|sql:[\w=.;]{1,100})</?(?:span|b|i|em|font|code)\b")
_WORD = re.compile(r"[A-Za-z0-9_]")
_MASK = "***"
# An address as `without_values` leaves it.
_HOLLOW = re.compile(r"\A\s{0,20}[\"']?[A-Za-z][\w+.\-]{0,20}://(?:\*{3}(?::\*{3})?@)?\*{3}(?:\?password=\*{3})?\Z")


def without_secrets(text: str, mask: str, line: bool = False) -> tuple[str, int]:
    """The text with ``mask`` for each secret, and how many there were. Tags, links and form fields of HTML stay as they are."""
    count = 0
    # Escapes first: read as they stand, they would pass for signs and values.
    for resolve in (view, printable_view, utf_7_view):
        if (reading := resolve(text)) is not None:
            text, more = _replace(text, _sent(reading, _secrets(reading.text, line, False)), mask)
            count += more
    text, more = _replace(text, _secrets(text, line, True), mask)
    count += more
    text, more = _replace(text, (Span(start, end) for start, end, content in base64_texts(text) if _holds_secret(content)), mask)
    return text, count + more


def _secrets(text: str, line: bool, coloured: bool) -> Iterator[Span]:
    words = vocabulary(text)
    yield from _beside_names(text, lower_case(words), line, coloured)
    if "@" in text:
        for match in _USERINFO.finditer(text):
            user = match.start("userinfo") + len(match["userinfo"].partition(":")[0])
            yield Span(match.start("userinfo"), user)
            yield Span(user + 1, match.end("userinfo"))
    long = "\n".join(_LONG.findall(words))
    for form in (*(form for form in FORM_WORDS if form.hint in long), *(form for form in FORMS if form.start in words)):
        if form.hint in text:
            for match in form.pattern.finditer(text):
                if form.word and _WORD.match(text[match.start() - 1 : match.start()]):
                    continue
                yield Span(match.end("head") if "head" in form.pattern.groupindex else match.start(), match.end())


def _beside_names(text: str, words: str, line: bool, coloured: bool) -> Iterator[Span]:
    """What its place tells; ``coloured`` where elements within a line may stand between a name and its value."""
    low = lower_case(text)
    names = list(names_in(low, words))
    yield from positions(text, low, words, names, not line and _MARKUP.match(text) is not None, line)
    if not coloured or "</" not in text:
        return
    places = [name.end for name in names]
    if any(hint in words for hint in _CALL_HINTS):
        places = sorted((*places, *(match.end() for match in _CALL.finditer(low))))
    if places and (reading := inline_view(text, places)) is not None:
        yield from _sent(reading, _beside_names(reading.text, lower_case(vocabulary(reading.text)), line, False))


def _sent(reading: View, spans: Iterable[Span]) -> Iterator[Span]:
    """Where what is secret in a view stands in what was sent."""
    return (Span(reading.origin(one.start), reading.origin(one.end)) for one in spans if _new(reading.text, one))


def _holds_secret(text: str) -> bool:
    if _BASIC.fullmatch(text):
        return True
    reading = view(text)
    return any(_new(text, span) for span in _secrets(text, False, False)) or (
        reading is not None and any(_secrets(reading.text, False, False))
    )


def _new(text: str, span: Span) -> bool:
    value = text[span.start : span.end]
    rest = _HOLLOW.sub("", value).replace(f"{SOURCE_ALONE}{_MASK}", "").replace(_MASK, "")
    return bool(rest.strip("\"'` \t\\")) and not is_reference(value.strip("\"'`, \t\r;)\\"))


def _replace(text: str, spans: Iterable[Span], mask: str) -> tuple[str, int]:
    """The text with ``mask`` for each span that is not masked yet; those that overlap are one."""
    runs: list[list[int]] = []
    for start, end in sorted(span for span in spans if span.end > span.start and _new(text, span)):
        if runs and start < runs[-1][1]:
            runs[-1][1] = max(end, runs[-1][1])
        else:
            runs.append([start, end])
    parts: list[str] = []
    at = 0
    for start, end in runs:
        parts += (text[at:start], mask)
        at = end
    return "".join((*parts, text[at:])), len(runs)
