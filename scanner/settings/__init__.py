"""The settings of tilik: declared, loaded, documented."""

from scanner.settings.city import Report, StrategySettings
from scanner.settings.declared import Crawl, DoorSettings, Identity, LogSettings, Network, ScanSettings, Settings, Tls
from scanner.settings.loading import FILE, load
from scanner.settings.sound import require_sound

__all__ = [
    "FILE",
    "Crawl",
    "DoorSettings",
    "Identity",
    "LogSettings",
    "Network",
    "Report",
    "ScanSettings",
    "Settings",
    "StrategySettings",
    "Tls",
    "load",
    "require_sound",
]
