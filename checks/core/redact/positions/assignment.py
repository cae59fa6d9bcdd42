"""A value behind its name and a sign: settings, code, JSON, YAML, arguments, arrays, headers, sentences such as ``Kata sandi: x``."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checks.core.redact.positions.values import Span, bare_at, is_plain, is_sentence, phrase_at, quoted_at
from checks.core.redact.secret_names import Name

_QUOTE_END = r"(?:\\{0,5}[\"'`]|&(?:quot|apos|#0?3[49]|#x2[27]);)?"
_SIGN = re.compile(
    rf"(?P<close>{_QUOTE_END}\]?)(?:\[\d{{0,5}}\])?(?P<blank>[ \t\xa0]{{0,60}})"
    r"(?:(?P<sign>=>|=&gt;|:=|!?={1,3}|:(?![:/]/?)|::(?=[ \t]{0,60}(?:[\"'&]|(?=[^\s\d]{0,60}\d)[\w+/\-]{20}|[a-z]{20}))|\.assign\(|\((?=[\"']))|(?P<comma>,)|(?P<serial>;(?=s:\d)))(?P<space>[ \t\xa0]{0,60})"
)
_BEGINS = re.compile(
    r"[ \t]{0,40}(?:(?:[#;*\-]|//|rem )[ \t]{0,20})?(?:export |set |setenv |env |var |let |const |define )?[\w.\-$\"'\[\]>(: ]{0,60}",
    re.IGNORECASE,
)
_CLOSING = re.compile(r"[\"'`]?[\s,;)\]}]*(?:(?://|#)[^\n]*)?(?=\n|$)")
_COMPARISON = re.compile(r"[\"']([^\"'\n]{1,200})[\"']\s{0,10}[!=]={1,2}\s{0,10}$")
_STRING = re.compile(r"\"(?:\\.?|[^\"\\\n])*+(?:\"|$)|'(?:\\.?|[^'\\\n])*+(?:'|$)", re.MULTILINE)
_MEMBER = re.compile(r"\{\s{0,100}[\"'](?:value|val|_|#text|\$t?|default|plain|raw)[\"']\s{0,10}:\s{0,10}(?=[\"'])")
# What holds nothing but secrets, whatever they are called: {"secrets": {"db": "x"}}
_SECRETS = re.compile(r"(?:secrets|credentials|kredensial)$", re.IGNORECASE)
_VALUE = re.compile(r"[\"']\s{0,10}(?::|=>)\s{0,10}(?=[\"'])")
_BLOCK = re.compile(r"[|>]?[+\-]?[ \t]{0,10}\r?\n(?=(?P<indent>[ \t]{1,60})\S)")
# PHP's var_dump writes a value below its key.
_DUMP = re.compile(r"\n[ \t]{0,60}(?:=> ?)?(?:string\(\d{1,9}\) ?)?(?=\")")
# A sentence that says what it is: "kata sandi Anda adalah …", "password … for user"; what it says has a letter and a digit.
_SENTENCE = re.compile(
    r"[\"']?\]? {1,60}(?:[A-Za-z]{1,12} )?(?:(?:is|adalah|ialah|yaitu) )?[\"']?(?P<value>(?=[^\s\d]{0,40}\d)(?=[^\sA-Za-z]{0,40}[A-Za-z])[^\s\"'<>=:/()\[\]{},;.\-]{7,200})(?=[\s\"'<.,]|$)"
)
# A string right behind its name: password "x1"
_QUOTE = r"(?:[\"']|&(?:quot|apos|#0?3[49]|#x2[27]);)"
_STRING_BEHIND = re.compile(rf"{_QUOTE_END}\]?[ \t]{{1,60}}(?={_QUOTE}(?=[^\s\d\"']{{0,60}}\d)[^\s\"'<>]{{6,200}}{_QUOTE})")
# A directive of a server, its value behind a blank; Cisco's have the sort of hash between.
_DIRECTIVE = re.compile(r"[ \t]{1,10}(?:[05789] )?[\"']?(?P<value>[^\s\"'<>:=]{1,300})[\"';]{0,2}[ \t\r]{0,20}(?=\n|$|<)")
# An option of a command and its argument.
_OPTION = re.compile(r"[ \t]{1,3}(?=[^\s\-<>|&;])")
_LONGEST_LIST, _LONGEST_BLOCK = 4000, 600


def assignments(text: str, name: Name, html: bool) -> Iterator[Span]:
    """The values that are assigned to the name, most often one."""
    if comparison := _COMPARISON.search(text, max(0, name.start - 220), name.start):
        yield Span(*comparison.span(1))
    sign = _SIGN.match(text, name.end)
    if sign is None:
        if text[name.start] == "-" and (option := _OPTION.match(text, name.end)):
            yield quoted_at(text, option.end()) or bare_at(text, option.end(), html) or Span(0, 0)
        elif (word := _DIRECTIVE.match(text, name.end)) and _at_line_begin(text, name, html) and not is_plain(word["value"]):
            yield Span(*word.span("value"))
        elif behind := _STRING_BEHIND.match(text, name.end):
            yield quoted_at(text, behind.end()) or Span(0, 0)
        elif sentence := _SENTENCE.match(text, name.end):
            yield Span(*sentence.span("value"))
        return
    at = sign.end()
    if sign["close"] == "]" and not sign["blank"] and sign["sign"] == ":":
        # A selector of CSS: [type=password]:focus
        return
    if sign["sign"] == ":" and text.startswith("--", name.start):
        # A property of CSS: --token-color: #123
        return
    if sign["comma"]:
        yield from _argument(text, name, sign)
        return
    if sign["serial"]:
        if value := quoted_at(text, at):
            yield value
        return
    if value := quoted_at(text, at):
        yield _whole(text, name, value) if not html else value
    elif text[at : at + 1] == "[":
        yield from (Span(string.start() + 1, string.end() - 1) for string in _STRING.finditer(text, at, _closing(text, at)))
    elif text[at : at + 1] == "{" and _SECRETS.search(text, name.start, name.end):
        yield from _members(text, at)
    elif member := _MEMBER.match(text, at):
        if value := quoted_at(text, member.end()):
            yield value
    elif dump := _DUMP.match(text, at):
        if value := quoted_at(text, dump.end()):
            yield value
    elif (block := _BLOCK.match(text, at)) and sign["sign"] != "=":
        yield from _block_lines(text, name, block, at)
    else:
        yield from _bare_values(text, name, at, html, sign["sign"] == ":" and not sign["close"])


def _bare_values(text: str, name: Name, at: int, html: bool, colon: bool) -> Iterator[Span]:
    bare = bare_at(text, at, html)
    if bare is None:
        return
    begins = _at_line_begin(text, name, html)
    if colon:
        if value := phrase_at(text, bare.start, _end(text, bare.start, html, begins), begins):
            yield value if begins else Span(value.start, max(value.end, bare.end))
    elif begins and not html:
        end = _end(text, bare.start, False, True)
        yield Span(bare.start, bare.start + len(text[bare.start : end].rstrip()))
    else:
        yield bare


def _end(text: str, at: int, html: bool, whole: bool) -> int:
    """Where the line ends, or in HTML the piece of text; not beyond what is looked at unless the ``whole`` may be a value."""
    most = len(text) if whole else min(len(text), at + _LONGEST_LIST)
    ends = [end for end in (text.find("\n", at, most), text.find("<", at, most) if html else -1) if end >= 0]
    return min(ends, default=most)


def _whole(text: str, name: Name, value: Span) -> Span:
    """A quoted value at the begin of a line, with what follows its quote unless that only closes."""
    if not _at_line_begin(text, name, False) or _CLOSING.match(text, value.end):
        return value
    return Span(value.start, _end(text, value.end, False, True))


def _at_line_begin(text: str, name: Name, html: bool) -> bool:
    """Whether little but signs and words of declaration stands before a name in its line, or in HTML in its piece of text."""
    start = text.rfind("\n", max(0, name.start - 101), name.start) + 1
    if html:
        start = max(start, text.rfind(">", max(0, name.start - 101), name.start) + 1)
    if start == 0 and name.start > 100:
        return False
    begin = _BEGINS.match(text, start, name.start)
    return begin is not None and begin.end() == name.start


def _argument(text: str, name: Name, sign: re.Match[str]) -> Iterator[Span]:
    """The next argument, or the second item of a pair."""
    value = quoted_at(text, sign.end()) if sign["close"] else None
    if value is None:
        return
    before = text[max(0, name.start - 40) : name.start].rstrip("\"'\\ \t\n")[-1:]
    if before in ("(", "[") or text[value.end + 1 : value.end + 20].lstrip()[:1] in (")", "]", ""):
        yield value


def _members(text: str, at: int) -> Iterator[Span]:
    """The strings that are values between these braces."""
    end = text.find("}", at, at + _LONGEST_BLOCK)
    for match in _VALUE.finditer(text, at, end if end >= 0 else min(len(text), at + _LONGEST_BLOCK)):
        value = quoted_at(text, match.end())
        if value and not is_sentence(text[value.start : value.end]):
            yield value


def _closing(text: str, at: int) -> int:
    end = text.find("]", at, at + _LONGEST_LIST)
    return end if end >= 0 else min(len(text), at + _LONGEST_LIST)


def _block_lines(text: str, name: Name, block: re.Match[str], at: int) -> Iterator[Span]:
    """The lines below a name that are indented more than it (YAML 1.2 sections 8.1 and 8.2); none where they have names of their own."""
    start = text.rfind("\n", max(0, name.start - 200), name.start) + 1
    own = len(text[start : min(name.start, start + 100)]) - len(text[start : min(name.start, start + 100)].lstrip(" \t-\"'"))
    scalar = text[at] in "|>"
    line = block.end()
    while line < len(text):
        end = text.find("\n", line)
        end = len(text) if end < 0 else end
        content = text[line:end]
        inner = content.lstrip(" \t")
        if len(content) - len(inner) <= own and inner:
            return
        item = inner.removeprefix("- ").strip("\r \t")
        if not scalar and re.match(r"[\w.\-]{1,60}:(?:\s|$)", item):
            return
        if item and item != "***":
            begin = line + content.index(item)
            yield Span(begin, begin + len(item))
        line = end + 1
