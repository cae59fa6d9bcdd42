"""Secrets that settings only point to: in the environment, or in a file."""

from __future__ import annotations

import os
from pathlib import Path

from scanner.errors import SettingsError


def secret(value: str, name: str, what: str) -> str:
    """What a setting's value stands for: ``env:NAME`` for a variable, ``file:PATH`` for what a file holds, anything else for itself.

    ``name`` is the setting and ``what`` is kept there, in words for `SettingsError`, which is raised where the variable or the file is not there.
    """
    kind, _, rest = value.partition(":")
    if kind == "env":
        if not (content := os.environ.get(rest)):
            raise SettingsError(f"{name}: the environment has no {rest}", "Set it where tilik runs, or name another.")
        return content
    if kind == "file":
        try:
            return Path(rest).read_text("utf-8").strip()
        except (OSError, ValueError):
            raise SettingsError(f"{name}: {rest} cannot be read", f"Name a file that holds {what}.") from None
    return value
