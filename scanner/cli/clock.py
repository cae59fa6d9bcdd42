"""The clock that commands go by."""

from __future__ import annotations

import datetime as dt

import click

from scanner.net.clock import Clock


def clock() -> Clock:
    """The one that whoever calls the command line hands in (click's ``obj``), else the machine's."""
    context = click.get_current_context(silent=True)
    return (context.find_object(Clock) if context else None) or Clock()


def now() -> dt.datetime:
    """UTC, aware."""
    return clock().now()


def today() -> dt.date:
    """The day on which permissions are judged when a list is read."""
    return now().date()
