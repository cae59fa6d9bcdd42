"""What git writes into ``.git`` (gitrepository-layout(5), git-config(1)), with values masked or not."""

from __future__ import annotations

import re

import msgspec

_HEAD = re.compile(r"(?:ref: refs/[^\s~^:?*\[\\\x00-\x1f]{1,250}|[0-9a-f]{40}|[0-9a-f]{64})\s{0,4}")
_SECTION = re.compile(r"[ \t]*\[(?P<section>[A-Za-z0-9.\-]{1,60})(?:[ \t]+\"[^\"\n]*\")?\][ \t\r]*")
_VARIABLE = re.compile(r"[ \t]*(?P<name>[A-Za-z][A-Za-z0-9\-]{0,60})[ \t]*(?:=(?P<value>.*))?", re.DOTALL)
_CREDENTIALS = re.compile(r"\s*\"?[a-z+]{2,20}://[^/\s:@]{0,500}:[^/\s]{1,500}@", re.IGNORECASE)
_MOST_LINES = 500


class GitConfig(msgspec.Struct, frozen=True):
    """The ``config`` of a repository. ``credentials``: a URL in it carries a password or token behind a user name."""

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
        elif sections and (variable := _VARIABLE.fullmatch(line)):
            names.add((sections[-1], variable["name"].lower()))
            credentials |= _CREDENTIALS.match(variable["value"] or "") is not None
        elif line.strip() != "***":
            return None
    return GitConfig(tuple(dict.fromkeys(sections)), credentials) if ("core", "repositoryformatversion") in names else None
