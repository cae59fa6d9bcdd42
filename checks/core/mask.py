"""Secrets and personal data are taken out of what a server sent before anything is stored."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable

MASK = "***"

_SECRET_NAME = (
    r"[\w.\-]*(?:passw(?:or)?d|passwd|pwd|passphrase|secret|token|api[_-]?key|apikey|access[_-]?key|private[_-]?key|"
    r"auth[_-]?key|secure[_-]?key|logged[_-]?in[_-]?key|nonce[_-]?key|app[_-]?key|encryption[_-]?key|salt|credential|kata[_-]?sandi|sandi)[\w.\-]*"
)
# name = value, name: value, 'name' => 'value', define('NAME', 'value'); the value ends at its quote, a comma, a tag or the line.
_ASSIGNED = re.compile(
    rf"(?P<head>[\"']?{_SECRET_NAME}[\"']?\s*(?:=>|[:=,])\s*)(?P<value>\"[^\"\n]*\"|'[^'\n]*'|[^\s\"'<>,;(){{}}\[\]][^\s<>,;]*)",
    re.IGNORECASE,
)
_USERINFO = re.compile(r"(?P<head>\b[a-z][a-z0-9+.\-]*://)[^\s/@:\"'<>]*(?::[^\s/@\"'<>]*)?@", re.IGNORECASE)
_PEM = re.compile(r"-----BEGIN ([A-Z ]*PRIVATE KEY)-----.*?(?:-----END \1-----|\Z)", re.DOTALL)
_KNOWN_KEYS = re.compile(
    r"\b(?:AKIA[0-9A-Z]{16}|gh[pousr]_[A-Za-z0-9]{30,}|glpat-[\w\-]{20,}|xox[baprs]-[\w\-]{10,}|AIza[\w\-]{35}|sk_live_\w{16,}|"
    r"eyJ[\w\-]{10,}\.[\w\-]{10,}\.[\w\-]*|\$2[aby]\$\d\d\$[./A-Za-z0-9]{53}|\$(?:apr1|1|5|6)\$[./A-Za-z0-9$]{10,})"
)
_SETTING = re.compile(r"^(?P<head>[ \t]*(?:export[ \t]+)?[A-Za-z_][A-Za-z0-9_.]*[ \t]*=[ \t]*)(?P<value>\S.*)$", re.MULTILINE)
_PROSE = re.compile(r"^\s*(?:#.*|;.*|//.*|\[[^\]]*\]\s*)?$")

# NIK and KK: 6 digits of region, birth date (day + 40 for women) or issue date, 4 digits of sequence.
_NIK = re.compile(r"(?<!\d)[1-9]\d{5}(?:[04][1-9]|[1256]\d|[37][01])(?:0[1-9]|1[0-2])\d{2}\d{4}(?!\d)")
_NPWP = re.compile(r"(?<!\d)\d{2}\.\d{3}\.\d{3}\.\d-\d{3}\.\d{3}(?!\d)")
_PHONE = re.compile(r"(?<![\d.])(?:\+62|62|0)[\s.\-]?8\d{1,3}(?:[\s.\-]?\d{3,4}){2}(?!\d)")
_EMAIL = re.compile(r"\b[\w.+\-]{1,64}@(?:[A-Za-z0-9\-]{1,63}\.)+[A-Za-z]{2,24}\b")


def mask(text: str) -> tuple[str, dict[str, int]]:
    """The text without secrets and personal data, and how many of each sort were taken out.

    In a file of settings (``.env``, ``.ini``) every value is masked and only names remain; elsewhere what follows a name such
    as ``password`` or ``token``, keys in known forms, and user information in URLs. Idempotent.
    """
    counts: Counter[str] = Counter()

    def replace(pattern: re.Pattern[str], sort: str, new: Callable[[re.Match[str]], str]) -> None:
        nonlocal text

        def once(found: re.Match[str]) -> str:
            masked = new(found)
            counts[sort] += masked != found[0]
            return masked

        text = pattern.sub(once, text)

    replace(_PEM, "private-key", lambda m: f"-----BEGIN {m[1]}-----{MASK}-----END {m[1]}-----")
    if _is_settings(text):
        replace(_SETTING, "secret", lambda m: m["head"] + MASK)
    replace(_USERINFO, "secret", lambda m: f"{m['head']}{MASK}@")
    replace(_ASSIGNED, "secret", lambda m: m["head"] + _quoted(m["value"]))
    replace(_KNOWN_KEYS, "secret", lambda m: MASK)
    replace(_NPWP, "npwp", lambda m: MASK)
    replace(_NIK, "nik", lambda m: MASK)
    replace(_PHONE, "phone", lambda m: MASK)
    replace(_EMAIL, "email", lambda m: MASK)
    return text, {sort: n for sort, n in sorted(counts.items()) if n}


def mask_header(name: str, value: str) -> str:
    """A header value as it may be kept: cookies lose their values, everything else is masked as text is."""
    if name.lower() == "set-cookie":
        pair, semicolon, attributes = value.partition(";")
        cookie, equals, _ = pair.partition("=")
        return f"{cookie}{equals}{MASK if equals else ''}{semicolon}{attributes}"
    return mask(value)[0]


def _quoted(value: str) -> str:
    return f"{value[0]}{MASK}{value[0]}" if value[:1] in "\"'" else MASK


def _is_settings(text: str) -> bool:
    """True when most lines that say something assign a value, as in a dotenv or ini file."""
    if "<" in text[:200] and re.search(r"<(?:!doctype|html|head|body|\?php)", text[:2000], re.IGNORECASE):
        return False
    said = [line for line in text.splitlines()[:2000] if not _PROSE.match(line)]
    assigned = sum(1 for line in said if _SETTING.match(line))
    return assigned >= 1 and assigned * 2 >= len(said)
