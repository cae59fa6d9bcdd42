"""A dotenv file: settings of an application, one ``NAME=value`` a line. Values are neither needed nor read."""

from __future__ import annotations

import re

import msgspec

from checks.core.redact.placeholders import is_placeholder
from checks.core.redact.secret_names import names_secret
from checks.core.redact.settings_files import content_of, opens_connection

_LINE = re.compile(r"[ \t]*(?:export[ \t]+)?(?P<name>[A-Za-z_][A-Za-z0-9_.]*)[ \t]*=(?P<value>.*)", re.DOTALL)
_COMMENT = re.compile(r"\s*(?:[#;].*)?", re.DOTALL)
# Names that frameworks give their settings, so that a stranger's list of assignments is not taken for a dotenv file.
_NAMES = re.compile(
    r"(?:APP|DB|DATABASE|MAIL|SMTP|REDIS|CACHE|SESSION|QUEUE|LOG|AWS|S3|MYSQL|POSTGRES|PG|MONGO|JWT|NODE|CI|SECRET|API|WP|AUTH|FTP|LDAP)_?[A-Z0-9_]*"
)
_CONNECTION = re.compile(r"(?:DATABASE|DB|REDIS|MONGO(?:DB)?|AMQP|CLEARDB|JAWSDB)_(?:URL|URI|DSN)")
# Where a secret lies (Docker, "Use secrets in Compose") is none. The key in a DSN of Sentry is public ("Data Source Name").
_NO_SECRET = ("_FILE", "SENTRY_DSN")
_ADDRESS = ("_URL", "_URI", "_DSN", "_ENDPOINT", "_HOST", "_SERVER")
_MOST_LINES = 2000
_MASK = "***"


class Dotenv(msgspec.Struct, frozen=True):
    """The names of all settings in order, and those that hold a secret (a password, key, token or connection string)."""

    names: tuple[str, ...]
    secret: tuple[str, ...]


def dotenv(text: str) -> Dotenv | None:
    """The names in a dotenv file, or None when this is none: markup, prose, or names no framework knows.

    >>> dotenv("APP_ENV=production\\nDB_PASSWORD=***\\n")
    Dotenv(names=('APP_ENV', 'DB_PASSWORD'), secret=('DB_PASSWORD',))
    """
    lines = [line for line in text.split("\n", _MOST_LINES)[:_MOST_LINES] if not _COMMENT.fullmatch(line)]
    settings = [match for line in lines if (match := _LINE.fullmatch(line))]
    names = tuple(dict.fromkeys(setting["name"] for setting in settings))
    secrets = {setting["name"] for setting in settings if _is_secret(setting["name"], content_of(setting["value"]))}
    secret = tuple(name for name in names if name in secrets)
    # One setting makes a file where it is all of it and a secret, as the file that `prisma init` writes.
    enough = len(names) * 2 >= len(lines) if len(names) > 1 else len(lines) == len(secret) == 1
    if "<" in "".join(line.lstrip()[:1] for line in lines) or not enough:
        return None
    return Dotenv(names, secret) if any(_NAMES.fullmatch(name) for name in names) else None


def _is_secret(name: str, content: str) -> bool:
    """Whether a setting has a secret: by its name, or as the password of a connection; what only stands for one is none."""
    if not content or name.upper().endswith(_NO_SECRET):
        return False
    if content == _MASK:
        return names_secret(name) or _CONNECTION.fullmatch(name) is not None
    if is_placeholder(content):
        return False
    connects = opens_connection(content)
    return (
        bool(connects)
        or content == f"password={_MASK}"
        or (names_secret(name) and (connects is None or not name.upper().endswith(_ADDRESS)))
    )
