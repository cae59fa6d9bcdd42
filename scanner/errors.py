"""Errors for the operator: what is wrong, and what to do. Caught once, in the command line, which exits with 2."""

from __future__ import annotations


class TilikError(Exception):
    """Printed as two lines: the message, then the hint."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.hint = hint


class SettingsError(TilikError):
    """tilik.toml or an option is wrong."""


class TargetsError(TilikError):
    """The list of targets is wrong; the message begins with ``file:line:column``."""


class StoreError(TilikError):
    """The store cannot be opened, read or written."""


class Interrupted(KeyboardInterrupt):
    """The operator, or the system, ended the command; the message says what is done, the hint how to go on."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.hint = hint
