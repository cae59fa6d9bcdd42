"""Values below a name: columns of CSV and TSV (RFC 4180), of tables drawn with bars, and of HTML tables."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checks.core.redact.positions.values import Span, is_label, is_sentence
from checks.core.redact.secret_names import Name, means_secret

_SEPARATORS = (",", ";", "\t", "|")
_FIELD = {
    separator: re.compile(
        rf"[ \t]*(?:\"(?P<quoted>(?:\"\"|[^\"\n])*+)\"?|(?P<plain>[^{re.escape(separator)}\n<]*))[^{re.escape(separator)}\n]*(?:{re.escape(separator)}|$)",
        re.MULTILINE,
    )
    for separator in _SEPARATORS
}
_HEADING = re.compile(r"[\w .\-/()#*`]{1,40}")
_LINE = re.compile(r"[^\n]*")
_ROW = re.compile(r"<tr\b", re.IGNORECASE)
_CELL = re.compile(r"<t[hd]\b[^<>]{0,500}>", re.IGNORECASE)
_WITHIN = re.compile(r"(?:\s|<[^<>]{0,200}>)*(?P<value>[^<]*)")
_LONGEST_LINE, _LONGEST_ROW = 4000, 4000


class SecretColumns:
    """Reads one text; every table is read once, however many of its columns are secret."""

    def __init__(self, text: str, low: str) -> None:
        self._text, self._low = text, low
        self._read = self._row = self._line = -1

    def below(self, name: Name) -> Iterator[Span]:
        """The values of the columns of the table that the name heads, all its secret columns at once."""
        if name.start < self._read:
            return
        text = self._text
        before = max(0, name.start - _LONGEST_LINE)
        start = max(text.rfind("\n", before, name.start), text.rfind(">", before, name.start)) + 1
        row = self._low.rfind("<tr", max(0, name.start - _LONGEST_ROW), name.start)
        if row >= 0 and self._low.find("</tr", row, name.start) < 0:
            if row != self._row:
                self._row = row
                yield from self._html(row)
        elif start != self._line and (start > 0 or name.start < _LONGEST_LINE):
            self._line = start
            yield from self._lines(start)

    def _lines(self, start: int) -> Iterator[Span]:
        text = self._text
        end = _end(text, start)
        for separator in _SEPARATORS:
            if separator not in text[start : min(end, start + _LONGEST_LINE)]:
                continue
            heads = [_plain(text, span) for span in _fields(text, start, separator)]
            if heads:
                heads[0] = _last(heads[0])
            heads = [one.strip(" `*\"'") for one in heads]
            names = [one for one in heads if one]
            if len(names) < 2 or not all(_HEADING.fullmatch(one) and len(one.split()) < 4 for one in names):
                continue
            columns = {n for n, one in enumerate(heads) if one and means_secret(one.lower())}
            if columns:
                self._read = end
                yield from self._rows(end + 1, separator, len(heads), columns)
                return

    def _rows(self, at: int, separator: str, count: int, columns: set[int]) -> Iterator[Span]:
        text = self._text
        while at < len(text):
            end = _end(text, at)
            if not set(text[at : min(end, at + 200)].strip()) <= set("+-|=: "):
                fields = list(_fields(text, at, separator))
                if len(fields) < min(count, 2) or (separator == "|") != ("|" in text[at:end]):
                    return
                for n in columns & set(range(len(fields))):
                    value = _plain(text, fields[n])
                    if value.strip() and not (is_sentence(value) and " " in value.strip()):
                        yield fields[n]
            self._read = end
            at = end + 1

    def _html(self, row: int) -> Iterator[Span]:
        text, low = self._text, self._low
        end = low.find("</tr", row, row + _LONGEST_ROW)
        if end < 0:
            end = low.find("<tr", row + 3, row + _LONGEST_ROW)
        heads = [_WITHIN.match(text, cell.end()) for cell in _CELL.finditer(text, row, end if end >= 0 else row + _LONGEST_ROW)]
        headings = [head["value"].strip() if head else "" for head in heads]
        columns = [n for n, one in enumerate(headings) if one and len(one) <= 40 and means_secret(one.lower())]
        # A row of a name and its value is no heading, so all its cells must read as names.
        if not columns or len(headings) < 2 or end < 0 or not all(is_label(one.replace("_", "")) for one in headings):
            return
        table = low.find("</table", end)
        self._read = end
        for tag in _ROW.finditer(text, end, table if table >= 0 else len(text)):
            cells: list[re.Match[str]] = []
            stop = low.find("</tr", tag.end(), tag.end() + _LONGEST_ROW)
            for cell in _CELL.finditer(text, tag.end(), stop if stop >= 0 else min(len(text), tag.end() + _LONGEST_ROW)):
                if inner := _WITHIN.match(text, cell.end()):
                    cells.append(inner)
            for n in columns:
                if (
                    n < len(cells)
                    and len(cells) == len(headings)
                    and cells[n]["value"].strip()
                    and not (is_sentence(cells[n]["value"]) and " " in cells[n]["value"].strip())
                ):
                    yield Span(*cells[n].span("value"))
            self._read = max(self._read, tag.end())


def _end(text: str, at: int) -> int:
    end = text.find("\n", at)
    return len(text) if end < 0 else end


def _fields(text: str, start: int, separator: str) -> Iterator[Span]:
    end = min(_end(text, start), start + _LONGEST_LINE)
    at = start
    while at < end:
        field = _FIELD[separator].match(text, at, end)
        if field is None or field.end() == at:
            return
        begin, stop = field.span("quoted" if field["quoted"] is not None else "plain")
        yield Span(begin, begin + len(text[begin:stop].rstrip()))
        at = field.end()


def _last(head: str) -> str:
    """The first heading of a table without what precedes the table in its line: a quote that opens a string, for instance."""
    return next((part for part in reversed(re.split(r"[\"'>]", head)[-2:]) if part.strip() and _HEADING.fullmatch(part)), "")


def _plain(text: str, span: Span) -> str:
    return text[span.start : span.end]
