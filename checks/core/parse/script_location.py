"""Where a script leads: what it assigns to ``location`` (HTML section 7.2.4), as far as that can be read without running it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from urllib.parse import urlsplit

_LONGEST_SCRIPT = 20_000
_TOKEN = re.compile(
    r"(?P<space>\s++|//[^\n\r]*+|/\*.*?(?:\*/|\Z)|<!--[^\n\r]*+|-->[^\n\r]*+)"
    # A string or template that nothing closes ends where its line, its plain part or the script does.
    r"|(?P<text>\"(?:\\.|[^\"\\\n])*+(?:\"|(?=\n)|\Z)|'(?:\\.|[^'\\\n])*+(?:'|(?=\n)|\Z)|`(?:\\.|[^`\\$])*+(?:`|(?=\$)|\Z))"
    r"|(?P<pattern>(?<=[(=,:!&|?{};\[\s])/(?![*/\s])(?:\\.|\[(?:\\.|[^\]\\\n]){0,100}+\]|[^/\\\n\[]){1,300}+/[a-z]*+)"
    r"|(?P<name>[\w$]++)|(?P<sign>[=!<>]=++|=>|\+[+=]|.)",
    re.DOTALL,
)
_ESCAPE = re.compile(r"\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|u\{([0-9a-fA-F]{1,6})\}|(\r\n|.))", re.DOTALL)
_LETTERS = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f", "v": "\v", "0": "\0", "\n": "", "\r": "", "\r\n": ""}
# The window by its names; a page that nobody frames is its own parent and top.
_WINDOWS = ("window", "document", "self", "top", "parent", "globalThis", "this")
_MEMBERS = ("href", "assign", "replace")
_END = (";", "}", ",", ")")

_Value = str | None


def script_location(script: str, url: str) -> str | None:
    """The reference that a script on the page at ``url`` leads to in the end; None where it leads nowhere, or where only running it would tell.

    >>> script_location("var d = '/portal/'; window.location.href = d + 'index.php';", "https://dinkes.kotacontoh.go.id/")
    '/portal/index.php'
    """
    tokens = _tokens(script[:_LONGEST_SCRIPT])
    variables = _variables(tokens, url)
    reference: str | None = None
    for at, token in enumerate(tokens):
        # A name of one's own is no window: `data.location`, `var location`.
        if token == "location" and not (at > 1 and tokens[at - 1] == "." and tokens[at - 2] not in _WINDOWS):
            value, _ = _expression(tokens, _navigation(tokens, at + 1), variables, url)
            reference = value if value is not None else reference
    return reference


def _tokens(script: str) -> list[str]:
    """Strings begin with a quotation mark and are unescaped; ``x["href"]`` stands as ``x.href``."""
    tokens: list[str] = []
    for token in _TOKEN.finditer(script):
        match token.lastgroup:
            case "text":
                tokens.append('"' + _ESCAPE.sub(_character, token[0][1:-1]))
            case "name" | "sign" | "pattern":
                tokens.append(token[0])
        if tokens[-1:] == ["]"] and len(tokens) > 3 and tokens[-3] == "[" and tokens[-2][1:] in ("location", *_MEMBERS):
            tokens[-3:] = [".", tokens[-2][1:]]
    return tokens


def _character(escape: re.Match[str]) -> str:
    code = escape[1] or escape[2] or escape[3]
    if not code:
        return _LETTERS.get(escape[4], escape[4])
    return chr(int(code, 16)) if int(code, 16) < 0x110000 else ""


def _variables(tokens: list[str], url: str) -> Mapping[str, str]:
    """What simple variables are, each by its first value."""
    variables: dict[str, str] = {}
    for at in range(len(tokens) - 2):
        name = tokens[at]
        if tokens[at + 1] == "=" and name.isidentifier() and name not in ("location", *_MEMBERS) and tokens[at - 1 : at] != ["."]:
            value, _ = _expression(tokens, at + 2, variables, url)
            if value is not None:
                variables.setdefault(name, value)
    return variables


def _navigation(tokens: list[str], at: int) -> int:
    """Where the expression begins that is assigned or called with; the end of all where there is none."""
    member = tokens[at + 1] if tokens[at : at + 1] == ["."] and at + 1 < len(tokens) else ""
    at += 2 if member else 0
    sign = "(" if member in ("assign", "replace") else "="
    return at + 1 if member in ("", *_MEMBERS) and tokens[at : at + 1] == [sign] else len(tokens)


def _expression(tokens: list[str], at: int, variables: Mapping[str, str], url: str) -> tuple[_Value, int]:
    """Strings, variables and parts of the page's own address, joined by ``+``; None where there is anything else."""
    terms: list[str] = []
    while True:
        value, at = _term(tokens, at, variables, url)
        if value is None:
            return None, at
        terms.append(value)
        if tokens[at : at + 1] != ["+"]:
            break
        at += 1
    following = tokens[at] if at < len(tokens) else ";"
    # What goes on as a call, a choice or a comparison is something else; a line may end without a sign.
    ends = following in _END or following[0] == '"' or following[0].isidentifier()
    return ("".join(terms) if ends else None), at


def _term(tokens: list[str], at: int, variables: Mapping[str, str], url: str) -> tuple[_Value, int]:
    token = tokens[at] if at < len(tokens) else ""
    if token[:1] == '"':
        return token[1:], at + 1
    if token in variables:
        return variables[token], at + 1
    while token in _WINDOWS and tokens[at + 1 : at + 2] == ["."] and at + 2 < len(tokens):
        at += 2
        token = tokens[at]
    if token != "location":
        return None, at
    part = tokens[at + 2] if tokens[at + 1 : at + 2] == ["."] and at + 2 < len(tokens) else "href"
    return _part(part, url), at + (3 if tokens[at + 1 : at + 2] == ["."] else 1)


def _part(name: str, url: str) -> _Value:
    """A member of the page's own ``location``."""
    place = urlsplit(url)
    parts = {
        "href": url, "origin": f"{place.scheme}://{place.netloc}", "protocol": f"{place.scheme}:", "host": place.netloc,
        "hostname": place.hostname or "", "pathname": place.path or "/", "search": f"?{place.query}" if place.query else "", "hash": "",
    }  # fmt: skip
    return parts.get(name)
