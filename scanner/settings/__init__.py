"""The settings of tilik: declared, loaded, documented."""

from scanner.settings.city import Report, StrategySettings
from scanner.settings.declared import (
    CrawlSettings,
    DoorSettings,
    IdentitySettings,
    LogSettings,
    Network,
    ScanSettings,
    Settings,
    TlsSettings,
)
from scanner.settings.fleet import FleetSettings
from scanner.settings.loading import SETTINGS_FILE, load_settings
from scanner.settings.schedules import Schedule
from scanner.settings.sound import require_sound

__all__ = [
    "SETTINGS_FILE",
    "CrawlSettings",
    "DoorSettings",
    "FleetSettings",
    "IdentitySettings",
    "LogSettings",
    "Network",
    "Report",
    "ScanSettings",
    "Schedule",
    "Settings",
    "StrategySettings",
    "TlsSettings",
    "load_settings",
    "require_sound",
]
