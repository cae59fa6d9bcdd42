"""Parts of tilik that need an extra, loaded where they are used."""

from __future__ import annotations

import importlib
from types import ModuleType

from scanner.errors import SettingsError


def fleet(module: str = "run") -> ModuleType:
    """A module of `scanner.fleet`; `SettingsError` where Celery is not installed."""
    try:
        return importlib.import_module(f"scanner.fleet.{module}")
    except ModuleNotFoundError as missing:
        if (missing.name or "").partition(".")[0] not in ("celery", "kombu", "redis"):
            raise
        raise SettingsError(
            "a fleet needs Celery and Redis's client, which are not installed", "Install them: pip install 'tilik[fleet]'"
        ) from None
