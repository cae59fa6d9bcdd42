"""The clock that commands go by."""

from __future__ import annotations

import datetime as dt
import zoneinfo

import click

from scanner.net.clock import Clock
from scanner.settings import Settings


def clock() -> Clock:
    """The one that whoever calls the command line hands in (click's ``obj``), else the machine's."""
    context = click.get_current_context(silent=True)
    return (context.find_object(Clock) if context else None) or Clock()


def now() -> dt.datetime:
    """UTC, aware."""
    return clock().now()


def today(settings: Settings) -> dt.date:
    """The day on which permissions are judged when a list is read, on the clocks of the city."""
    return now().astimezone(zoneinfo.ZoneInfo(settings.report.zone)).date()
