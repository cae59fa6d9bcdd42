"""Secrets in text: what is assigned to a telling name, keys in known forms, user information in URLs, private keys."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache, lru_cache

from checks.core.settings_file import hollow_userinfo

# Matched without what precedes it in a name, so that a long run of letters is not searched again from each of them.
_TELLING = (
    r"(?:passw(?:or)?d|passphrase|(?:(?<![a-z])|(?<=db)|(?<=ftp)|(?<=smtp)|(?<=mail)|(?<=user)|(?<=root)|(?<=admin))pass(?![a-z])|pwd|"
    r"secret|token|(?:api|access|private|auth|secure|logged[_-]?in|nonce|app|encryption)[_-]?key|(?<![a-z])salt(?![a-z])|"
    r"kata[ _-]?sandi|(?<![a-z])sandi(?![a-z]))[\w.\-]{0,64}"
)
_QUOTE = r"(?:\\{0,3}[\"']|&(?:quot|apos|#0?3[49]);)"
_SPACE = r"[ \t]{0,20}"
_IS = rf"{_QUOTE}?\]?{_SPACE}(?:=>|:=|={{1,3}}|:){_SPACE}"
_ARGUMENT = rf"{_QUOTE}{_SPACE},{_SPACE}"
# A quoted value that is cut off ends with its line.
_QUOTED = (
    r"\"(?:\\.|[^\"\n])*+(?:\"|$)|'(?:\\.|[^'\n])*+(?:'|$)|"
    r"(?P<quote>\\{1,3}[\"']|&(?:quot|apos|#0?3[49]);)[^\n]*?(?:(?P=quote)|$)"
)
_LITERAL = r"(?:-?\d[\d.]{0,30}|true|false|null)(?=[,;)}\]\s]|$)"
_BARE = {True: r"[^\s\"'<>({\[][^\s\"'<>]*", False: r"[^\s\"'({\[]\S*"}
_REST = {True: r"[^\s<][^\n<]*", False: r"\S[^\n]*"}
_TAG = r"(?P<tag><[a-zA-Z/][^<>]{0,8000}>)|"


@cache
def _assigned(html: bool) -> re.Pattern[str]:
    """Values of telling names. A line that begins with one is masked to its end, so that secrets may contain anything.

    In HTML tags are matched as well, so that they can be treated on their own, and values end where a tag begins.
    """
    begins = rf"^[ \t]{{0,40}}(?:(?:[#;*\-]|//){_SPACE})?[\w.\-$\"'\[\]>(]{{0,80}}?"
    line = rf"(?P<line>{begins}{_TELLING}(?:{_IS}|{_ARGUMENT}))(?P<rest>{_REST[html]})"
    inline = rf"(?P<head>{_TELLING}(?:{_IS}|{_ARGUMENT}(?=[\"'])))(?P<value>{_QUOTED}|{_LITERAL}|{_BARE[html]})"
    return re.compile(rf"{_TAG if html else ''}{line}|{inline}", re.IGNORECASE | re.MULTILINE)


_MARKUP = re.compile(r"\s{0,100}<|.{0,2000}?<(?:!doctype|html|head|body)\b", re.IGNORECASE | re.DOTALL)
_ATTRIBUTE = re.compile(r"(?<=[\s\"'/])(?P<name>[^\s\"'<>/=]{1,100})(?P<equals>\s{0,20}=\s{0,20})(?P<value>\"[^\"]*\"|'[^']*'|[^\s\"'<>]+)")
_TELLING_NAME = re.compile(_TELLING, re.IGNORECASE)
_FIELD = re.compile(rf"\b(?:type|name|id)\s{{0,20}}=\s{{0,20}}[\"']?[^\"'\s<>]{{0,80}}?{_TELLING}", re.IGNORECASE)
_USERINFO = re.compile(r"(?P<head>:(?:\\?/){2})(?P<userinfo>[^\s/\"'<>\\]{0,2000}@)")
_AUTHORIZATION = re.compile(
    r"(?P<head>authorization[\"']?[ \t]{0,20}[:=][ \t]{0,20}[\"']?(?:bearer|basic)[ \t]{1,20})[^\s\"'<>]+", re.IGNORECASE
)
_PEM = re.compile(r"-----BEGIN ([A-Z0-9 ]{0,30}PRIVATE KEY)-----.*?(?:-----END \1-----|\Z)", re.DOTALL)
_KNOWN_FORMS = {
    "AKIA": r"\bAKIA[0-9A-Z]{16}",
    "gh": r"\bgh[pousr]_[A-Za-z0-9]{30,}",
    "github_pat_": r"\bgithub_pat_\w{30,}",
    "glpat-": r"\bglpat-[\w\-]{20,}",
    "xox": r"\bxox[baprs]-[\w\-]{10,}",
    "AIza": r"\bAIza[\w\-]{35}",
    "sk_live_": r"\bsk_live_\w{16,}",
    "eyJ": r"(?<![\w\-])eyJ[\w\-]{10,}\.[\w\-]{10,}\.[\w\-]*",
    "$2": r"\$2[abxy]\$\d\d\$[./A-Za-z0-9]{53}",
    "$": r"\$(?:apr1|1|5|6)\$[./A-Za-z0-9$]{10,}",
}
# A plain search for these is so much faster than the patterns that most texts cost nothing.
_HINTS = ("pass", "pwd", "secret", "token", "key", "salt", "sandi")


@lru_cache(maxsize=1024)
def _telling(name: str) -> bool:
    return _hinted(name.lower()) and _TELLING_NAME.search(name) is not None


def names_secret(name: str) -> bool:
    """True when what carries this name is probably secret: ``DB_PASSWORD``, ``X-Api-Key``."""
    return _telling(name[:200])


def without_private_keys(text: str, mask: str) -> tuple[str, int]:
    """The text with ``mask`` for the content of each private key in PEM form, and how many there were."""
    return _counted(_PEM, text, lambda m: f"-----BEGIN {m[1]}-----{mask}-----END {m[1]}-----")


def without_secrets(text: str, mask: str) -> tuple[str, int]:
    """The text with ``mask`` for each secret, and how many there were. Tags, links and form fields of HTML stay as they are."""
    lowered = text.lower()
    patterns: list[tuple[re.Pattern[str], Callable[[re.Match[str]], str]]] = []
    if _hinted(lowered):
        html = _MARKUP.match(text) is not None
        patterns.append((_assigned(html), lambda m: _value(m, mask)))
    if "authorization" in lowered:
        patterns.append((_AUTHORIZATION, lambda m: m["head"] + mask))
    if "@" in text:
        patterns.append((_USERINFO, lambda m: m["head"] + hollow_userinfo(m["userinfo"], mask)))
    patterns.extend((re.compile(form), lambda m: mask) for hint, form in _KNOWN_FORMS.items() if hint in text)
    total = 0
    for pattern, new in patterns:
        text, count = _counted(pattern, text, new)
        total += count
    return text, total


def _hinted(lowered: str) -> bool:
    """Whether a telling name can stand in a text, given in lower case."""
    return any(map(lowered.__contains__, _HINTS))


def _counted(pattern: re.Pattern[str], text: str, new: Callable[[re.Match[str]], str]) -> tuple[str, int]:
    count = 0

    def put(found: re.Match[str]) -> str:
        nonlocal count
        masked = new(found)
        count += masked != found[0]
        return masked

    return pattern.sub(put, text), count


def _value(found: re.Match[str], mask: str) -> str:
    parts = found.groupdict()
    if parts.get("tag"):
        return _tag(parts["tag"], mask)
    if found["line"]:
        return found["line"] + mask
    return found["head"] + _quoted(found["value"], mask, found["quote"])


def _quoted(value: str, mask: str, quote: str | None = None) -> str:
    quote = quote or (value[0] if value[0] in "\"'" else "")
    return f"{quote}{mask}{quote}"


def _tag(tag: str, mask: str) -> str:
    field = _FIELD.search(tag) is not None

    def attribute(found: re.Match[str]) -> str:
        name, value = found["name"].lower(), found["value"]
        quote = value[0] if value[0] in "\"'" else ""
        inner = value[1:-1] if quote else value
        if inner and (names_secret(name) or (field and name in ("value", "content"))):
            inner = mask
        elif inner:
            inner = _assigned(False).sub(lambda m: _value(m, mask), inner)
        return f"{found['name']}{found['equals']}{quote}{inner}{quote}"

    return _ATTRIBUTE.sub(attribute, tag)
