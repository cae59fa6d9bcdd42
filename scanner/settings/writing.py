"""Settings as a file, the way back from `load_settings`."""

from __future__ import annotations

from typing import Any

import msgspec
import tomlkit

from scanner.settings.declared import Settings


def settings_text(settings: Settings) -> str:
    """The tilik.toml that is read as these settings, paths as they stand in them. What has its default is left out."""
    return tomlkit.dumps(_beside(msgspec.to_builtins(settings), msgspec.to_builtins(Settings())))


def _beside(values: dict[str, Any], defaults: dict[str, Any]) -> dict[str, Any]:
    """What differs, plain settings before tables, as TOML wants them."""
    plain, tables = {}, {}
    for name, value in values.items():
        default = defaults.get(name)
        if isinstance(value, dict) and isinstance(default, dict):
            if within := _beside(value, default):
                tables[name] = within
        elif value is not None and value != default:
            plain[name] = list(value) if isinstance(value, tuple) else value
    return plain | tables
