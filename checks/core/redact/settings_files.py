"""Files of settings (dotenv, ini, git config, Java properties): only names may be kept, so every value goes."""

from __future__ import annotations

import re

from checks.core.redact.placeholders import is_placeholder
from checks.core.redact.programs import speaks_password
from checks.core.redact.secret_names import names_secret

# The first setting of a section may stand on its line (git-config(1), "Syntax").
_ASSIGNMENT = re.compile(
    r"(?P<head>[ \t]*(?:\[[^\]\n]{1,300}\][ \t]*)?(?:[#;][ \t]*)?(?:export[ \t]+)?(?P<name>[A-Za-z_][\w.\-]*)[ \t]*=[ \t]*)(?P<value>.*)",
    re.DOTALL,
)
_NO_VALUE = re.compile(r"\s*(?:[#;!].*|//.*|\[[^\]]*\]\s*)?", re.DOTALL)
_MARKUP = re.compile(r"<(?:!doctype|html|head|body|title|meta|script|div|\?php|\?xml)\b", re.IGNORECASE)
# A password may have a slash in it, as people write it and as what a cipher or a template puts there; a port with a path behind it is none.
_URL = re.compile(
    r"[\"']?(?P<scheme>[A-Za-z][\w+.\-]{0,20}://|jdbc:[a-z]{1,20}:(?://)?)(?P<authority>[^/:@\s]{0,2000}:(?!\d{1,5}/)[^@\s]{0,2000}+[^@\n]{0,200}+@[^/]*|[^/]*)",
    re.DOTALL,
)
# Sources of data as PDO (PHP), ADO.NET and libpq write them.
_SOURCE = re.compile(
    r"[\"']?(?:(?:mysql|mariadb|pgsql|sqlsrv|oci|odbc|dblib|firebird|sqlite):(?!//)|(?:server|data source|host|hostaddr|dbname|addr|user id|uid|username|user|driver|provider)\s{0,3}=[^;=]{0,300}[;\s])",
    re.IGNORECASE,
)
_PARAMETER = re.compile(r"[?&;,\s](?P<name>[A-Za-z][\w .\-]{0,40}?)\s{0,3}=\s{0,3}(?P<value>[^&;,\s\"']{1,500})")
# What is left of one without a password.
SOURCE_ALONE = "source="
_SAMPLE = 2000
_SECTION_URL = re.compile(r"(?P<scheme>[A-Za-z][\w+.\-]{0,20}://)(?P<authority>[^/\s\"\]]{1,2000})")
# git's `http.extraHeader` is a whole line of a header; any setting may be a program with the password inside.
_HEADER = re.compile(
    r"[\s\"']{0,9}(?P<name>[A-Za-z][\w\-]{0,60})\s{0,9}:\s{0,9}(?P<scheme>(?:basic|bearer|token)\s{1,9})?(?P<value>[^\s\"'](?:[^\"']*+))",
    re.IGNORECASE,
)
_COMMENT = re.compile(r"(?:^|\s)[#;].*", re.DOTALL)
_REST = re.compile(r"\s*+(?:[#;].*)?+", re.DOTALL)
# Tokens as their makers begin them (GitHub, GitLab, Bitbucket, Gitea with 40 hexadecimal digits, Azure with 52 signs): a name of a person is no such run.
_TOKEN_BEGINS = re.compile(r"(?:gh[opsur]_|github_pat_|gl(?:pat|dt|cbt|ptt|rt|soat)-|ATBB|ATCTT|npm_|hf_)[\w\-=]{8,}")
_RUN = re.compile(r"[A-Za-z0-9]{20,}")
_CHANGE = re.compile(r"(?<=[A-Za-z])[0-9]|(?<=[0-9])[A-Za-z]")
_MOST_CHANGES_OF_A_NAME = 3


def is_settings(text: str) -> bool:
    """True when most lines that say something assign a value."""
    if _MARKUP.search(text, 0, _SAMPLE):
        return False
    lines = [line for line in text.split("\n", _SAMPLE)[:_SAMPLE] if not _NO_VALUE.fullmatch(line)]
    names = [match["name"] for line in lines if (match := _ASSIGNMENT.fullmatch(line))]
    # One line such as `x=1` is no file of settings yet; `APP_KEY=1` is.
    return len(names) * 2 >= len(lines) and (len(names) > 1 or any(name.isupper() for name in names))


def without_values(text: str, mask: str) -> tuple[str, int]:
    """The text with ``mask`` for every value, and how many there were. Of a URL its scheme stays, and that it held a user or a password.

    A line that is neither a setting, a section nor a comment continues a value, so it goes as a whole.
    """
    lines = text.split("\n")
    last_with = {quote: max((n for n, line in enumerate(lines) if quote in line), default=-1) for quote in "\"'`"}
    new_lines: list[str] = []
    count, open_quote, first, begin = 0, "", 0, ""
    for n, line in enumerate(lines):
        setting = None if open_quote else _ASSIGNMENT.fullmatch(line)
        if setting:
            begin = _without_authorities(setting["head"], mask)
            new = begin + _hollow(setting["name"].lower(), setting["value"], mask)
            quote = _open_quote(setting["value"])
            first, open_quote = n, quote if quote and last_with[quote] > n else ""
        elif open_quote or not _NO_VALUE.fullmatch(line):
            new = mask
            if open_quote and line != mask and acts_with_password(line):
                new_lines[first] = f"{begin}password={mask}"
            open_quote = "" if open_quote and open_quote in line else open_quote
        else:
            new = _without_authorities(line, mask)
        count += new != line
        new_lines.append(new)
    return "\n".join(new_lines), count


def _without_authorities(line: str, mask: str) -> str:
    return _SECTION_URL.sub(lambda url: url["scheme"] + _hollow_authority(url["authority"], mask), line) if "://" in line else line


def _hollow(name: str, value: str, mask: str) -> str:
    # What was masked before stays as it is.
    if value.strip() in (mask, f"password={mask}", f"{SOURCE_ALONE}{mask}"):
        return value
    content = content_of(value)
    if not content or is_placeholder(content):
        return ""
    if name == "extraheader" and (header := header_in(content)) is not None:
        return f"{header}: {mask}" if header else ""
    secret = f"password={mask}"
    if url := _URL.match(content):
        return f"{url['scheme']}{hollow_userinfo(url['authority'], mask)}{mask}{'?' + secret if in_parameter(content) else ''}"
    if acts_with_password(content):
        return secret
    if _SOURCE.match(content):
        return secret if in_parameter(content) else f"{SOURCE_ALONE}{mask}"
    return mask


def in_parameter(address: str) -> bool:
    """Whether a parameter of an address or of a source of data has a password.

    >>> in_parameter("mysql:host=db;password=rahasia"), in_parameter("Server=db;Password=${PW}")
    (True, False)
    """
    return any(
        names_secret(parameter["name"].strip()) and (parameter["value"] == "***" or not is_placeholder(parameter["value"]))
        for parameter in _PARAMETER.finditer(f"&{address}")
    )


def opens_connection(content: str) -> bool | None:
    """Whether an address or a source of data has a password, masked or not; None where this is none.

    >>> opens_connection("postgres://u:${PW}@db/x"), opens_connection("postgres://***:***@***"), opens_connection("rahasia")
    (False, True, None)
    """
    if url := _URL.match(content):
        return holds_secret(url["authority"].rpartition("@")[0]) or in_parameter(content)
    if content == f"{SOURCE_ALONE}***":
        return False
    return in_parameter(content) if _SOURCE.match(content) else None


def without_secret(content: str, mask: str) -> str:
    """What is left of a value that stands for itself: nothing of a placeholder; of a connection, whether it has a password."""
    if content in (mask, f"password={mask}", f"{SOURCE_ALONE}{mask}"):
        return content
    if is_placeholder(content):
        return ""
    connects = opens_connection(content)
    return mask if connects is None else f"password={mask}" if connects else f"{SOURCE_ALONE}{mask}"


def content_of(value: str) -> str:
    """A value without its quotes and without what is said of it behind."""
    value = value.strip()
    if value[:1] in ('"', "'", "`") and (end := value.find(value[0], 1)) > 0 and _REST.fullmatch(value, end + 1):
        return value[1:end].strip()
    return value if value[:1] in ('"', "'", "`") else _COMMENT.sub("", value, count=1)


def header_in(line: str) -> str | None:
    """The name of a line of a header that has a value; empty where a placeholder stands for it, None where this is no header."""
    header = _HEADER.match(line)
    if header is None:
        return None
    return header["name"] if (header["scheme"] is None and header["value"] == "***") or not is_placeholder(header["value"].strip()) else ""


def acts_with_password(program: str) -> bool:
    """Whether a setting calls something with a password, or with an address that has one."""
    return speaks_password(program) or any(holds_secret(url["authority"].rpartition("@")[0]) for url in _SECTION_URL.finditer(program))


def hollow_userinfo(authority: str, mask: str) -> str:
    """What is left of the user information of a URL's authority (RFC 3986 section 3.2.1): whether there was one, and a secret in it."""
    userinfo, at, _ = authority.rpartition("@")
    return f"{mask}{':' + mask if holds_secret(userinfo) else ''}@" if at else ""


def holds_secret(userinfo: str) -> bool:
    """Whether there is a password, or a token in the place of the user (as GitHub, GitLab, Gitea and Azure accept it)."""
    user, _, password = userinfo.partition(":")
    return (
        (bool(password) and (user == password == "***" or not is_placeholder(password)))
        or _TOKEN_BEGINS.match(user) is not None
        or (_RUN.fullmatch(user) is not None and len(_CHANGE.findall(user)) > _MOST_CHANGES_OF_A_NAME)
    )


def _hollow_authority(authority: str, mask: str) -> str:
    return hollow_userinfo(authority, mask) + authority.rpartition("@")[2]


def _open_quote(value: str) -> str:
    """The quote that opens this value and does not close on its line; empty when there is none."""
    quote = value[:1]
    if quote not in ('"', "'", "`"):
        return ""
    return quote if re.search(rf"(?<!\\){quote}", value[1:]) is None else ""
