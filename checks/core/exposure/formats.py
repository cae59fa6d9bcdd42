"""Formats that a body can be proven to have by name: the parsers of `checks.core.parse`, and the sorts of file that the mask empties."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import StrEnum

from checks.core.parse import administration, asks_password, dotenv, git_config, listing
from checks.core.redact.file_contents import is_credentials, is_dump, is_history, is_log, is_php
from checks.core.redact.settings_files import is_settings


class Format(StrEnum):
    """The closed list of formats."""

    ADMINISTRATION = "administration"
    ASKS_PASSWORD = "asks-password"
    DOTENV = "dotenv"
    DUMP = "dump"
    GIT_CONFIG = "git-config"
    HISTORY = "history"
    HTPASSWD = "htpasswd"
    LISTING = "listing"
    LOG = "log"
    PHP = "php"
    SETTINGS = "settings"


_READS: Mapping[Format, Callable[[str], bool]] = {
    Format.ADMINISTRATION: lambda text: administration(text) is not None,
    Format.ASKS_PASSWORD: asks_password,
    Format.DOTENV: lambda text: dotenv(text) is not None,
    Format.DUMP: is_dump,
    Format.GIT_CONFIG: lambda text: git_config(text) is not None,
    Format.HISTORY: is_history,
    Format.HTPASSWD: is_credentials,
    # An empty folder shows nothing.
    Format.LISTING: lambda text: (folder := listing(text)) is not None and bool(folder.names),
    Format.LOG: is_log,
    Format.PHP: is_php,
    Format.SETTINGS: is_settings,
}


def reads(format: Format, text: str) -> bool:
    """Whether the parser of that format finds in the text what it is for. Total: any text gives an answer."""
    return _READS[format](text)
