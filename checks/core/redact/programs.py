"""Passwords within a shell's line: what an alias, a helper or a task of cron calls."""

from __future__ import annotations

import re
from itertools import pairwise

from checks.core.redact.placeholders import is_placeholder
from checks.core.redact.secret_names import names_secret

# Options of sshpass(1), mysql(1) and its kin are written together with the password or not; curl(1), wget(1), lftp(1).
_JOINED = re.compile(r"sshpass|mysql(?:dump|admin|import|check|show)?|mariadb(?:-[a-z]{1,10})?")
_ACCOUNT = {"curl": ":", "http": ":", "lftp": ",", "smbclient": "%"}
_ACCOUNT_OPTIONS = ("-u", "--user", "-U", "--proxy-user", "-a")
_ASSIGNMENT = re.compile(r"(?P<name>-{0,2}[A-Za-z_][\w\-]{0,60})=(?P<value>.*)", re.DOTALL)
_SCHEME = re.compile(r"(?:basic|bearer|token|digest)", re.IGNORECASE)
_SEPARATORS = frozenset(("|", ";", "&", "&&", "||"))
_QUOTES = str.maketrans("", "", "\"'\\")
_MOST_WORDS = 2000


def speaks_password(program: str) -> bool:
    """Whether a password stands in a shell's line; one of a variable or that the program asks for does not.

    >>> speaks_password("!sshpass -p rahasia ssh budi@server"), speaks_password("!ssh -p 2222 budi@server")
    (True, False)
    """
    words = [word for part in program.translate(_QUOTES).split(maxsplit=_MOST_WORDS) if (word := part.rstrip(";"))]
    name, header = "", False
    for word, following in pairwise((*words, "")):
        last = word.lstrip("!(").rpartition("/")[2]
        if word in _SEPARATORS:
            name = ""
        elif _JOINED.fullmatch(last) or last in _ACCOUNT:
            name = last
        if header and not _SCHEME.fullmatch(word):
            header = False
            if _is_value(word):
                return True
        header = header or (word.endswith(":") and names_secret(word[:-1]))
        if _in_option(name, word, following) or _in_assignment(word, following):
            return True
    return False


def _in_option(name: str, word: str, following: str) -> bool:
    """Whether an option of a program has a password."""
    if _JOINED.fullmatch(name) and word.startswith("-p"):
        return _is_value(word[2:]) or (name == "sshpass" and word == "-p" and _is_value(following))
    between = _ACCOUNT.get(name)
    return between is not None and word in _ACCOUNT_OPTIONS and _is_value(following.partition(between)[2])


def _in_assignment(word: str, following: str) -> bool:
    """Whether a variable or a long option has one: ``PGPASSWORD=…``, ``--http-password=…``, ``--password …``."""
    assignment = _ASSIGNMENT.fullmatch(word.lstrip("!("))
    if assignment:
        return names_secret(assignment["name"].lstrip("-")) and _is_value(assignment["value"])
    return word.startswith("--") and names_secret(word[2:]) and _is_value(following)


def _is_value(word: str) -> bool:
    return bool(word) and word[0] not in "$%`-<>|&" and not is_placeholder(word)
