"""What git writes into ``.git`` (gitrepository-layout(5), git-config(1)), with values masked or not."""

from __future__ import annotations

import re

import msgspec

from checks.core.redact.secret_names import names_secret
from checks.core.redact.settings_files import holds_secret, speaks_password

_HEAD = re.compile(r"(?:ref: refs/[^\s~^:?*\[\\\x00-\x1f]{1,250}|[0-9a-f]{40}|[0-9a-f]{64})\s{0,4}")
_SECTION = re.compile(
    r"[ \t]*\[(?P<section>[A-Za-z0-9.\-]{1,60})(?:[ \t]+\"(?P<sub>(?:[^\"\\\n]|\\.)*)\")?\][ \t\r]*(?P<first>[^ \t\r].*)?", re.DOTALL
)
_VARIABLE = re.compile(r"[ \t]*(?P<name>[A-Za-z][A-Za-z0-9\-]{0,60})[ \t]*(?:=(?P<value>.*))?", re.DOTALL)
_USERINFO = re.compile(r"[\s\"]{0,9}[a-z][a-z+.\-]{1,20}://(?P<userinfo>[^/\s]{1,2000})@", re.IGNORECASE)
_HEADER = re.compile(r"[\s\"]{0,9}(?P<name>[A-Za-z][\w\-]{0,60})\s{0,9}:\s{0,9}\S")
# Says that a certificate's password is asked for, and none.
_NO_SECRET = frozenset(("sslcertpasswordprotected", "proxysslcertpasswordprotected"))
_MOST_LINES = 10_000


class GitConfig(msgspec.Struct, frozen=True):
    """The ``config`` of a repository. ``credentials``: a password or token stands in it, in whichever place git reads one from."""

    sections: tuple[str, ...]
    credentials: bool


def git_head(text: str) -> str | None:
    """The branch (or commit) that ``HEAD`` names, or None when this is no ``HEAD``.

    >>> git_head("ref: refs/heads/main\\n")
    'main'
    """
    if not _HEAD.fullmatch(text):
        return None
    return text.strip().removeprefix("ref: ").removeprefix("refs/").removeprefix("heads/")


def git_config(text: str) -> GitConfig | None:
    """The configuration, or None when git did not write this: its ``[core]`` section says which format the repository has."""
    sections: list[str] = []
    names: set[tuple[str, str]] = set()
    credentials = False
    for line in text.split("\n", _MOST_LINES)[:_MOST_LINES]:
        if not line.strip() or line.lstrip()[0] in "#;":
            continue
        if section := _SECTION.fullmatch(line):
            sections.append(section["section"].lower())
            credentials |= _in_url(section["sub"] or "")
            line = section["first"] or ""
        if not line or line[0] in "#;":
            continue
        if sections and (variable := _VARIABLE.fullmatch(line)):
            names.add((sections[-1], variable["name"].lower()))
            credentials |= _is_secret(variable["name"].lower(), (variable["value"] or "").strip())
        elif line.strip() != "***":
            return None
    return GitConfig(tuple(dict.fromkeys(sections)), credentials) if ("core", "repositoryformatversion") in names else None


def _is_secret(name: str, value: str) -> bool:
    """Whether a variable carries a secret: a URL with one, a header that bears one, a helper that answers with one, or a name that means one."""
    if name == "extraheader":
        header = _HEADER.match(value)
        return header is not None and names_secret(header["name"])
    if name == "helper":
        return speaks_password(value)
    return _in_url(value) or (bool(value) and names_secret(name) and name not in _NO_SECRET)


def _in_url(text: str) -> bool:
    url = _USERINFO.match(text)
    return url is not None and holds_secret(url["userinfo"])
