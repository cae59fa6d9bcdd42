"""A value beside its name in HTML and XML: attributes, fields, elements, cells, definitions, items and spans next to each other."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import islice

from checks.core.redact.positions.values import Span, is_label, is_sentence, value_words
from checks.core.redact.references import references_to
from checks.core.redact.secret_names import Name, means_secret

_ATTRIBUTE = re.compile(r"(?P<name>[^\s\"'<>/=]{1,100})(?:\s{0,20}=\s{0,20}(?P<value>\"[^\"]*+(?:\"|$)|'[^']*+(?:'|$)|[^\s\"'<>]+))?")
_TAG = re.compile(r"<(?P<close>/?)(?P<element>[a-zA-Z][\w:.\-]{0,60})")
# A quote as it is, or as a character reference.
_QUOTE = r"[\"'`]|" + references_to("\"'`")
# What keeps its width, as a reference.
_BLANK = references_to("\xa0")
_BLANKS = re.compile(_BLANK)
_CLOSING = re.compile(rf"(?:{_QUOTE})[\s,;]{{0,10}}\Z")
_BETWEEN = re.compile(rf"(?:\s|{_BLANK}|{_QUOTE}|[:=*.,()\[\]\xa0\u2013]|-(?=[ <]))*", re.IGNORECASE)
_TAGS = re.compile(
    rf"(?:\s{{1,200}}|{_BLANK}|{_QUOTE}|=(?:>|&gt;)|[:=\xa0\u200b]|<!--[^<>]{{0,100}}-->|<\\{{0,3}}/?(?P<element>[a-zA-Z][\w:.\-]{{0,60}})[^<>]{{0,500}}>)",
    re.IGNORECASE,
)
# The next cells of a row of a table: a type and a value, or a value of one's own and one of the server's.
_CELL = re.compile(r"<td\b[^<>]{0,500}>(?:\s{1,200}|<(?!/?t[dr]\b)[^<>]{0,200}>){0,8}", re.IGNORECASE)
_ROW_END = re.compile(r"</?(?:tr|table)\b", re.IGNORECASE)
_IDENTIFIER = re.compile(r"\w[_.]\w")
_TEXT = re.compile(r"<!\[CDATA\[(?P<data>[^\]]*)|(?P<text>[^<]*)")
# Attributes that say what an element holds, and those that hold it.
_NAMING = value_words(
    "type name id key property itemprop field data-name data-key data-field data-label data-title for autocomplete aria-label title label ng-model"
)
_HOLDING = value_words(
    "value content data-value default defaultvalue connectionstring data-content data-clipboard-text data-copy data-secret text data-text"
)
# Elements whose text speaks about a field and is no content of one.
_SPEAKING = value_words(
    "label a button legend form option h1 h2 h3 h4 h5 h6 title meta link script style i svg img th summary nav fieldset select body html p"
)
_STRICT = value_words("td dd input textarea value string data code pre kbd samp")
_APART = value_words("tr table thead tbody form h1 h2 h3 h4 h5 h6 a button option select script style ul ol dl nav head body title label")
_MOST_TAGS, _MOST_CELLS, _LONGEST_LABEL, _LONGEST_TAG, _LONGEST_TEXT, _LONGEST_ROW = 16, 3, 60, 8000, 4000, 1500
_NO_VALUE = re.compile(r"\s*+(?:\*\*\*.*|true|false|null|none|-|\.\.\.|…|•+|\*+|\$\{[^}]*\}|\{\{[^}]*\}\})?\s*+", re.IGNORECASE | re.DOTALL)


class MarkupPositions:
    """Reads one text; every tag is read once, however many names stand in it."""

    def __init__(self, text: str, low: str) -> None:
        self._text, self._low = text, low
        self._read = self._ends = -1
        self._values: list[Span] = []

    def beside(self, name: Name) -> Iterator[Span]:
        """The values that markup puts beside a name: in its tag, or behind it."""
        start = self._text.rfind("<", max(0, name.start - _LONGEST_TAG), name.start)
        tag = _TAG.match(self._text, start) if start >= 0 else None
        if self._read <= name.start < self._ends:
            return
        if tag and not tag["close"] and self._text.find(">", start, name.start) < 0:
            self._read = start
            yield from self._tag(tag)
        else:
            yield from self._behind(name, tag)

    def within(self, name: Name) -> Span:
        """What a value of this name may not leave: the attribute that it stands in; nothing at all where the name is that of an attribute."""
        if not self._read <= name.start < self._ends:
            return Span(0, len(self._text))
        n = bisect_right(self._values, Span(name.start, len(self._text))) - 1
        value = self._values[n] if n >= 0 else Span(0, 0)
        return value if name.end <= value.end else Span(0, 0)

    def _tag(self, tag: re.Match[str]) -> Iterator[Span]:
        text, low, at, most = self._text, self._low, tag.end(), tag.start() + _LONGEST_TAG
        element = tag["element"].lower()
        holds: list[Span] = []
        self._values = []
        field = means_secret(element.rpartition(":")[2])
        while at < most:
            at = _blank(text, at)
            if text[at : at + 1] == ">" or at >= len(text):
                break
            match = _ATTRIBUTE.match(text, at, most)
            if match is None:
                at += 1
                continue
            at = match.end()
            if match["value"] is None:
                continue
            start, end = match.span("value")
            if text[start] in "\"'":
                start, end = start + 1, end - (end - start > 1 and text[end - 1] == text[start])
            self._values.append(Span(start, end))
            attribute = low[match.start("name") : match.end("name")]
            if attribute in _NAMING:
                field |= attribute != "for" and attribute != "title" and means_secret(low[start:end].strip())
            elif attribute in _HOLDING:
                holds.append(Span(start, end))
                if means_secret(attribute):
                    yield Span(start, end)
            elif means_secret(attribute) and not _NO_VALUE.fullmatch(text, start, end) and text[start] not in "#.":
                yield Span(start, end)
        self._ends = at
        if not field or _is_public_input(low, tag.start(), at):
            return
        yield from (hold for hold in holds if not _NO_VALUE.fullmatch(text, hold.start, hold.end))
        if element not in _SPEAKING and text[at : at + 1] == ">" and text[at - 1] != "/":
            content = _TEXT.match(text, _blank(text, at + 1))
            if content:
                yield from self._content(content, True)

    def _content(self, content: re.Match[str], strict: bool) -> Iterator[Span]:
        part = "data" if content["data"] is not None else "text"
        start, end = content.span(part)
        sample = self._text[start : min(end, start + _LONGEST_TEXT)]
        if _NO_VALUE.fullmatch(sample) or is_sentence(sample) or (not strict and is_label(sample)):
            return
        # The quote that closes one before the element stays, or what follows would pass for a string.
        closing = _CLOSING.search(self._text, max(start, end - 30), end)
        stop = closing.start() if closing else start + len(self._text[start:end].rstrip())
        yield Span(start + len(sample) - len(sample.lstrip()), stop)

    def _behind(self, name: Name, own_tag: re.Match[str] | None) -> Iterator[Span]:
        """The text of the element that follows, where the name is all that its own says."""
        text = self._text
        gap = _BETWEEN.match(text, name.end)
        at = gap.end() if gap else name.end
        if text[at : at + 1] != "<":
            at = text.find("<", at, at + _LONGEST_LABEL)
            if at < 0 or not is_label(_BLANKS.sub(" ", text[name.end : at])):
                return
        begin = text.rfind(">", max(0, name.start - _LONGEST_LABEL), name.start)
        if begin < 0 or own_tag is None or (is_sentence(text[begin + 1 : at]) and " " in text[begin + 1 : at].strip()):
            return
        own = own_tag["element"].lower()
        # A name as programs write it is no label of a form, so what follows is its value, whatever it looks like.
        strict, last = _IDENTIFIER.search(text, name.start, name.end) is not None, own
        for _ in range(_MOST_TAGS):
            tag = _TAGS.match(text, at)
            if tag is None:
                break
            if tag["element"]:
                last = tag["element"].lower()
                closes = text[at + 1 : at + 5].lstrip("\\")[:1] == "/"
                if (last in _APART and not (closes and last == own)) or (not closes and own == last == "th"):
                    return
                if last == "input" and not closes:
                    yield from self._input(at, tag.end())
                    return
                strict = strict or (not closes and last in _STRICT)
            at = tag.end()
        content = _TEXT.match(text, at)
        if content and at > name.end:
            yield from self._content(content, strict)
            if last == "td":
                yield from self._cells(content.end())

    def _cells(self, at: int) -> Iterator[Span]:
        """What the other cells of the row hold."""
        end = _ROW_END.search(self._text, at, at + _LONGEST_ROW)
        for cell in islice(_CELL.finditer(self._text, at, end.start() if end else at + _LONGEST_ROW), _MOST_CELLS):
            if content := _TEXT.match(self._text, cell.end()):
                yield from self._content(content, True)

    def _input(self, start: int, end: int) -> Iterator[Span]:
        if _is_public_input(self._low, start, end):
            return
        if value := re.search(r"\svalue\s{0,5}=\s{0,5}(?:\"([^\"]*)|'([^']*)|([^\s\"'<>]+))", self._text[start:end], re.IGNORECASE):
            begin, stop = value.span(value.lastindex or 0)
            if not _NO_VALUE.fullmatch(self._text, start + begin, start + stop):
                yield Span(start + begin, start + stop)


def _is_public_input(low: str, start: int, end: int) -> bool:
    """Whether a field of a form is one whose value every visitor reads."""
    return re.search(r"\stype\s{0,5}=\s{0,5}[\"']?(?:submit|button|checkbox|radio|reset|image|file)\b", low[start:end]) is not None


def _blank(text: str, at: int) -> int:
    while text[at : at + 1].isspace() or text[at : at + 1] == "/":
        at += 1
    return at
