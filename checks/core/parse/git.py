"""What git writes into ``.git`` (gitrepository-layout(5), git-config(1)), with values masked or not."""

from __future__ import annotations

import re

import msgspec

from checks.core.redact.mask import MASK
from checks.core.redact.placeholders import is_placeholder
from checks.core.redact.secret_names import names_secret
from checks.core.redact.settings_files import acts_with_password, content_of, header_in, holds_secret

_HEAD = re.compile(r"(?:ref: refs/[^\s~^:?*\[\\\x00-\x1f]{1,250}|[0-9a-f]{40}|[0-9a-f]{64})\s{0,4}")
_SECTION = re.compile(
    r"[ \t]*\[(?P<section>[A-Za-z0-9.\-]{1,60})(?:[ \t]+\"(?P<sub>(?:[^\"\\\n]|\\.)*)\")?\][ \t\r]*(?P<first>[^ \t\r].*)?", re.DOTALL
)
_VARIABLE = re.compile(r"[ \t]*(?P<name>[A-Za-z][A-Za-z0-9\-]{0,60})[ \t]*(?:=(?P<value>.*))?", re.DOTALL)
_USERINFO = re.compile(r"[\s\"]{0,9}[a-z][a-z+.\-]{1,20}://(?P<userinfo>[^/\s]{1,2000})@", re.IGNORECASE)
# Says that a certificate's password is asked for, and none; names the key that commits are signed with (git-config(1), `user.signingKey`).
_NO_SECRET = frozenset(("sslcertpasswordprotected", "proxysslcertpasswordprotected", "signingkey"))
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
    # A line that ends in a backslash goes on (git-config(1), "Syntax").
    for line in text.replace("\\\n", "").split("\n", _MOST_LINES)[:_MOST_LINES]:
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
            credentials |= _is_secret(sections[-1], variable["name"].lower(), (variable["value"] or "").strip())
        elif line.strip() != MASK:
            return None
    return GitConfig(tuple(dict.fromkeys(sections)), credentials) if ("core", "repositoryformatversion") in names else None


def _is_secret(section: str, name: str, value: str) -> bool:
    """Whether a variable carries a secret: a URL with one, a header that bears one, a program that is called with one, or a name that means one.

    An alias is a name that somebody invented.
    """
    if value in (MASK, f"password={MASK}"):
        content = value
    elif not (content := content_of(value)) or is_placeholder(content):
        return False
    if name == "extraheader":
        return names_secret(header_in(content) or "")
    if content == f"password={MASK}" or acts_with_password(content):
        return True
    return section != "alias" and name != "helper" and names_secret(name) and name not in _NO_SECRET


def _in_url(text: str) -> bool:
    url = _USERINFO.match(text)
    return url is not None and holds_secret(url["userinfo"])
