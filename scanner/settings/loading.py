"""tilik.toml, read and checked."""

from __future__ import annotations

import difflib
import re
import tomllib
from pathlib import Path

import msgspec

from scanner.errors import SettingsError
from scanner.settings.declared import Settings, tables
from scanner.settings.reading import beginning
from scanner.settings.sound import require_sound

SETTINGS_FILE = "tilik.toml"
_LARGEST = 1_000_000
_SEE = "docs/settings.md lists every setting."
_UNKNOWN_FIELD = re.compile(r"Object contains unknown field `([^`]*)`")


def load_settings(path: Path | None) -> Settings:
    """The settings of a file; without a path those of ``tilik.toml`` in this folder, or the defaults when there is none.

    Paths in the result are relative to the file's folder no longer. `SettingsError` names the file and the setting.
    """
    if path is None:
        # A link that leads nowhere was meant to be settings.
        if not (Path(SETTINGS_FILE).exists() or Path(SETTINGS_FILE).is_symlink()):
            return Settings()
        path = Path(SETTINGS_FILE)
    try:
        raw = beginning(path, _LARGEST)
        if len(raw) > _LARGEST:
            raise SettingsError(f"{path}: larger than {_LARGEST} bytes", f"Name a {SETTINGS_FILE}. {_SEE}")
        settings = msgspec.convert(tomllib.loads(raw.decode("utf-8-sig")), Settings)
    except OSError as why:
        raise SettingsError(f"{path}: cannot be read ({why.strerror})", f"Name a readable {SETTINGS_FILE}.") from None
    except UnicodeDecodeError:
        raise SettingsError(f"{path}: not a text file in UTF-8", "Save it as plain text with the encoding UTF-8.") from None
    except tomllib.TOMLDecodeError as why:
        raise SettingsError(f"{path}: not TOML: {why}", "Put texts in quotes and one setting a line: rate = 5") from None
    except RecursionError:
        raise SettingsError(f"{path}: not TOML that can be read: nested too deeply", _SEE) from None
    except msgspec.ValidationError as why:
        raise SettingsError(f"{path}: {_plain(str(why))}", _hint(str(why))) from None
    require_sound(settings, str(path))
    return _anchor(settings, path.parent)


def _hint(message: str) -> str:
    """A setting of nearly that name, in whichever table."""
    match = _UNKNOWN_FIELD.match(message)
    near = difflib.get_close_matches(match[1], _names(), 1) if match else []
    return f"Did you mean {near[0]}? {_SEE}" if near else _SEE


def _names() -> list[str]:
    return [field.encode_name for table in tables().values() for field in msgspec.structs.fields(table)]


def _plain(message: str) -> str:
    """msgspec's words with the setting first: ``network.rate: expected `float`, got `str```."""
    what, _, where = message.partition(" - at `$")
    key = where.rstrip("`").removeprefix(".").replace("[...]", "")
    what = what.replace("Object contains unknown field", "unknown setting")
    return f"{key}: {what[:1].lower()}{what[1:]}" if key else f"{what[:1].lower()}{what[1:]}"


def _anchor(settings: Settings, folder: Path) -> Settings:
    """The same with every path below the folder; an absolute path stays as it is, and so does a database's URL."""
    network, report, log = settings.network, settings.report, settings.log
    roots = tuple(str(folder / root) for root in network.trusted_roots)
    return msgspec.structs.replace(
        settings,
        targets=str(folder / settings.targets),
        store=settings.store if "://" in settings.store else str(folder / settings.store),
        out=str(folder / settings.out),
        network=msgspec.structs.replace(network, trusted_roots=roots),
        report=msgspec.structs.replace(report, logo=str(folder / report.logo) if report.logo else ""),
        log=msgspec.structs.replace(log, file=str(folder / log.file) if log.file else ""),
    )
