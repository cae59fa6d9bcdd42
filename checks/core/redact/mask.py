"""Secrets and personal data are taken out of what a server sent before anything is stored.

Every pattern is linear on hostile input: its repetitions are bounded, or begin only where a run of their characters begins.
"""

from __future__ import annotations

import re
from functools import lru_cache

from checks.core.redact.file_contents import without_content
from checks.core.redact.personal import without_personal
from checks.core.redact.secret_forms import without_private_keys
from checks.core.redact.secret_names import names_secret
from checks.core.redact.secrets import without_secrets
from checks.core.redact.settings_files import is_settings, without_values

MASK = "***"
_SHORT = 120
# The URL of a host, with nothing that is told apart from its path; ten digits in a row may be a number of somebody's.
_URL = re.compile(r"(https?://(?![a-z0-9.\-:]{0,260}\d{10})(?:[a-z0-9\-]{1,63}\.){0,10}[a-z0-9\-]{1,63}(?::\d{1,5})?)(/[^\s]*)")
# Headers that name secrets and carry none.
_PUBLIC_HEADERS = (
    "access-control-",
    "permissions-policy",
    "feature-policy",
    "content-security-policy",
    "public-key-pins",
    "sec-websocket-",
    "set-login",
)
_SESSIONS = frozenset(
    (
        "set-cookie2",
        "cookie2",
        "session",
        "x-session",
        "x-sid",
        "x-jwt",
        "jwt",
        "x-key",
        "x-auth",
        "x-authentication",
        "authentication",
        "x-signature",
    )
)
# Challenges and what confirms them (RFC 9110 section 11, RFC 7616): their scheme and realm stay.
_CHALLENGES = frozenset(("www-authenticate", "proxy-authenticate", "authentication-info", "proxy-authentication-info"))
_CHALLENGE = re.compile(
    r"(?P<head>\b(?:next|c)?(?:nonce|opaque|rspauth|response|token)\s{0,5}=\s{0,5}|\b(?:Negotiate|NTLM|Kerberos)[ \t]{1,5})(?:\"[^\"]*\"?|[^\s,\"]+)",
    re.IGNORECASE,
)


def mask(text: str) -> tuple[str, dict[str, int]]:
    """The text without secrets and personal data, and how many of each sort were taken out.

    In a file of settings (``.env``, ``.ini``) every value is masked and only names remain, and files such as dumps, logs and source code
    are emptied in the same way (`hollow`); elsewhere what follows a name such
    as ``password`` or ``token``, keys in known forms, and user information in URLs. Idempotent; linear in time.
    """
    text, keys = without_private_keys(text, MASK)
    text, content = without_content(text, MASK)
    text, values = without_values(text, MASK) if is_settings(text) else (text, 0)
    text, secrets = without_secrets(text, MASK)
    count = {"private-key": keys, "secret": content + values + secrets}
    text = without_personal(text, MASK, count)
    return text, {sort: n for sort, n in sorted(count.items()) if n}


def mask_line(line: str) -> str:
    """One line that is no file, a URL for instance, as `mask` leaves it."""
    # Every site is asked for the same paths.
    origin, path = match.groups() if (match := _URL.fullmatch(line)) else ("", line)
    return origin + (_again(path) if len(path) <= _SHORT else _redact(path))


def _redact(line: str) -> str:
    return without_personal(without_secrets(line, MASK, line=True)[0], MASK, {})


# A server sends most lines of its header again and again, and a URL is written in several places.
_again = lru_cache(maxsize=1024)(_redact)


def mask_header(name: str, value: str) -> str:
    """A header value as it may be kept: a cookie or a header with a telling name loses its value, others what text would lose."""
    return _header_again(name, value) if len(name) + len(value) <= _SHORT else _masked_header(name, value)


def _masked_header(name: str, value: str) -> str:
    if name.lower() == "set-cookie":
        pair, semicolon, attributes = value.partition(";")
        cookie, equals, _ = pair.partition("=")
        # A cookie without a name is all value (RFC 6265bis section 5.5).
        masked_pair = f"{cookie}={MASK}" if equals else MASK if pair.strip() else pair
        return f"{masked_pair}{semicolon}{_redact(attributes)}"
    if name.lower() in _CHALLENGES:
        return _CHALLENGE.sub(lambda match: f"{match['head']}{MASK}", value)
    if _secret_header(name.lower()):
        return MASK if value.strip() else value
    return _redact(value)


def _secret_header(name: str) -> bool:
    return not name.startswith(_PUBLIC_HEADERS) and (names_secret(name) or name in _SESSIONS)


_header_again = lru_cache(maxsize=1024)(_masked_header)
