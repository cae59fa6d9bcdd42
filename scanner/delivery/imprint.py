"""The imprint of reports from the settings; the logo is read from its file, the group looked up in the system."""

from __future__ import annotations

import base64
import grp
import os
from pathlib import Path

from reports.strategy import Decree
from reports.views.imprint import Imprint
from scanner.errors import SettingsError
from scanner.settings import Settings
from scanner.settings.reading import beginning

_LARGEST = 300_000
# How a file of each kind begins (PNG section 5.2; JPEG's SOI marker and the next marker's first byte).
_KINDS = {b"\x89PNG\r\n\x1a\n": "image/png", b"\xff\xd8\xff": "image/jpeg"}


def imprint(settings: Settings) -> Imprint:
    """Who issues the reports, and under which decree; `SettingsError` for a logo that cannot be shown, or a group that cannot be given files."""
    report, strategy = settings.report, settings.strategy
    return Imprint(
        issuer=report.issuer,
        contact=report.contact,
        marking=report.marking,
        zone=report.zone,
        letterhead=report.letterhead,
        logo=_logo(report.logo) if report.logo else "",
        letter=report.letter,
        valid_days=report.valid_days,
        decree=Decree(
            number=strategy.number,
            title=strategy.title,
            contacts=strategy.contacts,
            ladder=strategy.ladder,
            deadlines=strategy.deadlines,
            appetite=strategy.appetite,
        ),
        group=group_number(report.group, "report.group") if report.group else None,
    )


def group_number(name: str, setting: str) -> int:
    """The number of a group that a setting names. Who gives a file to a group must be a member of it, or root (chown(2))."""
    try:
        number = grp.getgrnam(name).gr_gid
    except (KeyError, ValueError):
        raise SettingsError(f"{setting}: this machine has no group {name!r}", "Name that of the web server, such as www-data.") from None
    if os.geteuid() != 0 and number not in (os.getegid(), *os.getgroups()):
        raise SettingsError(
            f"{setting}: who runs tilik here is no member of {name}", f"Add that user to the group, or leave {setting} empty."
        )
    return number


def _logo(name: str) -> str:
    """The picture as a ``data:`` URI, so that a report stays one file."""
    hint = "Name a PNG or JPEG file of at most 300 kB in report.logo."
    try:
        picture = beginning(Path(name), _LARGEST)
    except OSError as why:
        raise SettingsError(f"report.logo: {name} cannot be read ({why.strerror})", hint) from None
    kind = next((kind for start, kind in _KINDS.items() if picture.startswith(start)), None)
    if kind is None:
        raise SettingsError(f"report.logo: {name} is neither PNG nor JPEG", hint)
    if len(picture) > _LARGEST:
        raise SettingsError(f"report.logo: {name} has {max(len(picture), Path(name).stat().st_size)} bytes or more", hint)
    return f"data:{kind};base64,{base64.b64encode(picture).decode()}"
