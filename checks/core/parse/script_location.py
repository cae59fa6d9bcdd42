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
# What stands behind ``else`` is for the ordinary visitor: no telephone, no frame, HTTPS.
_BRANCHES = frozenset(("if", "while", "for", "switch", "catch"))
# So many members of members a window's own place has at most: ``window.top.location``.
_LONGEST_NAME = 3
_END = (";", "}", ",", ")")

_Value = str | None
# What a timer is told last: milliseconds (HTML section 8.7).
_WAITS = re.compile(r",\s{0,5}(\d{1,7})\s{0,5}\)")


def script_location(script: str, url: str) -> str | None:
    """The reference that a script on the page at ``url`` leads to in the end; None where it leads nowhere, or where only running it would tell.

    >>> script_location("var d = '/portal/'; window.location.href = d + 'index.php';", "https://dinkes.kotacontoh.go.id/")
    '/portal/index.php'
    """
    return _location(script[:_LONGEST_SCRIPT], url, is_timer=False)


def script_delay(script: str) -> float:
    """After how many seconds its timer leads on; 0 where it has none.

    >>> script_delay("setTimeout(() => { location.href = '/portal/' }, 500)")
    0.5
    """
    timer = script.find("setTimeout", 0, _LONGEST_SCRIPT)
    waits = _WAITS.search(script, timer, timer + _LONGEST_SCRIPT) if timer >= 0 else None
    return int(waits[1]) / 1000 if waits else 0.0


def _location(script: str, url: str, is_timer: bool) -> str | None:
    tokens = _tokens(script)
    variables, choices = _variables(tokens, url), _choices(tokens)
    reference: str | None = None
    for at, token in enumerate(tokens):
        if choices[at]:
            continue
        if (
            token == "setTimeout"
            and tokens[at + 1 : at + 2] == ["("]
            and at + 2 < len(tokens)
            and tokens[at + 2][0] == '"'
            and not is_timer
        ):
            reference = _location(tokens[at + 2][1:], url, is_timer=True) or reference
        if token == "open" and tokens[at + 1 : at + 2] == ["("] and _of_window(tokens, at):
            value, behind = _expression(tokens, at + 2, variables, url)
            here = tokens[behind : behind + 1] == [","] and tokens[behind + 1 : behind + 2] in (['"_self'], ['"_top'], ['"_parent'])
            reference = value if value is not None and here else reference
        if token == "location" and _of_window(tokens, at):
            value, _ = _expression(tokens, _navigation(tokens, at + 1), variables, url)
            if value is not None and tokens[at + 1 : at + 3] == [".", "pathname"]:
                value = f"/{value.lstrip('/')}"
            reference = value if value is not None else reference
    return reference


def _of_window(tokens: list[str], at: int) -> bool:
    """A name of one's own is no window's: ``data.location``."""
    return at < 2 or tokens[at - 1] != "." or tokens[at - 2] in _WINDOWS


def _choices(tokens: list[str]) -> list[bool]:
    """For each token whether it is reached only where something holds: what a branch does, nobody knows who does not run it."""
    unsure, depth = [False] * len(tokens), 0
    # Where the branches end that are open: at a brace of that depth, or with the statement.
    blocks: list[int] = []
    statement = False
    at = 0
    while at < len(tokens):
        token = tokens[at]
        if token in _BRANCHES and tokens[at - 1 : at] != ["."]:
            begin = _behind(tokens, at + 1)
            unsure[at:begin] = [True] * (begin - at)
            at = begin
            statement = tokens[at : at + 1] != ["{"]
            if not statement:
                depth += 1
                blocks.append(depth)
                at += 1
            continue
        if token == "{":
            depth += 1
        elif token == "}":
            if blocks and blocks[-1] == depth:
                blocks.pop()
            depth -= 1
            statement = False
        sign = at
        for _ in range(_LONGEST_NAME):
            sign -= 2 if sign > 1 and tokens[sign - 1] == "." else 0
        sign -= tokens[sign - 1 : sign] == ["("]
        unsure[at] = bool(blocks) or statement or tokens[sign - 2 : sign] in (["&", "&"], ["|", "|"]) or tokens[sign - 1 : sign] == ["?"]
        if token == ";":
            statement = False
        at += 1
    return unsure


def _behind(tokens: list[str], at: int) -> int:
    """Behind the condition that stands there in parentheses, if one does."""
    if tokens[at : at + 1] != ["("]:
        return at
    depth = 0
    for end in range(at, len(tokens)):
        depth += (tokens[end] == "(") - (tokens[end] == ")")
        if depth == 0:
            return end + 1
    return len(tokens)


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
    return at + 1 if member in ("", "pathname", *_MEMBERS) and tokens[at : at + 1] == [sign] else len(tokens)


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
